"""Which question comes next, and when enough is known. Prints nothing.

Questions come in the vocabulary's order; one that no open rule needs is not asked. First come those
that can still change the path, then those that can change its advice.
"""

from engine.model import Attribute, Facts, KnowledgeBase, Rule, Value
from engine.openness import Outlook, look_ahead


class Interview:
    """One person's answers so far, and what is still worth asking.

    `answers` holds a value for every question answered, None for one that was skipped.
    """

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        self.knowledge_base = knowledge_base
        self.answers: dict[str, Value | None] = {}

    @property
    def facts(self) -> Facts:
        """What is known, in the vocabulary's order."""
        answers = {id: self.answers.get(id) for id in self.knowledge_base.stated}
        return {id: value for id, value in answers.items() if value is not None}

    @property
    def outlook(self) -> Outlook:
        """What is settled, and what an answer could still decide."""
        return look_ahead(self.knowledge_base, self.facts, withheld=self.answers.keys())

    @property
    def question(self) -> Attribute | None:
        """The next question, or None when no answer could change anything."""
        name = next(iter(self.outlook.questions), None)
        return self.knowledge_base.attributes[name] if name else None

    @property
    def remaining(self) -> int:
        """The highest number of questions that may still come."""
        return len(self.outlook.questions)

    def could_decide(self, attribute: Attribute) -> tuple[Rule, ...]:
        """The open rules that an answer about the attribute could help to decide."""
        return self.outlook.questions.get(attribute.id, ())

    def answer(self, attribute: Attribute, value: Value | None) -> None:
        """Record an answer; None where the person would rather not, or cannot, say."""
        self.answers[attribute.id] = value

    def back(self) -> bool:
        """Take the last answer back, so that its question comes again. False if there is none."""
        if not self.answers:
            return False
        self.answers.popitem()
        return True
