"""The public Python API."""

from collections.abc import Mapping

from engine.core.advice import Advice
from engine.core.model import KnowledgeBase
from engine.engines.experta_engine import Consultation
from engine.facts.parse import understand


def advise(knowledge_base: KnowledgeBase, said: Mapping[str, object]) -> Advice:
    """Advice for one person from what they said: attribute ids and values, or words for them.

    What is not understood is not used, and stands in the result's `problems`.
    """
    understood = understand(knowledge_base, said)
    return Consultation(knowledge_base).consult(understood.facts, understood.problems)
