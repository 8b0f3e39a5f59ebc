"""The choice of a sheet: visible ones first, and a word about all the others.

The first visible sheet is read, never the one that looks best: two sheets of one workbook may well
hold different people. The others are named; where no heading of the first is known, so are those
headings of the others that are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from engine.errors import CrossroadsError, MisuseError, did_you_mean
from engine.language.sentences import abridged, listed, quote
from engine.language.spelling import nearest

VISIBLE = "visible"
SHOWN = 5  # sheets or headings that are named
NOTHING_THERE = "Open it in a spreadsheet and save it as .xlsx or 'CSV UTF-8'."


@dataclass(frozen=True, slots=True)
class Sheets:
    """The sheets of a workbook, and those of them that are charts."""

    source: str
    worksheets: Sequence[Any]
    charts: Sequence[Any]

    @classmethod
    def of(cls, source: str, book: Any) -> "Sheets":
        return cls(source, _visible_first(book.worksheets), book.chartsheets)

    def chosen(self, wanted: str | None) -> Any:
        """The sheet of that name, else the first that is visible, else the first.

        Raises MisuseError for a name that no sheet has, CrossroadsError where there is no sheet.
        """
        if not self.worksheets:
            raise CrossroadsError(self.source, "has no sheet with cells", NOTHING_THERE)
        if wanted is None:
            return self.worksheets[0]
        for sheet in self.worksheets:
            if sheet.title == wanted:
                return sheet
        names = [sheet.title for sheet in self.worksheets]
        if any(chart.title == wanted for chart in self.charts):
            what = f"the sheet {quote(wanted)} of {self.source} is a chart and has no rows"
            raise MisuseError("--sheet", what, f"The sheets are {listed(map(quote, names))}.")
        cure = did_you_mean(nearest(wanted, names), f"The sheets are {', '.join(names)}.")
        raise MisuseError("--sheet", f"{self.source} has no sheet {quote(wanted)}", cure)

    def others(self, chosen: Any) -> list[Any]:
        """The worksheets that are not read."""
        return [sheet for sheet in self.worksheets if sheet is not chosen]

    def notes(self, chosen: Any) -> list[str]:
        """A remark where there are other sheets, or the one that is read is hidden."""
        name = quote(chosen.title) + (", which is hidden," if _hidden(chosen) else "")
        others = [
            *(quote(one.title) + " (hidden)" * _hidden(one) for one in self.others(chosen)),
            *(f"{quote(chart.title)} (a chart)" for chart in self.charts),
        ]
        if others:
            return [f"the sheet {name} is read, and not {abridged(others, SHOWN)}"]
        return [f"the sheet {name} is read"] if _hidden(chosen) else []


def nothing_known(
    source: str, sheet: str, headings: Sequence[str], others: Mapping[str, Sequence[str]]
) -> CrossroadsError:
    """The error for a sheet without a known heading, where there are others.

    `others` has their names, and which of their headings are known.
    """
    what = f"no column is known in its sheet {quote(sheet)}"
    if headings:
        what += f": {abridged(list(map(quote, headings)), SHOWN)}"
    named = {name: known for name, known in others.items() if known}
    if named:
        cures = [f"{quote(name)} has {listed(map(quote, known))}" for name, known in named.items()]
        cure = f"Name another with --sheet: {'; '.join(cures)}."
    else:
        names = abridged(list(map(quote, others)), SHOWN)
        cure = f'Name another with --sheet, of {names}, or a column with --map "HEADING=ATTRIBUTE".'
    return CrossroadsError(source, what, cure)


def _visible_first(sheets: Sequence[Any]) -> list[Any]:
    return sorted(sheets, key=_hidden)


def _hidden(sheet: Any) -> bool:
    """Whether a spreadsheet program does not show the sheet: it may be hidden, or very hidden."""
    return bool(sheet.sheet_state != VISIBLE)
