"""The fewest questions that settle a path: the lower bound of every question order."""

import sys
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from engine.analysis.outlook import Outlook, look_ahead  # noqa: E402
from engine.core.model import Facts, KnowledgeBase, Value  # noqa: E402
from engine.core.semantics import consult  # noqa: E402 - runs from a checkout


def outlook_after(knowledge_base: KnowledgeBase, person: Facts, done: Iterable[str]) -> Outlook:
    """The outlook once a person has been asked these questions."""
    facts: dict[str, Value] = {id: person[id] for id in done if id in person}
    return look_ahead(knowledge_base, facts, withheld=set(done))


def hindsight(knowledge_base: KnowledgeBase, person: Facts) -> int:
    """The fewest questions that settle the path, were it known which.

    For whatever set of questions does not suffice there are answers to others that lead to another
    path; a set that suffices asks at least one of those others. So the smallest set that meets all
    the answers found so far is tried until one suffices (an implicit hitting set).
    """
    path = consult(knowledge_base, person).path
    others: list[frozenset[str]] = []
    while True:
        least = smallest_meeting(others)
        found = another_path(knowledge_base, person, least, path)
        if found is None:
            return len(least)
        others.append(found)


def smallest_meeting(sets: Sequence[frozenset[str]]) -> tuple[str, ...]:
    """A smallest choice with something of every set."""
    names = sorted(frozenset().union(*sets))
    sizes = range(len(names) + 1)
    choices = (choice for size in sizes for choice in combinations(names, size))
    return next(choice for choice in choices if not any(one.isdisjoint(choice) for one in sets))


def another_path(
    knowledge_base: KnowledgeBase, person: Facts, done: Sequence[str], path: str | None
) -> frozenset[str] | None:
    """The other questions whose answers could lead to another path; None where none are found."""
    outlook = outlook_after(knowledge_base, person, done)
    if outlook.settled or not outlook.forecast:
        return None
    population, outcomes = outlook.forecast.population, outlook.forecast.outcomes
    group = next((group for other, group in outcomes.items() if other != path), 0)
    if not group:
        return None
    answered = {id: person[id] for id in done if id in person}
    facts = population.person(knowledge_base, group.bit_length() - 1) | answered
    facts = {id: value for id, value in facts.items() if id in answered or id not in done}
    for id in [id for id in knowledge_base.stated if facts.get(id) != person.get(id)]:
        nearer = {other: value for other, value in facts.items() if other != id}
        nearer |= {id: person[id]} if id in person else {}
        if consult(knowledge_base, nearer).path != path:
            facts = nearer
    return frozenset(id for id in knowledge_base.stated if facts.get(id) != person.get(id))
