"""The whole explanation of one result, and the same as a program reads it."""

from dataclasses import dataclass

from engine.analysis.counterfactuals import Turns, smallest
from engine.analysis.missing_facts import NotKnown, not_known
from engine.analysis.proof import Chain, chains
from engine.analysis.robustness import Firmness, firmness
from engine.analysis.why_not import WhyNot, why_not
from engine.core.advice import Advice
from engine.core.model import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a result came about, why no other, how firm it is, what would change it, what is open.

    `how` has one chain, or without a recommendation one for each path that anything speaks about.
    """

    how: tuple[Chain, ...]
    why_not: tuple[WhyNot, ...]
    firmness: Firmness
    smallest_changes: Turns
    not_known: NotKnown


def explain(knowledge_base: KnowledgeBase, advice: Advice) -> Explanation:
    """Everything that can be said about a result."""
    return Explanation(
        how=chains(knowledge_base, advice),
        why_not=why_not(knowledge_base, advice),
        firmness=firmness(knowledge_base, advice.facts),
        smallest_changes=smallest(knowledge_base, advice.facts),
        not_known=not_known(knowledge_base, advice.facts),
    )
