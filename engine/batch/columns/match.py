"""Column mapping: which column of a staff file holds which attribute.

A mapped column goes before one that bears the attribute's name, and that before a synonym. A column
without an attribute passes through. An attribute may have a column for each of its choices.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from engine.batch.columns.headings import headings_listed, positions_needed
from engine.batch.columns.mapping import Mapped
from engine.batch.columns.recognition import (
    AS_MAPPED,
    HOW,
    Column,
    choices_alone,
    column_of,
    notes_beside,
    recognised,
)
from engine.core.model import DURATION, KnowledgeBase
from engine.errors import CrossroadsError, MisuseError, did_you_mean
from engine.facts.headings import HeadingReading, read_heading, read_target
from engine.language.sentences import abridged, quote
from engine.language.spelling import fold, nearest
from engine.tables.csv_text import unescape_formula

SHOWN = 5  # columns that an error names


def match_columns(
    knowledge_base: KnowledgeBase,
    source: str,
    headings: tuple[str, ...],
    mapping: Mapping[str, Mapped],
    *,
    joined: bool = False,
) -> tuple[tuple[Column, ...], list[str]]:
    """Each column with its attribute, and notes on the columns. Raises CrossroadsError where two
    have the same claim to an attribute, or none is known and nothing will be `joined`."""
    mapped = _mapped(knowledge_base, headings, mapping)
    claims = choices_alone(
        knowledge_base,
        [
            column_of(heading, mapped[at], AS_MAPPED)
            if at in mapped
            else recognised(knowledge_base, heading)
            for at, heading in enumerate(headings)
        ],
        mapped.keys(),
    )
    claimed = dict.fromkeys(one.target for one in claims if one.target)
    best = {target: _strongest(source, target, claims) for target in claimed}
    lost = [one for one in claims if one.target and best[one.target] is not one]
    columns = tuple(Column(one.heading, None, "") if one in lost else one for one in claims)
    notes = [
        f"{quote(one.heading)} is passed through: {one.target} is read from "
        f"{quote(best[one.target].heading)}"
        for one in lost
        if one.target
    ]
    if not joined and not any(column.attribute for column in columns):
        cure = f'Name one with --map "HEADING=ATTRIBUTE", of {", ".join(knowledge_base.stated)}.'
        raise CrossroadsError(source, f"no column is known: {headings_listed(headings)}", cure)
    beside = notes_beside(knowledge_base, [one.heading for one in columns if not one.attribute])
    return columns, [*notes, *beside, *column_notes(knowledge_base, columns)]


def column_notes(knowledge_base: KnowledgeBase, columns: Iterable[Column]) -> list[str]:
    """Notes on columns that are read, but may hold something else or be protected by law."""
    columns = list(columns)
    return [
        *_protected_notes(knowledge_base, columns),
        *_month_notes(knowledge_base, columns),
    ]


def knows(knowledge_base: KnowledgeBase, mapping: Mapping[str, str]) -> Callable[[str], bool]:
    """A predicate for headings that are mapped or known: evidence for the dialect of a file."""
    mapped = {fold(heading) for heading, attribute in mapping.items() if attribute.strip()}
    return lambda heading: (
        fold(unescape_formula(heading)) in mapped
        or read_heading(knowledge_base, unescape_formula(heading)) is not None
    )


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

    It is not refused: a heading may only look so, and its owner knows the columns.
    """
    return [
        f"{quote(one.heading)} is read as {one.attribute}, {one.how}; its heading seems to name "
        "something that is protected by law, and no advice may rest on that: check what it holds"
        for one in columns
        if one.attribute and knowledge_base.protected.names(one.heading)
    ]


def _strongest(source: str, target: str, claims: Sequence[Column]) -> Column:
    """The one column for an attribute or a choice of it. Raises CrossroadsError where two have the
    same claim."""
    rivals = [claim for claim in claims if claim.target == target]
    first, *others = sorted(rivals, key=lambda claim: -HOW.index(claim.how))
    if others and others[0].how == first.how:
        both = f"{quote(first.heading)} and {quote(others[0].heading)}"
        what, cure = (
            f"{both} both stand for {target}",
            f'Choose with --map "{first.heading}={target}".',
        )
        if fold(first.heading) == fold(others[0].heading):
            places = [str(at) for at, claim in enumerate(claims, 1) if claim in rivals]
            both = "both" if len(places) == len(("one", "other")) else "all"
            what = f"columns {abridged(places, SHOWN)} are {both} headed {quote(first.heading)}"
            cure = "Rename one of them in the file."
        raise CrossroadsError(source, what, cure)
    return first


def _mapped(
    knowledge_base: KnowledgeBase, headings: tuple[str, ...], mapping: Mapping[str, Mapped]
) -> dict[int, HeadingReading | None]:
    """What the column at a position is mapped to, None for nothing."""
    found: dict[int, HeadingReading | None] = {}
    sources: dict[str, str] = {}
    for heading, mapped in mapping.items():
        name, where = mapped.name, mapped.where
        target = _target_named(knowledge_base, name, where) if name.strip() else None
        if target and target.target in sources:
            what = f"'{sources[target.target]}' is mapped to {target.target} too"
            raise MisuseError(where, what, "Keep one of the two.")
        if target:
            sources[target.target] = heading
        for at in positions_needed(headings, heading, where, knowledge_base.help.file):
            if at in found:
                raise MisuseError(
                    where, f"'{headings[at]}' is mapped twice", "Keep one of the two."
                )
            found[at] = target
    return found


def _target_named(knowledge_base: KnowledgeBase, name: str, where: str) -> HeadingReading:
    found = read_target(knowledge_base, name)
    if found is None:
        known = list(knowledge_base.stated)
        cure = did_you_mean(nearest(name, known), f"The attributes are {', '.join(known)}.")
        raise MisuseError(where, f"'{name}' is no attribute", cure)
    return found
