"""The design of the sheet of advice: column widths, wrapped columns, and one height for all rows.

A row shows three lines of its longest cell, so that a dozen people stand on one screen. The rest of
a cell is read where a spreadsheet shows the whole of it, or in a row that is made higher.
"""

from collections.abc import Mapping

from engine.batch.output.result_in_words import SENTENCES, TITLE

LONG = (*SENTENCES, "problems", "why_not_", "reason_if_other")  # begin headings of sentences
WIDTHS = {  # in characters
    "path": 14,
    "runner_up": 14,
    "path_title": 18,
    "runner_up_title": 18,
    "next_role_titles": 36,
    "next_roles": 24,
    "rules_fired": 24,
    "rules_version": 15,
    "decision": 20,
    "decided_by": 20,
}
OF_SENTENCES, NARROWEST, WIDEST = 60, 10, 30
LINES, OF_A_LINE = 3, 15  # that a row shows; points
HEIGHT = {"ht": str(LINES * OF_A_LINE), "customHeight": "1"}


class EveryRow(dict[int, Mapping[str, str]]):
    """The dimensions of rows as openpyxl asks for them: the header's own, and one for all others.

    An entry for each row would take memory for each.
    """

    def get(self, row: int, default: object = None) -> Mapping[str, str]:
        return HEIGHT if row > 1 else {}


def width_of(heading: str, *, ours: bool) -> int:
    """The width of a column; one of the input is as wide as its heading, within bounds."""
    width = min(max(len(heading) + 4, NARROWEST), WIDEST)  # with room for the filter
    if not ours:
        return width
    return OF_SENTENCES if heading.startswith(LONG) else WIDTHS.get(heading, width)


def wraps(heading: str) -> bool:
    """Whether a column of the result has cells of several lines."""
    return heading.startswith(LONG) or heading == TITLE["next_roles"]
