"""Which question comes next, and when enough is known. Prints nothing.

Questions come in the vocabulary's order; one that no open rule needs is not asked. First come those
that can still change the path, then those that can change its advice.
"""

from engine.model import Attribute, Facts, KnowledgeBase, Rule, Value
from engine.openness import Outlook, look_ahead


class Interview:
    """One person's answers so far, and what is still worth asking.

    `answers` holds a value for every question answered, None for one that was skipped. Going back
    takes nothing away: the earlier question comes again, and its answer stands until it is changed.
    """

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        self.knowledge_base = knowledge_base
        self.answers: dict[str, Value | None] = {}
        self._again: str | None = None  # the answered question that we went back to

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
        name = self._again or next(iter(self.outlook.questions), None)
        return self.knowledge_base.attributes[name] if name else None

    @property
    def number(self) -> int:
        """Which question the present one is, counted from 1."""
        asked = list(self.answers)
        return (asked.index(self._again) if self._again else len(asked)) + 1

    @property
    def remaining(self) -> int:
        """The highest number of questions that may still come, the present one included."""
        return len(self.outlook.questions) + (self._again is not None)

    def could_decide(self, attribute: Attribute) -> tuple[Rule, ...]:
        """The open rules that an answer about the attribute could help to decide."""
        others = {id: value for id, value in self.facts.items() if id != attribute.id}
        withheld = self.answers.keys() - {attribute.id}
        outlook = look_ahead(self.knowledge_base, others, withheld)
        return outlook.questions.get(attribute.id, ())

    def answer(self, attribute: Attribute, value: Value | None) -> None:
        """Record an answer; None where the person would rather not, or cannot, say."""
        self.answers[attribute.id] = value
        self._again = None

    def keep(self, attribute: Attribute) -> None:
        """Leave an earlier answer as it is; a question without one is skipped."""
        self.answer(attribute, self.answers.get(attribute.id))

    def back(self) -> bool:
        """Ask the question before the present one again. False if there is none."""
        asked = list(self.answers)
        place = asked.index(self._again) if self._again else len(asked)
        if place == 0:
            return False
        self._again = asked[place - 1]
        return True
