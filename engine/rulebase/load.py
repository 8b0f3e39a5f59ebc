"""A folder of rules becomes a KnowledgeBase, or every fault in it is reported at once.

Five files have fixed names, of which roles and titles may be missing; every other `*.toml` holds
rules. Nothing that is wrong stops the reading before the last file, except a folder or a file that
cannot be read at all.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path as FilePath

from engine.core.model import PATH, Attribute, Choice, KnowledgeBase, Path, Role
from engine.core.terminology import Help, Notice, Phrases
from engine.errors import Fault, KnowledgeBaseError
from engine.rulebase.attributes import read_attribute, read_protected, read_topics, read_words
from engine.rulebase.consistency import inconsistencies, unused
from engine.rulebase.entries import (
    read_by_id,
    read_exercises,
    read_path,
    read_role,
    read_statement,
    read_strengths,
    read_text,
    read_thresholds,
    read_titles,
    read_wording,
)
from engine.rulebase.examples import with_examples
from engine.rulebase.figures import read_figures
from engine.rulebase.files import FIGURES, PROMISES, RulesFolder, read_folder
from engine.rulebase.findings import with_lines
from engine.rulebase.needless import with_pointless_cases
from engine.rulebase.place import rules_place
from engine.rulebase.promises import read_promises
from engine.rulebase.rule_files import HOMES, concluded_flags, read_rules, rule_files
from engine.rulebase.rule_language import Names
from engine.rulebase.toml_lists import entries_of
from engine.rulebase.toml_table import Table


def load_rules(folder: str | FilePath | None = None) -> KnowledgeBase:
    """The knowledge base in a folder.

    Where none is named, it is that of the environment variable CROSSROADS_RULES or, without one,
    the one that is shipped. Raises MisuseError for a folder that is not there, KnowledgeBaseError
    with every fault.
    """
    return _load(read_folder(*rules_place(folder)))


def load_rules_at(place: FilePath, name: str) -> KnowledgeBase:
    """The knowledge base in a folder that faults call by another name. Raises as `load_rules`."""
    return _load(read_folder(place, name))


def load_with_notes(folder: str | FilePath | None = None) -> tuple[KnowledgeBase, list[Fault]]:
    """The knowledge base in a folder, and what is no fault in it but should be known."""
    files = read_folder(*rules_place(folder))
    knowledge_base = _load(files)
    notes = [*files.notes, *unused(knowledge_base, files.name)]
    return knowledge_base, with_lines(notes, files.texts)


def _load(files: RulesFolder) -> KnowledgeBase:
    """The knowledge base in files that were read. Raises KnowledgeBaseError with every fault."""
    faults = files.faults
    if not files.broken:
        knowledge_base = _read_knowledge(files, faults)
        faults += [] if faults else inconsistencies(knowledge_base, files.name)
    if faults:
        raise KnowledgeBaseError.of(with_lines(faults, files.texts))
    return knowledge_base


def _read_knowledge(files: RulesFolder, faults: list[Fault]) -> KnowledgeBase:
    """All the parts, each read as far as it can be."""

    def open_file(name: str) -> Table:
        return Table(f"{files.name}/{name}.toml", "the file", files.contents.get(name, {}), faults)

    vocabulary, roles_file, paths_file, statements_file = map(
        open_file, ("vocabulary", "roles", "paths", "statements")
    )
    roles = _catalogue(roles_file) if "roles" in files.contents else {}
    topics, opening = read_topics(vocabulary)
    attributes = with_pointless_cases(
        vocabulary,
        read_by_id(vocabulary, "attribute", lambda table: read_attribute(table, roles, topics)),
    )
    words, protected = read_words(vocabulary), read_protected(vocabulary)
    statements = read_by_id(statements_file, "statement", read_statement)
    paths = read_by_id(paths_file, "path", lambda table: read_path(table, statements))
    texts = read_by_id(paths_file, "text", lambda table: read_text(table, statements))
    topics = topics or tuple(dict.fromkeys(one.topic for one in attributes.values()))
    exercises = read_exercises(paths_file, statements, topics)
    strengths = read_strengths(paths_file)
    thresholds, horizons = read_thresholds(paths_file), paths_file.texts("horizons")
    phrases = read_wording(paths_file, "phrases", Phrases)
    help = read_wording(paths_file, "help", Help)
    notice = read_wording(paths_file, "notice", Notice)
    for file in (vocabulary, roles_file, paths_file, statements_file):
        file.done(HOMES)
    tables = [open_file(name) for name in rule_files(files, paths)]
    names = Names(
        attributes=attributes | {PATH: _path_attribute(paths)},
        flags=concluded_flags(tables),
        paths=paths,
        strengths=strengths,
        statements=statements,
        roles=roles,
        horizons=horizons,
    )
    rules = read_rules(tables, names)
    promises = read_promises(open_file(PROMISES), names, rules)
    return KnowledgeBase(
        attributes=attributes,
        roles=roles,
        paths=paths,
        strengths=strengths,
        statements=statements,
        texts=texts,
        rules=rules,
        words=words,
        titles=read_titles(open_file("titles"), roles),
        version="" if faults else _version(files.contents),
        thresholds=thresholds,
        horizons=horizons,
        topics=topics,
        opening_topics=opening,
        protected=protected,
        phrases=phrases,
        help=with_examples(help, (one for one in attributes.values() if one.stated)),
        notice=notice,
        promises=promises.promises,
        accepted=promises.accepted,
        figures=read_figures(open_file(FIGURES), names, rules),
        exercises=exercises,
    )


def _catalogue(file: Table) -> dict[str, Role]:
    """The roles, each of which may lead to any other."""
    known = [str(role.get("id")) for role in entries_of(file.content, "role")]
    return read_by_id(file, "role", lambda table: read_role(table, known))


def _path_attribute(paths: Mapping[str, Path]) -> Attribute:
    """The recommended path, as something that rules of the last stage can ask about."""
    choices = {path.id: Choice(path.id, path.title) for path in paths.values()}
    return Attribute(PATH, "one", "Recommended path", choices=choices, stated=False)


def _version(files: Mapping[str, object]) -> str:
    """A short hash of what decides advice: no comments, spaces, line ends, promises or figures."""
    undecisive = (PROMISES, FIGURES)
    deciding = {name: content for name, content in files.items() if name not in undecisive}
    said = json.dumps(deciding, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:12]
