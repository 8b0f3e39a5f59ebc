"""Detection of stray rows: totals, footers, rulers, and rows of invisible characters.

Reports and spreadsheets add them to a table, and they are no records of it. Only a row without any
text but the label of a total or a footer is one, so that no record is taken for it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence, Set
from contextlib import suppress
from functools import cache, lru_cache
from operator import itemgetter

from engine.language.normal_form import normalized
from engine.language.summary_words import FOOTERS, TOTALS
from engine.tables.invisible import BLANK, UNSEEN

TOTAL = "is a total or a count, and no record"
FOOTER = "is a remark of a report, and no record"
RULER = "is a line of dashes, and no record"
INVISIBLE = "holds nothing but invisible characters"

AROUND = f"{BLANK}\"'*-=_#.:;!~<>()[]|"  # what may stand around a label
REMEMBERED = 1 << 12  # first cells
LONGEST, LONGEST_VALUE = 300, 60  # characters of a label, and of a value beside it
TEXT, FILLED, ASCII = "?", "!", "\x7f"  # a cell is so between one of the first and the last
NUMBER = r"\d[\d .,'’/%-]*"
DATE = r"[\d .,:/tz+-]+( ?(am|pm|utc|gmt|cet|uhr|h))?"
# a number, maybe with a unit, a date, an error of a spreadsheet, or a mark for nothing
VALUE = re.compile(
    rf"(?![{TEXT}-{ASCII}])[^\w\n]{{0,3}}({NUMBER}[^\W\d]{{0,12}}|{DATE}|)\W*|#\w+(/\w*)?[!?]?"
)
DASHES, FEWEST_DASHES = f"-=\u2500\u2501\u2550{BLANK}", 3
LETTERS = re.compile(r"[^\W\d_]{2}|©")


def stray(cells: Sequence[str]) -> str:
    """The reason why a row is no record of the table, '' where it may be one.

    >>> stray(["Total", "", "311"]), stray(["Total", "red", "3"])
    ('is a total or a count, and no record', '')
    """
    filled = [cell for cell in cells if cell.strip(BLANK)]
    if not filled:
        unseen = any(mark in cell for cell in cells if cell for mark in UNSEEN)
        return INVISIBLE if unseen else ""
    if all(map(_is_dashes, filled)):
        return RULER
    first, *others = filled
    return _labelled(first, len(others)) if all(map(_is_value, others)) else ""


def _is_dashes(cell: str) -> bool:
    return not cell.strip(DASHES) and len(cell.strip()) >= FEWEST_DASHES


def _is_value(cell: str) -> bool:
    """Whether a cell holds a number or the like; a pattern is not tried on more."""
    return len(cell) <= LONGEST_VALUE and bool(VALUE.fullmatch(cell.casefold()))


@lru_cache(REMEMBERED)
def _labelled(first: str, others: int) -> str:
    """The reason why a row with this first cell, and so many values after it, is no record."""
    if len(first) > LONGEST or not LETTERS.search(first):
        return ""
    label = folded(first)
    if totals().fullmatch(label):
        return TOTAL
    return FOOTER if others <= 1 and footers().fullmatch(label) else ""


def folded(cell: str) -> str:
    """A cell in small letters, without accents and what may stand around a label.

    >>> folded(" -- Total général: --")
    'total general'
    """
    plain = normalized("NFKD", cell.casefold())
    letters = "".join(one for one in plain if not unicodedata.combining(one) and one not in UNSEEN)
    return " ".join(letters.strip(AROUND).split())


@cache
def totals() -> re.Pattern[str]:
    """The labels of totals, with the value that may stand in the same cell."""
    return re.compile(rf"({_any_of(TOTALS)})( ?[:=(]? ?{NUMBER}( ?\w+)?)?")


@cache
def footers() -> re.Pattern[str]:
    """The labels of footers."""
    return re.compile(_any_of(FOOTERS))


def _any_of(words: Mapping[str, Sequence[str]]) -> str:
    patterns = "|".join(one for patterns in words.values() for one in patterns)
    return re.sub(r"\b[ND]\b", lambda one: NUMBER if one[0] == "N" else DATE, patterns)


class RecordsAtSight:
    """Recognises at sight, for many rows at once, that none of them is stray.

    A text after a filled first cell shows a record. Where such a text stands in one row, it mostly
    stands in all, in the same column.
    """

    def __init__(self) -> None:
        self._text = 1

    def are(self, records: Sequence[Sequence[str]], starts: Set[str]) -> bool:
        """Whether none of these is stray; `starts` holds how their first cells begin."""
        if records and min(starts) > FILLED and max(starts) < ASCII:
            with suppress(IndexError):  # of rows that leave columns off
                texts = list(map(itemgetter(self._text), records))
                if min(texts) > TEXT and max(texts) < ASCII:
                    return True
        doubtful = self._doubtful(records)
        if len(doubtful) * 4 > len(records) and self._look_elsewhere(doubtful):
            doubtful = self._doubtful(records)
        return not any(map(stray, doubtful))

    def _doubtful(self, records: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
        """The rows that are not seen to be records."""
        return [cells for cells in records if not self._is_record(cells)]

    def _is_record(self, cells: Sequence[str]) -> bool:
        text = self._text
        return len(cells) > text and TEXT < cells[text] < ASCII and FILLED < cells[0] < ASCII

    def _look_elsewhere(self, doubtful: Sequence[Sequence[str]]) -> bool:
        """Take another column to tell by; whether there is any."""
        for cells in doubtful[0], doubtful[-1]:
            later = range(1, len(cells) if FILLED < cells[0] < ASCII else 0)
            text = next((at for at in later if TEXT < cells[at] < ASCII), None)
            if text is not None:
                self._text = text
                return True
        return False
