"""The WHY explanation of a question: the open rules that its answer could decide.

As in MYCIN, a question is justified by the rules that wait for it, each with the part of its
conditions that is already known to hold.
"""

from engine.analysis.proof import stated, step
from engine.core.advice import Advice, Reason
from engine.core.model import Attribute, KnowledgeBase, Rule
from engine.core.semantics import consult
from engine.interview.interview import Interview
from engine.language.sentences import lower_first
from engine.phrasing.facts_and_rules import fact_in_words
from engine.views.console.layout import bullets, heading, paragraph

RULES_SHOWN = 5  # of the rules that an answer could decide


def why_asked(interview: Interview, attribute: Attribute) -> str:
    """The rules that the answer could decide, each with the facts already known for it."""
    rules = interview.could_decide(attribute)
    if not rules:
        return paragraph("The answer cannot decide anything any more.")
    advice = consult(interview.knowledge_base, interview.facts)
    shown = [_at_stake(interview.knowledge_base, advice, rule) for rule in rules[:RULES_SHOWN]]
    others = len(rules) - len(shown)
    more = [f"and {others} other rules"] if others > 1 else ["and one other rule"]
    title = f"I ask because '{lower_first(attribute.title)}' could decide:"
    return "\n".join([heading(paragraph(title)), *bullets([*shown, *(more if others else [])])])


def _at_stake(knowledge_base: KnowledgeBase, advice: Advice, rule: Rule) -> str:
    """An open rule: its reason, and the stated facts that already meet its conditions."""
    reason = Reason(rule.id, rule.because, rule.objection, rule.source, rule.origin, {}, 0, {})
    behind = stated(knowledge_base, step(knowledge_base, advice, reason))
    attributes = knowledge_base.attributes
    known = [fact_in_words(attributes[id], behind[id]) for id in behind if id in advice.facts]
    already = f" Already known for it: {'; '.join(known)}." if known else ""
    return f"rule {rule.id}, if it applies: {rule.marked(rule.because)}{already}"
