"""The rules as a forward-chaining run of experta.

Facts go into working memory, rules that match put flags and evidence there, and when nothing more
follows, the path is chosen and the rules that ask for it have their turn. One engine is built for
a knowledge base and reset for every person: building costs far more than running.
"""

import collections
import logging
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

from engine.core.advice import Advice
from engine.core.model import PATH, Between, Facts, KnowledgeBase, Rule, Test, Value
from engine.core.semantics import accepts, choose, conclude, rank, role_facts


@contextmanager
def _as_experta_expects() -> Iterator[None]:
    """Let experta be imported, and leave nothing of what it needs or does behind.

    It pins frozendict 1.2, which looks for `collections.Mapping`. Python 3.10 took that name away,
    and no resolver can override the pin. It also sets up the root logger, which is not its to do.
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


class Known(experta.Fact):  # type: ignore[misc]
    """One thing that is known: an attribute, a flag or the recommended path, and its value."""


class AllConcluded(experta.Fact):  # type: ignore[misc]
    """Stands from the start. The rule that waits for it has the lowest salience, so runs last."""


class Consultation:
    """An experta engine over one knowledge base, used for one person after another.

    `fired` holds the ids of the rules that fired, in the order in which experta chose them; that
    order differs from run to run and is for tracing only.
    """

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        self.knowledge_base = knowledge_base
        self.fired: dict[str, None] = {}
        self.known: dict[str, Value] = {}
        self._engine = self._build()

    def consult(self, facts: Facts, problems: Mapping[str, str] | None = None) -> Advice:
        """The advice for one person, the same in every field as `meaning.consult` gives."""
        self.fired, self.known = {}, {}
        self._engine.reset()
        self._engine.declare(AllConcluded())
        for attribute, value in (dict(facts) | role_facts(self.knowledge_base, facts)).items():
            self._learn(attribute, value)
        self._engine.run()
        return conclude(self.knowledge_base, facts, self.known, self.fired, problems or {})

    def _build(self) -> Any:
        """The engine: one production for every rule, and one that chooses the path."""
        productions = {id: self._production(rule) for id, rule in self.knowledge_base.rules.items()}
        choosing = experta.Rule(AllConcluded(), salience=-1)(self._choose_path())
        body = productions | {"choose the path": choosing}
        return type("Engine", (experta.KnowledgeEngine,), body)()

    def _production(self, rule: Rule) -> Any:
        conditions = [
            Known(attribute=test.attribute, value=experta.P(_predicate(test))) for test in rule.when
        ]
        return experta.Rule(experta.AND(*conditions))(self._consequence(rule))

    def _consequence(self, rule: Rule) -> Callable[[Any], None]:
        """What happens when the rule fires; the same however often experta fires it."""

        def fire(_engine: Any) -> None:
            self.fired[rule.id] = None
            if rule.flag and rule.flag not in self.known:
                self._learn(rule.flag, True)

        return fire

    def _choose_path(self) -> Callable[[Any], None]:
        """Weigh the evidence and put the recommended path into working memory."""

        def weigh(_engine: Any) -> None:
            path = choose(rank(self.knowledge_base, self.fired))
            if path:
                self._learn(PATH, path)

        return weigh

    def _learn(self, attribute: str, value: Value) -> None:
        self.known[attribute] = value
        self._engine.declare(Known(attribute=attribute, value=value))


@cache
def _predicate(test: Test) -> Callable[[Value], bool]:
    """One predicate for all rules that ask the same, so that experta matches it once.

    experta may show it the values of other attributes too, which are no numbers to compare.
    """
    if isinstance(test, Between):
        return lambda value: isinstance(value, int | float) and accepts(test, value)
    return lambda value: accepts(test, value)


def consult(
    knowledge_base: KnowledgeBase, facts: Facts, problems: Mapping[str, str] | None = None
) -> Advice:
    """The advice for one person, by an engine that is built for this consultation alone."""
    return Consultation(knowledge_base).consult(facts, problems)
