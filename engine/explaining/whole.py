"""The whole explanation of one result, and the same as a program reads it."""

from dataclasses import asdict, dataclass
from typing import Any

from engine.explaining.how import Chain, chains
from engine.explaining.not_known import NotKnown, not_known
from engine.explaining.turns_in_words import firmness_in_a_word
from engine.explaining.what_if import Comparison, Firmness, Turns, firmness, smallest
from engine.explaining.why_not import Lack, WhyNot, why_not
from engine.explanation import asked_in_words
from engine.model import Advice, KnowledgeBase


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


def explanation_as_data(knowledge_base: KnowledgeBase, advice: Advice) -> dict[str, Any]:
    """The explanation as docs/advice.schema.json has it."""
    explanation = explain(knowledge_base, advice)
    firm = explanation.firmness
    word = firmness_in_a_word(firm) if advice.path else None
    return asdict(explanation) | {
        "firmness": {"word": word, **asdict(firm)},
        "why_not": [_why_not_as_data(knowledge_base, other) for other in explanation.why_not],
    }


def _why_not_as_data(knowledge_base: KnowledgeBase, other: WhyNot) -> dict[str, Any]:
    near = [
        asdict(miss) | {"lacks": [_lack_as_data(knowledge_base, lack) for lack in miss.lacks]}
        for miss in other.near
    ]
    return asdict(other) | {"near": near}


def _lack_as_data(knowledge_base: KnowledgeBase, lack: Lack) -> dict[str, Any]:
    """What was asked stands in words: a condition has no one value."""
    asked = asked_in_words(knowledge_base, lack.test)
    return {"attribute": lack.test.attribute, "asked": asked, "seen": lack.seen}


def comparison_as_data(comparison: Comparison) -> dict[str, Any]:
    """What other answers would lead to, beside the result that stands."""
    changes = [asdict(change) for change in comparison.changes]
    return {"changes": changes, "result": asdict(comparison.after)}
