"""A staff file of two people, advised in any format."""

from pathlib import Path

from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from engine.batch.summary import Summary
from engine.core.advice_row import Reasons
from engine.core.model import KnowledgeBase
from engine.tables.open_table import open_table
from engine.tables.rows import Row

REASONS: list[Reasons] = ["text", "ids"]
STAFF = 'id,current_role,ambitions,=note,id\n1,PMO Analyst,breadth,=1+1,+44\n2,cook,,"a\nb",\'=x\n'


class TwoPeople:
    """A folder with a staff file in it, and the advice that comes out."""

    def __init__(self, knowledge_base: KnowledgeBase, folder: Path) -> None:
        self.knowledge_base, self.folder = knowledge_base, folder
        self.staff = folder / "staff.csv"
        self.staff.write_text(STAFF)

    def run(self, ending: str, reasons: Reasons = "text", name: str = "advice") -> Path:
        """Where the advice is, in the format of this ending."""
        place = self.folder / f"{name}.{ending}"
        self.summary(place, Options(reasons=reasons))
        return place

    def summary(self, place: Path, options: Options | None = None) -> Summary:
        """The summary of a run whose advice goes to this place."""
        return advise_everyone(
            self.knowledge_base, str(self.staff), str(place), options=options or Options()
        )


def read_back(place: Path) -> list[tuple[str, ...]]:
    """The header and the rows as the batch reads them, before apostrophes are taken away."""
    with open_table(str(place), lambda _: True) as people:
        rows = [record.cells for record in people if isinstance(record, Row)]
        return [people.headings, *rows]
