"""The pages on one person, run by experta: the advice, what if, and two paths compared."""

from collections.abc import Collection, Sequence

from engine.analysis.comparison import Comparison, compare
from engine.analysis.report import Report, report
from engine.analysis.role_case import RoleCase, role_case
from engine.core.model import Facts, KnowledgeBase
from engine.core.variants import RuleChange
from engine.engines.experta_engine import consult
from engine.facts.pairs import Pair, read_pair_in_words
from engine.views.console.advice import show_advice
from engine.views.console.comparison import show_comparison
from engine.views.console.path_pair import show_paths
from engine.views.console.role_pair import show_roles
from engine.views.pair_json import paths_as_json, roles_as_json


def consulted(rules: KnowledgeBase, facts: Facts) -> Report:
    """The report on a person's facts."""
    return report(rules, facts, consult=consult)


def compared(before: Report, changed: Facts, varied: Sequence[RuleChange] = ()) -> Comparison:
    """A report beside the one after some answers or rules are changed."""
    return compare(before, changed, varied, consult=consult)


def advice_page(rules: KnowledgeBase, facts: Facts, left: Collection[str] = ()) -> str:
    """The advice on a console page; the questions about what was `left` are not put again."""
    return show_advice(consulted(rules, facts), left=left)


def comparison_page(rules: KnowledgeBase, facts: Facts, changed: Facts) -> str:
    """What other answers would lead to, on a console page."""
    return show_comparison(compared(consulted(rules, facts), changed))


def compare_page(rules: KnowledgeBase, facts: Facts, words: str) -> str:
    """Two paths or two roles side by side, as words such as "move_up move_out" name them.

    Raises MisuseError for words that do not name two of one kind.
    """
    return pair_page(rules, facts, read_pair_in_words(rules, words))


def pair_page(rules: KnowledgeBase, facts: Facts, pair: Pair) -> str:
    """Two paths or two roles side by side on a console page."""
    if pair.kind == "path":
        return show_paths(consulted(rules, facts), pair.one, pair.other)
    return show_roles(facts, *role_cases(rules, facts, pair))


def role_cases(rules: KnowledgeBase, facts: Facts, pair: Pair) -> tuple[RoleCase, RoleCase]:
    """The case for each of two roles beside the other one."""
    return (
        role_case(rules, facts, pair.one, pair.other, consult=consult),
        role_case(rules, facts, pair.other, pair.one, consult=consult),
    )


def pair_json(rules: KnowledgeBase, facts: Facts, pair: Pair) -> str:
    """Two paths or two roles side by side as JSON."""
    if pair.kind == "path":
        return paths_as_json(consulted(rules, facts), (pair.one, pair.other))
    return roles_as_json(facts, role_cases(rules, facts, pair))
