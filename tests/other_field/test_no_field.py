"""The engine knows no field: its names and its strings hold no word of the one that is shipped.

Comments and docstrings may give examples of it; the help of a command is no such docstring.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.checkout import ROOT

MODULES = [ROOT / "cli.py", *sorted((ROOT / "engine").rglob("*.py"))]
FIELD = frozenset({
    "analyst", "appetite", "boss", "bosses", "career", "careers", "coordinator", "document",
    "documents", "employee", "employees", "employer", "employers", "employment", "freelance", "hr",
    "job", "jobs", "ladder", "manager", "managers", "mentor", "organisation", "organisations",
    "organization", "pmo", "portfolio", "post", "posts", "programme", "programmes", "project",
    "projects", "promotion", "role", "roles", "salary", "sideways", "staff", "stretch", "vacancy",
})  # fmt: skip
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
ARGUED = {  # word: in which names and strings it may stand, and why
    "role": ".*",  # the shell has an optional catalogue, roles.toml, and what it is about are roles
    "roles": ".*",
    "job": "job|_names_job|job_endings",  # how titles of roles are read, by the keys of titles.toml
    "jobs": r"_?jobs|.*--jobs.*",  # the keys of titles.toml; and how many processes there may be
    "document": r"document|.*OpenDocument.*|.*end of document.*|(Word|PowerPoint )Document"
    r"|word/document.xml|Index/Document.iwa",  # see below
    "employees": r"total.*|N \(people.*",  # the labels of totals and counts, in any table
    "manager": "AbstractContextManager",  # Python's own
    "hr": r"hr|hr_first|Write the questionnaire.*",  # who asks for answers: --for hr, --prefer hr
    "staff": r"staff|\w+_staff|OpenedStaff|total.*|N \(people.*",  # the table of people; counts
}
# `origin = "document"` marks a rule that is no extension, in files and in JSON; the others are
# the names of formats and of what is in their files, and what Python's TOML reader says.


@pytest.mark.parametrize("module", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_module_knows_no_field(module: Path) -> None:
    """A rule base of another field finds nothing in the way."""
    tree = ast.parse(module.read_text(encoding="utf-8"))

    assert {text for text in (*_names(tree), *_strings(tree)) if _of_the_field(text)} == set()


def test_the_argued_words_are_there() -> None:
    """An exception that nothing needs any more is taken out of the list."""
    trees = [ast.parse(module.read_text(encoding="utf-8")) for module in MODULES]
    texts = {text for tree in trees for text in (*_names(tree), *_strings(tree))}

    assert ARGUED.keys() == {word for text in texts for word in _field_words(text)}


def test_a_word_of_the_field_is_found() -> None:
    """The test of these tests: in a name, in a string, in the help of a command."""
    tree = ast.parse(
        'def career_step():\n    """A PMO."""\n    return f"Ask the {employer}s boss."\n'
        '@command\ndef advise():\n    """Advise one project manager."""\n'
    )

    found = {text for text in (*_names(tree), *_strings(tree)) if _of_the_field(text)}

    assert found == {"career_step", "employer", "s boss.", "Advise one project manager."}


def _field_words(text: str) -> set[str]:
    return {word.casefold() for word in WORD.findall(text)} & FIELD


def _of_the_field(text: str) -> bool:
    words = _field_words(text)
    return any(not re.fullmatch(ARGUED.get(word, ""), text, re.DOTALL) for word in words)


def _names(tree: ast.Module) -> Iterator[str]:
    """Everything that is given a name or called by one."""
    for node in ast.walk(tree):
        for field in ("id", "attr", "arg", "name", "asname"):
            if isinstance(name := getattr(node, field, None), str):
                yield name


def _strings(tree: ast.Module) -> Iterator[str]:
    """Every string that may be seen: all but docstrings, and of these the help of commands."""
    hidden = {id(text) for node in ast.walk(tree) if (text := _docstring(node))}
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in hidden
        ):
            yield node.value


def _docstring(node: ast.AST) -> ast.Constant | None:
    """The docstring of a module, class or function that is no command."""
    if not isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        return None
    first = node.body[0] if node.body else None
    is_command = any("command" in ast.unparse(one) for one in getattr(node, "decorator_list", []))
    if is_command or not isinstance(first, ast.Expr) or not isinstance(first.value, ast.Constant):
        return None
    return first.value
