"""Stratification of the compiled query: facts, flags, evidence, scores, path, runner-up, advice.

Each stage adds columns to the stages before it and repeats no expression of theirs, so that the
query's length stays linear in the number of rules.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlglot import exp

from engine.core.model import CURRENT_ROLE, PATH, Attribute, KnowledgeBase, Role, Rule
from engine.engines.sql.conditions import Conditions
from engine.engines.sql.terms import (
    SEPARATOR,
    added,
    between,
    by_value,
    case,
    highest,
    holds,
    is_one_of,
    literal,
    odds_of,
    total,
)

Columns = Iterator[exp.Expr]


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage of the query: the name of its CTE, its comment, and the columns that it adds."""

    name: str
    says: str
    columns: tuple[exp.Expr, ...]


class Stages:
    """The stages of a knowledge base. `stated` gives the table's column for an attribute id."""

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        columns: Conditions,
        stated: Callable[[str], exp.Expr],
    ) -> None:
        self._knowledge_base = knowledge_base
        self._columns = columns
        self._stated = stated
        self._rules = tuple(knowledge_base.rules.values())
        self._paths = tuple(knowledge_base.paths)

    def __iter__(self) -> Iterator[Stage]:
        """Every stage, in order."""
        roles = ", and what the role brings with it" if self._knowledge_base.roles else ""
        facts = f"Facts: what is known of each person{roles}"
        yield Stage("facts", facts, (*self._facts(), *self._role_facts()))
        for number, rules in enumerate(flag_strata(self._rules), 1):
            yield self._firing(f"flags_{number}", "Flags: what the facts add up to", rules)
        weighing = [rule for rule in self._rules if rule.paths and not rule.flag]
        yield self._firing("evidence", "Evidence: the rules for and against each path", weighing)
        scores = "Scores: the evidence for and against each path, in decibans"
        yield Stage("scores", scores, tuple(self._scores()))
        enough = self._knowledge_base.thresholds.enough
        first = f"{self._knowledge_base.phrases.source}'s first path"
        best = f"Recommendation: the highest score from {enough} on; of equal ones {first}"
        yield Stage("recommendation", best, tuple(self._best("score", PATH, enough)))
        yield Stage("rivals", "Rivals: the scores of the other paths", tuple(self._rivals()))
        second = "Runner-up: the highest of those above 0"
        yield Stage("runner_up", second, tuple(self._best("rival", "runner_up", 1)))
        odds = "Weights: the odds of every path and of none, and their total"
        yield Stage("weights", odds, tuple(self._total_weight()))
        late = [rule for rule in self._rules if not rule.paths and not rule.flag]
        yield self._firing("advice", "Advice: what follows from the path, or whatever it is", late)

    def _facts(self) -> Columns:
        """The stated attributes; a value outside the vocabulary is unknown."""
        for id, attribute in self._knowledge_base.stated.items():
            if attribute.kind == "several":
                for value in attribute.choices:
                    included = self._columns.choice(id, value).this
                    yield exp.alias_(holds(self._stated(id), value), included)
            else:
                known = _in_the_vocabulary(attribute, self._stated(id))
                yield exp.alias_(known, self._columns.attribute(id).this)

    def _role_facts(self) -> Columns:
        """The role's track, level and whether one stands above it, and the next roles by path."""
        if not self._knowledge_base.roles:
            return
        stated = CURRENT_ROLE in self._knowledge_base.stated
        role = self._stated(CURRENT_ROLE) if stated else exp.null()
        roles = self._knowledge_base.roles.values()
        for id, brought in (
            ("role_track", {role.id: role.track for role in roles}),
            ("role_level", {role.id: role.level for role in roles}),
            ("role_above", {role.id: bool(role.above) for role in roles}),
        ):
            yield exp.alias_(by_value(role, brought), self._columns.attribute(id).this)
        directions = (path.leads_to for path in self._knowledge_base.paths.values())
        for direction in dict.fromkeys(one for one in directions if one != "nowhere"):
            led_to = {role.id: self._led_to(role, direction) for role in roles}
            yield exp.alias_(by_value(role, led_to), self._columns.own("leads", direction).this)

    def _led_to(self, role: Role, direction: str) -> str:
        """The ids of the next roles in one direction, in the catalogue's order."""
        named = getattr(role, direction)
        return SEPARATOR.join(id for id in self._knowledge_base.roles if id in named)

    def _firing(self, name: str, says: str, rules: Sequence[Rule]) -> Stage:
        """The stage that decides which of some rules fire."""
        columns = self._columns
        fired = (exp.alias_(columns.fires(rule), columns.fired(rule).this) for rule in rules)
        return Stage(name, says, tuple(fired))

    def _scores(self) -> Columns:
        """The score of each path: the sum of the weights of the fired rules."""
        evidence = [(rule, self._knowledge_base.evidence(rule)) for rule in self._rules]
        for path in self._paths:
            weights = (
                (self._columns.fired(rule), weight[path])
                for rule, weight in evidence
                if path in weight
            )
            yield exp.alias_(total(weights), self._columns.own("score", path).this)

    def _rivals(self) -> Columns:
        """The score of each path beside the recommended one; 0 for that, and where there is none.

        And the highest score of all, at least 0.
        """
        for path in self._paths:
            other = exp.NEQ(this=exp.column(PATH), expression=literal(path))
            score = self._columns.own("score", path)
            rival = case([(other, score)], otherwise=literal(0))
            yield exp.alias_(rival, self._columns.own("rival", path).this)
        scores = (self._columns.own("score", path) for path in self._paths)
        yield exp.alias_(highest(literal(0), *scores), "highest_score")

    def _total_weight(self) -> Columns:
        """The weights of all paths, and of no path, in one."""
        behind: list[exp.Expr] = [exp.column("highest_score")]
        for path in self._paths:
            score = self._columns.own("score", path)
            behind.append(exp.Sub(this=exp.column("highest_score"), expression=score))
        yield exp.alias_(added(map(odds_of, behind)), "total_weight")

    def _best(self, kind: str, name: str, enough: int) -> Columns:
        """The path with the highest number that is enough, NULL without one, and that number.

        Without one the number is one less than enough.
        """
        numbers = {path: self._columns.own(kind, path) for path in self._paths}
        nothing = literal(enough - 1)
        best = highest(nothing, *numbers.values())
        paths = [(number, literal(path)) for path, number in numbers.items()]
        yield exp.alias_(case([(nothing, exp.null()), *paths], of=best), name)
        yield exp.alias_(best, f"{name}_score")


def flag_strata(rules: Iterable[Rule]) -> Iterator[list[Rule]]:
    """The rules that conclude flags, stratified: each after all rules for the flags it tests."""
    waiting = [rule for rule in rules if rule.flag]
    while waiting:
        open_flags = {rule.flag for rule in waiting}
        ready = [rule for rule in waiting if open_flags.isdisjoint(rule.attributes)]
        if not ready:
            message = f"the reader let a circle of flags pass: {open_flags}"
            raise AssertionError(message)
        yield ready
        waiting = [rule for rule in waiting if rule not in ready]


def _in_the_vocabulary(attribute: Attribute, stated: exp.Expr) -> exp.Expr:
    """The stated value if the vocabulary has it, else NULL."""
    match attribute.kind:
        case "one":
            return case([(is_one_of(stated, attribute.choices), stated)])
        case "number":
            return case([(between(stated, attribute.least, attribute.most), stated)])
        case _:
            return stated
