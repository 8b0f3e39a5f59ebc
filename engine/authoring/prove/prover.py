"""Questions to the formula of a rule base, and their answers: nobody, or the shortest witness."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from engine.authoring.prove.answers import Answers, facts_of, free_answers
from engine.authoring.prove.claims import violations
from engine.authoring.prove.encoding import World
from engine.authoring.prove.findings import Finding
from engine.authoring.prove.formula import Formula, Literal
from engine.authoring.prove.solver import Solver
from engine.authoring.prove.witness import Witness, shortest, witness_of
from engine.core.model import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to prove; `name` is what is told where time runs out before it is.

    `promise` is the id of the promise that it is about, if it is about one.
    """

    name: str
    findings: Callable[[], Iterable[Finding]]
    promise: str = ""


class Setting:
    """A formula, its solver and one world in it; more worlds can be added."""

    def __init__(
        self, knowledge_base: KnowledgeBase, seconds: float | None, *, free_path: bool = False
    ) -> None:
        self.knowledge_base = knowledge_base
        self.formula = Formula()
        self.answers = free_answers(self.formula, knowledge_base)
        self.world = World(knowledge_base, self.formula, self.answers, free_path=free_path)
        self.solver = Solver(self.formula, seconds)

    def possible(self, *goal: Literal) -> bool:
        """Whether somebody meets the goal."""
        return self.solver.model(*goal) is not None

    def witness(self, *goal: Literal) -> Witness | None:
        """The shortest witness for the goal."""
        model = shortest(self.knowledge_base, self.solver, [self.answers], goal)
        if model is None:
            return None
        facts = facts_of(self.knowledge_base, self.answers, model)
        return witness_of(self.knowledge_base, facts)

    def pairs(
        self, counted: list[Answers], one: Answers, other: Answers, *, goal: Iterable[Literal]
    ) -> Iterator[tuple[Witness, Witness]]:
        """The two people for whom the goal holds together, if there are any such two."""
        model = shortest(self.knowledge_base, self.solver, counted, goal)
        if model is not None:
            first, second = (facts_of(self.knowledge_base, each, model) for each in (one, other))
            yield (
                witness_of(self.knowledge_base, first),
                witness_of(self.knowledge_base, second),
            )

    def beside(self, answers: Answers, knowledge_base: KnowledgeBase | None = None) -> World:
        """Another world of the same formula: with other answers, or other rules."""
        return World(knowledge_base or self.knowledge_base, self.formula, answers)


class Prover:
    """The settings that many questions share, each made when it is first needed."""

    def __init__(self, knowledge_base: KnowledgeBase, seconds: float | None = None) -> None:
        self.knowledge_base = knowledge_base
        self.seconds = seconds

    def setting(self) -> Setting:
        """A setting of its own, for worlds that no other question is to pay for."""
        return Setting(self.knowledge_base, self.seconds)

    @cached_property
    def shared(self) -> Setting:
        """The setting of every question about one person."""
        return self.setting()

    @cached_property
    def promised(self) -> tuple[Setting, dict[Literal, str]]:
        """People whose path only the promises decide; for each promise a literal that keeps it."""
        setting = Setting(self.knowledge_base, self.seconds, free_path=True)
        kept: dict[Literal, str] = {}
        for promise in self.knowledge_base.promises.values():
            parts = violations(setting.world, promise)
            literal = setting.formula.literal()
            for part in parts:
                setting.formula.require(-literal, -part.goal)
            kept[literal] = promise.id
        return setting, kept

    def implied_by(self, goal: Callable[[World], Literal]) -> tuple[str, ...]:
        """The promises that already rule out what the goal asks for; () where they do not."""
        setting, kept = self.promised
        wanted = goal(setting.world)
        if not kept or not setting.possible(wanted) or setting.possible(wanted, *kept):
            return ()
        return tuple(kept[literal] for literal in setting.solver.core() if literal in kept)
