"""What the dialogue says about an interview: why a question is asked, and what was answered.

Every function returns text for the console.
"""

from engine.explaining.how import stated, step
from engine.explanation import fact_in_words, lower_first
from engine.interview import Interview
from engine.meaning import consult
from engine.model import Advice, Attribute, KnowledgeBase, Reason, Rule
from engine.openness import look_ahead
from engine.pages.layout import bullets, heading, paragraph

REASONS_SHOWN = 5  # of those for which a question is asked


def settled_note(interview: Interview) -> str:
    """That no answer can change the path any more."""
    path = interview.outlook.path
    found = "The path is settled" if path else "No path can follow any more"
    skipped = None in interview.answers.values()
    open_ = skipped and not look_ahead(interview.knowledge_base, interview.facts).settled
    unless = ", unless you answer what you skipped" if open_ else ""
    return paragraph(f"{found}{unless}: what comes now can only add advice. 'done' shows it.")


def why_asked(interview: Interview, attribute: Attribute) -> str:
    """The rules that the answer could decide, each with what is already known for it."""
    rules = interview.could_decide(attribute)
    if not rules:
        return paragraph("The answer cannot decide anything any more.")
    advice = consult(interview.knowledge_base, interview.facts)
    shown = [_at_stake(interview.knowledge_base, advice, rule) for rule in rules[:REASONS_SHOWN]]
    others = len(rules) - len(shown)
    more = [f"and {others} other rules"] if others > 1 else ["and one other rule"]
    title = f"I ask because '{lower_first(attribute.title)}' could decide:"
    return "\n".join([heading(paragraph(title)), *bullets([*shown, *(more if others else [])])])


def _at_stake(knowledge_base: KnowledgeBase, advice: Advice, rule: Rule) -> str:
    """A rule that is open, why it holds, and which of its conditions are already met."""
    reason = Reason(rule.id, rule.because, rule.source, rule.origin, {}, 0, {})
    behind = stated(knowledge_base, step(knowledge_base, advice, reason))
    attributes = knowledge_base.attributes
    known = [fact_in_words(attributes[id], behind[id]) for id in behind if id in advice.facts]
    already = f" Already known for it: {'; '.join(known)}." if known else ""
    return f"rule {rule.id}, if it applies: {rule.marked(rule.because)}{already}"


def said_so_far(interview: Interview) -> dict[str, str]:
    """Everything that was answered or known beforehand, in words, by attribute."""
    attributes = interview.knowledge_base.attributes
    known = {
        id: f"{fact_in_words(attributes[id], value)} (known beforehand)"
        for id, value in interview.known.items()
        if id not in interview.answers
    }
    answers = {
        id: fact_in_words(attributes[id], value)
        if value is not None
        else f"{lower_first(attributes[id].title)}: skipped"
        for id, value in interview.answers.items()
    }
    return known | answers
