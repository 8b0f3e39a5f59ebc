"""Which column of a staff file is about which attribute, and what it is called on the way out.

A mapped column goes before one that bears the attribute's name, and that before a synonym. What is
about no attribute passes through.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count

from engine.batch.columns.mapping import Mapped
from engine.core.model import DURATION, KnowledgeBase
from engine.errors import CrossroadsError, MisuseError, did_you_mean
from engine.facts.parse import attribute_of_heading
from engine.language.sentences import quote
from engine.language.spelling import fold, nearest
from engine.tables.csv_text import unescape_formula

HOW = ("", "as a synonym", "as its name", "as mapped")  # each goes before those that precede it
SHOWN_HEADINGS = 8


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the input, the attribute that it was taken for, and how it was recognised."""

    heading: str
    attribute: str | None
    how: str


def match_columns(
    knowledge_base: KnowledgeBase,
    source: str,
    headings: tuple[str, ...],
    mapping: Mapping[str, Mapped],
) -> tuple[tuple[Column, ...], list[str]]:
    """Each column with its attribute, and notes on what somebody should know about them.

    A mapped column goes before one that bears the attribute's name, and that before a synonym.
    """
    mapped = _mapped(knowledge_base, headings, mapping)
    claims = [
        Column(heading, mapped[at] or None, HOW[-1] if mapped[at] else "")
        if at in mapped
        else _recognised(knowledge_base, heading)
        for at, heading in enumerate(headings)
    ]
    claimed = dict.fromkeys(one.attribute for one in claims if one.attribute)
    best = {id: _strongest(source, id, claims) for id in claimed}
    lost = [one for one in claims if one.attribute and best[one.attribute] is not one]
    columns = tuple(Column(one.heading, None, "") if one in lost else one for one in claims)
    notes = [
        f"{quote(one.heading)} is passed through: {one.attribute} is read from "
        f"{quote(best[one.attribute].heading)}"
        for one in lost
        if one.attribute
    ]
    if not any(column.attribute for column in columns):
        cure = f'Name one with --map "HEADING=ATTRIBUTE", of {", ".join(knowledge_base.stated)}.'
        raise CrossroadsError(source, f"no column is known: {_listed(headings)}", cure)
    return columns, [*notes, *column_notes(knowledge_base, columns)]


def column_notes(knowledge_base: KnowledgeBase, columns: Iterable[Column]) -> list[str]:
    """Notes on columns that are read, but may not hold what may be read."""
    columns = list(columns)
    return [
        *_protected_notes(knowledge_base, columns),
        *_month_notes(knowledge_base, columns),
    ]


def _month_notes(knowledge_base: KnowledgeBase, columns: Iterable[Column]) -> list[str]:
    """A note on each column whose heading speaks of months and whose bare numbers are years."""
    return [
        f"{quote(one.heading)} is read as {one.attribute}, in years; write '18 months' where "
        "months are meant"
        for one in columns
        if one.attribute
        and knowledge_base.attributes[one.attribute].unit == DURATION
        and "month" in one.heading.casefold()
    ]


def _protected_notes(knowledge_base: KnowledgeBase, columns: Iterable[Column]) -> list[str]:
    """A note on each column that is read though it seems protected. It takes a mapping to have one.

    It is not refused: a heading may only look so, and who mapped it knows what stands there.
    """
    return [
        f"{quote(one.heading)} is read as {one.attribute}, {one.how}; its heading seems to name "
        "something that is protected by law, and no advice may rest on that: check what it holds"
        for one in columns
        if one.attribute and knowledge_base.protected.names(one.heading)
    ]


def knows(knowledge_base: KnowledgeBase, mapping: Mapping[str, str]) -> Callable[[str], bool]:
    """Whether a heading is of any use: to find the delimiter, before the columns are matched."""
    mapped = {fold(heading) for heading, attribute in mapping.items() if attribute.strip()}
    return lambda heading: (
        fold(unescape_formula(heading)) in mapped
        or attribute_of_heading(knowledge_base, unescape_formula(heading)) is not None
    )


def _recognised(knowledge_base: KnowledgeBase, heading: str) -> Column:
    """A column as its heading alone tells it."""
    attribute = attribute_of_heading(knowledge_base, heading)
    if attribute is None:
        return Column(heading, None, "")
    named = fold(heading) == fold(attribute.id)
    return Column(heading, attribute.id, "as its name" if named else "as a synonym")


def _strongest(source: str, attribute: str, claims: Sequence[Column]) -> Column:
    """The one column for an attribute. Raises CrossroadsError where two have the same claim."""
    rivals = [claim for claim in claims if claim.attribute == attribute]
    first, *others = sorted(rivals, key=lambda claim: -HOW.index(claim.how))
    if others and others[0].how == first.how:
        both = f"{quote(first.heading)} and {quote(others[0].heading)}"
        what, cure = (
            f"{both} both stand for {attribute}",
            f'Choose with --map "{first.heading}={attribute}".',
        )
        if fold(first.heading) == fold(others[0].heading):
            places = [str(at) for at, claim in enumerate(claims, 1) if claim in rivals]
            what = f"columns {' and '.join(places)} are both headed {quote(first.heading)}"
            cure = "Rename one of them in the file."
        raise CrossroadsError(source, what, cure)
    return first


def _mapped(
    knowledge_base: KnowledgeBase, headings: tuple[str, ...], mapping: Mapping[str, Mapped]
) -> dict[int, str]:
    """The attribute that the column at a position is mapped to, "" for none."""
    found: dict[int, str] = {}
    sources: dict[str, str] = {}
    for heading, mapped in mapping.items():
        name, where = mapped.name, mapped.where
        attribute = _attribute_named(knowledge_base, name, where) if name.strip() else ""
        if attribute in sources:
            what = f"'{sources[attribute]}' is mapped to {attribute} too"
            raise MisuseError(where, what, "Keep one of the two.")
        if attribute:
            sources[attribute] = heading
        for at in positions(headings, heading, where, knowledge_base.help.file):
            if at in found:
                raise MisuseError(
                    where, f"'{headings[at]}' is mapped twice", "Keep one of the two."
                )
            found[at] = attribute
    return found


def _attribute_named(knowledge_base: KnowledgeBase, name: str, where: str) -> str:
    attribute = attribute_of_heading(knowledge_base, name)
    if attribute is None:
        known = list(knowledge_base.stated)
        cure = did_you_mean(nearest(name, known), f"The attributes are {', '.join(known)}.")
        raise MisuseError(where, f"'{name}' is no attribute", cure)
    return attribute.id


def positions(headings: tuple[str, ...], wanted: str, where: str, file: str) -> list[int]:
    """Where a heading stands: as it is written or, failing that, but for case and spaces.

    `file` is what the file is called in the fault where it stands nowhere.
    """
    exactly = [at for at, heading in enumerate(headings) if heading == wanted]
    nearly = [at for at, heading in enumerate(headings) if fold(heading) == fold(wanted)]
    if not nearly:
        cure = did_you_mean(nearest(wanted, headings), f"The headings are {_listed(headings)}.")
        raise MisuseError(where, f"the {file} has no column {quote(wanted)}", cure)
    return exactly or nearly


def _listed(headings: Sequence[str]) -> str:
    shown = ", ".join(map(quote, headings[:SHOWN_HEADINGS]))
    more = len(headings) - SHOWN_HEADINGS
    return f"{shown} and {more} more" if more > 0 else shown


def renamed(headings: Sequence[str], ours: Collection[str]) -> tuple[str, ...]:
    """The headings, where those that are ours too are told apart from ours."""
    reserved = {fold(heading) for heading in ours}
    taken = {fold(heading) for heading in headings}
    names = []
    for heading in headings:
        new = heading if fold(heading) not in reserved else _untaken(heading, taken)
        taken.add(fold(new))
        names.append(new)
    return tuple(names)


def _untaken(heading: str, taken: Collection[str]) -> str:
    """The heading, marked as the file's and, if need be, numbered."""
    numbered = (f"{heading} (in the file, {number})" for number in count(2))
    names = chain([f"{heading} (in the file)"], numbered)
    return next(name for name in names if fold(name) not in taken)


def renaming_note(headings: Sequence[str], names: Sequence[str]) -> list[str]:
    """A note on the headings that were renamed, where there are any."""
    pairs = zip(headings, names, strict=True)
    changed = [f"{quote(old)} is now {quote(new)}" for old, new in pairs if old != new]
    return [f"columns of the file with a result's name: {', '.join(changed)}"] if changed else []


def kept_columns(
    knowledge_base: KnowledgeBase, headings: tuple[str, ...], keep: Sequence[str] | None
) -> tuple[int, ...]:
    """Which of the input's columns stand in the output, in the file's order; all of them for None.

    Raises MisuseError, naming the nearest, for a heading that the file does not have.
    """
    if keep is None:
        return tuple(range(len(headings)))
    file = knowledge_base.help.file
    return tuple(sorted({at for name in keep for at in positions(headings, name, "--keep", file)}))
