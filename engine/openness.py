"""Which rules have fired, which are dead, and which an answer could still decide.

An answer more never un-fires a rule, so with some facts unknown every rule is fired, dead or open,
and each path's score has bounds. Whatever no open rule asks about need not be known.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from engine.meaning import accepts, choose, derive, fires, rank
from engine.model import CURRENT_ROLE, PATH, ROLE_FACTS, Facts, KnowledgeBase, Rule, Value


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is settled and what is not, at one moment.

    `path` is the recommendation as things stand; `settled` tells whether any answer could still
    change it. `questions` gives for each attribute worth asking the open rules that it could help
    to decide, in the vocabulary's order.
    """

    path: str | None
    settled: bool
    questions: dict[str, tuple[Rule, ...]]


def look_ahead(
    knowledge_base: KnowledgeBase, facts: Facts, withheld: Collection[str] = ()
) -> Outlook:
    """The outlook from the facts; `withheld` are the attributes that will not become known."""
    known = derive(knowledge_base, facts)
    rules = knowledge_base.rules.values()
    path = choose(rank(knowledge_base, [rule.id for rule in rules if fires(rule, known)]))
    view = _View(knowledge_base, known, frozenset(withheld))
    weighing = [rule for rule in rules if rule.paths and view.is_open(rule)]
    settled = not weighing or _certain(knowledge_base, known, weighing, path)
    if settled:
        weighing = []
        if path:
            known[PATH] = path
    advising = [
        rule
        for rule in rules
        if (rule.advise or rule.caution) and (settled or PATH not in rule.attributes)
    ]
    deciding = [*weighing, *(rule for rule in advising if view.is_open(rule))]
    return Outlook(path, settled, view.questions(deciding))


def _certain(
    knowledge_base: KnowledgeBase, known: Facts, open_rules: Iterable[Rule], path: str | None
) -> bool:
    """Whether no answer can change the path: its lowest score beats every other's highest."""
    if path is None:
        return False
    fired = [rule.id for rule in knowledge_base.rules.values() if fires(rule, known)]
    lowest = {standing.path: standing.score for standing in rank(knowledge_base, fired)}
    highest = dict(lowest)
    for rule in open_rules:
        for affected, weight in knowledge_base.evidence(rule).items():
            highest[affected] += max(weight, 0)
            lowest[affected] += min(weight, 0)
    order = list(knowledge_base.paths)
    return lowest[path] > 0 and all(
        lowest[path] > high or (lowest[path] == high and order.index(path) < order.index(other))
        for other, high in highest.items()
        if other != path
    )


@dataclass(frozen=True, slots=True)
class _View:
    """The rules, seen from what is known."""

    knowledge_base: KnowledgeBase
    known: dict[str, Value]
    withheld: frozenset[str]

    def is_open(self, rule: Rule) -> bool:
        """Whether the rule has not fired, and answers could make it fire."""
        return not fires(rule, self.known) and all(
            accepts(test, self.known[test.attribute])
            if test.attribute in self.known
            else bool(self.asked_by(test.attribute))
            for test in rule.when
        )

    def asked_by(self, name: str) -> frozenset[str]:
        """The attributes whose answers could make a thing known that is not; none if none could."""
        if name in ROLE_FACTS:
            return self.asked_by(CURRENT_ROLE)
        if name in self.knowledge_base.stated:
            return frozenset({name} - self.known.keys() - self.withheld)
        concluding = [rule for rule in self.knowledge_base.rules.values() if rule.flag == name]
        return frozenset(
            asked for rule in concluding if self.is_open(rule) for asked in self.needs(rule)
        )

    def needs(self, rule: Rule) -> frozenset[str]:
        """The attributes to ask for before an open rule is decided."""
        missing = [name for name in rule.attributes if name not in self.known]
        return frozenset(asked for name in missing for asked in self.asked_by(name))

    def questions(self, rules: Iterable[Rule]) -> dict[str, tuple[Rule, ...]]:
        """For each attribute the rules that need it, in the vocabulary's order."""
        needs = {rule.id: (rule, self.needs(rule)) for rule in rules}
        asked = {
            id: tuple(rule for rule, names in needs.values() if id in names)
            for id in self.knowledge_base.stated
        }
        return {id: wanting for id, wanting in asked.items() if wanting}
