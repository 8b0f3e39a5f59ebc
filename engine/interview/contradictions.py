"""Consistency of the answers: a side question where an answer contradicts another one.

Which answers contradict each other is for the rules to say, and keeping both is a good answer. So
the question is put once. In a pipe, whose lines were written before it was put, only the words of a
choice choose: a number or an empty line was meant for the question that was open before.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.analysis.proof import stated, step
from engine.core.model import CURRENT_ROLE, ROLE_FACTS, Facts, Rule, Unless
from engine.core.semantics import consult
from engine.interview.commands import parse_command
from engine.interview.conversation import Conversation
from engine.interview.fact_questions import Changing
from engine.interview.interview import Interview
from engine.interview.prompts import Prompt
from engine.interview.side_prompts import contradiction_prompt
from engine.interview.side_questions import chosen, named
from engine.phrasing.facts_and_rules import fact_in_words
from engine.views.console.layout import paragraph

KEEP, CHANGE = "keep", "change "
BOTH = 2  # answers
KEPT = "Kept. The advice will say that they contradict each other."


@dataclass(frozen=True, slots=True)
class Contradicting:
    """Is one of the answers behind a contradiction to be changed?"""

    rule: Rule
    attribute: None = None

    def prompt(self, conversation: Conversation) -> Prompt:
        sentence = self.rule.marked(self.rule.contradiction or "")
        return contradiction_prompt(
            sentence, tuple(self._choices(conversation).values()), conversation.callbacks.piped
        )

    def take(self, conversation: Conversation, line: str) -> str:
        choice = chosen(self._choices(conversation), line) if line else KEEP
        if choice == KEEP:
            conversation.back()
            return paragraph(KEPT)
        attributes = conversation.interview.knowledge_base.attributes
        return conversation.ask(Changing(attributes[choice.removeprefix(CHANGE)]))

    def is_meant_by(self, conversation: Conversation, line: str) -> bool:
        """Whether a line that was written beforehand is about this question."""
        command = parse_command(line)
        if command:
            return command.keyword != "skip"
        return named(self._choices(conversation), line) is not None

    def _choices(self, conversation: Conversation) -> Mapping[str, str]:
        """What can be done about the contradiction, as labels by id."""
        attributes = conversation.interview.knowledge_base.attributes
        changes = {
            f"{CHANGE}{id}": f"change '{fact_in_words(attributes[id], value)}'"
            for id, value in answers_behind(conversation.interview, self.rule).items()
        }
        return {**changes, KEEP: "keep both" if len(changes) <= BOTH else "keep them all"}


def new_contradiction(conversation: Conversation) -> Contradicting | None:
    """The question about the first contradiction that was not offered yet, if there is any."""
    interview = conversation.interview
    for rule in interview.contradictions:
        if rule.id not in conversation.offered:
            conversation.offered.add(rule.id)
            if answers_behind(interview, rule):
                return Contradicting(rule)
    return None


def answers_behind(interview: Interview, rule: Rule) -> Facts:
    """The stated facts for which a rule fired; not those that merely do not withhold it."""
    knowledge_base, facts = interview.knowledge_base, interview.facts
    advice = consult(knowledge_base, facts)
    (reason,) = (reason for reason in advice.reasons if reason.rule == rule.id)
    withholding = {test.attribute for test in rule.when if isinstance(test, Unless)}
    if withholding.intersection(ROLE_FACTS):
        withholding.add(CURRENT_ROLE)
    behind = stated(knowledge_base, step(knowledge_base, advice, reason))
    return {id: behind[id] for id in behind if id in facts and id not in withholding}
