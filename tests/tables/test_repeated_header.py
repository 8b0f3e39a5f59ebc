"""A header that is repeated, and a second table in the same file."""

from pathlib import Path

import pytest

from tests.tables.csv_files import cells, read, rejects

SECOND = "belongs to a second table, which begins on line 3"
JOINED = {
    "the header in capitals": (b"ID,Role\n2,pm\n", [(3, "repeats the header")], ["1", "2"]),
    "the header with a mark": (
        b"\xef\xbb\xbfid,role\n2,pm\n",
        [(3, "repeats the header")],
        ["1", "2"],
    ),
    "the header padded": (b" id , role \n2,pm\n", [(3, "repeats the header")], ["1", "2"]),
    "columns in another order": (
        b"role,id\npm,2\n",
        [(3, "begins a second table"), (4, SECOND)],
        ["1"],
    ),
    "other columns": (
        b"id,name,role\n2,Ann,pm\n3,pm\n",
        [(3, "begins a second table"), (4, SECOND), (5, SECOND)],
        ["1"],
    ),
    "columns that only we know": (
        b"size,x,role\n2,Ann,pm\n",
        [(3, "begins a second table"), (4, SECOND)],
        ["1"],
    ),
    "a person with a heading's word": (b"id,pm\n", [], ["1", "id"]),
}


@pytest.mark.parametrize(("content", "rejected", "ids"), JOINED.values(), ids=JOINED.keys())
def test_files_that_were_joined(
    tmp_path: Path, content: bytes, rejected: list[tuple[int, str]], ids: list[str]
) -> None:
    """A header among the rows is nobody; below that of another table nothing is read as ours."""
    _, records = read(tmp_path, b"id,role\n1,pm\n" + content)

    assert [row[0] for row in cells(records)] == ids
    assert [(line, reason) for line, reason, _ in rejects(records)] == rejected


def test_a_second_table_is_noted(tmp_path: Path) -> None:
    """With its line, so that it can be cut out."""
    staff, _ = read(tmp_path, b"id,role\n1,pm\nrole,id\npm,2\n")

    assert staff.notes == (
        "a second table begins on line 3 and is rejected; give it a file of its own",
    )
