"""What may be known of one person, as literals: one for each attribute and value.

Whoever leaves all literals of an attribute false has not answered it. Of a number the formula knows
the intervals that rules and promises tell apart, each under the number that it begins with.
"""

from collections.abc import Iterator, Mapping
from typing import assert_never

from engine.authoring.prove.formula import FALSE, TRUE, Formula, Literal
from engine.core.intervals import starts
from engine.core.model import (
    AllOf,
    AnyOf,
    Attribute,
    Between,
    Facts,
    KnowledgeBase,
    Known,
    NoneOf,
    Only,
    Test,
    Unless,
    Value,
)
from engine.core.semantics import accepts

Answer = str | bool | int | float
Answers = Mapping[str, Mapping[Answer, Literal]]
Fact = tuple[str, Answer]


def free_answers(formula: Formula, knowledge_base: KnowledgeBase) -> Answers:
    """The literals of a person of whom anything may be known, and nothing need be."""
    answers = {}
    for id, attribute in knowledge_base.stated.items():
        values = {value: formula.literal() for value in values_of(knowledge_base, attribute)}
        if attribute.kind != "several":
            formula.exactly_one((*values.values(), formula.literal()))
        answers[id] = values
    return answers


def values_of(knowledge_base: KnowledgeBase, attribute: Attribute) -> tuple[Answer, ...]:
    """Every value that is told apart, in the vocabulary's order."""
    match attribute.kind:
        case "yes/no":
            return (True, False)
        case "number":
            return starts(attribute, _tests(knowledge_base))
        case "one" | "several":
            return tuple(attribute.choices)
        case _:
            assert_never(attribute.kind)


def _tests(knowledge_base: KnowledgeBase) -> Iterator[Test]:
    for rule in knowledge_base.rules.values():
        yield from rule.when
    for promise in knowledge_base.promises.values():
        for case in (*promise.cases, *promise.unless):
            yield from case


def value_for(knowledge_base: KnowledgeBase, attribute: Attribute, value: Answer) -> Answer:
    """The value that stands for this one: of a number, where its interval begins."""
    if attribute.kind != "number":
        return value
    assert isinstance(value, int | float)
    lines = values_of(knowledge_base, attribute)
    return max(line for line in lines if isinstance(line, int | float) and line <= value)


def answered(answers: Answers, attribute: Attribute, *values: Answer) -> Answers:
    """The same person after the answer; a value of several joins those chosen, if any are."""
    before = answers[attribute.id]
    others = before if attribute.kind == "several" else dict.fromkeys(before, FALSE)
    return {**answers, attribute.id: {**others, **dict.fromkeys(values, TRUE)}}


def instead(answers: Answers, attribute: str, value: Value) -> Answers:
    """The same person with this answer, whatever was there before."""
    chosen = value if isinstance(value, tuple) else (value,)
    literals = {one: TRUE if one in chosen else FALSE for one in answers[attribute]}
    return {**answers, attribute: literals}


def passes(  # noqa: PLR0911 - one for each kind of test
    formula: Formula, test: Test, attribute: Attribute, values: Mapping[Answer, Literal]
) -> Literal:
    """A literal that is true where the attribute is known and passes the test."""
    if attribute.kind != "several":
        return formula.any_of(literal for value, literal in values.items() if accepts(test, value))
    match test:
        case AnyOf():
            return formula.any_of(values[value] for value in test.values)
        case AllOf():
            return formula.all_of(values[str(value)] for value in test.values)
        case NoneOf() | Unless():
            known = formula.any_of(values.values())
            return formula.all_of((known, *(-values[value] for value in test.values)))
        case Only():
            others = (-literal for value, literal in values.items() if value not in test.values)
            return formula.all_of((formula.any_of(values.values()), *others))
        case Known():
            return formula.any_of(values.values())
        case Between():
            return FALSE  # numbers only
        case _:
            assert_never(test)


def rests_on(test: Test, value: Answer, attribute: Attribute) -> bool:
    """Whether a test may be passed thanks to this value.

    >>> rests_on(AllOf("skills", ("tools", "maths")), "tools", Attribute("skills", "several", ""))
    True
    """
    if isinstance(test, AllOf):
        return value in test.values
    return accepts(test, (str(value),) if attribute.kind == "several" else value)


def all_answers(answers: Answers) -> Iterator[Fact]:
    """Every attribute with each of its values."""
    for attribute, values in answers.items():
        yield from ((attribute, value) for value in values)


def in_words(fact: Fact) -> str:
    """The fact as it is set on the command line.

    >>> in_words(("manager_knows", False))
    'manager_knows=no'
    """
    attribute, value = fact
    spelled = {True: "yes", False: "no"}[value] if isinstance(value, bool) else value
    return f"{attribute}={spelled}"


def facts_of(knowledge_base: KnowledgeBase, answers: Answers, true: frozenset[Literal]) -> Facts:
    """The facts that a model of the formula stands for, as `intake` would give them."""
    facts: dict[str, Value] = {}
    for id, values in answers.items():
        chosen = [value for value, literal in values.items() if literal in true]
        if chosen and knowledge_base.attributes[id].kind == "several":
            facts[id] = tuple(str(value) for value in chosen)
        elif chosen:
            facts[id] = chosen[0]
    return facts
