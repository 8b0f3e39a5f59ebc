"""Optional columns behind those of a result: the score of every path, and fields for a decision.

They are no part of a result's own shape. A decision is a person's, so its cells are always empty.
"""

from engine.core.advice import Advice
from engine.core.model import KnowledgeBase

SCORE = "score_"  # and the path
DECIDED_ON = "decided_on"
DECISION = ("decision", "decided_by", DECIDED_ON, "reason_if_other")


def score_columns(knowledge_base: KnowledgeBase) -> tuple[str, ...]:
    """The headings of the scores, one for each path, in the order of the knowledge base."""
    return tuple(f"{SCORE}{path}" for path in knowledge_base.paths)


def score_cells(knowledge_base: KnowledgeBase, advice: Advice) -> tuple[str, ...]:
    """The score of every path in decibans, as the ranking has it."""
    scores = {standing.path: standing.score for standing in advice.ranking}
    return tuple(str(scores[path]) for path in knowledge_base.paths)
