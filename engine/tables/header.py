"""Header detection: which of the first records of a table holds the headings of its columns.

The evidence is the headings that the caller knows, and how many cells a record fills.
"""

from collections.abc import Callable, Sequence

Knows = Callable[[str], bool]  # whether a heading names a column that is wanted
HEAD = 20  # records, within which the header is looked for
SURE = 2  # known headings; after a record with so many no better one is looked for


def find_header(records: Sequence[Sequence[str]], knows: Knows) -> int | None:
    """The position of the header; None where no record holds anything.

    Titles, dates and the like before a header fill fewer cells than it does. A later record that
    does not fill more cells than every one before it is a row, though it held a known heading.

    >>> find_header([["Stock 2024"], ["Part", "Price"], ["nut", "0.10"]], "Price".__eq__)
    1
    """
    best, most, known = None, 0, -1
    for at, cells in enumerate(records):
        if filled(cells) > most:
            most = filled(cells)
            if (better := min(known_headings(cells, knows), SURE)) > known:
                best, known = at, better
    return best


def begins_with_header(records: Sequence[Sequence[str]], knows: Knows) -> bool:
    """Whether the first record is the header whatever follows: one known heading is enough if the
    record below fills as many cells."""
    first, *others = records
    known = known_headings(first, knows)
    below = next(filter(None, map(filled, others)), 0)
    return known >= SURE or (known > 0 and below == filled(first))


def header_position(records: Sequence[Sequence[str]], knows: Knows) -> int | None:
    """The position of the header: the first record that holds anything where no heading is known.

    None where no record holds anything.
    """
    first = next((at for at, cells in enumerate(records) if filled(cells)), None)
    return None if first is None else first + first_or_better(records[first:], knows)


def first_or_better(records: Sequence[Sequence[str]], knows: Knows) -> int:
    """The position of the header: the first record, unless a later one is it and has a known
    heading."""
    if begins_with_header(records, knows):
        return 0
    at = find_header(records, knows)
    return at if at is not None and known_headings(records[at], knows) else 0


def known_headings(cells: Sequence[str], knows: Knows) -> int:
    """How many different known headings a record holds."""
    return sum(map(knows, {cell for cell in cells if cell.strip()}))


def filled(cells: Sequence[str]) -> int:
    """How many cells of a record are not blank."""
    return sum(map(bool, map(str.strip, cells)))
