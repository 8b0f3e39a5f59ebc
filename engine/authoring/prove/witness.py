"""The shortest witness: a person of whom as little as possible is known, in one certain order.

Fewest attributes first, then fewest values, then those that stand first in the vocabulary; so the
witness of a finding depends on the rules alone, and on no solver's mood.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import count

from engine.authoring.prove.answers import Answers, in_words
from engine.authoring.prove.formula import Literal
from engine.authoring.prove.solver import Model, Solver
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult


@dataclass(frozen=True, slots=True)
class Witness:
    """Facts that show a finding, and what the rules make of them."""

    facts: Facts
    path: str | None
    scores: dict[str, int]
    next_roles: tuple[str, ...]
    rules_fired: tuple[str, ...]

    def command(self, program: str) -> str:
        """The command that shows it."""
        return " ".join((program, "advise", *_settings(self.facts)))


def _settings(facts: Facts) -> Iterator[str]:
    for id, value in facts.items():
        for one in value if isinstance(value, tuple) else (value,):
            yield f"--set {in_words((id, one))}"


def witness_of(knowledge_base: KnowledgeBase, facts: Facts) -> Witness:
    """What the definition makes of the facts."""
    advice = consult(knowledge_base, facts)
    scores = {standing.path: standing.score for standing in advice.ranking}
    in_order = {path: scores[path] for path in knowledge_base.paths}
    return Witness(facts, advice.path, in_order, advice.next_roles, advice.rules_fired)


def shortest(
    knowledge_base: KnowledgeBase,
    solver: Solver,
    people: Iterable[Answers],
    goal: Iterable[Literal],
) -> Model | None:
    """The model of the goal in which least is known of these people; None where there is none.

    Beyond the number of answers only choices from several are left to count: an answer to any other
    question has one value.
    """
    goal = tuple(goal)
    if solver.model(*goal) is None:
        return None
    kinds = {
        tuple(values.values()): knowledge_base.attributes[id].kind
        for answers in people
        for id, values in answers.items()
    }
    known = [solver.formula.any_of(values) for values in kinds]
    several = [one for values, kind in kinds.items() if kind == "several" for one in values]
    for counted in (known, several):
        goal = _tightened(solver, goal, counted)
    return _first(solver, goal, [one for values in kinds for one in values])


def _tightened(
    solver: Solver, goal: tuple[Literal, ...], counted: list[Literal]
) -> tuple[Literal, ...]:
    """The goal, and that as few of the counted literals as can be are true."""
    for bound in count():
        few = (*goal, solver.formula.at_most(counted, bound))
        if solver.model(*few) is not None:
            return few
    raise AssertionError  # the goal has a model


def _first(solver: Solver, goal: tuple[Literal, ...], chosen: list[Literal]) -> Model:
    """The model that has the earliest of the chosen literals true, then the next one, and so on."""
    model = solver.model(*goal)
    assert model is not None
    settled = [literal for literal in chosen if literal in model]
    number = len(settled)
    fixed: list[Literal] = []
    for literal in chosen:
        if len(fixed) == number:
            break
        if literal not in model and (better := solver.model(*goal, *fixed, literal)) is not None:
            model = better
        if literal in model:
            fixed.append(literal)
    return model
