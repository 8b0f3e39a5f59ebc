"""Question selection and answers of one interview: backward chaining from the open rules.

Questions that can still change the path come first, by information gain; once the path is settled,
those that can change its advice or cautions. A fact that no open rule needs is never asked for.
Everything is derived from `known` and `answers`, so the order of the answers is part of the state.
"""

from dataclasses import replace

from engine.analysis.outlook import Outlook, PathOutlook, look_ahead
from engine.core.model import Attribute, Facts, KnowledgeBase, Rule, Value
from engine.core.semantics import consult
from engine.facts.checked import checked_facts
from engine.interview.question_order import best_order


class Interview:
    """One person's answers so far, and the questions still worth asking. Knows no prompts.

    `known` are facts known beforehand, which are not asked for. `answers` holds the value of each
    question that was answered, None if it was skipped, in the order given. Going back deletes
    nothing: the earlier question is put again, and its answer stands until it is changed.
    """

    def __init__(self, knowledge_base: KnowledgeBase, known: Facts | None = None) -> None:
        self.knowledge_base = knowledge_base
        self.known: dict[str, Value] = dict(checked_facts(knowledge_base, known or {}))
        self.answers: dict[str, Value | None] = {}
        self._again: str | None = None  # the answered question that is put again
        self._cached: tuple[object, Outlook] | None = None  # the last outlook, behind its basis

    @property
    def facts(self) -> Facts:
        """The known facts, in the vocabulary's order."""
        values = {id: self._value(id) for id in self.knowledge_base.stated}
        return {id: value for id, value in values.items() if value is not None}

    def _value(self, id: str) -> Value | None:
        return self.answers[id] if id in self.answers else self.known.get(id)

    @property
    def outlook(self) -> Outlook:
        """The outlook, with its questions in the order in which to ask them."""
        basis = (tuple(self.known.items()), tuple(self.answers.items()))
        if self._cached is None or self._cached[0] != basis:
            outlook = look_ahead(self.knowledge_base, self.facts, withheld=self.answers.keys())
            self._cached = basis, replace(outlook, questions=self._ordered(outlook))
        return self._cached[1]

    def _ordered(self, outlook: Outlook) -> dict[str, tuple[Rule, ...]]:
        """The questions about the path by information gain, then those about advice by rules."""
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
        """The outlook of each path, in the document's order."""
        return self.outlook.standings

    @property
    def question(self) -> Attribute | None:
        """The attribute to ask about next, or None if no answer could change anything."""
        name = self._again or next(iter(self.outlook.questions), None)
        return self.knowledge_base.attributes[name] if name else None

    @property
    def number(self) -> int:
        """The number of the present question, counted from 1."""
        asked = list(self.answers)
        return (asked.index(self._again) if self._again else len(asked)) + 1

    @property
    def remaining(self) -> int:
        """The greatest number of questions that may still come, the present one included."""
        return len(self.outlook.eventual) + (self._again is not None)

    @property
    def contradictions(self) -> tuple[Rule, ...]:
        """The fired rules that say that answers contradict each other."""
        rules = self.knowledge_base.rules
        if not any(rule.contradiction for rule in rules.values()):
            return ()
        fired = consult(self.knowledge_base, self.facts).rules_fired
        return tuple(rules[id] for id in fired if rules[id].contradiction)

    def could_decide(self, attribute: Attribute) -> tuple[Rule, ...]:
        """The open rules that depend on the attribute, as if it had not been answered."""
        others = {id: value for id, value in self.facts.items() if id != attribute.id}
        withheld = self.answers.keys() - {attribute.id}
        outlook = look_ahead(self.knowledge_base, others, withheld)
        return outlook.questions.get(attribute.id, ())

    def answer(self, attribute: Attribute, value: Value | None) -> None:
        """Record an answer, None for a skipped question.

        Raises MisuseError for what is no value of the attribute, nor words for one.
        """
        said = {} if value is None else {attribute.id: value}
        self.answers[attribute.id] = checked_facts(self.knowledge_base, said).get(attribute.id)
        self._again = None

    def keep(self, attribute: Attribute) -> None:
        """Keep the present answer; a question without one is skipped."""
        self.answer(attribute, self._value(attribute.id))

    def back(self) -> bool:
        """Put the previous question again. False if there is none."""
        asked = list(self.answers)
        place = asked.index(self._again) if self._again else len(asked)
        if place == 0:
            return False
        self._again = asked[place - 1]
        return True

    def change(self, attribute: Attribute, value: Value | None) -> tuple[str, ...]:
        """Change an answer or a fact known beforehand; the ids of the answers that this drops.

        The interview is replayed with the answers in the order in which they were given. An answer
        is dropped if it would no longer be asked for at its turn and no rule that fires in the end
        depends on it: the result is the same without it.
        """
        if attribute.id in self.known and attribute.id not in self.answers and value is not None:
            self.known |= checked_facts(self.knowledge_base, {attribute.id: value})
            self._again = None
        else:
            self.answer(attribute, value)
        needless = self._needless(attribute.id)
        self.answers = {id: value for id, value in self.answers.items() if id not in needless}
        return needless

    def _needless(self, changed: str) -> tuple[str, ...]:
        """The answers to drop after one was changed, in order."""
        needless: list[str] = []
        facts = dict(self.facts)
        replayed = {id: value for id, value in facts.items() if id not in self.answers}
        withheld: list[str] = []
        for id in self.answers:
            needed = id == changed or self._fires(facts, id)
            if needed or id in look_ahead(self.knowledge_base, replayed, withheld).eventual:
                withheld.append(id)
                replayed |= {id: facts[id]} if id in facts else {}
            else:
                needless.append(id)
                facts.pop(id, None)
        return tuple(needless)

    def _fires(self, facts: Facts, id: str) -> bool:
        """Whether one of the facts makes a rule fire."""
        without = {other: value for other, value in facts.items() if other != id}
        with_it, without_it = (consult(self.knowledge_base, some) for some in (facts, without))
        return with_it.rules_fired != without_it.rules_fired
