"""Forward chaining with experta: facts in working memory, one production for every rule.

A production of the lowest salience waits on the agenda until no more flags follow; it then weighs
the evidence and puts the recommended path into working memory, for the rules that test it.
Refraction is not reliable: experta may fire a rule more than once for the same facts, so every
right-hand side is idempotent. One engine is built for a knowledge base and reset for every person,
since building costs far more than running.
"""

import collections
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from engine.core.advice import Advice
from engine.core.model import PATH, Between, Facts, KnowledgeBase, Rule, Test, Unless, Value
from engine.core.semantics import accepts, choose, conclude, rank, role_facts


@contextmanager
def _as_experta_expects() -> Iterator[None]:
    """The environment that experta's import needs, undone again afterwards.

    experta pins frozendict 1.2, which imports `collections.Mapping`. Python 3.10 removed that name,
    and no resolver can override the pin. experta also configures the root logger.
    """
    handlers, level = logging.root.handlers[:], logging.root.level
    collections.Mapping = Mapping  # type: ignore[attr-defined]
    try:
        yield
    finally:
        del collections.Mapping  # type: ignore[attr-defined]
        logging.root.handlers[:] = handlers
        logging.root.setLevel(level)


with _as_experta_expects():
    import experta

NOT_KNOWN = "(not known)"  # is the value of no attribute


class Known(experta.Fact):  # type: ignore[misc]
    """A working memory element: an attribute, a flag or the recommended path, and its value."""


class AllConcluded(experta.Fact):  # type: ignore[misc]
    """The condition of the choosing production: present from the start, and of lowest salience."""


class Consultation:
    """An experta engine over one knowledge base, reused for one person after another.

    `fired` holds the ids of the fired rules in experta's own order, which differs between runs and
    serves for tracing only.
    """

    def __init__(self, knowledge_base: KnowledgeBase, facts: Facts | None = None) -> None:
        """With `facts`, the engine serves for people of whom no other attributes are known."""
        self.knowledge_base = knowledge_base
        self._rules = list(knowledge_base.rules.values())
        if facts is not None:
            self._rules = rules_within_reach(knowledge_base, facts)
        self.fired: dict[str, None] = {}
        self.known: dict[str, Value] = {}
        tests = [test for rule in self._rules for test in rule.when]
        self._withholding = {test.attribute for test in tests if isinstance(test, Unless)}
        self._engine = self._build()

    def consult(self, facts: Facts, problems: Mapping[str, str] | None = None) -> Advice:
        """The advice for one person, equal in every field to that of `semantics.consult`."""
        self.fired, self.known = {}, {}
        self._engine.reset()
        self._engine.declare(AllConcluded())
        for attribute, value in (dict(facts) | role_facts(self.knowledge_base, facts)).items():
            self._learn(attribute, value)
        for attribute in self._withholding - {PATH, *self.known}:
            self._engine.declare(Known(attribute=attribute, value=NOT_KNOWN))
        self._engine.run()
        return conclude(self.knowledge_base, facts, self.known, self.fired, problems or {})

    def _build(self) -> Any:
        """The experta engine: one production for each rule, and one that chooses the path."""
        productions = {rule.id: self._production(rule) for rule in self._rules}
        choosing = experta.Rule(AllConcluded(), salience=-1)(self._choose_path())
        body = productions | {"choose the path": choosing}
        return type("Engine", (experta.KnowledgeEngine,), body)()

    def _production(self, rule: Rule) -> Any:
        conditions = [
            Known(attribute=test.attribute, value=experta.P(_predicate(test))) for test in rule.when
        ]
        return experta.Rule(experta.AND(*conditions))(self._consequence(rule))

    def _consequence(self, rule: Rule) -> Callable[[Any], None]:
        """The right-hand side of a production, idempotent since experta may repeat it."""

        def fire(_engine: Any) -> None:
            self.fired[rule.id] = None
            if rule.flag and rule.flag not in self.known:
                self._learn(rule.flag, True)

        return fire

    def _choose_path(self) -> Callable[[Any], None]:
        """The right-hand side that weighs the evidence and asserts the recommended path."""

        def weigh(_engine: Any) -> None:
            path = choose(self.knowledge_base, rank(self.knowledge_base, self.fired))
            if path:
                self._learn(PATH, path)
            elif PATH in self._withholding:
                self._engine.declare(Known(attribute=PATH, value=NOT_KNOWN))

        return weigh

    def _learn(self, attribute: str, value: Value) -> None:
        self.known[attribute] = value
        self._engine.declare(Known(attribute=attribute, value=value))


@cache
def _predicate(test: Test) -> Callable[[Value], bool]:
    """The predicate of a test, shared by all rules with that test, so that experta matches it once.

    experta also tries it on the values of other attributes, which need not be numbers. What is not
    known has a value of its own where `Unless` tests it, and that value passes nothing else.
    """
    if isinstance(test, Unless):
        return lambda value: value == NOT_KNOWN or accepts(test, value)
    if isinstance(test, Between):
        return lambda value: isinstance(value, int | float) and accepts(test, value)
    return lambda value: value != NOT_KNOWN and accepts(test, value)


def consult(
    knowledge_base: KnowledgeBase, facts: Facts, problems: Mapping[str, str] | None = None
) -> Advice:
    """The advice for one person, by an engine built for this consultation alone."""
    return Consultation(knowledge_base, facts).consult(facts, problems)


def rules_within_reach(knowledge_base: KnowledgeBase, facts: Facts) -> list[Rule]:
    """The rules that can fire where nothing but these attributes is known.

    A test on what is not known is not true, `Unless` aside, so all others never fire, whatever the
    values; building them into a network takes most of the time that advice for one person does.
    """
    known = {PATH, *facts, *role_facts(knowledge_base, facts)}
    while True:
        within = [rule for rule in knowledge_base.rules.values() if _asked(rule) <= known]
        if known >= (flags := {rule.flag for rule in within if rule.flag}):
            return within
        known |= flags


def _asked(rule: Rule) -> set[str]:
    """The attributes and flags that have to be known for a rule to fire."""
    return {test.attribute for test in rule.when if not isinstance(test, Unless)}
