"""The outlook: which paths are still possible, and which questions could decide between them.

The three states of a path are sound, whatever is answered or skipped later. A witness in a random
population proves that a path is possible. Bounds on the scores prove that it is not, or else the
evaluation of all combinations of answers, if they are few enough. Without either proof it counts
as possible.
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
from engine.core.semantics import choose, fired_rules, rank

State = Literal["settled", "possible", "ruled out"]


@dataclass(frozen=True, slots=True)
class PathOutlook:
    """One path: its state, its present score, and the bounds of its final score in decibans."""

    path: str
    state: State
    score: int
    lowest: int
    highest: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is settled under partial knowledge, and what is open.

    `path` is the present recommendation, and `settled` says that no answer can change it.
    `questions` maps each attribute worth asking for to the open rules that depend on it, in the
    vocabulary's order. Those in `steering` could change the path, the others only its advice or
    cautions. `eventual` holds every attribute that may have to be asked for until the end, under
    any possible path. `forecast` is None if the bounds alone settle the path.
    """

    path: str | None
    settled: bool
    questions: dict[str, tuple[Rule, ...]]
    standings: tuple[PathOutlook, ...]
    steering: frozenset[str]
    eventual: frozenset[str]
    forecast: Forecast | None = field(repr=False, compare=False)

    def information_gain(self, attribute: str) -> float:
        """The expected reduction of the entropy of the path by an answer, in bits."""
        return self.forecast.information_gain(attribute) if self.forecast else 0.0


@dataclass(frozen=True, slots=True)
class _Contest:
    """The possible outcomes, and the open rules that can still decide between them."""

    possible: frozenset[Outcome]
    rules: Sequence[Rule] = ()
    forecast: Forecast | None = None


def look_ahead(
    knowledge_base: KnowledgeBase, facts: Facts, withheld: Collection[str] = ()
) -> Outlook:
    """The outlook from some facts; `withheld` are the attributes that will stay unknown."""
    open_rules = OpenRules(knowledge_base, facts, withheld)
    ranking = rank(knowledge_base, fired_rules(knowledge_base, open_rules.known))
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
    """The outcomes that are still possible, from the bounds, a sample, and an enumeration."""
    enough = open_rules.knowledge_base.thresholds.enough
    able = contenders(bounds, open_rules.moves, enough)
    rules = [rule for rule in open_rules.weighing if set(able) & set(rule.paths)]
    possible = conceivable(bounds, able, enough)
    if not rules or len(possible) == 1:
        return _Contest(frozenset({present}))
    scores = {path: bounds[path].score for path in able}
    sampled = forecast(open_rules, rules, scores, random_population(open_rules.knowledge_base))
    if possible <= {present, *sampled.outcomes}:
        return _Contest(possible, rules, sampled)
    population = every_combination(open_rules.knowledge_base, sampled.tests)
    if population is None:
        return _Contest(possible, rules, sampled)
    exhaustive = forecast(open_rules, rules, scores, population)
    possible = frozenset(exhaustive.outcomes)
    telling = sampled if len(sampled.outcomes) > 1 else exhaustive
    return _Contest(possible, () if len(possible) == 1 else rules, telling)


def _standings(
    bounds: Mapping[str, Bounds], possible: frozenset[Outcome]
) -> tuple[PathOutlook, ...]:
    """The outlook of every path, in the document's order."""
    left: State = "settled" if len(possible) == 1 else "possible"
    return tuple(
        PathOutlook(
            path, left if path in possible else "ruled out", one.score, one.lowest, one.highest
        )
        for path, one in bounds.items()
    )
