"""The dialect of a staff file: its delimiter and the line of its header."""

from pathlib import Path

import pytest

from engine.errors import CrossroadsError
from engine.tables.csv_file import open_csv_file
from engine.tables.dialect import Dialect, find_dialect
from engine.tables.physical_lines import PhysicalLines
from engine.tables.rows import Row


def is_known(heading: str) -> bool:
    """The headings that the files in these tests mean."""
    return heading.strip() in {"id", "role", "size", "team"}


def look(text: str) -> Dialect:
    """The layout of a file with this text."""
    return find_dialect("staff.csv", PhysicalLines([text]), is_known)


HEADERS = {
    "at once": ("id,role\n1,pm\n", ("id", "role"), 0, 0),
    "below a title": ("Staff of the PMO\nid,role\n1,pm\n", ("id", "role"), 1, 0),
    "below a title and blank lines": ("Staff\n\n,,\nid,role\n1,pm\n", ("id", "role"), 2, 1),
    "below a padded title": ("Staff,,\nid,role,x\n1,pm,y\n", ("id", "role", "x"), 1, 0),
    "below what is known about the file": (
        "Date,2026-01-01\nrole,all\nid,role,size\n1,pm,2\n",
        ("id", "role", "size"),
        2,
        0,
    ),
    "below a title that happens to be a heading": (
        "team\nid,role\n1,pm\n",
        ("id", "role"),
        1,
        0,
    ),
    "below a title in quotes": (
        '"Staff, 2026"\n"a ""b"" c\nd"\nid,role,x\n',
        ("id", "role", "x"),
        3,
        0,
    ),
    "below a torn line": ('"Staff" of 2026,\nid,role\n1,pm\n', ("id", "role"), 1, 0),
    "with a mark where files were joined": ("Staff\n\ufeffid,role\n1,pm\n", ("id", "role"), 1, 0),
    "with a quoted heading after a mark": ('\ufeff\ufeff"id",role\n1,pm\n', ("id", "role"), 0, 0),
    "over several lines": ('id,"role\n(today)"\n1,pm\n', ("id", "role\n(today)"), 0, 0),
    "in one column": ("role\nteam\n1\n", ("role",), 0, 0),
    "on the twentieth line": ("x\n" * 19 + "id,role\n", ("id", "role"), 19, 0),
    "not looked for below the twentieth line": ("x\n" * 20 + "id,role\n", ("x",), 0, 0),
    "unknown": ("a,b\nc,d,e\n", ("a", "b"), 0, 0),
    "no row in which a heading's word stands": ("name,what\nAnn,role\n", ("name", "what"), 0, 0),
    "no row that is longer than a known header": (
        "id,x\n1,pm\nrole,size,team\n",
        ("id", "x"),
        0,
        0,
    ),
}


@pytest.mark.parametrize(
    ("text", "headings", "passed_over", "blank"), HEADERS.values(), ids=HEADERS.keys()
)
def test_the_header_is_found(
    text: str, headings: tuple[str, ...], passed_over: int, blank: int
) -> None:
    """It is the first line under which known columns are found; no person is taken for one."""
    dialect = look(text)

    assert dialect.headings == headings
    assert (dialect.passed_over, dialect.blank_lines) == (passed_over, blank)


def test_lines_before_the_header_are_noted(tmp_path: Path) -> None:
    """They are counted, and the rows below keep their line numbers."""
    place = tmp_path / "staff.csv"
    place.write_text("Staff\n2026\n\nid,role\n1,pm\n")

    with open_csv_file(str(place), is_known) as staff:
        (record,) = staff

    assert record == Row(5, ("1", "pm"))
    assert staff.notes == ("lines before the header, which are passed over: 2",)
    assert (staff.rows, staff.blank_lines) == (1, 1)


DELIMITERS = {
    "known headings decide": ("role;a,b,c,d\n", ";"),
    "below a title with commas": ("Staff, of the PMO, 2026\nid;role\n1;pm\n", ";"),
    "a line that names it decides": ("sep=|\nid,role|x\n", "|"),
    "whichever gives most known headings": ("id,role;size;team\n", ";"),
    "the comma where it does not matter": ("role\n", ","),
}


@pytest.mark.parametrize(("text", "delimiter"), DELIMITERS.values(), ids=DELIMITERS.keys())
def test_the_delimiter_is_found_with_the_header(text: str, delimiter: str) -> None:
    """Letters in titles do not count, nor do those in cells."""
    assert look(text).delimiter == delimiter


UNREADABLE = {
    "nothing": ("", "staff.csv: is empty"),
    "a quote that is never closed": ('\n"id,role\n1,pm\n', "line 2: the header has a quote"),
    "a NUL in a heading below a title": (
        "Staff\nid,role,\0\n",
        r"line 2: the header holds control characters",
    ),
    "a conflict": ("<<<<<<< HEAD\nid,role\n", "line 1: holds a conflict"),
}


@pytest.mark.parametrize(("text", "told"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_file_without_a_readable_header_is_refused(text: str, told: str) -> None:
    """With the line on which it should be."""
    with pytest.raises(CrossroadsError, match=told):
        look(text)
