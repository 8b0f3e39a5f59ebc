"""A file whose rows do not fit their header is refused, unless they are few."""

import re
from collections import deque
from pathlib import Path

import pytest

from engine.errors import CrossroadsError
from engine.tables.csv_file import open_csv_file
from tests.tables.csv_files import cells, is_known, put, read

MISFITS = {
    "another delimiter": (
        ["1;pm"],
        "line 2: most of 30 rows do not fit the header: it has 2 fields, this row 1. "
        "The rows are delimited by semicolon, the header by comma: use one of them.",
    ),
    "more cells than names": (["1,pm,x"], "The header probably has too few names"),
    "fewer cells than names": (["1"], "The header probably has too many names"),
    "commas within cells": (["1,a,b", "1,a,b,c", "1,a,b"], "A cell probably holds a comma"),
    "broken lines": (["1", "", "1"], "too many names"),
}


@pytest.mark.parametrize(("lines", "told"), MISFITS.values(), ids=MISFITS.keys())
def test_a_file_whose_rows_do_not_fit_is_refused(
    tmp_path: Path, lines: list[str], told: str
) -> None:
    """With the probable cause: a thousand rejects would not say it."""
    text = "\n".join(["id,role", *(lines * 30)[:30]])
    rows = text.count("\n") - text.count("\n\n")

    with pytest.raises(CrossroadsError, match=re.escape(told)):
        read(tmp_path, text.encode())

    assert rows >= 20


def test_a_large_file_is_refused_early(tmp_path: Path) -> None:
    """As soon as most of the first thousand rows are known not to fit."""
    with (
        pytest.raises(CrossroadsError, match="most of the first rows do not fit"),
        open_csv_file(put(tmp_path, b"id,role\n" + b"1,pm\n1\n1\n" * 9_000), is_known) as staff,
    ):
        deque(staff, maxlen=0)

    assert staff.rows < 1_000


FEW = {
    "fewer than twenty rows": b"1\n" * 19,
    "no more than half of them": b"1\n2,pm\n" * 600,
    "the rest of a torn record": b'0,"' + b"pm\n" * 600 + b"0,pm\n",
    "later on": b"0,pm\n" * 500 + b"1\n" * 900,
}


@pytest.mark.parametrize("content", FEW.values(), ids=FEW.keys())
def test_rows_that_do_not_fit_are_rejected_one_by_one(tmp_path: Path, content: bytes) -> None:
    """As long as the file as a whole makes sense."""
    staff, records = read(tmp_path, b"id,role\n" + content)

    assert staff.rows == len(records) == content.count(b"\n")
    assert {row[1] for row in cells(records)} <= {"pm"}


def test_data_without_a_heading_are_noted(tmp_path: Path) -> None:
    """Nobody knows what they are about; an empty column is not worth a word."""
    staff, _ = read(tmp_path, b"id,,role,,\n1,x,pm,,\n2,,pm,y,\n")

    assert staff.notes == ("columns without a heading that hold something: 2, 4",)
