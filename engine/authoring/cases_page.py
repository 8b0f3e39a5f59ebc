"""The console pages of `rules test`: the cases that do not hold, and the coverage of the rules."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from engine.authoring.coverage import Coverage, Item
from engine.authoring.missing_cases import Drafts
from engine.authoring.worked_examples import Outcome
from engine.language.sentences import counted
from engine.language.visible import visible
from engine.views.console.layout import heading, paragraph, section

PARTS = 100  # percentages are rounded down, so that 100 % is all
NOBODY = "No person was found for these; perhaps there is none"


def cases_page(outcomes: Sequence[Outcome]) -> str:
    """Every case that does not hold, with what was expected and got, and the counts."""
    failed = [outcome for outcome in outcomes if not outcome.holds]
    number = len(failed)
    fail = f"{number:,} {'does' if number == 1 else 'do'} not" if failed else "all hold"
    summary = f"{counted(len(outcomes), 'worked example')}: {fail}{' hold' if failed else ''}."
    return "\n".join([*map(_failed, failed), summary])


def _failed(outcome: Outcome) -> str:
    lines = (
        paragraph(f"{one.what}: expected {one.expected}, got {one.got}", mark="- ")
        for one in outcome.differences
    )
    return "\n".join([heading(outcome.case.where), paragraph(outcome.case.name), *lines, ""])


def coverage_page(coverages: Iterable[Coverage]) -> str:
    """What the cases cover of each kind, counted, and what none of them covers."""
    found = tuple(coverages)
    counts = [f"  {one.kind}: {_share(one)}" for one in found]
    parts = [section("Covered by the worked examples", counts)]
    parts += [section(f"By no case: {one.kind}", _grouped(one.missing)) for one in found]
    return "\n".join(part for part in parts if part).rstrip("\n")


def _share(one: Coverage) -> str:
    number, covered = len(one.every), len(one.every) - len(one.missing)
    return f"{covered:,} of {number:,} ({PARTS * covered // number} %)"


def _grouped(items: Iterable[Item]) -> Iterator[str]:
    """The items in lines that begin with what several of them share."""
    for shared, some in groupby(items, key=lambda item: item[:-1]):
        last = ", ".join(item[-1] for item in some)
        yield paragraph(f"{' '.join(shared)}: {last}" if shared else last, mark="- ")


def drafts_page(drafts: Drafts, place: str) -> str:
    """How many drafts were written to which file, and for what no person was found."""
    written = f"{counted(len(drafts.cases), 'draft')} to be reviewed: {visible(place)}"
    summary = written if drafts.cases else f"No draft to write: {visible(place)} was not made."
    nobody = section(f"{NOBODY}", _grouped(drafts.not_found))
    return "\n".join(part for part in (nobody, summary) if part)
