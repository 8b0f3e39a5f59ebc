"""A folder of rules becomes a KnowledgeBase, or every fault in it is reported at once.

Five files have fixed names; every other `*.toml` holds rules. Nothing that is wrong stops the
reading before the last file, except a folder or a file that cannot be read at all.
"""

import hashlib
import json
import tomllib
from collections.abc import Mapping
from pathlib import Path as FilePath
from typing import Any

from engine.core.model import PATH, Attribute, Choice, KnowledgeBase, Path, Role, Rule
from engine.errors import Fault, KnowledgeBaseError, MisuseError
from engine.language.title_lexicon import TitleLexicon
from engine.rulebase.consistency import inconsistencies, repeated
from engine.rulebase.entries import (
    read_attribute,
    read_by_id,
    read_path,
    read_role,
    read_statement,
    read_text,
)
from engine.rulebase.promises import read_promises
from engine.rulebase.rule_language import Names, read_rule
from engine.rulebase.toml_table import Table

SHIPPED_RULES = FilePath(__file__).resolve().parents[2] / "rules"
STRONGEST = 1000  # decibans
FIXED_FILES = ("vocabulary", "roles", "titles", "paths", "statements")
PROMISES = "promises"  # a file that may be left out


def load_rules(folder: str | FilePath | None = None) -> KnowledgeBase:
    """The knowledge base in a folder; the one that is shipped where no folder is named.

    Raises MisuseError for a folder that is not there, KnowledgeBaseError with every fault.
    """
    place = FilePath(folder) if folder is not None else SHIPPED_RULES
    name = str(place) if folder is not None else place.name
    if not place.is_dir() or folder == "":
        what = "is a file" if place.is_file() else "does not exist"
        raise MisuseError(f"rules folder '{folder}'", what, "Name a folder of .toml files.")
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
    for fixed_name in FIXED_FILES:
        if fixed_name not in present:
            cure = (
                "A rules folder holds " + ", ".join(f"{fixed}.toml" for fixed in FIXED_FILES) + "."
            )
            faults.append(Fault(f"{name}/{fixed_name}.toml", "is missing", cure))
    return files


def _read_knowledge(
    files: Mapping[str, dict[str, Any]], folder: str, faults: list[Fault]
) -> KnowledgeBase:
    """All the parts, each read as far as it can be."""

    def open_file(name: str) -> Table:
        return Table(f"{folder}/{name}.toml", "the file", files[name], faults)

    role_ids = [str(role.get("id")) for role in _entries(files["roles"], "role")]
    roles = read_by_id(open_file("roles"), "role", lambda table: read_role(table, role_ids))
    vocabulary = open_file("vocabulary")
    attributes = read_by_id(vocabulary, "attribute", lambda table: read_attribute(table, roles))
    statements = read_by_id(open_file("statements"), "statement", read_statement)
    paths_file = open_file("paths")
    paths = read_by_id(paths_file, "path", lambda table: read_path(table, statements))
    texts = read_by_id(paths_file, "text", lambda table: read_text(table, statements))
    strengths = _strengths(paths_file)
    vocabulary_words = _words(vocabulary)
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
    rules = _rules(tables, names)
    promises_file = Table(f"{folder}/{PROMISES}.toml", "the file", files.get(PROMISES, {}), faults)
    promises = read_promises(promises_file, names, rules)
    return KnowledgeBase(
        attributes=attributes,
        roles=roles,
        paths=paths,
        strengths=strengths,
        statements=statements,
        texts=texts,
        rules=rules,
        words=vocabulary_words,
        titles=_titles(open_file("titles"), roles),
        version=_version(files),
        promises=promises.promises,
        accepted=promises.accepted,
    )


def _rule_files(files: Mapping[str, object], paths: Mapping[str, Path]) -> list[str]:
    """The files of rules: the situation, the paths in the document's order, then the others."""
    order = ("situation", *paths)
    names = [name for name in files if name not in (*FIXED_FILES, PROMISES)]
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
        if name not in (*FIXED_FILES, PROMISES)
        for rule in _entries(content, "rule")
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
