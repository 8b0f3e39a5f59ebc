"""What-if analysis: a report beside the report on changed answers, or under changed rules.

Only real changes are kept: an answer that is supposed to be what it already is changes nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from engine.analysis.alternatives import Change
from engine.analysis.report import Consult, Report, report
from engine.core import semantics
from engine.core.model import Facts
from engine.core.variants import RuleChange, variant


@dataclass(frozen=True, slots=True)
class Comparison:
    """The present report, changes of answers and of rules, and the report after them."""

    changes: tuple[Change, ...]
    before: Report
    after: Report
    rules: tuple[RuleChange, ...] = ()


def compare(
    before: Report,
    changed: Facts,
    rules: Sequence[RuleChange] = (),
    *,
    consult: Consult = semantics.consult,
) -> Comparison:
    """A report compared with the one on changed facts and rules, which `consult` evaluates."""
    knowledge_base, facts = before.knowledge_base, before.advice.facts
    changes = tuple(
        Change(id, facts.get(id), changed[id])
        for id in knowledge_base.stated
        if id in changed and changed[id] != facts.get(id)
    )
    varied = variant(knowledge_base, rules)
    after = report(varied, {**facts, **changed}, consult=consult)
    return Comparison(changes, before, after, tuple(rules))
