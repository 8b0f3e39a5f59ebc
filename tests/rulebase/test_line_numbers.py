"""The lines of tables and keys are found where an editor shows them."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.rulebase.line_numbers import Entry, entry_lines, line_of
from engine.rulebase.place import SHIPPED_RULES

RULES = sorted(SHIPPED_RULES.glob("*.toml"))
TEXT = r'''# A comment with [brackets] and "quotes"
title = "one # two" # three
"a key" = [ 1,
  # a comment ]
  [2, 3], { x = 1, y.z = '}' },
]
[a.b]
long = """
[not.a.table]
x = "\""
"""
raw = '''
TEXT += (
    "'''\n[[c]]\n'''\n\n[[c]]\nid = 1\n[c.d]\ne = 2024-01-01 10:00:00\n[[c]]\n  [[c.f]]\n  g = {}\n"
)


def entries(value: object, at: Entry = ()) -> Iterator[Entry]:
    """Every key and place in a list of what a file holds."""
    if at:
        yield at
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from entries(inner, (*at, key))
    if isinstance(value, list):
        for number, inner in enumerate(value):
            yield from entries(inner, (*at, number))


def test_every_entry_has_the_line_that_it_begins_on() -> None:
    """Comments, strings of several lines and brackets in text do not mislead."""
    lines = entry_lines(TEXT)

    assert lines.keys() == set(entries(tomllib.loads(TEXT)))
    assert {entry: lines[entry] for entry in [("title",), ("a key",), ("a", "b"), ("c",)]} == {
        ("title",): 2,
        ("a key",): 3,
        ("a", "b"): 7,
        ("c",): 16,
    }
    assert (lines[("a key", 1)], lines[("a key", 2, "y", "z")]) == (5, 5)
    assert (lines[("a", "b", "raw")], lines[("c", 0, "d", "e")]) == (12, 19)
    assert (lines[("c", 1)], lines[("c", 1, "f", 0, "g")]) == (20, 22)


@pytest.mark.parametrize("file", RULES, ids=lambda file: file.stem)
def test_every_entry_of_the_shipped_rules_is_found(file: Path) -> None:
    """Real files: each entry stands on a line that begins with its key or its bracket."""
    text = file.read_text("utf-8")

    lines = entry_lines(text)

    assert lines.keys() == set(entries(tomllib.loads(text)))
    for entry, line in lines.items():
        key = next(str(part) for part in reversed(entry) if isinstance(part, str))
        assert key in text.splitlines()[line - 1] or isinstance(entry[-1], int)


VALUES = st.recursive(
    st.one_of(
        st.sampled_from(["1", "-0.5", "true", "1979-05-27 07:32:00", "nan", "'a # [b'"]),
        st.sampled_from(['"a\\"]b"', '"""\nx = 1\n"""', "'''\n[a]'''", '""', "''''''"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3).map(lambda some: f"[{', '.join(some)}]"),
        st.lists(inner, max_size=3).map(
            lambda some: "[\n" + "".join(f"{s}, # ,\n" for s in some) + "]"
        ),
        st.lists(inner, max_size=3).map(
            lambda some: "{" + ", ".join(f"k{at} = {one}" for at, one in enumerate(some)) + "}"
        ),
    ),
    max_leaves=8,
)
LINES = st.lists(
    st.one_of(
        st.sampled_from(["", "# [x]", "[a]", "[a.b]", "[[c]]", "[[c.d]]", "[c.e]", '["f g"]']),
        st.tuples(st.sampled_from(["k", "l.m", '"n o"', "'p'.q"]), VALUES).map(" = ".join),
    ),
    max_size=8,
).map("\n".join)


@given(text=LINES)
def test_any_toml_has_all_its_entries_found(text: str) -> None:
    """Whatever the reader of the standard library accepts, the scan finds the same entries in."""
    try:
        content = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return

    assert entry_lines(text).keys() == set(entries(content))


def test_what_is_missing_has_the_line_of_what_it_belongs_to() -> None:
    """A key that ought to stand in a table is told with the line of the table."""
    lines = entry_lines("\n[[rule]]\nid = 1\n")

    assert line_of(lines, ("rule", 0, "when", "x")) == 2
    assert line_of(lines, ("nothing",)) is None
