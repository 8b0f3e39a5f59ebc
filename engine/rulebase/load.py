"""A folder of rules becomes a KnowledgeBase, or every fault in it is reported at once.

Five files have fixed names; every other `*.toml` holds rules. Nothing that is wrong stops the
reading before the last file, except a folder or a file that cannot be read at all.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path as FilePath

from engine.core.model import PATH, Attribute, Choice, KnowledgeBase, Path
from engine.errors import Fault, KnowledgeBaseError, MisuseError
from engine.rulebase.attributes import read_attribute, read_words
from engine.rulebase.consistency import inconsistencies, unused
from engine.rulebase.entries import (
    read_by_id,
    read_path,
    read_role,
    read_statement,
    read_strengths,
    read_text,
    read_titles,
)
from engine.rulebase.files import RulesFolder, read_folder
from engine.rulebase.findings import with_lines
from engine.rulebase.rule_files import HOMES, concluded_flags, read_rules, rule_files
from engine.rulebase.rule_language import Names
from engine.rulebase.toml_lists import entries_of
from engine.rulebase.toml_table import Table

SHIPPED_RULES = FilePath(__file__).resolve().parents[2] / "rules"


def load_rules(folder: str | FilePath | None = None) -> KnowledgeBase:
    """The knowledge base in a folder; the one that is shipped where no folder is named.

    Raises MisuseError for a folder that is not there, KnowledgeBaseError with every fault.
    """
    return _load(read_folder(*rules_place(folder)))


def load_with_notes(folder: str | FilePath | None = None) -> tuple[KnowledgeBase, list[Fault]]:
    """The knowledge base in a folder, and what is no fault in it but should be known."""
    files = read_folder(*rules_place(folder))
    knowledge_base = _load(files)
    notes = [*files.notes, *unused(knowledge_base, files.name)]
    return knowledge_base, with_lines(notes, files.texts)


def rules_place(folder: str | FilePath | None) -> tuple[FilePath, str]:
    """Where a rules folder is, and what it is called in faults. Raises MisuseError."""
    place = FilePath(folder) if folder is not None else SHIPPED_RULES
    if not place.is_dir() or folder == "":
        what = "is a file" if place.is_file() else "does not exist"
        raise MisuseError(f"rules folder '{folder}'", what, "Name a folder of .toml files.")
    return place, str(place) if folder is not None else place.name


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
        return Table(f"{files.name}/{name}.toml", "the file", files.contents[name], faults)

    vocabulary, roles_file, paths_file, statements_file = map(
        open_file, ("vocabulary", "roles", "paths", "statements")
    )
    role_ids = [str(role.get("id")) for role in entries_of(roles_file.content, "role")]
    roles = read_by_id(roles_file, "role", lambda table: read_role(table, role_ids))
    attributes = read_by_id(vocabulary, "attribute", lambda table: read_attribute(table, roles))
    words = read_words(vocabulary)
    statements = read_by_id(statements_file, "statement", read_statement)
    paths = read_by_id(paths_file, "path", lambda table: read_path(table, statements))
    texts = read_by_id(paths_file, "text", lambda table: read_text(table, statements))
    strengths = read_strengths(paths_file)
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
    )
    return KnowledgeBase(
        attributes=attributes,
        roles=roles,
        paths=paths,
        strengths=strengths,
        statements=statements,
        texts=texts,
        rules=read_rules(tables, names),
        words=words,
        titles=read_titles(open_file("titles"), roles),
        version="" if faults else _version(files.contents),
    )


def _path_attribute(paths: Mapping[str, Path]) -> Attribute:
    """The recommended path, as something that rules of the last stage can ask about."""
    choices = {path.id: Choice(path.id, path.title) for path in paths.values()}
    return Attribute(PATH, "one", "Recommended path", choices=choices, stated=False)


def _version(files: Mapping[str, object]) -> str:
    """A short hash of what the files say: comments, spaces and line ends do not count."""
    said = json.dumps(files, sort_keys=True, ensure_ascii=False, default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:12]
