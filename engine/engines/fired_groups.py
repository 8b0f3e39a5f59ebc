"""Forward chaining for a population: the group of people for whom each rule fires, by stratum.

Flags are derived in an order in which none comes before those that it rests on, so that one pass is
enough; the path comes in from outside, once the scores are known.
"""

from collections.abc import Mapping

from engine.core.model import PATH, KnowledgeBase, Rule, Test
from engine.engines.population import Answers, Group, Population, Single, union


def flags_in_order(knowledge_base: KnowledgeBase) -> dict[str, list[Rule]]:
    """The rules that conclude each flag, after the flags that they test.

    The reader has refused any cycle.
    """
    concluding: dict[str, list[Rule]] = {}
    for rule in knowledge_base.rules.values():
        if rule.flag:
            concluding.setdefault(rule.flag, []).append(rule)
    ordered: dict[str, list[Rule]] = {}

    def place(flag: str) -> None:
        for rule in concluding.get(flag, ()) if flag not in ordered else ():
            for name in rule.attributes:
                place(name)
        if flag in concluding:
            ordered[flag] = concluding[flag]

    for flag in concluding:
        place(flag)
    return ordered


class FiredGroups:
    """The people for whom each rule fires, from their answers and what follows from their roles."""

    def __init__(self, size: int, answers: Answers, flags: dict[str, list[Rule]]) -> None:
        self._members = dict(answers)
        self.population = Population(size, self._members)
        self._passing: dict[Test, Group] = {}
        for flag, rules in flags.items():
            self._members[flag] = {True: union(map(self.of, rules))}

    def of(self, rule: Rule) -> Group:
        """The people for whom a rule fires."""
        group = self.population.everybody
        for test in rule.when:
            if test not in self._passing:
                self._passing[test] = self.population.passing(test)
            group &= self._passing[test]
        return group

    def recommend(self, paths: Mapping[Single, Group]) -> None:
        """Take the recommended paths for facts, as the last stratum does."""
        self._members[PATH] = dict(paths)
        for test in [one for one in self._passing if one.attribute == PATH]:
            del self._passing[test]

    @property
    def everybody(self) -> Group:
        """All people."""
        return self.population.everybody
