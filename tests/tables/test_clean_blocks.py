"""Clean blocks, read many rows at once, agree with careful reading."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.errors import CrossroadsError
from engine.tables import encoding
from engine.tables.clean_blocks import CleanBlocks
from engine.tables.csv_file import open_csv_file
from engine.tables.physical_lines import PhysicalLines
from engine.tables.records import Records
from engine.tables.rows import Reject, Row
from tests.strategies import examples
from tests.tables.csv_files import cells, is_known, read

BITS = (
    *("id,role\n", "role,id\n", "ID,Role\n", "id,role,\n", "a,b,c\n", "1,pm\n" * 5, "1\n", "x\n"),
    *(",", ";", "\n", "\r\n", "\r", "\n\n", "  \n", '"', '""', "a", " ", "é", "6,a\r\n", "7,b\r"),
    *("\0", "\ufeff", "\udce9", "\udcff\udcff", "\x0b", "\u2028", '2,"a\nb"\n', '3,"a, b"\n'),
    *('4,"x\n1,pm\n2,pm\n3,pm\n4",z\n', '5,"x\n1,pm\n2,pm\n3,pm\n4"\n', "1,pm\n", "1,pm\n"),
    *("<<<<<<< x\n", ">>>>>>> y\n", "=======\n"),
    *("Total,\n", ",Total\n", "Grand total,3\n", "Total,pm\n", "Page 1 of 3\n", "12 rows,\n"),
    *("\u200b\n", ",\u200b\n", "\xa0,\n", "\u200bTotal,3\n", "---,----\n", "iD,  rOLE\n"),
    *(
        "Ann;3,5\n",
        "A1,2;3\n",
        "pm;2\n",
        "m;pm, x\n",
        "m;p,x\n",
        "n|pm, x\n",
        '"m;n",p\n',
        "8,Ångström\n",
        "\u200b,Total,3\n",
        "N/A,-\n",
    ),
)
HEADERS = ("id,role\n", "id,role\r\n", "id,role,,\n", "role\n", "x,id,role\n", ",id,role\n", "")


def everything(place: Path) -> object:
    """All that is to be known of a file: its records and their kinds, the counts and the notes."""
    records: list[tuple[str, Row | Reject]] = []
    try:
        with open_csv_file(str(place), lambda one: is_known(one.strip().lower())) as staff:
            records.extend((type(record).__name__, record) for record in staff)
            return staff.headings, records, staff.notes, staff.blank_lines, staff.rows
    except CrossroadsError as error:
        return records, str(error)


@settings(max_examples=examples(300))
@given(
    st.sampled_from(HEADERS),
    st.lists(st.sampled_from(BITS), max_size=40),
    st.integers(1, 60),
    st.sampled_from([30, 100, PhysicalLines.longest]),
)
def test_fast_reading_is_careful_reading(
    tmp_path_factory: pytest.TempPathFactory,
    header: str,
    bits: list[str],
    block: int,
    longest: int,
) -> None:
    """However a file is damaged and cut into blocks, the two agree on every record and line."""
    place = tmp_path_factory.getbasetemp() / "damaged.csv"
    place.write_bytes((header + "".join(bits)).encode("utf-8", "surrogateescape"))

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(PhysicalLines, "longest", longest)
        patch.setattr(encoding, "BLOCK", block)
        fast = everything(place)
        patch.undo()
        patch.setattr(PhysicalLines, "longest", longest)
        patch.setattr(CleanBlocks, "next", lambda _: None)
        careful = everything(place)

    assert fast == careful


FAST = {
    "plain": b"1,pm\n",
    "with quotes": b'1,"pm, senior"\n',
    "with cells of several lines": b'1,"pm\nsenior\nof all"\n',
    "with empty lines between": b"1,pm\n\n",
    "with CR alone": b"1,pm\r",
    "with letters beyond ASCII": "1,Chargée\n".encode(),
    "in Windows-1252": b"1,Charg\xe9e\n",
}


@pytest.mark.parametrize("row", FAST.values(), ids=FAST.keys())
def test_good_rows_are_read_many_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, row: bytes
) -> None:
    """A million rows should not take a minute: a record is looked at only if something is odd."""
    careful = []
    really = Records.next

    def look_at(records: Records) -> Row | Reject | None:
        careful.append(records.rows)
        return really(records)

    monkeypatch.setattr(Records, "next", look_at)

    _, records = read(tmp_path, b"id,role\n" + row * 20_000)

    assert len(cells(records)) == 20_000
    assert records[-1].line == 2 + 19_999 * max(row.count(b"\n"), 1)
    assert careful == [20_000]  # there is no more
