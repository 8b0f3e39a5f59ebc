"""A folder of rules becomes a KnowledgeBase, or every fault in it is reported at once.

Five files have fixed names, of which roles and titles may be missing; every other `*.toml` holds
rules. Nothing that is wrong stops the
reading before the last file, except a folder or a file that cannot be read at all.
"""

import hashlib
import json
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path as FilePath
from typing import Any

from engine.core.model import PATH, Attribute, Choice, KnowledgeBase, Path, Role, Rule
from engine.core.wording import Help, Phrases
from engine.errors import Fault, KnowledgeBaseError, MisuseError
from engine.language.title_lexicon import TitleLexicon
from engine.rulebase.consistency import inconsistencies, repeated
from engine.rulebase.entries import (
    read_attribute,
    read_by_id,
    read_path,
    read_protected,
    read_role,
    read_statement,
    read_text,
    read_topics,
    read_wording,
)
from engine.rulebase.examples import with_examples
from engine.rulebase.place import SHIPPED_RULES, VARIABLE, rules_place
from engine.rulebase.rule_language import Names, read_rule
from engine.rulebase.toml_table import Table

__all__ = ["FIXED_FILES", "SHIPPED_RULES", "load_rules"]

STRONGEST = 1000  # decibans
REQUIRED_FILES = ("vocabulary", "paths", "statements")
FIXED_FILES = (*REQUIRED_FILES, "roles", "titles")


def load_rules(folder: str | FilePath | None = None) -> KnowledgeBase:
    """The knowledge base in a folder.

    Where none is named, it is that of the environment variable CROSSROADS_RULES or, without one,
    the one that is shipped. Raises MisuseError for a folder that is not there, KnowledgeBaseError
    with every fault.
    """
    place, name = rules_place(folder)
    if not place.is_dir() or not name:
        what = "is a file" if place.is_file() else "does not exist"
        where = "rules folder" if folder is not None else VARIABLE
        raise MisuseError(f"{where} '{name}'", what, "Name a folder of .toml files.")
    faults: list[Fault] = []
    files = _read_files(place, name, faults)
    if faults:
        raise KnowledgeBaseError.of(faults)
    knowledge_base = _read_knowledge(files, name, faults)
    faults += [] if faults else inconsistencies(knowledge_base, name)
    if faults:
        raise KnowledgeBaseError.of(faults)
    return knowledge_base


def _read_files(place: FilePath, name: str, faults: list[Fault]) -> dict[str, dict[str, Any]]:
    """Every file's content by its name without the ending."""
    files = {}
    for path in sorted(place.glob("*.toml")):
        where = f"{name}/{path.name}"
        try:
            files[path.stem] = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            faults.append(Fault(where, f"line {line} is not UTF-8", "Save the file as UTF-8."))
        except tomllib.TOMLDecodeError as error:
            faults.append(Fault(where, f"is not TOML: {error}", "Mend that line."))
        except OSError as error:
            faults.append(
                Fault(where, f"cannot be read: {error.strerror}", "Check its permissions.")
            )
    present = {path.stem for path in place.glob("*.toml")}
    for fixed_name in REQUIRED_FILES:
        if fixed_name not in present:
            required = ", ".join(f"{fixed}.toml" for fixed in REQUIRED_FILES)
            cure = f"A rules folder holds {required}."
            faults.append(Fault(f"{name}/{fixed_name}.toml", "is missing", cure))
    return files


def _read_knowledge(
    files: Mapping[str, dict[str, Any]], folder: str, faults: list[Fault]
) -> KnowledgeBase:
    """All the parts, each read as far as it can be."""

    def open_file(name: str) -> Table:
        return Table(f"{folder}/{name}.toml", "the file", files.get(name, {}), faults)

    def part(file: Table, key: str) -> Table:
        return Table(file.where, f"the table '{key}'", file.table(key), faults)

    roles = _roles(files, open_file)
    vocabulary = open_file("vocabulary")
    topics, opening = read_topics(part(vocabulary, "topics"))
    attributes = read_by_id(
        vocabulary, "attribute", lambda table: read_attribute(table, roles, topics)
    )
    statements = read_by_id(open_file("statements"), "statement", read_statement)
    paths_file = open_file("paths")
    paths = read_by_id(paths_file, "path", lambda table: read_path(table, statements))
    texts = read_by_id(paths_file, "text", lambda table: read_text(table, statements))
    strengths = _strengths(paths_file)
    vocabulary_words = _words(vocabulary)
    protected = read_protected(part(vocabulary, "protected"))
    phrases = read_wording(part(paths_file, "phrases"), Phrases)
    help = read_wording(part(paths_file, "help"), Help)
    for table in (vocabulary, paths_file):
        table.done()
    names = Names(
        attributes=attributes | {PATH: _path_attribute(paths)},
        flags=_flags(files),
        paths=paths,
        strengths=strengths,
        statements=statements,
        roles=roles,
    )
    tables = [open_file(name) for name in _rule_files(files, paths)]
    return KnowledgeBase(
        attributes=attributes,
        roles=roles,
        paths=paths,
        strengths=strengths,
        statements=statements,
        texts=texts,
        rules=_rules(tables, names),
        words=vocabulary_words,
        titles=_titles(open_file("titles"), roles),
        version=_version(files),
        topics=topics or tuple(dict.fromkeys(one.topic for one in attributes.values())),
        opening_topics=opening,
        protected=protected,
        phrases=phrases,
        help=with_examples(help, (one for one in attributes.values() if one.stated)),
    )


def _roles(
    files: Mapping[str, dict[str, Any]], open_file: Callable[[str], Table]
) -> dict[str, Role]:
    """The catalogue of roles, where there is one."""
    if "roles" not in files:
        return {}
    known = [str(role.get("id")) for role in _entries(files["roles"], "role")]
    return read_by_id(open_file("roles"), "role", lambda table: read_role(table, known))


def _rule_files(files: Mapping[str, object], paths: Mapping[str, Path]) -> list[str]:
    """The files of rules: the situation, the paths in the document's order, then the others."""
    order = ("situation", *paths)
    names = [name for name in files if name not in FIXED_FILES]
    return sorted(
        names, key=lambda name: (order.index(name) if name in order else len(order), name)
    )


def _rules(tables: list[Table], names: Names) -> dict[str, Rule]:
    """The rules of all the files; an id stands once in all of them."""
    rules: list[Rule] = []
    for table in tables:
        entries = table.tables("rule")
        rules += [read_rule(entry, number, names) for number, entry in enumerate(entries, 1)]
        table.done()
        if not entries:
            table.fault("holds no rule", "Add a [[rule]], or take the file away.")
    if tables:
        for id in repeated([rule.id for rule in rules]):
            places = " and ".join(rule.where for rule in rules if rule.id == id)
            tables[0].faults.append(Fault(places, f"the id '{id}' stands twice", "Rename one."))
    return {rule.id: rule for rule in rules}


def _path_attribute(paths: Mapping[str, Path]) -> Attribute:
    """The recommended path, as something that rules of the last stage can ask about."""
    choices = {path.id: Choice(path.id, path.title) for path in paths.values()}
    return Attribute(PATH, "one", "Recommended path", choices=choices, stated=False)


def _strengths(file: Table) -> dict[str, int]:
    """The named strengths of evidence, in decibans."""
    strengths = Table(file.where, "the table 'strengths'", file.table("strengths"), file.faults)
    weights = {name: strengths.whole(name) or 0 for name in strengths.content}
    for name, weight in weights.items():
        if not 0 < weight <= STRONGEST:
            cure = f"A strength is a whole number from 1 to {STRONGEST}."
            strengths.fault(f"has {name} = {weight}", cure)
    if not weights:
        strengths.fault("names no strength", "Add [strengths] with slight = 2 and so on.")
    return weights


def _words(file: Table) -> dict[str, tuple[str, ...]]:
    """What people write for yes, for no, and for not known."""
    words = Table(file.where, "the table 'words'", file.table("words"), file.faults)
    lists = {name: words.texts(name, required=True) for name in ("yes", "no", "not_known")}
    words.done()
    return lists


def _titles(file: Table, roles: Mapping[str, Role]) -> TitleLexicon:
    titles = {role.id: role.titles for role in roles.values()}
    if file.content and not roles:
        file.fault("is of no use without roles.toml", "Add the one, or take the other away.")
    try:
        return TitleLexicon.from_table(file.content, titles)
    except ValueError as error:
        file.fault(f"cannot be used: {error}", "Mend that entry.")
        return TitleLexicon.from_table({}, {})


def _flags(files: Mapping[str, dict[str, Any]]) -> list[str]:
    """Every flag that some rule concludes, before any rule is read."""
    consequences = [
        rule.get("then")
        for name, content in files.items()
        if name not in FIXED_FILES
        for rule in _entries(content, "rule")
    ]
    flags = [then.get("flag") for then in consequences if isinstance(then, dict)]
    return list(dict.fromkeys(flag for flag in flags if isinstance(flag, str)))


def _entries(content: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The tables of the list at the key, as far as there are any."""
    found = content.get(key)
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def _version(files: Mapping[str, object]) -> str:
    """A short hash of what the files say: comments, spaces and line ends do not count."""
    said = json.dumps(files, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:12]
