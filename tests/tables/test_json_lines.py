"""JSON lines: the rows that a batch wrote, read again as cells."""

from pathlib import Path

import pytest

from engine.errors import CrossroadsError
from engine.tables.json_lines import open_json_lines
from engine.tables.rows import Row
from engine.tables.spool import rereadable


def rows(place: Path, text: str) -> list[tuple[str, ...]]:
    """The headings and the rows of a file with this text."""
    place.write_text(text, encoding="utf-8")
    with rereadable(str(place)) as opened, open_json_lines(opened, "row", bool) as table:
        return [table.headings, *(one.cells for one in table if isinstance(one, Row))]


def test_values_are_the_cells_of_a_csv(tmp_path: Path) -> None:
    """Nothing for null, lists joined, and the object of the input spread out before the others."""
    line = '{"a": null, "row": {"id": "7", "b": "x"}, "c": ["y", "z"], "d": {"e": "f"}, "g": 2.0}'

    assert rows(tmp_path / "a.jsonl", f"{line}\n\n") == [
        ("id", "b", "a", "c", "d", "g"),
        ("7", "x", "", "y; z", "e: f", "2"),
    ]


@pytest.mark.parametrize(
    ("second", "fault"),
    [
        ("[1]", "line 2: is no object in JSON"),
        ('{"a": ', "line 2: is no object in JSON"),
        ("[" * 90_000, "line 2: is no object in JSON"),
        ('{"b": 1}', "line 2: has other names than the first line"),
    ],
    ids=["a list", "cut off", "deep", "other names"],
)
def test_a_line_that_is_no_such_object_is_named(tmp_path: Path, second: str, fault: str) -> None:
    """The file is not what a batch wrote, and no row of it is guessed."""
    with pytest.raises(CrossroadsError, match=fault):
        rows(tmp_path / "a.jsonl", f'{{"a": 1}}\n{second}\n')
