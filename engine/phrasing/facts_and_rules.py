"""Verbalization of facts and rules: values, conditions and consequences as English clauses.

The other modules of the package build their sentences from these clauses. A clause starts in lower
case and ends without a full stop, so that it can stand anywhere in a sentence.
"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from engine.core.advice import Case
from engine.core.model import (
    DURATION,
    PATH,
    AllOf,
    AnyOf,
    Attribute,
    Between,
    KnowledgeBase,
    Known,
    NoneOf,
    Only,
    Rule,
    Test,
    Unless,
    Value,
)
from engine.language.ranges import Estimate
from engine.language.sentences import counted, listed, lower_first, of_one, short

NO_PATH = "No path stands out"
NOTHING_SAID = "Not enough to advise"
MONTHS_A_YEAR = 12
FEW_YEARS = 2  # below this, a fraction of a year is given in months


def value_in_words(attribute: Attribute, value: Value) -> str:
    """The label of a value, such as 'dead man's shoes', 'yes' or '3 years'."""
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return listed(short(attribute.choices[id].label) for id in value)
        case str():
            return short(attribute.choices[value].label)
        case _:
            return _number(attribute, value)


def _number(attribute: Attribute, value: float) -> str:
    """A number with its unit, or the range that it stands for.

    Rounding never yields a whole year, where a rule may have a limit.
    """
    if isinstance(value, Estimate):
        return value.words
    if attribute.unit != DURATION or float(value).is_integer():
        return f"{value} {_unit(attribute, value)}".rstrip()
    months = round(value * MONTHS_A_YEAR)
    if value < FEW_YEARS and round(months / MONTHS_A_YEAR, 2) == round(value, 2):
        return counted(months, "month")
    tenths = round(value, 1)
    return f"{value if tenths.is_integer() else tenths} years"


def fact_in_words(attribute: Attribute, value: Value) -> str:
    """An attribute and its value, such as 'career ladder: none'."""
    return f"{lower_first(attribute.title)}: {value_in_words(attribute, value)}"


def said_in_words(attribute: Attribute, value: Value | None) -> str:
    """The present value with its origin: 'you said: none', 'it is: 2' or 'not known'."""
    if value is None:
        return "not known"
    return f"{'you said' if attribute.stated else 'it is'}: {value_in_words(attribute, value)}"


def test_in_words(  # noqa: PLR0911 - one for each kind of test
    knowledge_base: KnowledgeBase, test: Test
) -> str:
    """A condition as a clause, such as 'career ladder is none or dead man's shoes'."""
    name = test.attribute
    if name == PATH:
        if not isinstance(test, AnyOf | NoneOf | Unless):  # Known; a path is no number or list
            return "some path is recommended"
        paths = listed((knowledge_base.paths[str(id)].title for id in test.values), "or")
        return f"the recommendation is {'' if isinstance(test, AnyOf) else 'not '}{paths}"
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
        case Only():
            return f"{title} {verb} nothing but {_values(attribute, test.values, 'and')}"
        case Known():
            return f"{title} is known"
        case Unless():
            return f"unless {title} {verb} {_values(attribute, test.values, 'or')}"
        case AllOf():
            return f"{title} includes {_values(attribute, test.values, 'and')}"
        case Between():
            return f"{title} is {bounds_in_words(attribute, test)}"
        case _:
            assert_never(test)


def _values(attribute: Attribute, values: Iterable[Value], last: str) -> str:
    return listed((value_in_words(attribute, value) for value in values), last)


def bounds_in_words(attribute: Attribute, test: Between) -> str:
    """The bounds of an interval, such as 'at least 1 and below 3 years'."""
    least = None if test.below is not None and test.at_least == attribute.least else test.at_least
    low = f"at least {least}" if least is not None else ""
    high = f"below {test.below}" if test.below is not None else ""
    unit = _unit(attribute, test.at_least if test.below is None else test.below)
    return f"{' and '.join(bound for bound in (low, high) if bound)} {unit}".rstrip()


def _unit(attribute: Attribute, value: float | None) -> str:
    return of_one(attribute.unit) if value == 1 else attribute.unit


def asked_in_words(knowledge_base: KnowledgeBase, test: Test) -> str:
    """A condition in the form of a fact: 'career ladder: none or unclear'."""
    attribute = knowledge_base.attributes.get(test.attribute)
    if attribute is None:
        return test_in_words(knowledge_base, test)
    match test:
        case AnyOf():
            asked = _values(attribute, test.values, "or")
        case NoneOf() | Unless():
            asked = f"anything but {_values(attribute, test.values, 'or')}"
        case Only():
            asked = f"nothing but {_values(attribute, test.values, 'and')}"
        case Known():
            asked = "any answer"
        case AllOf():
            asked = _values(attribute, test.values, "and")
        case Between():
            asked = bounds_in_words(attribute, test)
        case _:
            assert_never(test)
    return f"{lower_first(attribute.title)}: {asked}"


def effects_in_words(knowledge_base: KnowledgeBase, rule: Rule) -> Iterator[str]:
    """The right-hand side of a rule, a clause for each consequence."""
    if rule.flag:
        yield f"it follows that {rule.flag.replace('_', ' ')}"
    for verb, weights in (("supports", rule.supports), ("opposes", rule.opposes)):
        for path, strength in weights.items():
            title = lower_first(knowledge_base.paths[path].title)
            amount = knowledge_base.strengths[strength]
            yield f"this {verb} '{title}' ({strength.replace('_', ' ')}, {amount} decibans)"
    if rule.against:
        yield f"the reason against: {rule.against}"
    if rule.contradiction:
        yield f"contradiction: {rule.contradiction}"
    if rule.advise:
        by = f" {rule.horizon}" if rule.horizon else ""
        yield f"advise{by}: {rule.advise}"
    if rule.caution:
        yield f"caution: {rule.caution}"
    if rule.next_roles:
        titles = (knowledge_base.roles[id].title for id in rule.next_roles)
        yield f"next role: {listed(titles, 'or')}"


def source_in_words(knowledge_base: KnowledgeBase, rule: Rule) -> str:
    """The source statements of a rule, and whether the rule is an extension."""
    statements = f"statement{'s' if len(rule.source) > 1 else ''} {listed(rule.source)}"
    source = knowledge_base.phrases.source
    beyond = f"goes beyond {source} (extension), starting from "
    return f"{beyond if rule.origin == 'extension' else ''}{statements}"


def case_in_words(case: Case) -> str:
    """How strong the case for a path is.

    >>> case_in_words("strong"), case_in_words("first indication")
    ('a strong case', 'a first indication')
    """
    return f"a {case}" if case == "first indication" else f"a {case} case"
