"""The report: the result of a consultation, and everything that can be found out about it.

Screens, JSON, the columns of a staff file and the Python API all draw one `Report`. Each part is
computed on first use and at most once; what nobody asks for costs nothing.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from engine.analysis.counterfactuals import Counterfactuals, smallest_changes
from engine.analysis.missing_facts import MissingFacts, missing_facts
from engine.analysis.neighbourhood import Neighbourhood
from engine.analysis.outlook import Outlook, look_ahead
from engine.analysis.proof import Proof, proofs
from engine.analysis.robustness import Robustness, robustness
from engine.analysis.why_not import WhyNot, why_not
from engine.core import semantics
from engine.core.advice import Advice
from engine.core.model import Facts, KnowledgeBase

Consult = Callable[[KnowledgeBase, Facts, Mapping[str, str]], Advice]


@dataclass(frozen=True, eq=False)
class Report:
    """The advice for one person, and lazily its explanation. Knows no words and no screens."""

    knowledge_base: KnowledgeBase
    advice: Advice

    @cached_property
    def proofs(self) -> tuple[Proof, ...]:
        """How the path came about; without a recommendation, one proof for each path with any."""
        return proofs(self.knowledge_base, self.advice)

    @cached_property
    def why_not(self) -> tuple[WhyNot, ...]:
        """For every path that was not recommended, what spoke against it."""
        return why_not(self.knowledge_base, self.advice)

    @cached_property
    def robustness(self) -> Robustness:
        """How many single other answers keep the recommendation."""
        return robustness(self._around)

    @cached_property
    def counterfactuals(self) -> Counterfactuals:
        """The smallest changes of what was answered that lead to another path."""
        return smallest_changes(self._around)

    @cached_property
    def missing_facts(self) -> MissingFacts:
        """What was not known and could still matter."""
        return missing_facts(self.knowledge_base, self.advice.facts, self.outlook)

    @cached_property
    def outlook(self) -> Outlook:
        """Where each path stands, and which open questions could still decide."""
        return look_ahead(self.knowledge_base, self.advice.facts)

    @cached_property
    def _around(self) -> Neighbourhood:
        return Neighbourhood(self.knowledge_base, self.advice.facts)


def report(
    knowledge_base: KnowledgeBase,
    facts: Facts,
    problems: Mapping[str, str] | None = None,
    *,
    consult: Consult = semantics.consult,
) -> Report:
    """The report on one person's facts. `consult` is the evaluator that gives the advice."""
    return Report(knowledge_base, consult(knowledge_base, facts, problems or {}))
