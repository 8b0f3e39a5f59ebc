"""A file that changes while it is read: the run fails in words, and what was there stays."""

import gzip
import hashlib
import json
import os
from collections import deque
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from engine.batch.batch import advise_everyone
from engine.batch.columns.inspect import inspect_staff
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.options import Options
from engine.batch.people import read_people
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError
from engine.tables.open_table import open_table
from tests.tables.table_files import parquet

ROWS = 4_000  # more than are read at once
LINES = [f"{number:05},PMO Analyst,{number % 9}" for number in range(ROWS)]
STAFF = "\n".join(["id,Job Title,years_in_role", *LINES, ""]).encode()
BEFORE = b"the advice of an earlier run\n"

Change = Callable[[Path], object]


def truncated(place: Path) -> None:
    """Cut off, as by a program that begins to write it anew."""
    os.truncate(place, 20_000)


def emptied(place: Path) -> None:
    """Opened for writing by another program."""
    place.write_bytes(b"")


def overwritten(place: Path) -> None:
    """Other people in the same place, in as many bytes."""
    with place.open("r+b") as file:
        file.write(STAFF.replace(b"PMO Analyst", b"PMO Manager"))


def overwritten_secretly(place: Path) -> None:
    """The same, and the time set back."""
    about = place.stat()
    overwritten(place)
    os.utime(place, ns=(about.st_atime_ns, about.st_mtime_ns))


def appended(place: Path) -> None:
    """Still being written by an export."""
    with place.open("ab") as file:
        file.write(b"99999,PMO Analyst,3\n")


CHANGES = [truncated, emptied, overwritten, overwritten_secretly, appended]


class Desk:
    """A staff file, an earlier advice, and a run in the middle of which the file changes."""

    def __init__(self, knowledge_base: KnowledgeBase, folder: Path) -> None:
        self.knowledge_base, self.staff = knowledge_base, folder / "staff.csv"
        self.staff.write_bytes(STAFF)
        self.advice, self.record = folder / "advice.csv", folder / "run.json"
        self.advice.write_bytes(BEFORE)

    def run(self, change: Change, options: Options | None = None) -> None:
        """A run; the file changes when the first people have been read."""
        waiting = [change]

        def progress(_read: int, _all: int) -> None:
            if waiting:
                waiting.pop()(self.staff)

        advise_everyone(
            self.knowledge_base,
            str(self.staff),
            str(self.advice),
            options=options or Options(record=str(self.record)),
            progress=progress,
        )


@pytest.fixture
def desk(knowledge_base: KnowledgeBase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk where a hundred people are read at a time."""
    monkeypatch.setattr("engine.batch.batch.CHUNK_ROWS", 100)
    return Desk(knowledge_base, tmp_path)


def put_workbook(place: Path) -> None:
    """The staff file as a workbook, of the same name but for the ending."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    for line in STAFF.decode().splitlines()[:301]:
        sheet.append(line.split(","))
    book.save(place)


def put_parquet(place: Path) -> None:
    """The staff file as Parquet."""
    parquet(place, "SELECT range::TEXT AS id, 'PMO Analyst' AS \"Job Title\" FROM range(9000)")


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
@pytest.mark.parametrize("record", [False, True], ids=["without a record", "with a record"])
def test_a_file_that_changes_fails_the_run(desk: Desk, change: Change, record: bool) -> None:
    """Nobody is silently lost, no mixture is advised, and the earlier advice stays as it was."""
    options = Options(record=str(desk.record) if record else None)

    with pytest.raises(
        CrossroadsError, match=r"staff\.csv: changed while it was read: it "
    ) as told:
        desk.run(change, options)

    assert told.value.exit_code == 1
    assert "Make sure that nothing writes to it" in str(told.value)
    assert desk.advice.read_bytes() == BEFORE
    assert sorted(one.name for one in desk.staff.parent.iterdir()) == ["advice.csv", "staff.csv"]


def test_a_file_that_is_replaced_is_read_as_it_was(desk: Desk) -> None:
    """It is held open: everybody is of the old file, and so is the checksum."""
    other = desk.staff.with_name("other.csv")
    other.write_bytes(b"id,Job Title\n1,line manager\n")

    desk.run(other.replace)

    record = json.loads(desk.record.read_text("utf-8"))
    assert record["input"] == {
        "name": "staff.csv",
        "bytes": len(STAFF),
        "sha256": hashlib.sha256(STAFF).hexdigest(),
    }
    assert record["counts"]["rows_out"] == ROWS


def test_a_file_may_be_taken_away(desk: Desk) -> None:
    """What is held open can be read to its end."""
    desk.run(Path.unlink)

    assert json.loads(desk.record.read_text("utf-8"))["counts"]["rows_out"] == ROWS


def test_rights_may_be_asked_for_meanwhile(desk: Desk) -> None:
    """Reading a file, as a backup does, is no change."""
    desk.run(Path.read_bytes)

    assert json.loads(desk.record.read_text("utf-8"))["counts"]["rows_out"] == ROWS


def test_what_is_compressed_is_watched_too(desk: Desk) -> None:
    """The checksum is that of the file as it lies there."""
    desk.staff = desk.staff.with_name("staff.csv.gz")
    packed = gzip.compress(STAFF)
    desk.staff.write_bytes(packed)

    desk.run(lambda _: None)

    record = json.loads(desk.record.read_text("utf-8"))
    assert record["input"]["sha256"] == hashlib.sha256(packed).hexdigest()
    assert record["counts"]["rows_out"] == ROWS
    with pytest.raises(CrossroadsError, match="changed while it was read"):
        desk.run(appended)


FORMATS = {"xlsx": put_workbook, "parquet": put_parquet}


@pytest.mark.parametrize("change", ["truncated", "replaced", "appended", "gone"])
@pytest.mark.parametrize("ending", FORMATS)
def test_other_formats_are_watched_too(desk: Desk, ending: str, change: str) -> None:
    """A library opens them by their names, so that replacing them is a change."""
    desk.staff = desk.staff.with_name(f"staff.{ending}")
    FORMATS[ending](desk.staff)
    copy = desk.staff.with_name("copy")
    copy.write_bytes(desk.staff.read_bytes())
    changes: dict[str, Change] = {
        "truncated": lambda place: os.truncate(place, 3_000),
        "replaced": copy.replace,
        "appended": appended,
        "gone": Path.unlink,
    }

    with pytest.raises(CrossroadsError, match=rf"staff\.{ending}: changed while it was read"):
        desk.run(changes[change])

    assert desk.advice.read_bytes() == BEFORE
    assert not desk.record.exists()


def test_the_checksum_is_of_what_was_read(desk: Desk) -> None:
    """In any format, and whatever the passes over it."""
    for ending in ("csv", *FORMATS):
        desk.staff = desk.staff.with_name(f"staff.{ending}")
        FORMATS.get(ending, lambda _: None)(desk.staff)

        desk.run(lambda _: None, Options(record=str(desk.record), id_heading="id"))

        found = json.loads(desk.record.read_text("utf-8"))["input"]
        assert found["sha256"] == hashlib.sha256(desk.staff.read_bytes()).hexdigest()
        assert found["bytes"] == desk.staff.stat().st_size


def test_every_reader_of_a_table_notices(knowledge_base: KnowledgeBase, tmp_path: Path) -> None:
    """Not only a batch: whoever reads a table to its end."""
    staff = tmp_path / "staff.csv"
    staff.write_bytes(STAFF)

    with open_table(str(staff), {"id"}.__contains__) as table:
        records = iter(table)
        next(records)
        appended(staff)
        with pytest.raises(CrossroadsError, match="changed while it was read"):
            deque(records, maxlen=0)
    with pytest.raises(CrossroadsError, match="changed while it was read"):
        inspect_staff(knowledge_base, str(staff), progress=lambda *_: appended(staff))
    assert len(read_people(knowledge_base, str(staff))[0]) > ROWS


def test_a_mapping_file_has_the_checksum_of_what_was_read(
    desk: Desk, tmp_path: Path, knowledge_base: KnowledgeBase
) -> None:
    """What is written to it later was not used."""
    employer = tmp_path / "employer.toml"
    employer.write_text('[columns]\n"id" = ""\n')
    read = employer.read_bytes()
    conventions = read_mapping(str(employer), knowledge_base)
    employer.write_text('[columns]\n"id" = "skills"\n')

    desk.run(
        lambda _: None,
        Options(record=str(desk.record), mapping_files=(str(employer),), conventions=conventions),
    )

    [found] = json.loads(desk.record.read_text("utf-8"))["mapping_files"]
    assert found["sha256"] == hashlib.sha256(read).hexdigest()
