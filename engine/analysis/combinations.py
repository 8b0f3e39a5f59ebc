"""Exhaustive enumeration: a population with one person for each combination of answers.

Answers on which all tests of the open rules agree count as one. The enumeration is complete, so an
outcome that is absent from it is impossible, whatever is answered.
"""

from collections.abc import Collection, Mapping, Sequence
from math import prod

from engine.core.intervals import starts
from engine.core.model import (
    CURRENT_ROLE,
    Attribute,
    Between,
    Facts,
    KnowledgeBase,
    NoneOf,
    Test,
)
from engine.core.semantics import accepts, role_facts
from engine.engines.population import (
    Answers,
    Group,
    Population,
    Single,
    single_values,
    union,
    with_roles,
)

MOST = 1 << 19  # combinations; they are evaluated in some hundredths of a second
Option = Sequence[Single | None]  # alternatives of which one is answered; None is no answer


def every_combination(
    knowledge_base: KnowledgeBase, tests: Mapping[str, Collection[Test]]
) -> Population | None:
    """One person for each combination of answers that the tests distinguish, skipped ones included.

    `tests` are the tests on each unknown attribute. None for more than MOST combinations.
    """
    options = [
        (id, option)
        for id, asked in tests.items()
        for option in _options(knowledge_base, knowledge_base.attributes[id], asked)
    ]
    if prod(len(option) for _, option in options) > MOST:
        return None
    size, answers = 1, Answers()
    for id, option in options:
        answers = {
            other: {value: _copies(group, size, len(option)) for value, group in groups.items()}
            for other, groups in answers.items()
        }
        everybody = (1 << size) - 1
        answers.setdefault(id, {}).update(
            (value, everybody << size * n) for n, value in enumerate(option) if value is not None
        )
        size *= len(option)
    return Population(size, with_roles(knowledge_base, answers))


def _copies(group: Group, size: int, number: int) -> Group:
    """A group of a population, in `number` copies of that population side by side."""
    return union(group << size * n for n in range(number))


def _options(
    knowledge_base: KnowledgeBase, attribute: Attribute, tests: Collection[Test]
) -> list[Option]:
    """The answers that the tests distinguish. Each of several values is an option of its own."""
    if attribute.kind == "several":
        tested = {value for test in tests if not isinstance(test, Between) for value in test.values}
        others = [choice for choice in attribute.choices if choice not in tested]
        any_other = others[:1] if any(isinstance(test, NoneOf) for test in tests) else []
        return [(None, value) for value in (*sorted(tested, key=str), *any_other)]
    values = starts(attribute, tests) if attribute.kind == "number" else single_values(attribute)
    distinct: dict[tuple[bool, ...], Single | None] = {(False,) * len(tests): None}
    for value in values:
        facts = _with_role_facts(knowledge_base, attribute.id, value)
        distinct.setdefault(tuple(accepts(test, facts[test.attribute]) for test in tests), value)
    return [tuple(distinct.values())]


def _with_role_facts(knowledge_base: KnowledgeBase, id: str, value: Single) -> Facts:
    """An answer and, if it is a role, the facts that follow from it."""
    return {id: value} | (role_facts(knowledge_base, {id: value}) if id == CURRENT_ROLE else {})
