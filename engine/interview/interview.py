"""Which question comes next, and when enough is known. Prints nothing.

First come the questions that can still change the path, the most telling first, and once the path
is certain those that can change its advice or cautions. What no open rule needs is not asked.
"""

from dataclasses import replace

from engine.analysis.outlook import Outlook, PathOutlook, look_ahead
from engine.core.model import Attribute, Facts, KnowledgeBase, Rule, Value
from engine.core.semantics import consult
from engine.interview.question_order import best_order


class Interview:
    """One person's answers so far, and what is still worth asking.

    `known` are facts known beforehand, about which nothing is asked. `answers` holds a value for
    every question answered, None for one that was skipped. Going back takes nothing away: the
    earlier question comes again, and its answer stands until it is changed.
    """

    def __init__(self, knowledge_base: KnowledgeBase, known: Facts | None = None) -> None:
        self.knowledge_base = knowledge_base
        self.known: dict[str, Value] = dict(known or {})
        self.answers: dict[str, Value | None] = {}
        self._again: str | None = None  # the answered question that we went back to
        self._seen: tuple[object, Outlook] | None = None  # the last outlook, and from what

    @property
    def facts(self) -> Facts:
        """What is known, in the vocabulary's order."""
        said = {id: self._said(id) for id in self.knowledge_base.stated}
        return {id: value for id, value in said.items() if value is not None}

    def _said(self, id: str) -> Value | None:
        return self.answers[id] if id in self.answers else self.known.get(id)

    @property
    def outlook(self) -> Outlook:
        """What is settled, and what an answer could still decide, in the order to ask in."""
        basis = (tuple(self.known.items()), tuple(self.answers.items()))
        if self._seen is None or self._seen[0] != basis:
            outlook = look_ahead(self.knowledge_base, self.facts, withheld=self.answers.keys())
            self._seen = basis, replace(outlook, questions=self._ordered(outlook))
        return self._seen[1]

    def _ordered(self, outlook: Outlook) -> dict[str, tuple[Rule, ...]]:
        """The questions as they'd best be asked: those about the path, then those about advice."""
        questions = outlook.questions
        attributes, before = self.knowledge_base.attributes, [*self.known, *self.answers]
        opening = self.knowledge_base.opening_topics
        steering = {id: outlook.information_gain(id) for id in questions if id in outlook.steering}
        advising = {id: len(questions[id]) for id in questions if id not in steering}
        order = best_order(steering, attributes, opening, before)
        order += best_order(advising, attributes, opening, [*before, *order])
        return {id: questions[id] for id in order}

    @property
    def standings(self) -> tuple[PathOutlook, ...]:
        """Where each path stands, in the document's order."""
        return self.outlook.standings

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
        return len(self.outlook.eventual) + (self._again is not None)

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
        self.answer(attribute, self._said(attribute.id))

    def back(self) -> bool:
        """Ask the question before the present one again. False if there is none."""
        asked = list(self.answers)
        place = asked.index(self._again) if self._again else len(asked)
        if place == 0:
            return False
        self._again = asked[place - 1]
        return True

    def change(self, attribute: Attribute, value: Value | None) -> tuple[str, ...]:
        """Put right an answer, or a fact known beforehand; the ids of the answers dropped for it.

        The interview is held again with the answers in the order in which they were given. One is
        dropped if by then no rule waits for it, and none of the rules that fire in the end rests
        on it: so it would not be asked, and the result is the same without it.
        """
        if attribute.id in self.known and attribute.id not in self.answers and value is not None:
            self.known[attribute.id] = value
            self._again = None
        else:
            self.answer(attribute, value)
        needless = self._needless(attribute.id)
        self.answers = {id: said for id, said in self.answers.items() if id not in needless}
        return needless

    def _needless(self, changed: str) -> tuple[str, ...]:
        """The answers to drop for one that has been changed, in order."""
        needless: list[str] = []
        facts = dict(self.facts)
        told = {id: value for id, value in facts.items() if id not in self.answers}
        withheld: list[str] = []
        for id in self.answers:
            matters = id == changed or self._fires(facts, id)
            if matters or id in look_ahead(self.knowledge_base, told, withheld).eventual:
                withheld.append(id)
                told |= {id: facts[id]} if id in facts else {}
            else:
                needless.append(id)
                facts.pop(id, None)
        return tuple(needless)

    def _fires(self, facts: Facts, id: str) -> bool:
        """Whether a rule fires from the facts that would not without one of them."""
        without = {other: value for other, value in facts.items() if other != id}
        fired, left = (consult(self.knowledge_base, known) for known in (facts, without))
        return fired.rules_fired != left.rules_fired
