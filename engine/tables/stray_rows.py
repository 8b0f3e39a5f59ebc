"""Detection of stray rows: totals, footers, rulers, and rows of invisible characters.

Reports and spreadsheets add them to a table, and they are no records of it. Only a row without any
text but the label of a total or a footer is one, so that no record is taken for it.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence, Set
from functools import cache, lru_cache

from engine.language.normal_form import normalized
from engine.language.summary_words import COUNTS, FOOTERS, RATINGS, STATISTICS, TOTALS
from engine.tables.invisible import BLANK, UNSEEN

TOTAL = "is a total or a count, and no record"
FOOTER = "is a remark of a report, and no record"
RULER = "is a line of dashes, and no record"
TITLE = "is a title across all columns, and no record"
INVISIBLE = "holds nothing but invisible characters"

AROUND = f"{BLANK}\"'*-=_#.:;!~<>()[]|"  # what may stand around a label
REMEMBERED = 1 << 12  # first cells
LONGEST, LONGEST_VALUE = 300, 60  # characters of a label, and of a value beside it
TEXT, ASCII = "?", "\x7f"  # a cell that begins between them is no value
NUMBER = r"\d[\d .,'’/%-]*"
DATE = r"[\d .,:/tz+-]+( ?(am|pm|utc|gmt|cet|uhr|h))?"
MONTH = r"[^\W\d]{3,12}[.]?"  # or its beginning, in any language
DAY = r"\d{1,2}(st|nd|rd|th|er|[.])?"
IN_WORDS = rf"({DAY} )?(de )?{MONTH}( {DAY})?,? (de )?\d{{4}}"  # a date
DATES = rf"({DATE}|{IN_WORDS})"
# a number, maybe with a unit, a date, an error of a spreadsheet, or a mark for nothing
VALUE = re.compile(
    rf"(?![{TEXT}-{ASCII}])[^\w\n]{{0,3}}({NUMBER}[^\W\d]{{0,12}}|{DATE}|)\W*|#\w+(/\w*)?[!?]?"
)
DASHES, FEWEST_DASHES = f"-=\u2500\u2501\u2550{BLANK}", 3
PAGE_NUMBER = re.compile(r"[-–—]\s*\d{1,4}\s*[-–—]")
LETTERS = re.compile(r"[^\W\d_]{2}|©|[nN]\s*[=:]")


def stray(cells: Sequence[str], ratings: Set[int] = frozenset()) -> str:
    """The reason why a row is no record of the table, '' where it may be one.

    In the columns of ratings, as `rating_columns` gives them, a word such as Average is an answer.

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
    if not all(map(_is_value, others)):
        return ""
    if ratings and cells.index(first) in ratings and statistics().fullmatch(folded(first)):
        return ""
    return _labelled(first, len(others))


def rating_columns(headings: Sequence[str]) -> frozenset[int]:
    """The places of those columns that rate something.

    >>> rating_columns(["id", "Performance rating"])
    frozenset({1})
    """
    return frozenset(at for at, one in enumerate(headings) if ratings().search(folded(one)))


def _is_dashes(cell: str) -> bool:
    return not cell.strip(DASHES) and len(cell.strip()) >= FEWEST_DASHES


def _is_value(cell: str) -> bool:
    """Whether a cell holds a number or the like; a pattern is not tried on more."""
    return len(cell) <= LONGEST_VALUE and bool(VALUE.fullmatch(cell.casefold()))


@lru_cache(REMEMBERED)
def _labelled(first: str, others: int) -> str:
    """The reason why a row with this first cell, and so many values after it, is no record."""
    if not others and PAGE_NUMBER.fullmatch(first.strip()):
        return FOOTER
    if len(first) > LONGEST or not LETTERS.search(first):
        return ""
    label = folded(first)
    if totals().fullmatch(label) or (not others and counts().fullmatch(label)):
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
    words = f"{_any_of(TOTALS)}|{_any_of(STATISTICS)}"
    return re.compile(rf"({words})( ?[:=(]? ?{NUMBER}( ?\w+)?)?")


@cache
def statistics() -> re.Pattern[str]:
    """Those labels that rate something elsewhere."""
    return re.compile(_any_of(STATISTICS))


@cache
def ratings() -> re.Pattern[str]:
    """The headings of columns that rate something, of which a word is enough."""
    return re.compile(rf"\b({_any_of(RATINGS)})s?\b")


@cache
def counts() -> re.Pattern[str]:
    """The labels of counts that stand alone in a row."""
    return re.compile(_any_of(COUNTS))


@cache
def footers() -> re.Pattern[str]:
    """The labels of footers."""
    return re.compile(_any_of(FOOTERS))


def _any_of(words: Mapping[str, Sequence[str]]) -> str:
    patterns = "|".join(one for patterns in words.values() for one in patterns)
    return re.sub(r"\b[ND]\b", lambda one: NUMBER if one[0] == "N" else DATES, patterns)
