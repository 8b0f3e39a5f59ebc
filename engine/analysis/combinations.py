"""Every combination of answers, as far as open rules tell them apart: so nothing is left out."""

from collections.abc import Collection, Mapping, Sequence
from math import prod

from engine.core.intervals import starts
from engine.core.model import (
    CURRENT_ROLE,
    Attribute,
    Between,
    Facts,
    KnowledgeBase,
    Known,
    NoneOf,
    Only,
    Test,
    Unless,
)
from engine.core.semantics import accepts, role_facts
from engine.engines.population import Answers, Population, Single, singles, union, with_roles

MOST = 1 << 19  # combinations that are tried; they take some hundredths of a second
Option = Sequence[Single | None]  # one answer is taken of these; None is not to answer


def every_combination(
    knowledge_base: KnowledgeBase, tests: Mapping[str, Collection[Test]]
) -> Population | None:
    """One person for each combination of answers that the tests tell apart, skips included.

    `tests` are those of each attribute that is not known. None where there are too many people.
    """
    options = [
        (id, option)
        for id, asked in tests.items()
        for option in _options(knowledge_base, knowledge_base.attributes[id], asked)
    ]
    if prod(len(option) for _, option in options) > MOST:
        return None
    size, having = 1, Answers()
    for id, option in options:
        having = {
            other: {one: _copies(people, size, len(option)) for one, people in values.items()}
            for other, values in having.items()
        }
        block = (1 << size) - 1
        said = having.setdefault(id, {})
        said |= {one: block << size * n for n, one in enumerate(option) if one is not None}
        size *= len(option)
    return Population(size, with_roles(knowledge_base, having))


def _copies(people: int, size: int, number: int) -> int:
    """The same people so many times over, in a crowd of that size."""
    return union(people << size * place for place in range(number))


def _options(
    knowledge_base: KnowledgeBase, attribute: Attribute, tests: Collection[Test]
) -> list[Option]:
    """What can be answered, as far as the tests tell. Each of several values is its own option."""
    if attribute.kind == "several":
        tested = {
            value
            for test in tests
            if not isinstance(test, Between | Known)
            for value in test.values
        }
        others = [choice for choice in attribute.choices if choice not in tested]
        telling = any(isinstance(test, NoneOf | Only | Known | Unless) for test in tests)
        any_other = others[:1] if telling else []
        return [(None, one) for one in (*sorted(tested, key=str), *any_other)]
    told_apart: dict[tuple[bool, ...], Single | None] = {(False,) * len(tests): None}
    for one in starts(attribute, tests) if attribute.kind == "number" else singles(attribute):
        facts = _brought(knowledge_base, attribute.id, one)
        told_apart.setdefault(tuple(accepts(test, facts[test.attribute]) for test in tests), one)
    return [tuple(told_apart.values())]


def _brought(knowledge_base: KnowledgeBase, id: str, one: Single) -> Facts:
    """An answer, and what it brings where it is a role."""
    return {id: one} | (role_facts(knowledge_base, {id: one}) if id == CURRENT_ROLE else {})
