"""The choice of a sheet: visible ones first, and a word about all the others.

The first visible sheet is read, never the one that looks best: two sheets of one workbook may well
hold different people. The others are named; where no heading of the first is known, so are those
headings of the others that are.
"""

from collections.abc import Mapping, Sequence

from engine.errors import CrossroadsError, MisuseError, did_you_mean
from engine.language.sentences import abridged, quote
from engine.language.spelling import nearest
from engine.tables.workbook_file import Sheet

SHOWN = 5  # sheets or headings that are named
CURE = "Open it in a spreadsheet and save it as .xlsx or 'CSV UTF-8'."


def chosen_sheet(source: str, sheets: Sequence[Sheet], wanted: str | None) -> Sheet:
    """The sheet of that name, else the first that is visible, else the first.

    Raises MisuseError for a name that no sheet has, CrossroadsError where there is no sheet.
    """
    tables = tables_of(sheets)
    if not tables:
        raise CrossroadsError(source, "has no sheet with cells", CURE)
    if wanted is None:
        return tables[0]
    for sheet in tables:
        if sheet.title == wanted:
            return sheet
    names = [sheet.title for sheet in tables]
    for sheet in sheets:
        if sheet.title == wanted:
            what = f"the sheet {quote(wanted)} of {source} is {sheet.kind} and has no rows"
            raise MisuseError("--sheet", what, f"The sheets are {', '.join(names)}.")
    cure = did_you_mean(nearest(wanted, names), f"The sheets are {', '.join(names)}.")
    raise MisuseError("--sheet", f"{source} has no sheet {quote(wanted)}", cure)


def tables_of(sheets: Sequence[Sheet]) -> list[Sheet]:
    """The sheets that have cells, visible ones first."""
    return sorted((one for one in sheets if not one.kind), key=lambda one: one.hidden)


def sheet_notes(sheets: Sequence[Sheet], chosen: Sheet) -> list[str]:
    """A remark where there are other sheets, or the one that is read is hidden."""
    name = quote(chosen.title) + (", which is hidden," if chosen.hidden else "")
    tables = [one for one in tables_of(sheets) if one is not chosen]
    others = [
        *(quote(one.title) + " (hidden)" * one.hidden for one in tables),
        *(f"{quote(one.title)} ({one.kind})" for one in sheets if one.kind),
    ]
    if others:
        return [f"the sheet {name} is read, and not {abridged(others, SHOWN)}"]
    return [f"the sheet {name} is read"] if chosen.hidden else []


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
        cures = [
            f"{quote(name)} has {abridged(list(map(quote, known)), SHOWN)}"
            for name, known in named.items()
        ]
        cure = f"Name another with --sheet: {'; '.join(cures[:SHOWN])}."
    else:
        names = abridged(list(map(quote, [sheet, *others])), SHOWN)
        cure = f'Name one with --sheet, of {names}, or a column with --map "HEADING=ATTRIBUTE".'
    return CrossroadsError(source, what, cure)
