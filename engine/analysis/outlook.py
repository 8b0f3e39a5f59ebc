"""What is settled about a person, and which answers could still matter.

A path is certain, possible or ruled out, and soundly so, whatever is answered or skipped from now
on. Somebody of a random crowd shows that it is possible. That it is not is shown by the bounds of
the scores or, where the combinations of answers are few enough, by trying them all.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from engine.analysis.combinations import every_combination
from engine.analysis.information_gain import Forecast, forecast
from engine.analysis.open_rules import OpenRules
from engine.analysis.sample import random_population
from engine.analysis.score_bounds import Bounds, Outcome, bounds_of, conceivable, contenders
from engine.core.model import Facts, KnowledgeBase, Rule
from engine.core.semantics import choose, fires, rank

State = Literal["certain", "possible", "ruled out"]


@dataclass(frozen=True, slots=True)
class PathOutlook:
    """Where one path stands: its score as things stand, and bounds that no answer takes it past."""

    path: str
    state: State
    score: int
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is settled and what is not, at one moment.

    `path` is the recommendation as things stand; `settled` tells that no answer can change it.
    `questions` gives for each attribute worth asking the open rules that it could help to decide,
    in the vocabulary's order. Those in `steering` could still change the path, the others only its
    advice or cautions; `eventual` adds what only a path to come may ask for. `prospects` are there
    unless the bounds alone settle the path.
    """

    path: str | None
    settled: bool
    questions: dict[str, tuple[Rule, ...]]
    standings: tuple[PathOutlook, ...]
    steering: frozenset[str]
    eventual: frozenset[str]
    forecast: Forecast | None = field(repr=False, compare=False)

    def information_gain(self, attribute: str) -> float:
        """How many bits of the uncertainty about the path an answer is expected to take away."""
        return self.forecast.information_gain(attribute) if self.forecast else 0.0


@dataclass(frozen=True, slots=True)
class _Contest:
    """The outcomes that are possible, and the open rules that can still decide between them."""

    possible: frozenset[Outcome]
    rules: Sequence[Rule] = ()
    forecast: Forecast | None = None


def look_ahead(
    knowledge_base: KnowledgeBase, facts: Facts, withheld: Collection[str] = ()
) -> Outlook:
    """The outlook from the facts; `withheld` are the attributes that will not become known."""
    open_rules = OpenRules(knowledge_base, facts, withheld)
    fired = [id for id, rule in knowledge_base.rules.items() if fires(rule, open_rules.known)]
    ranking = rank(knowledge_base, fired)
    path = choose(knowledge_base, ranking)
    bounds = _bounds(open_rules, {one.path: one.score for one in ranking if one.path})
    contest = _contest(open_rules, bounds, path)
    settled = len(contest.possible) == 1
    advising = open_rules.advising(path if settled else None)
    steering = open_rules.needs(contest.rules)
    to_come = (open_rules.needs(open_rules.advising(one)) for one in contest.possible)
    return Outlook(
        path=path,
        settled=settled,
        questions=open_rules.questions([*contest.rules, *advising]),
        standings=_standings(bounds, contest.possible),
        steering=steering,
        eventual=steering.union(*to_come),
        forecast=contest.forecast,
    )


def _bounds(open_rules: OpenRules, scores: Mapping[str, int]) -> dict[str, Bounds]:
    """The bounds of every path, in the document's order."""
    paths = open_rules.knowledge_base.paths
    return {path: bounds_of(path, scores[path], open_rules.moves) for path in paths}


def _contest(open_rules: OpenRules, bounds: Mapping[str, Bounds], present: Outcome) -> _Contest:
    """What can still be recommended, where the outcome as things stand is the present one."""
    enough = open_rules.knowledge_base.thresholds.enough
    able = contenders(bounds, open_rules.moves, enough)
    rules = [rule for rule in open_rules.weighing if set(able) & set(rule.paths)]
    possible = conceivable(bounds, able, enough)
    if not rules or len(possible) == 1:
        return _Contest(frozenset({present}))
    scores = {path: bounds[path].score for path in able}
    seen = forecast(open_rules, rules, scores, random_population(open_rules.knowledge_base))
    if not possible <= {present, *seen.outcomes}:
        population = every_combination(open_rules.knowledge_base, seen.tests)
        if population:
            tried = forecast(open_rules, rules, scores, population)
            possible = frozenset(tried.outcomes)
            seen = seen if len(seen.outcomes) > 1 else tried
    return _Contest(possible, () if len(possible) == 1 else rules, seen)


def _standings(
    bounds: Mapping[str, Bounds], possible: frozenset[Outcome]
) -> tuple[PathOutlook, ...]:
    """Every path in the document's order."""
    left: State = "certain" if len(possible) == 1 else "possible"
    return tuple(
        PathOutlook(
            path, left if path in possible else "ruled out", one.score, one.lowest, one.highest
        )
        for path, one in bounds.items()
    )
