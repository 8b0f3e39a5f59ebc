"""The console page of one column: its texts and their readings."""

from collections import Counter
from collections.abc import Sequence

from engine.batch.columns.column_texts import ReadColumn, Text
from engine.batch.columns.recognition import (
    AS_CHOICE,
    AS_MAPPED,
    AS_NAME,
    AS_QUESTION,
    AS_START,
    AS_SYNONYM,
)
from engine.core.model import Attribute, KnowledgeBase
from engine.language.protected import Protected
from engine.language.sentences import abridged, counted, one_line, plural
from engine.views.console.layout import paragraph, section

LEFT_OUT = "never read, left out of the advice"
MOST = 5  # texts that are not understood, and codes
MOST_TITLES = 10
MOST_HEADINGS = 40
WHY = {
    AS_CHOICE: "a column of one choice",
    AS_START: "dates that it is counted from",
    AS_SYNONYM: "a synonym of it",
    AS_QUESTION: "its question",
    AS_NAME: "its name",
    AS_MAPPED: "mapped",
}


def column_title(column: ReadColumn, protected: Protected) -> str:
    """The attribute of the column, and why."""
    why = WHY[column.how]
    why += ", though it seems protected" if protected.names(column.heading) else ""
    text = f"{one_line(column.heading)} is read as {column.target} ({why})"
    return paragraph(text, indent=0)


def show_column(knowledge_base: KnowledgeBase, column: ReadColumn) -> list[str]:
    """The counts of its cells, their values, and the texts that are not understood."""
    attribute = knowledge_base.attributes[column.attribute]
    counts = [
        count(column.understood, f"{plural(column.understood, 'cell')} understood"),
        count(column.not_known, "blank or not known"),
        count(column.not_understood, "not understood"),
    ]
    if column.others:
        counts.append(count(column.others, "not looked at: too many different texts, or too long"))
    by_title = knowledge_base.takes_roles(attribute)
    values = _titles(column) if by_title else _values(attribute, column)
    return [*counts, *values, *_codes(attribute, column), *_unread(column)]


def passed_through(
    headings: Sequence[str], protected: Protected, fate: str = "passed through, never read"
) -> list[str]:
    """The columns that pass through, and apart from them those that seem protected.

    `fate` says what becomes of these.
    """
    named = [heading for heading in headings if protected.names(heading)]
    others = [heading for heading in headings if not protected.names(heading)]
    return [
        section("Columns passed through, not read", show_headings(others)),
        section(f"Protected: {fate}", show_headings(named)),
    ]


def show_headings(headings: Sequence[str]) -> list[str]:
    """Columns by their headings, in the order of the file."""
    shown = ", ".join(one_line(heading) or "(no heading)" for heading in headings[:MOST_HEADINGS])
    left = len(headings) - MOST_HEADINGS
    more = f" and {counted(left, 'other')}" if left > 0 else ""
    return [paragraph(shown + more)] if headings else []


def count(number: int, what: str) -> str:
    """A number and what it counts, one below the other."""
    return paragraph(what, mark=f"{number:>9,}  ")


def blank_lines(number: int) -> str:
    """The number of blank lines."""
    return count(number, f"{plural(number, 'blank line')}, not among the rows")


def others(number: int, indent: int = 2) -> list[str]:
    """How many more there are than are shown, if any."""
    return [paragraph(f"and {counted(number, 'other')}", indent)] if number > 0 else []


def _titles(column: ReadColumn) -> list[str]:
    """Each title with its role."""
    found = [one for one in column.texts if one.reading.value is not None]
    lines = [(one.rows, f"{one_line(one.text)} -> {one.reading.value}") for one in found]
    return _list("Titles and the roles that they were taken for:", lines, MOST_TITLES)


def _values(attribute: Attribute, column: ReadColumn) -> list[str]:
    """The values that the cells hold, the frequent first; of numbers, the range."""
    rows: Counter[str] = Counter()
    numbers = []
    for one in column.texts:
        match one.reading.value:
            case None:
                pass
            case bool() as truth:
                rows["yes" if truth else "no"] += one.rows
            case int() | float() as number:
                numbers.append(number)
            case str() as value:
                rows[value] += one.rows
            case several:
                rows.update(dict.fromkeys(several, one.rows))
    shown = ", ".join(f"{value} ({many:,})" for value, many in rows.most_common())
    if numbers:
        shown = f"{min(numbers):g} to {max(numbers):g} {attribute.unit}".rstrip()
    return [paragraph(f"Values: {shown}")] if shown else []


def _codes(attribute: Attribute, column: ReadColumn) -> list[str]:
    if not column.codes:
        return []
    several = len(column.codes) > 1
    codes = f"{plural(len(column.codes), 'code')} {_codes_listed(column.codes)}"
    unknown = "what they mean" if several else "what it means"
    if attribute.kind == "yes/no":
        unknown = "which of them means yes" if several else "whether it means yes"
    return [
        paragraph(f"It holds {codes}: {unknown} cannot be known. Say so in a mapping file."),
    ]


def _codes_listed(codes: Sequence[str]) -> str:
    """The first codes; a last one is shown, where it would be counted alone.

    >>> _codes_listed("123456"), _codes_listed("123456789")
    ('1, 2, 3, 4, 5 and 6', '1, 2, 3, 4, 5 and 4 others')
    """
    return abridged(codes, MOST if len(codes) > MOST + 1 else MOST + 1)


def _unread(column: ReadColumn) -> list[str]:
    lines = [(one.rows, _problem(one)) for one in column.unread]
    return _list("Not understood:", lines, MOST)


def _problem(one: Text) -> str:
    """The problem, with the nearest value where it does not name that itself."""
    nearest, problem = one.reading.nearest, one.reading.problem
    return f"{problem} (nearest: {nearest})" if nearest and "(nearest:" not in problem else problem


def _list(title: str, lines: Sequence[tuple[int, str]], most: int) -> list[str]:
    """A list of texts with the rows that they stand in, under a title."""
    if not lines:
        return []
    shown = [count(rows, text) for rows, text in lines[:most]]
    return [paragraph(title), *shown, *others(len(lines) - most, indent=13)]
