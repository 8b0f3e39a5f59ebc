"""Physical lines: their numbers, and a limit to their length."""

from pathlib import Path

import pytest

from engine.errors import CrossroadsError
from engine.tables.physical_lines import PhysicalLines
from engine.tables.rows import Reject, Row
from tests.tables.csv_files import cells, read, rejects


@pytest.mark.parametrize("opening", [b"", b'1,"pm\n'], ids=["alone", "within an open quote"])
def test_an_endless_line_is_rejected(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opening: bytes
) -> None:
    """Only its beginning is kept, and the next line is read."""
    monkeypatch.setattr(PhysicalLines, "longest", 100)

    _, records = read(tmp_path, b"id,role\n" + opening + b"x" * 1000 + b"\n3,pm\n")

    line, reason, raw = rejects(records)[-1]
    assert line == 2 + len(opening.splitlines())
    assert reason == "is longer than 100 characters; only its beginning is shown"
    assert raw == "x" * 100
    assert cells(records) == [("3", "pm")]


def test_lines_are_counted_as_an_editor_does(tmp_path: Path) -> None:
    """Blank lines and lines within a cell count."""
    _, records = read(tmp_path, b'\nid,role\n\n1,"a\nb"\n\nshort\n')

    assert [(type(one), one.line) for one in records] == [(Row, 4), (Reject, 7)]


def test_an_endless_header_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A film is not a staff file."""
    monkeypatch.setattr(PhysicalLines, "longest", 100)

    with pytest.raises(CrossroadsError, match="the header is longer than 100 characters"):
        read(tmp_path, b"\xff" * 1000)
