"""Partial evaluation: with some facts unknown, the rules that have fired, are dead, or are open.

Chaining is monotonic, so every rule is one of the three. Questions are found by backward chaining:
an open rule that tests a flag needs the facts of the open rules that conclude it.
"""

from collections.abc import Collection, Iterable
from copy import copy
from functools import cached_property

from engine.core.model import (
    CURRENT_ROLE,
    PATH,
    ROLE_FACTS,
    Facts,
    KnowledgeBase,
    Rule,
    Test,
    Unless,
    Value,
)
from engine.core.semantics import accepts, derive
from engine.core.unasked import is_needless


class OpenRules:
    """The open rules of a knowledge base under partial knowledge.

    `withheld` are attributes that will stay unknown. `known` holds the facts and what follows from
    them.
    """

    def __init__(
        self, knowledge_base: KnowledgeBase, facts: Facts, withheld: Collection[str] = ()
    ) -> None:
        self.knowledge_base = knowledge_base
        self.known: dict[str, Value] = derive(knowledge_base, facts)
        asked = knowledge_base.stated.keys() - self.known.keys() - set(withheld)
        stated = knowledge_base.stated
        self._stated = {id for id in asked if not is_needless(stated[id], self.known)}
        self._concluding: dict[str, list[Rule]] = {}
        self._asked: dict[str, frozenset[str]] = {}
        for rule in knowledge_base.rules.values():
            if rule.flag:
                self._concluding.setdefault(rule.flag, []).append(rule)

    @cached_property
    def weighing(self) -> list[Rule]:
        """The open rules with evidence for or against a path."""
        rules = self.knowledge_base.rules.values()
        return [rule for rule in rules if rule.paths and self.is_open(rule)]

    @cached_property
    def moves(self) -> list[dict[str, int]]:
        """The weight of evidence of each of the `weighing` rules, in decibans by path."""
        return [self.knowledge_base.evidence(rule) for rule in self.weighing]

    def advising(self, path: str | None) -> list[Rule]:
        """The open rules that would advise or caution if this path, or none, were recommended."""
        supposing = copy(self)
        supposing.known = self.known | ({PATH: path} if path else {})
        rules = self.knowledge_base.rules.values()
        return [rule for rule in rules if rule.sentences and supposing.is_open(rule)]

    def is_open(self, rule: Rule) -> bool:
        """Whether the rule has not fired and answers could still make it fire."""
        waits = False
        for test in rule.when:
            if test.attribute in self.known:
                if not accepts(test, self.known[test.attribute]):
                    return False
            elif self.asked_by(test.attribute):
                waits = True
            elif not isinstance(test, Unless):
                return False
        return waits

    def asked_by(self, name: str) -> frozenset[str]:
        """The attributes whose answers could make a name known; none if no answer could.

        The name is that of an unknown attribute or flag.
        """
        if name not in self._asked:
            if name in ROLE_FACTS:
                self._asked[name] = self.asked_by(CURRENT_ROLE)
            elif name in self.knowledge_base.stated:
                self._asked[name] = frozenset({name} & self._stated)
            else:
                self._asked[name] = self.needs(self.behind(name))
        return self._asked[name]

    def behind(self, flag: str) -> list[Rule]:
        """The open rules that conclude a flag."""
        return [rule for rule in self._concluding.get(flag, ()) if self.is_open(rule)]

    def needs(self, rules: Iterable[Rule]) -> frozenset[str]:
        """The unknown attributes on which open rules depend."""
        missing = {test.attribute for rule in rules for test in self.pending(rule)}
        return frozenset(asked for name in missing for asked in self.asked_by(name))

    def pending(self, rule: Rule) -> list[Test]:
        """The tests of a rule on unknown attributes and flags."""
        return [test for test in rule.when if test.attribute not in self.known]

    def tests(self, rules: Iterable[Rule]) -> dict[str, tuple[Test, ...]]:
        """The tests of open rules, and of the open rules for their flags, by unknown attribute.

        A test on a fact that follows from the role counts as one on the current role.
        """
        found: dict[str, dict[Test, None]] = {}
        flags: set[str] = set()
        waiting = list(rules)
        while waiting:
            for test in self.pending(waiting.pop()):
                name = CURRENT_ROLE if test.attribute in ROLE_FACTS else test.attribute
                if name in self._stated:
                    found.setdefault(name, {})[test] = None
                elif name not in flags:
                    flags.add(name)
                    waiting += self.behind(name)
        return {name: tuple(found[name]) for name in self.knowledge_base.stated if name in found}

    def questions(self, rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
        """The open rules by the attribute that they depend on, in the vocabulary's order."""
        needs = [(rule, self.needs([rule])) for rule in rules]
        asked = {
            id: tuple(rule for rule, names in needs if id in names)
            for id in self.knowledge_base.stated
        }
        return {id: wanting for id, wanting in asked.items() if wanting}
