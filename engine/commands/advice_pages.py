"""The advice pages of one person, run by experta: the advice, and the advice compared."""

from collections.abc import Sequence

from engine.analysis.comparison import Comparison, compare
from engine.analysis.report import Report, report
from engine.commands import person_file
from engine.core.model import Facts, KnowledgeBase
from engine.core.variants import RuleChange
from engine.engines.experta_engine import consult
from engine.views.console.advice import show_advice
from engine.views.console.comparison import show_comparison

write_page = person_file.write_page


def consulted(rules: KnowledgeBase, facts: Facts) -> Report:
    """The report on a person's facts."""
    return report(rules, facts, consult=consult)


def compared(before: Report, changed: Facts, varied: Sequence[RuleChange] = ()) -> Comparison:
    """A report beside the one after some answers or rules are changed."""
    return compare(before, changed, varied, consult=consult)


def advice_page(rules: KnowledgeBase, facts: Facts) -> str:
    """The advice on a console page."""
    return show_advice(consulted(rules, facts))


def comparison_page(rules: KnowledgeBase, facts: Facts, changed: Facts) -> str:
    """What other answers would lead to, on a console page."""
    return show_comparison(compared(consulted(rules, facts), changed))
