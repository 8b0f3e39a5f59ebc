"""The public Python API: rules in, advice out.

The package `crossroads` hands these names on.
"""

from collections.abc import Mapping

from engine.analysis.report import Report
from engine.analysis.report import report as report_on_facts
from engine.core.advice import Advice
from engine.core.model import KnowledgeBase
from engine.engines.experta_engine import consult
from engine.facts.parse import understand


def advise(knowledge_base: KnowledgeBase, said: Mapping[str, object]) -> Advice:
    """Advice for one person from what they said: attribute ids and values, or words for them.

    What is not understood is not used, and stands in the result's `problems`.
    """
    return report(knowledge_base, said).advice


def report(knowledge_base: KnowledgeBase, said: Mapping[str, object]) -> Report:
    """The advice for one person, and lazily its explanation, from what they said."""
    understood = understand(knowledge_base, said)
    return report_on_facts(knowledge_base, understood.facts, understood.problems, consult=consult)
