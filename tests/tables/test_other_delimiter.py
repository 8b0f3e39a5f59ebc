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


HEADER = "name,role,wishes\n"
NAMES = "".join(f"n{at},pm,{wish}\n" for at, wish in enumerate(["depth", "breadth"] * 5))
BY_TEXTS = {
    "with texts in two cells": (HEADER, "m0;pm, senior;depth, breadth", "semicolon"),
    "with texts in the last cell": (HEADER, "m0;pm;depth, breadth, pay", "semicolon"),
    "without spaces": (HEADER, "m0;pm;depth,breadth,pay", "semicolon"),
    "by pipes": (HEADER, "m0|pm, senior|depth, breadth", "pipe"),
    "by tabs": (HEADER, "m0\tpm\tdepth,breadth,pay", "tab"),
    "with a known heading first": (
        "role,name,wishes\n",
        "pm;m0, junior;depth, breadth",
        "semicolon",
    ),
    "with quotes": (HEADER, 'm0;"pm, senior";depth, breadth', "semicolon"),
}


@pytest.mark.parametrize(("header", "row", "name"), BY_TEXTS.values(), ids=BY_TEXTS.keys())
@pytest.mark.parametrize("times", [1, 5000], ids=["once", "for the rest of the file"])
def test_a_row_that_fits_by_the_commas_of_its_texts_is_a_reject(
    tmp_path: Path, header: str, row: str, name: str, times: int
) -> None:
    """The delimiter changed halfway, and nobody is advised from cells under other headings."""
    _, records = read(tmp_path, (header + NAMES + f"{row}\n" * times).encode())

    assert len(cells(records)) == 10
    reason = f"looks delimited by {name}, the header is by comma"
    assert [found for _, found, _ in rejects(records)] == [reason] * times


PEOPLE = {
    "a list in the last cell": (HEADER, "k0,pm,depth;breadth;pay"),
    "lists in two cells": (HEADER, "k0,pm;pmo,depth;breadth"),
    "a name with one": (HEADER, "Jones;Kim,pm,depth"),
    "a list with spaces first": ("wishes,role,name\n", "depth; breadth; pay,pm,k0"),
    "a list of a known column first": ("role,name,wishes\n", "pm;pmo;x,k0,depth"),
    "a quoted list first": (HEADER, '"depth;breadth;pay",pm,k0'),
    "codes": (HEADER, "1;2;3,4,5"),
    "a header with spaces too": ("name, role, wishes\n", "Jones;Kim, pm, depth"),
    "a list at an early row": ("tongue,role,name\nde;fr,pm,a\n", "de;fr;en,pm,k0"),
}


@pytest.mark.parametrize(("header", "row"), PEOPLE.values(), ids=PEOPLE.keys())
def test_lists_within_a_row_of_the_header_are_people(tmp_path: Path, header: str, row: str) -> None:
    """Several values in a cell are often divided by semicolons or bars."""
    names = NAMES.replace(",", ", ") if ", " in header else NAMES

    _, records = read(tmp_path, f"{header}{names}{row}\n".encode())

    assert rejects(records) == []
    assert len(cells(records)) == header.count("\n") + 10
