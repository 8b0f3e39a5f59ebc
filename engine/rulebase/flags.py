"""The dependency graph of flags: which flag follows from which.

It has to be acyclic, and shallow: an explanation goes down it, rule by rule, to the stated facts,
and so do the stages of the query.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from engine.core.model import KnowledgeBase, Rule
from engine.errors import Fault
from engine.rulebase.rule_checks import rule_finding

MOST_FLAGS = 20  # in a chain of flags, each of which needs the one before
MOST_STEPS = 1_000  # rules in the full explanation of a flag

Needs = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Size:
    """How large the explanation of a flag can become: flags in a row, and rules altogether."""

    depth: int
    steps: int


def flag_faults(knowledge_base: KnowledgeBase, rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """Flags that nothing uses, that hide an attribute, that follow from themselves or too late."""
    used = {name for rule in rules for name in rule.attributes}
    for rule in rules:
        if rule.flag and rule.flag not in used:
            what = f"concludes '{rule.flag}', which no rule asks about"
            yield rule_finding(rule, what, "Use it or drop it.", "then", "flag")
        if rule.flag in knowledge_base.attributes:
            what = f"concludes '{rule.flag}', which is an attribute"
            yield rule_finding(rule, what, "Rename the flag.", "then", "flag")
    concluding = _concluding(rules)
    needs = {
        flag: tuple(dict.fromkeys(n for rule in by for n in rule.attributes if n in concluding))
        for flag, by in concluding.items()
    }
    circles = list(_circles(needs))
    for circle in circles:
        chain = " needs ".join(f"'{flag}'" for flag in (*circle, circle[0]))
        what = f"closes a circle of flags: {chain}"
        yield rule_finding(concluding[circle[0]][0], what, "Break the circle.", "then", "flag")
    if not circles:
        yield from _size_faults(concluding, needs)


def _concluding(rules: tuple[Rule, ...]) -> dict[str, list[Rule]]:
    """The rules that conclude each flag."""
    found: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.flag:
            found.setdefault(rule.flag, []).append(rule)
    return found


def _circles(needs: Needs) -> Iterator[tuple[str, ...]]:
    """Circles without a flag in common, each from the flag that is concluded first in the files."""
    order = list(needs)
    while True:
        try:
            TopologicalSorter(needs).prepare()
        except CycleError as error:
            circle = error.args[1][:0:-1]  # from a flag to what it needs; the first one ends it too
            start = circle.index(min(circle, key=order.index))
            yield (*circle[start:], *circle[:start])
            needs = {
                flag: tuple(need for need in others if need not in circle)
                for flag, others in needs.items()
                if flag not in circle
            }
        else:
            return


def _size_faults(concluding: Mapping[str, list[Rule]], needs: Needs) -> Iterator[Fault]:
    """The first flag whose explanation would be too deep, and the first with too many rules."""
    sizes: dict[str, _Size] = {}
    for flag in TopologicalSorter(needs).static_order():
        sizes[flag] = _Size(
            depth=1 + max((sizes[need].depth for need in needs[flag]), default=0),
            steps=sum(
                1 + sum(sizes[name].steps for name in rule.attributes if name in sizes)
                for rule in concluding[flag]
            ),
        )
    for flag, size in sizes.items():
        if size.depth > MOST_FLAGS:
            what = f"concludes '{flag}', the last of {size.depth} flags that need one another"
            cure = f"Let at most {MOST_FLAGS} follow one from the other: ask about facts instead."
            yield rule_finding(concluding[flag][0], what, cure, "then", "flag")
            return
        if size.steps > MOST_STEPS:
            what = f"concludes '{flag}', which takes {size.steps:,} rules to explain"
            cure = f"Let it rest on fewer flags: at most {MOST_STEPS:,} rules can be told."
            yield rule_finding(concluding[flag][0], what, cure, "then", "flag")
            return
