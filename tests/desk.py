"""A desk: a folder with a staff file in it, and the advice that comes out."""

import csv
from collections.abc import Mapping
from pathlib import Path

from engine.batch.batch import advise_everyone
from engine.batch.summary import Summary
from engine.core.model import KnowledgeBase

STAFF = "id,current_role,ambitions,team\n1,PMO Analyst,breadth,red\n2,Sales Executive,,blue\n"


class Desk:
    """A folder with a staff file in it, and the advice that comes out."""

    def __init__(self, knowledge_base: KnowledgeBase, folder: Path) -> None:
        self.knowledge_base = knowledge_base
        self.staff = folder / "staff.csv"
        self.advice = folder / "advice.csv"
        self.rejects = folder / "advice.rejects.csv"

    def run(self, staff: str | bytes, mapping: Mapping[str, str] | None = None) -> Summary:
        """The summary for a staff file with this content."""
        content = staff.encode() if isinstance(staff, str) else staff
        self.staff.write_bytes(content)
        return advise_everyone(
            self.knowledge_base, str(self.staff), str(self.advice), mapping=mapping
        )

    def read(self, place: Path | None = None) -> list[list[str]]:
        """The cells of a file that was written, the header first."""
        with (place or self.advice).open(encoding="utf-8-sig", newline="") as file:
            header = file.readline()
            file.seek(0)
            delimiter = ";" if ";path;" in header else ","
            return list(csv.reader(file, strict=True, delimiter=delimiter))

    def rows(self) -> list[dict[str, str]]:
        """The rows of the advice, by heading."""
        header, *rows = self.read()
        return [dict(zip(header, row, strict=True)) for row in rows]


DAMAGED = (
    "id,current_role\n1,PMO Analyst\n2\n\n3,=PMO,x\n4,René\n".encode()
    + b'5,Ren\xe9\n6,"open\n7,PMO Analyst\n'
)
