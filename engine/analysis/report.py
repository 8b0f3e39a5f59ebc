"""The whole explanation of one result, and the same as a program reads it."""

from dataclasses import dataclass

from engine.analysis.counterfactuals import Counterfactuals, smallest_changes
from engine.analysis.missing_facts import MissingFacts, missing_facts
from engine.analysis.proof import Proof, proofs
from engine.analysis.robustness import Robustness, robustness
from engine.analysis.why_not import WhyNot, why_not
from engine.core.advice import Advice
from engine.core.model import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a result came about, why no other, how firm it is, what would change it, what is open.

    `how` has one chain, or without a recommendation one for each path that anything speaks about.
    """

    how: tuple[Proof, ...]
    why_not: tuple[WhyNot, ...]
    robustness: Robustness
    smallest_changes: Counterfactuals
    missing_facts: MissingFacts


def explain(knowledge_base: KnowledgeBase, advice: Advice) -> Explanation:
    """Everything that can be said about a result."""
    return Explanation(
        how=proofs(knowledge_base, advice),
        why_not=why_not(knowledge_base, advice),
        robustness=robustness(knowledge_base, advice.facts),
        smallest_changes=smallest_changes(knowledge_base, advice.facts),
        missing_facts=missing_facts(knowledge_base, advice.facts),
    )
