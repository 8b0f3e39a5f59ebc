"""A folder of rules becomes a KnowledgeBase, or every fault in it is reported at once.

Five files have fixed names, of which roles and titles may be missing; every other `*.toml` holds
rules. Nothing that is wrong stops the reading before the last file, except a folder or a file that
cannot be read at all.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from engine.core.model import PATH, Attribute, Choice, KnowledgeBase, Path, Role, Rule
from engine.core.terminology import Help, Phrases
from engine.errors import Fault, KnowledgeBaseError
from engine.language.lexicon_faults import LexiconError
from engine.language.spelling import nearest
from engine.language.title_lexicon import TitleLexicon
from engine.rulebase.consistency import inconsistencies, unused
from engine.rulebase.entries import (
    read_attribute,
    read_by_id,
    read_path,
    read_protected,
    read_role,
    read_statement,
    read_strengths,
    read_text,
    read_topics,
    read_wording,
    read_words,
    repetitions,
)
from engine.rulebase.examples import with_examples
from engine.rulebase.files import FIXED_FILES, RulesFolder, read_folder
from engine.rulebase.findings import Finding, shown, with_lines
from engine.rulebase.place import SHIPPED_RULES, rules_place
from engine.rulebase.promises import PROMISES, read_promises
from engine.rulebase.rule_checks import rule_finding
from engine.rulebase.rule_language import Names, read_rule
from engine.rulebase.toml_table import Table

__all__ = ["FIXED_FILES", "SHIPPED_RULES", "load_rules", "load_with_notes", "rules_place"]

HOMES = {  # the tables of each file
    "attribute": "vocabulary.toml",
    "words": "vocabulary.toml",
    "topics": "vocabulary.toml",
    "protected": "vocabulary.toml",
    "role": "roles.toml",
    "path": "paths.toml",
    "text": "paths.toml",
    "strengths": "paths.toml",
    "phrases": "paths.toml",
    "help": "paths.toml",
    "statement": "statements.toml",
    "means": "titles.toml",
    "seniority": "titles.toml",
    "unclear": "titles.toml",
    "other_work": "titles.toml",
    "promise": "promises.toml",
    "accepted": "promises.toml",
    "scopes": "promises.toml",
    "rule": "a file of rules, such as situation.toml",
}
PARTS_OF_A_RULE = ("id", "source", "because", "when", "then", "origin")
NO_RULE = HOMES | dict.fromkeys(PARTS_OF_A_RULE, "a [[rule]]")


def load_rules(folder: str | FilePath | None = None) -> KnowledgeBase:
    """The knowledge base in a folder.

    Where none is named, it is that of the environment variable CROSSROADS_RULES or, without one,
    the one that is shipped. Raises MisuseError for a folder that is not there, KnowledgeBaseError
    with every fault.
    """
    return _load(read_folder(*rules_place(folder)))


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
    attributes = read_by_id(
        vocabulary, "attribute", lambda table: read_attribute(table, roles, topics)
    )
    words, protected = read_words(vocabulary), read_protected(vocabulary)
    statements = read_by_id(statements_file, "statement", read_statement)
    paths = read_by_id(paths_file, "path", lambda table: read_path(table, statements))
    texts = read_by_id(paths_file, "text", lambda table: read_text(table, statements))
    strengths = read_strengths(paths_file)
    phrases = read_wording(paths_file, "phrases", Phrases)
    help = read_wording(paths_file, "help", Help)
    for file in (vocabulary, roles_file, paths_file, statements_file):
        file.done(HOMES)
    rule_files = [open_file(name) for name in _rule_files(files, paths)]
    names = Names(
        attributes=attributes | {PATH: _path_attribute(paths)},
        flags=_flags(rule_files),
        paths=paths,
        strengths=strengths,
        statements=statements,
        roles=roles,
    )
    rules = _rules(rule_files, names)
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
        titles=_titles(open_file("titles"), roles),
        version="" if faults else _version(files.contents),
        topics=topics or tuple(dict.fromkeys(one.topic for one in attributes.values())),
        opening_topics=opening,
        protected=protected,
        phrases=phrases,
        help=with_examples(help, (one for one in attributes.values() if one.stated)),
        promises=promises.promises,
        accepted=promises.accepted,
    )


def _catalogue(file: Table) -> dict[str, Role]:
    """The roles, each of which may lead to any other."""
    known = [str(role.get("id")) for role in _entries(file.content, "role")]
    return read_by_id(file, "role", lambda table: read_role(table, known))


def _rule_files(files: RulesFolder, paths: Mapping[str, Path]) -> list[str]:
    """The files of rules: the situation, the paths in the document's order, then the others.

    A file that holds nothing of ours is none of them; a note says so, and it is forgotten.
    """
    order = ("situation", *paths)
    names = [name for name in files.contents if name not in (*FIXED_FILES, PROMISES)]
    for name in [name for name in names if _is_foreign(files.contents[name])]:
        names.remove(name)
        del files.contents[name]
        what = "holds no [[rule]], and is not read"
        files.notes.append(Fault(f"{files.name}/{name}.toml", what))
    return sorted(
        names, key=lambda name: (order.index(name) if name in order else len(order), name)
    )


def _is_foreign(content: Mapping[str, object]) -> bool:
    """Whether a file has no table that might be meant for us."""
    return not any(key in NO_RULE or nearest(key, ("rule",)) for key in content)


def _rules(tables: list[Table], names: Names) -> dict[str, Rule]:
    """The rules of all the files; an id stands once in all of them."""
    rules: list[Rule] = []
    for table in tables:
        entries = table.tables("rule")
        rules += [read_rule(entry, number, names) for number, entry in enumerate(entries, 1)]
        table.done(NO_RULE)
        if table.content.get("rule") == []:
            table.fault("holds no rule", "Add a [[rule]], or take the file away.", "rule")
    for number, id, other in repetitions(rule.id for rule in rules):
        first = next(rule for rule in rules if rule.id == other)
        alike = "" if id == other else ", but for capitals"
        what = f"has an id that stands twice{alike}: the first is {first.where}"
        tables[0].faults.append(rule_finding(rules[number], what, "Rename one.", "id"))
    return {rule.id: rule for rule in rules}


def _path_attribute(paths: Mapping[str, Path]) -> Attribute:
    """The recommended path, as something that rules of the last stage can ask about."""
    choices = {path.id: Choice(path.id, path.title) for path in paths.values()}
    return Attribute(PATH, "one", "Recommended path", choices=choices, stated=False)


def _titles(file: Table, roles: Mapping[str, Role]) -> TitleLexicon:
    """The words that job titles are made of, and those that roles go by."""
    titles = {role.id: role.titles for role in roles.values()}
    if file.content and not roles:
        file.fault("is of no use without roles.toml", "Add the one, or take the other away.")
    try:
        return TitleLexicon.from_table(file.content, titles)
    except LexiconError as error:
        for one in error.entries:
            what = f"{one.key} = {shown(one.value)} {one.what}"
            if one.role is None:
                file.fault(what, one.cure, *one.place)
            else:
                entry = ("role", list(roles).index(one.role), *one.place)
                roles_file = file.where.replace("titles.toml", "roles.toml")
                file.faults.append(Finding(roles_file, what, one.cure, entry))
        return TitleLexicon.from_table({}, {})


def _flags(rule_files: list[Table]) -> list[str]:
    """Every flag that some rule concludes, before any rule is read."""
    consequences = [
        rule.get("then") for file in rule_files for rule in _entries(file.content, "rule")
    ]
    flags = [then.get("flag") for then in consequences if isinstance(then, dict)]
    return list(dict.fromkeys(flag for flag in flags if isinstance(flag, str)))


def _entries(content: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The tables of the list at the key, as far as there are any."""
    found = content.get(key)
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _version(files: Mapping[str, object]) -> str:
    """A short hash of what decides advice: comments, spaces, line ends, promises do not count."""
    deciding = {name: content for name, content in files.items() if name != PROMISES}
    said = json.dumps(deciding, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:12]
