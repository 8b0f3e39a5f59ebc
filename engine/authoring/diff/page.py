"""The page of `rules diff`: what differs, who moves, and lines that show it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from engine.authoring.diff.changes import Change
from engine.authoring.diff.moves import Difference, Move, PathId
from engine.authoring.diff.versions import Version
from engine.core.model import KnowledgeBase
from engine.language.sentences import listed, lower_first
from engine.phrasing.command_line import advise_command
from engine.phrasing.facts_and_rules import NO_PATH
from engine.views.console.layout import bullets, heading, paragraph, section

if TYPE_CHECKING:
    from engine.authoring.diff.promises import Turned  # which needs the solver

Versions = tuple[Version, Version]


def show_difference(  # noqa: PLR0913, PLR0917
    versions: Versions,
    found: Difference,
    whose: str,
    notes: Sequence[str] = (),
    turned: Sequence["Turned"] = (),
    program: str = "crossroads",
) -> str:
    """The page; `whose` says who the people are, and `program` begins the lines to be pasted."""
    parts = [
        section("What differs", _changes(found.changes) or [paragraph("Nothing that weighs.")]),
        section("To know", bullets(notes)),
        section("Promises that only the old version keeps", _turned(turned, program, new=False)),
        section("Promises that only the new version keeps", _turned(turned, program, new=True)),
        f"{heading('Who moves')}\n{paragraph(_summary(found, whose))}\n",
        *("\n".join(_move(versions, move, found.people, program)) + "\n" for move in found.moves),
    ]
    return "\n".join(part for part in parts if part).rstrip("\n")


def _changes(changes: Sequence[Change]) -> list[str]:
    weighing = [change for change in changes if change.weighs]
    lines = bullets(f"{change}, {change.how}: {change.says}" for change in weighing)
    if in_words := [change.name for change in changes if not change.weighs]:
        lines += bullets([f"no weight, in words or in advice only: {listed(in_words)}"])
    return lines


def _turned(turned: Sequence["Turned"], program: str, *, new: bool) -> Iterator[str]:
    """The promises that one version keeps, with somebody whom the other breaks them for."""
    for one in turned:
        if one.kept_by_new == new:
            yield paragraph(f"{one.id}: {one.sentence}", mark="- ")
            if one.witness is not None:
                yield f"    {advise_command(one.witness, program)}"


def _summary(found: Difference, whose: str) -> str:
    share = _share(found.moved, found.people)
    return f"{found.moved:,} of {found.people:,} {whose} ({share})."


def _share(some: int, all: int) -> str:
    """A share in per cent, such as '0.1 %'; only nobody is 0 %."""
    share = 100 * some / all if all else 0
    return f"{share:.1f} %" if share >= 0.05 or not some else "below 0.1 %"  # noqa: PLR2004


def _move(versions: Versions, move: Move, people: int, program: str) -> Iterator[str]:
    old, new = versions
    before, after = _title(old.knowledge_base, move.before), _title(new.knowledge_base, move.after)
    yield heading(f"{before} -> {after}: {move.people:,} ({_share(move.people, people)})")
    for change, number in move.blamed.items():
        yield f"  by {change}, {change.how}: {number:,}"
    if move.together:
        yield f"  by several changes together: {move.together:,}"
    yield "  The least that moves somebody so:"
    yield f"    {advise_command(move.shortest, program)}"
    yield "  For example:"
    for example in move.examples:
        blamed = listed(map(str, example.blamed)) if example.blamed else "several together"
        yield f"    {advise_command(example.facts, program)}  # {blamed}"


def _title(knowledge_base: KnowledgeBase, path: PathId) -> str:
    return knowledge_base.paths[path].title if path else f"({lower_first(NO_PATH)})"
