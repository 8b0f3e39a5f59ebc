"""What-if analysis: a report, and the report after some answers are changed."""

from dataclasses import dataclass

from engine.analysis.alternatives import Change
from engine.analysis.report import Consult, Report, report
from engine.core import semantics
from engine.core.model import Facts


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is, and what would be after some changes."""

    changes: tuple[Change, ...]
    before: Report
    after: Report


def compare(before: Report, changed: Facts, *, consult: Consult = semantics.consult) -> Comparison:
    """A report beside the one with some answers changed; `consult` is the evaluator for that."""
    knowledge_base, facts = before.knowledge_base, before.advice.facts
    changes = tuple(
        Change(id, facts.get(id), changed[id])
        for id in knowledge_base.stated
        if id in changed and changed[id] != facts.get(id)
    )
    after = report(knowledge_base, {**facts, **changed}, consult=consult)
    return Comparison(changes, before, after)
