"""Survey headers: the further rows in which form services spread the headings of their columns.

SurveyMonkey writes the question above the first of its choices and the choices in a second row;
Qualtrics writes a code, the question, and a line of JSON with its import ids. Sources: SurveyMonkey
help, "Exporting individual responses"; Qualtrics support, "Understanding your data set".
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

WHOLE = re.compile(r"(?:open-?ended )?response\s*", re.IGNORECASE)  # the answer is no choice
IMPORT_ID = re.compile(r'\s*\{\s*"ImportId"\s*:')
ROWS = 3  # that a header has at most


@dataclass(frozen=True, slots=True)
class SurveyHeader:
    """The headings of a table whose header has several rows, and whose form that is."""

    headings: tuple[str, ...]
    rows: int
    form: str


def survey_header(records: Sequence[Sequence[str]]) -> SurveyHeader | None:
    """The header that the first of these records begins; None if it is a single row.

    >>> survey_header([["ID", "Wishes", ""], ["", "pay", "rest"], ["1", "pay", ""]]).headings
    ('ID', 'Wishes [pay]', 'Wishes [rest]')
    """
    return _qualtrics(records) or _surveymonkey(records)


def header_of_a_form(records: Sequence[Sequence[str]], at: int) -> tuple[int, SurveyHeader] | None:
    """The position and the header of a form, where one begins at a position or just before it."""
    for first in (at, at - 1):
        if first >= 0 and (found := survey_header(records[first : first + ROWS])):
            return first, found
    return None


def several_rows(form: str) -> str:
    """The remark on a header with several rows."""
    return f"the header has several rows, as {form} writes them; they are read as one"


def _qualtrics(records: Sequence[Sequence[str]]) -> SurveyHeader | None:
    """Codes, questions and import ids; the questions are the headings."""
    for at in range(1, min(ROWS, len(records))):
        filled = [cell for cell in records[at] if cell.strip()]
        if filled and all(map(IMPORT_ID.match, filled)):
            pairs = zip_longest(records[0], records[at - 1], fillvalue="")
            return SurveyHeader(
                tuple(text.strip() or code for code, text in pairs), at + 1, "Qualtrics"
            )
    return None


def _surveymonkey(records: Sequence[Sequence[str]]) -> SurveyHeader | None:
    """Questions, each above its first choice, and a row of choices below them."""
    if len(records) < 2 or not _has_choices(records[0], records[1]):  # noqa: PLR2004
        return None
    headings, question = [], ""
    for asked, choice in zip_longest(records[0], records[1], fillvalue=""):
        question = asked if asked.strip() or not choice.strip() else question
        whole = not choice.strip() or WHOLE.fullmatch(choice.strip())
        headings.append(question if whole else f"{question} [{choice.strip()}]")
    return SurveyHeader(tuple(headings), 2, "SurveyMonkey")


def _has_choices(asked: Sequence[str], choices: Sequence[str]) -> bool:
    """Whether the second row goes on where the first has gaps, and is blank where it has ids.

    Every gap of the first row has a choice, the first column has none, and no choice stands twice
    under one question.
    """
    pairs = list(zip_longest(asked, choices, fillvalue=""))
    gaps = [choice.strip() for question, choice in pairs if not question.strip()]
    if not pairs or not pairs[0][0].strip() or pairs[0][1].strip():
        return False
    responses = sum(bool(WHOLE.fullmatch(choice.strip())) for choice in choices)
    return all(gaps) and (bool(gaps) or responses > 0) and _distinct(pairs)


def _distinct(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether the choices under each question differ."""
    seen: set[str] = set()
    for question, choice in pairs:
        if question.strip():
            seen = set()
        if choice.strip() and choice.strip() in seen:
            return False
        seen.add(choice.strip())
    return True
