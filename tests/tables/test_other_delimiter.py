"""A file whose delimiter changes halfway loses nobody."""

from pathlib import Path

import pytest

from tests.tables.csv_files import cells, read, rejects

CHANGED = {
    "semicolon, then comma": (";", ",", "looks delimited by comma, the header is by semicolon"),
    "comma, then semicolon": (",", ";", "looks delimited by semicolon, the header is by comma"),
    "tab, then pipe": ("\t", "|", "looks delimited by pipe, the header is by tab"),
    "pipe, then tab": ("|", "\t", "looks delimited by tab, the header is by pipe"),
}


@pytest.mark.parametrize(("first", "then", "reason"), CHANGED.values(), ids=CHANGED.keys())
def test_rows_with_another_delimiter_are_rejects(
    tmp_path: Path, first: str, then: str, reason: str
) -> None:
    """Each with a reason that names it; the rows of the header's delimiter are read."""
    lines = [first.join(("id", "role", "size"))]
    lines += [first.join((str(at), "pm", "10")) for at in range(50)]
    lines += [then.join((str(at), "pm", "10")) for at in range(50, 60)]

    staff, records = read(tmp_path, "\n".join(lines).encode())

    assert [row[0] for row in cells(records)] == list(map(str, range(50)))
    assert [found for _, found, _ in rejects(records)] == [reason] * 10
    assert staff.rows == 60


SWALLOWED = {
    "into the one cell of a row": (
        b"role,,\npm,,\n",
        b"pmo,10,x\n".replace(b",", b";"),
        "semicolon",
    ),
    "by its decimals": (b"role,size\npm,10\n", b"pmo;3,5\n", "semicolon"),
    "by several decimals": (b"role,size,x\npm,10,1\n", b"pmo;3,5;4,5\n", "semicolon"),
}


@pytest.mark.parametrize(("table", "row", "name"), SWALLOWED.values(), ids=SWALLOWED.keys())
def test_a_row_is_not_swallowed_where_it_fits_by_chance(
    tmp_path: Path, table: bytes, row: bytes, name: str
) -> None:
    """Its cells would stand under the wrong headings."""
    _, records = read(tmp_path, table + row)

    [(_, reason, _)] = rejects(records)
    assert reason == f"looks delimited by {name}, the header is by comma"


@pytest.mark.parametrize(
    "row",
    [b"pm,a;b", b"a;b,pm", b"2;3,1", b"pm;x,10", b"1,2;3", b"A1,2;3", b"pm|x,3"],
    ids=["a list", "a list first", "codes", "a text with one", "numbers", "an id", "a pipe"],
)
def test_a_cell_may_hold_other_delimiters(tmp_path: Path, row: bytes) -> None:
    """Lists and codes are full of them: such rows stay people."""
    _, records = read(tmp_path, b"role,size\npm,10\n" + row + b"\n")

    assert cells(records)[1] == tuple(row.decode().split(","))
