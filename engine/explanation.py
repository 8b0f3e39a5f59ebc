"""Rules, facts and results in words.

Everything here is a sentence or a part of one; where it stands on a screen is decided elsewhere.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from engine.model import (
    CURRENT_ROLE,
    PATH,
    ROLE_FACTS,
    Advice,
    AllOf,
    AnyOf,
    Attribute,
    Between,
    KnowledgeBase,
    NoneOf,
    Reason,
    Rule,
    Test,
    Value,
)

CLOSE_CALL = 3  # decibans: less than one fair reason between the first path and the second


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words in a row, with the last one joined on.

    >>> listed(["small", "medium", "large"], "or")
    'small, medium or large'
    """
    *others, end = list(words)
    return f"{', '.join(others)} {last} {end}" if others else end


def short(label: str) -> str:
    """A label without its explanation.

    >>> short("small: fewer than 50 people")
    'small'
    """
    return label.partition(":")[0]


def value_in_words(attribute: Attribute, value: Value) -> str:
    """What people call a value of the attribute."""
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return listed(short(attribute.choices[id].label) for id in value)
        case str():
            return short(attribute.choices[value].label)
        case _:
            return f"{value} {attribute.unit}".rstrip()


def fact_in_words(attribute: Attribute, value: Value) -> str:
    """An attribute and its value, such as 'career ladder: none'."""
    return f"{lower_first(attribute.title)}: {value_in_words(attribute, value)}"


def lower_first(text: str) -> str:
    """The text as it stands inside a sentence; an abbreviation keeps its capitals.

    >>> lower_first("Career ladder"), lower_first("PMO analyst")
    ('career ladder', 'PMO analyst')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def test_in_words(knowledge_base: KnowledgeBase, test: Test) -> str:
    """A condition as a clause, such as 'career ladder is none or dead man's shoes'."""
    name = test.attribute
    if name == PATH:
        assert isinstance(test, AnyOf | NoneOf)
        paths = listed((knowledge_base.paths[str(id)].title for id in test.values), "or")
        return f"the recommendation is {'not ' if isinstance(test, NoneOf) else ''}{paths}"
    if name not in knowledge_base.attributes:
        return f"it follows that {name.replace('_', ' ')}"
    attribute = knowledge_base.attributes[name]
    title = lower_first(attribute.title)
    verb = "includes" if attribute.kind == "several" else "is"
    match test:
        case AnyOf():
            return f"{title} {verb} {_values(attribute, test.values, 'or')}"
        case NoneOf():
            return f"{title} is known and {verb} none of {_values(attribute, test.values, 'and')}"
        case AllOf():
            return f"{title} includes {_values(attribute, test.values, 'and')}"
        case Between():
            return f"{title} is {_bounds(attribute, test)}"
        case _:
            assert_never(test)


def _values(attribute: Attribute, values: Iterable[Value], last: str) -> str:
    return listed((value_in_words(attribute, value) for value in values), last)


def _bounds(attribute: Attribute, test: Between) -> str:
    low = f"at least {test.at_least}" if test.at_least is not None else ""
    high = f"below {test.below}" if test.below is not None else ""
    return f"{' and '.join(bound for bound in (low, high) if bound)} {attribute.unit}".rstrip()


def effects_in_words(knowledge_base: KnowledgeBase, rule: Rule) -> Iterator[str]:
    """The consequences of a rule, each as a clause."""
    if rule.flag:
        yield f"it follows that {rule.flag.replace('_', ' ')}"
    for verb, weights in (("supports", rule.supports), ("opposes", rule.opposes)):
        for path, strength in weights.items():
            title = lower_first(knowledge_base.paths[path].title)
            amount = knowledge_base.strengths[strength]
            yield f"this {verb} '{title}' ({strength.replace('_', ' ')}, {amount} decibans)"
    if rule.advise:
        yield f"advise: {rule.advise}"
    if rule.caution:
        yield f"caution: {rule.caution}"
    if rule.next_roles:
        titles = (knowledge_base.roles[id].title for id in rule.next_roles)
        yield f"next role: {listed(titles, 'or')}"


def source_in_words(rule: Rule) -> str:
    """Which statements a rule rests on, and whether it goes beyond them."""
    statements = f"statement{'s' if len(rule.source) > 1 else ''} {listed(rule.source)}"
    beyond = "goes beyond the document (extension), starting from "
    return f"{beyond if rule.origin == 'extension' else ''}{statements}"


def certainty_in_words(certainty: float) -> str:
    """A certainty as people read it.

    >>> certainty_in_words(0.934), certainty_in_words(1.0)
    ('93 % certain', 'more than 99 % certain')
    """
    percent = round(certainty * 100)
    return f"{percent} % certain" if percent < 100 else "more than 99 % certain"  # noqa: PLR2004


def standing_in_words(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    """How the recommended path stands to the runner-up; '' where there is no recommendation."""
    if advice.path is None or advice.margin is None:
        return ""
    if advice.runner_up is None:
        return "No other path has evidence for it on balance."
    rival = knowledge_base.paths[advice.runner_up].title
    sure = next(item.certainty for item in advice.ranking if item.path == advice.runner_up)
    behind = f"{rival}, {certainty_in_words(sure)}"
    if advice.margin == 0:
        return f"{behind}. It is a tie: the order in the document decided."
    distance = f"{advice.margin} deciban{'s' if advice.margin > 1 else ''} behind"
    close = ": a close call" if advice.margin <= CLOSE_CALL else ""
    return f"{behind}, {distance}{close}."


def facts_behind(knowledge_base: KnowledgeBase, advice: Advice, reason: Reason) -> tuple[str, ...]:
    """The stated facts that a reason rests on, through flags and role, each in words."""
    names = _stated_behind(knowledge_base, advice, reason)
    return tuple(
        fact_in_words(knowledge_base.attributes[id], value)
        for id, value in advice.facts.items()
        if id in names
    )


def _stated_behind(knowledge_base: KnowledgeBase, advice: Advice, reason: Reason) -> set[str]:
    names: set[str] = set()
    for name in reason.facts:
        if name in advice.facts:
            names.add(name)
        elif name in ROLE_FACTS:
            names.add(CURRENT_ROLE)
        else:
            for other in advice.reasons:
                if knowledge_base.rules[other.rule].flag == name:
                    names |= _stated_behind(knowledge_base, advice, other)
    return names
