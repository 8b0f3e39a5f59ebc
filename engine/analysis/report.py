"""The report: a result and its explanation, the single object that every view draws.

Each part is a cached property, computed on first use and at most once. A new part also needs a key
in `views.json`, which a test enforces.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from engine.analysis.counterfactuals import Counterfactuals, smallest_changes
from engine.analysis.missing_facts import MissingFacts, missing_facts
from engine.analysis.neighbourhood import Neighbourhood
from engine.analysis.outlook import Outlook, look_ahead
from engine.analysis.path_case import PathCase, path_case
from engine.analysis.proof import Proof, proofs
from engine.analysis.robustness import Robustness, robustness
from engine.analysis.why_not import WhyNot, why_not
from engine.core import semantics
from engine.core.advice import Advice
from engine.core.model import Facts, KnowledgeBase

Consult = Callable[[KnowledgeBase, Facts, Mapping[str, str]], Advice]


@dataclass(frozen=True, eq=False)
class Report:
    """The advice for one person and, lazily, its explanation. Knows no words and no screens."""

    knowledge_base: KnowledgeBase
    advice: Advice

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """The proof of the recommended path; without one, of each path with any evidence."""
        return proofs(self.knowledge_base, self.advice)

    @cached_property
    def why_not(self) -> tuple[WhyNot, ...]:
        """For every other path, the evidence against it and its near misses."""
        return why_not(self.knowledge_base, self.advice)

    @cached_property
    def robustness(self) -> Robustness:
        """The share of single-step changes that keep the recommendation."""
        return robustness(self._neighbourhood)

    @cached_property
    def counterfactuals(self) -> Counterfactuals:
        """The smallest changes of the stated facts that lead to another path."""
        return smallest_changes(self._neighbourhood)

    @cached_property
    def missing_facts(self) -> MissingFacts:
        """The unknown facts that could still matter."""
        return missing_facts(self.knowledge_base, self.advice.facts, self.outlook)

    @cached_property
    def outlook(self) -> Outlook:
        """The state of each path, and the questions that could still decide."""
        return look_ahead(self.knowledge_base, self.advice.facts)

    @cached_property
    def plan_b(self) -> PathCase | None:
        """The runner-up as if it were recommended; None without one."""
        return self.path_case(self.advice.runner_up) if self.advice.runner_up else None

    def path_case(self, path: str) -> PathCase:
        """What speaks for and against any path, and what it would lead to."""
        return path_case(self.knowledge_base, self.advice, path)

    @cached_property
    def _neighbourhood(self) -> Neighbourhood:
        return Neighbourhood(self.knowledge_base, self.advice.facts)


def report(
    knowledge_base: KnowledgeBase,
    facts: Facts,
    problems: Mapping[str, str] | None = None,
    *,
    consult: Consult = semantics.consult,
) -> Report:
    """The report on one person's facts. `consult` is the engine that gives the advice."""
    return Report(knowledge_base, consult(knowledge_base, facts, problems or {}))
