"""Small CSV files, and what is read from them."""

from collections.abc import Iterable
from pathlib import Path

from engine.tables.csv_file import CsvFile, open_csv_file
from engine.tables.rows import Reject, Row


def is_known(heading: str) -> bool:
    """The headings that the files in these tests mean."""
    return heading in {"id", "role", "size"}


def put(tmp_path: Path, content: bytes) -> str:
    """The place of a file with this content."""
    place = tmp_path / "staff.csv"
    place.write_bytes(content)
    return str(place)


def read(tmp_path: Path, content: bytes) -> tuple[CsvFile, list[Row | Reject]]:
    """Everything that a file with this content gives."""
    with open_csv_file(put(tmp_path, content), is_known) as staff:
        return staff, list(staff)


def cells(records: Iterable[Row | Reject]) -> list[tuple[str, ...]]:
    """The cells of those records that are rows."""
    return [record.cells for record in records if isinstance(record, Row)]


def rejects(records: Iterable[Row | Reject]) -> list[tuple[int, str, str]]:
    """The records that are none."""
    found = [record for record in records if isinstance(record, Reject)]
    return [(reject.line, reject.reason, reject.row) for reject in found]
