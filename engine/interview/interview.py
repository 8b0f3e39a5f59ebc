"""Question selection and answers of one interview: backward chaining from the open rules.

Questions that can still change the path come first, by information gain; once the path is settled,
those that can change its advice or cautions. A fact that no open rule needs is never asked for.
Everything is derived from `known` and `answers`, so the order of the answers is part of the state.
"""

from collections.abc import Iterable
from dataclasses import replace

from engine.analysis.outlook import Outlook, PathOutlook, look_ahead
from engine.core.model import Attribute, Facts, KnowledgeBase, Rule, Value
from engine.core.semantics import consult
from engine.core.unasked import asked_before
from engine.facts.checked import checked_facts
from engine.interview.answer import NONE_FITS, Answer, NoneFits
from engine.interview.question_order import best_order

SKIPPED_OFTEN = 2  # questions of a topic, from which on somebody is not asked the same again


class Interview:
    """One person's answers so far, and the questions still worth asking. Knows no prompts.

    `known` are facts known beforehand, which are not asked for. `answers` holds the value of each
    question that was answered, NONE_FITS if none of its choices fits, and None if it was skipped,
    in the order given; `none_known` are attributes of which it was said beforehand that none fits.
    Going back deletes nothing: the earlier question is put again, and its answer stands until it is
    changed.
    """

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        known: Facts | None = None,
        none_known: Iterable[str] = (),
    ) -> None:
        self.knowledge_base = knowledge_base
        self.known: dict[str, Value] = dict(checked_facts(knowledge_base, known or {}))
        self.none_known = tuple(id for id in none_known if id not in self.known)
        self.answers: dict[str, Answer] = {}
        self._again: str | None = None  # the answered question that is put again
        self._cached: tuple[object, Outlook] | None = None  # the last outlook, behind its basis

    @property
    def facts(self) -> Facts:
        """The known facts, in the vocabulary's order."""
        said = {id: self.said(id) for id in self.knowledge_base.stated}
        return {
            id: value
            for id, value in said.items()
            if value is not None and not isinstance(value, NoneFits)
        }

    @property
    def none_fits(self) -> tuple[str, ...]:
        """The attributes of which none of the choices fits, in the vocabulary's order."""
        return tuple(id for id in self.knowledge_base.stated if self.said(id) is NONE_FITS)

    def said(self, id: str) -> Answer:
        """The answer about an attribute, from the interview or from before; None for none."""
        if id in self.answers:
            return self.answers[id]
        return NONE_FITS if id in self.none_known else self.known.get(id)

    @property
    def _withheld(self) -> set[str]:
        """The attributes that are not to be asked for, whatever follows."""
        return {*self.answers, *self.none_known}

    def undecided(self, topic: str) -> bool:
        """Whether questions of a topic were skipped, at least SKIPPED_OFTEN, and none answered."""
        ids = [id for id, one in self.knowledge_base.stated.items() if one.topic == topic]
        skipped = [id for id in ids if id in self.answers and self.answers[id] is None]
        return len(skipped) >= SKIPPED_OFTEN and not self.facts.keys() & set(ids)

    def reopen_skipped(self) -> None:
        """Forget which questions were skipped, so that they are asked again."""
        self.answers = {id: value for id, value in self.answers.items() if value is not None}
        self._again = None

    @property
    def outlook(self) -> Outlook:
        """The outlook, with its questions in the order in which to ask them."""
        basis = (tuple(self.known.items()), tuple(self.answers.items()))
        if self._cached is None or self._cached[0] != basis:
            outlook = look_ahead(self.knowledge_base, self.facts, withheld=self._withheld)
            self._cached = basis, replace(outlook, questions=self._ordered(outlook))
        return self._cached[1]

    def _ordered(self, outlook: Outlook) -> dict[str, tuple[Rule, ...]]:
        """The questions about the path by information gain, then those about advice by rules."""
        questions = outlook.questions
        attributes, before = self.knowledge_base.attributes, [*self.known, *self.answers]
        opening = self.knowledge_base.opening_topics
        steering = {id: outlook.information_gain(id) for id in questions if id in outlook.steering}
        advising = {id: len(questions[id]) for id in questions if id not in steering}
        first = {id: asked_before(attributes, attributes[id], self.facts) for id in questions}
        order = best_order(steering, attributes, opening, before, first)
        order += best_order(advising, attributes, opening, [*before, *order], first)
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
        withheld = self._withheld - {attribute.id}
        outlook = look_ahead(self.knowledge_base, others, withheld)
        return outlook.questions.get(attribute.id, ())

    def answer(self, attribute: Attribute, value: Answer) -> None:
        """Record an answer, None for a skipped question.

        Raises MisuseError for what is no value of the attribute, nor words for one.
        """
        if value is None or isinstance(value, NoneFits):
            self.answers[attribute.id] = value
        else:
            said = {attribute.id: value}
            self.answers[attribute.id] = checked_facts(self.knowledge_base, said).get(attribute.id)
        self._again = None

    def keep(self, attribute: Attribute) -> None:
        """Keep the present answer; a question without one is skipped."""
        self.answer(attribute, self.said(attribute.id))

    def back(self) -> bool:
        """Put the previous question again. False if there is none."""
        asked = list(self.answers)
        place = asked.index(self._again) if self._again else len(asked)
        if place == 0:
            return False
        self._again = asked[place - 1]
        return True

    def change(self, attribute: Attribute, value: Answer) -> tuple[str, ...]:
        """Change an answer or a fact known beforehand; the ids of the answers that this drops.

        The interview is replayed with the answers in the order in which they were given. An answer
        is dropped if it would no longer be asked for at its turn and no rule that fires in the end
        depends on it: the result is the same without it.
        """
        beforehand = attribute.id in self.known and attribute.id not in self.answers
        if beforehand and value is not None and not isinstance(value, NoneFits):
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
        withheld = list(self.none_known)
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
