"""Column selection and renaming: headings found in a file, and their names in the output."""

from collections.abc import Collection, Sequence
from itertools import chain, count

from engine.errors import MisuseError, did_you_mean
from engine.language.sentences import quote
from engine.language.spelling import fold, nearest

SHOWN_HEADINGS = 8


def positions(headings: Sequence[str], wanted: str) -> list[int]:
    """The positions of a heading: as it is written or, failing that, but for case and spaces.

    >>> positions(["Role", "role", "ROLE"], "role"), positions(["Role", "ROLE"], " role")
    ([1], [0, 1])
    """
    exactly = [at for at, heading in enumerate(headings) if heading == wanted]
    return exactly or [at for at, heading in enumerate(headings) if fold(heading) == fold(wanted)]


def positions_needed(headings: Sequence[str], wanted: str, where: str, file: str) -> list[int]:
    """The positions of a heading. Raises MisuseError, naming the nearest, where there is none.

    `file` is what the file is called in the error.
    """
    found = positions(headings, wanted)
    if not found:
        known = headings_listed(headings)
        cure = did_you_mean(nearest(wanted, headings), f"The headings are {known}.")
        raise MisuseError(where, f"the {file} has no column {quote(wanted)}", cure)
    return found


def headings_listed(headings: Sequence[str]) -> str:
    """The first headings, and how many more there are."""
    shown = ", ".join(map(quote, headings[:SHOWN_HEADINGS]))
    more = len(headings) - SHOWN_HEADINGS
    return f"{shown} and {more} more" if more > 0 else shown


def renamed(headings: Sequence[str], ours: Collection[str]) -> tuple[str, ...]:
    """The headings, where those that are ours too are renamed."""
    reserved = {fold(heading) for heading in ours}
    taken = {fold(heading) for heading in headings}
    names = []
    for heading in headings:
        new = heading if fold(heading) not in reserved else _untaken(heading, taken)
        taken.add(fold(new))
        names.append(new)
    return tuple(names)


def renaming_note(headings: Sequence[str], names: Sequence[str]) -> list[str]:
    """A note on the headings that were renamed, where there are any."""
    pairs = zip(headings, names, strict=True)
    changed = [f"{quote(old)} is now {quote(new)}" for old, new in pairs if old != new]
    return [f"columns of the file with a result's name: {', '.join(changed)}"] if changed else []


def _untaken(heading: str, taken: Collection[str]) -> str:
    """The heading, marked as the file's and, if need be, numbered."""
    numbered = (f"{heading} (in the file, {number})" for number in count(2))
    names = chain([f"{heading} (in the file)"], numbered)
    return next(name for name in names if fold(name) not in taken)
