"""Who moves from which path to which, and which change alone is to blame.

A change is to blame for a move if the person has their old path again once that one change is taken
back. People are run many at a time, so that every change can be tried on everybody.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from engine.analysis.information_gain import Outcomes, forecast
from engine.analysis.open_rules import OpenRules
from engine.authoring.diff.changes import Change, changes_between, undone
from engine.authoring.diff.people import People
from engine.core.model import Facts, KnowledgeBase, Value
from engine.engines.bitset import bitset_engine
from engine.engines.population import Answers, Group, Population, union, with_roles

EXAMPLES = 3
SHORTENED = 20  # people whose facts are dropped in search of the shortest

PathId = str | None


@dataclass(frozen=True, slots=True)
class Example:
    """Somebody who moves, and the changes that are to blame; without one, several together."""

    facts: Facts
    blamed: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Move:
    """Everybody who moves from one path to another.

    `blamed` counts them by change; somebody counts for each change that is to blame alone, and is
    among those `together` without one. `shortest` is somebody of whom nothing more can be left out.
    """

    before: PathId
    after: PathId
    people: int
    blamed: Mapping[Change, int]
    together: int
    examples: tuple[Example, ...]
    shortest: Facts


@dataclass(frozen=True, slots=True)
class Difference:
    """Two versions compared: what differs in them, and what that does to how many people."""

    changes: tuple[Change, ...]
    people: int
    moves: tuple[Move, ...]

    @property
    def moved(self) -> int:
        """How many people move."""
        return sum(move.people for move in self.moves)


def difference(old: KnowledgeBase, new: KnowledgeBase, people: People) -> Difference:
    """The moves of some people between two versions, the most frequent first."""
    answers, size = people.answers, len(people.facts)
    before, after = (outcomes(rules, answers, size) for rules in (old, new))
    groups = {
        (one, other): group
        for one, people_before in before.items()
        for other, people_after in after.items()
        if one != other and (group := people_before & people_after)
    }
    changes = changes_between(old, new)
    moved = union(groups.values())
    blamed = _blamed(old, new, changes, moved, before, answers, size) if moved else {}
    moves = [_move(old, new, people, pair, group, blamed) for pair, group in groups.items()]
    moves.sort(key=lambda move: -move.people)
    return Difference(changes, sum(people.counts), tuple(moves))


def outcomes(knowledge_base: KnowledgeBase, answers: Answers, size: int) -> Outcomes:
    """The people by recommended path, None for none."""
    population = Population(size, with_roles(knowledge_base, answers))
    open_rules = OpenRules(knowledge_base, {})
    scores = dict.fromkeys(knowledge_base.paths, 0)
    return forecast(open_rules, open_rules.weighing, scores, population).outcomes


def _blamed(  # noqa: PLR0913, PLR0917
    old: KnowledgeBase,
    new: KnowledgeBase,
    changes: Sequence[Change],
    moved: Group,
    before: Outcomes,
    answers: Answers,
    size: int,
) -> dict[Change, Group]:
    """Those who have their old path again without the change, by change."""
    found = {}
    for change in changes:
        if change.weighs:
            without = outcomes(undone(old, new, change), answers, size)
            restored = union(group & without.get(path, 0) for path, group in before.items())
            if group := restored & moved:
                found[change] = group
    return found


def _move(  # noqa: PLR0913, PLR0917
    old: KnowledgeBase,
    new: KnowledgeBase,
    people: People,
    pair: tuple[PathId, PathId],
    group: Group,
    blamed: Mapping[Change, Group],
) -> Move:
    own = {change: others & group for change, others in blamed.items() if others & group}
    counts = {change: people.count(some) for change, some in own.items()}
    return Move(
        *pair,
        people=people.count(group),
        blamed=dict(sorted(counts.items(), key=lambda item: -item[1])),
        together=people.count(group & ~union(own.values())),
        examples=tuple(_examples(people, group, own)),
        shortest=min(
            (shortened(old, new, people.facts[one]) for one in people.first(group, SHORTENED)),
            key=_length,
        ),
    )


def _examples(people: People, group: Group, own: Mapping[Change, Group]) -> list[Example]:
    """A few people, for as many different reasons as there are."""
    kinds = [*own.values(), group & ~union(own.values())]
    firsts = [one for some in kinds for one in people.first(some, 1)]
    numbers = list(dict.fromkeys((*firsts, *people.first(group, EXAMPLES))))[:EXAMPLES]
    return [
        Example(people.facts[one], tuple(change for change, some in own.items() if some >> one & 1))
        for one in numbers
    ]


def shortened(old: KnowledgeBase, new: KnowledgeBase, facts: Facts) -> Facts:
    """The facts without all that can be left out, one by one, while the person moves the same."""
    engines = bitset_engine(old), bitset_engine(new)

    def move(some: Facts) -> tuple[PathId, ...]:
        return tuple(engine.path(engine.holding(some)) for engine in engines)

    wanted, kept = move(facts), dict(facts)
    while fewer := next((some for some in _fewer(kept) if move(some) == wanted), None):
        kept = fewer
    return kept


def _fewer(facts: Facts) -> Iterator[dict[str, Value]]:
    """The facts without one of them or, failing that, without a value of one."""
    for id in facts:
        yield {other: facts[other] for other in facts if other != id}
    for id, value in facts.items():
        if isinstance(value, tuple) and len(value) > 1:
            for dropped in value:
                yield {**facts, id: tuple(one for one in value if one != dropped)}


def _length(facts: Facts) -> tuple[int, int]:
    values = sum(len(value) if isinstance(value, tuple) else 1 for value in facts.values())
    return len(facts), values
