"""The WHY explanation of a question: the open rules that its answer could decide.

As in MYCIN, a question is justified by the rules that wait for it, each with the part of its
conditions that is already known to hold.
"""

from collections.abc import Iterable

from engine.analysis.proof import stated, step
from engine.core.advice import Advice, Reason
from engine.core.model import Attribute, KnowledgeBase, Rule
from engine.core.semantics import consult
from engine.interview.interview import Interview
from engine.interview.rule_list import RuleList
from engine.language.sentences import lower_first
from engine.phrasing.facts_and_rules import fact_in_words
from engine.views.console.layout import heading, paragraph

RULES_SHOWN = 5  # of the rules that an answer could decide
SHOWS_ONE = "'rule 1' shows the first of these as a rule."


def why_asked(
    interview: Interview, attribute: Attribute, listed: RuleList, *, every: bool = False
) -> str:
    """The rules that the answer could decide, each with the facts already known for it.

    They are numbered by the list; without `every`, only the first are told.
    """
    rules = _telling(interview.could_decide(attribute))
    listed.clear()
    if not rules:
        return paragraph("The answer cannot decide anything any more.")
    advice = consult(interview.knowledge_base, interview.facts)
    shown = rules if every else rules[:RULES_SHOWN]
    entries = [
        paragraph(_at_stake(interview.knowledge_base, advice, rule), mark=listed.mark(rule.id))
        for rule in shown
    ]
    title = f"I ask because '{lower_first(attribute.title)}' could decide which of these holds:"
    more = _others(len(rules) - len(shown))
    return "\n".join([heading(paragraph(title)), *entries, paragraph(f"{SHOWS_ONE}{more}")])


def _telling(rules: Iterable[Rule]) -> list[Rule]:
    """The rules without those that say what another one has said."""
    return list({rule.because: rule for rule in reversed([*rules])}.values())[::-1]


def _others(hidden: int) -> str:
    """That more rules are open than are told; '' for none."""
    if not hidden:
        return ""
    return f" 'more' adds {'one other' if hidden == 1 else f'{hidden} others'}."


def _at_stake(knowledge_base: KnowledgeBase, advice: Advice, rule: Rule) -> str:
    """An open rule: its reason, and the stated facts that already meet its conditions."""
    reason = Reason(rule.id, rule.because, rule.objection, rule.source, rule.origin, {}, 0, {})
    behind = stated(knowledge_base, step(knowledge_base, advice, reason))
    attributes = knowledge_base.attributes
    known = [fact_in_words(attributes[id], behind[id]) for id in behind if id in advice.facts]
    already = f" Already known for it: {'; '.join(known)}." if known else ""
    return f"{rule.marked(rule.because)}{already}"
