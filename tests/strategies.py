"""People made up at random, with blanks: what the laws of this suite are tried on.

Every attribute may be missing, because in real staff files most of them are. A failing example
shrinks towards somebody of whom nothing is known.
"""

from dataclasses import replace

from hypothesis import settings
from hypothesis import strategies as st

from engine.core.model import (
    PATH,
    AllOf,
    AnyOf,
    Attribute,
    Between,
    Facts,
    KnowledgeBase,
    Known,
    NoneOf,
    Only,
    Rule,
    Test,
    Unless,
    Value,
)
from engine.core.unasked import is_needless

FLAGS = ("first_flag", "second_flag", "third_flag")


def examples(number: int) -> int:
    """How many random examples a law is tried on: so many, or a tenth of them in `make quick`."""
    return max(number * settings().max_examples // 100, 2)


def facts(knowledge_base: KnowledgeBase) -> st.SearchStrategy[dict[str, Value]]:
    """Facts as `facts.parse` gives them, for any subset of the attributes that can be stated."""
    stated = knowledge_base.stated.values()
    return st.fixed_dictionaries(
        {}, optional={attribute.id: values(attribute) for attribute in stated}
    )


def values(attribute: Attribute) -> st.SearchStrategy[Value]:
    """The values of one attribute: several in the vocabulary's order, numbers whole or halves."""
    match attribute.kind:
        case "yes/no":
            return st.booleans()
        case "number":
            whole = st.integers(attribute.least, attribute.most)
            return whole | st.integers(attribute.least, attribute.most - 1).map(lambda n: n + 0.5)
        case "several":
            return _choices(attribute)
        case "one":
            return st.sampled_from(tuple(attribute.choices))


def needless_questions(knowledge_base: KnowledgeBase, known: Facts) -> set[str]:
    """The attributes that nobody is asked for who has answered this."""
    return {id for id, attribute in knowledge_base.stated.items() if is_needless(attribute, known)}


def answers_to_come(knowledge_base: KnowledgeBase, known: Facts, said: Facts) -> Facts:
    """Those of the answers that may still be given: to what is asked and not known yet."""
    closed = needless_questions(knowledge_base, known) | known.keys()
    return {id: value for id, value in said.items() if id not in closed}


def _choices(attribute: Attribute) -> st.SearchStrategy[Value]:
    """One or more of the choices."""
    chosen = st.sets(st.sampled_from(tuple(attribute.choices)), min_size=1)
    return chosen.map(lambda some: tuple(id for id in attribute.choices if id in some))


@st.composite
def conditions(draw: st.DrawFn, knowledge_base: KnowledgeBase, flags: tuple[str, ...]) -> Test:
    """A test on any attribute or on one of the flags."""
    attributes = [*knowledge_base.attributes.values()]
    name = draw(st.sampled_from([*(item.id for item in attributes), *flags]))
    if name in flags:
        return AnyOf(name, (True,))
    attribute = knowledge_base.attributes[name]
    if draw(st.integers(0, 7)) == 0:
        return Known(name)
    if attribute.kind == "number":
        low, high = attribute.least, attribute.least + 8
        return Between(
            name,
            draw(st.none() | st.integers(low, high)),
            draw(st.none() | st.integers(low + 1, high + 1)),
        )
    possible: tuple[str | bool, ...] = (
        (True, False) if attribute.kind == "yes/no" else tuple(attribute.choices)
    )
    values = tuple(draw(st.lists(st.sampled_from(possible), min_size=1, max_size=3, unique=True)))
    if attribute.kind == "several" and draw(st.booleans()):
        some = tuple(str(value) for value in values)
        return AllOf(name, some) if draw(st.booleans()) else Only(name, some)
    return AnyOf(name, values) if draw(st.booleans()) else NoneOf(name, values)


@st.composite
def rule_bases(draw: st.DrawFn, knowledge_base: KnowledgeBase) -> KnowledgeBase:
    """A small random rule base over the vocabulary: flags, evidence, advice after the path."""
    rules = {}
    for number in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(("flag", "evidence", "advice", "path advice", "unless")))
        level = draw(st.integers(0, len(FLAGS) - 1))
        usable = FLAGS[:level] if kind == "flag" else FLAGS
        when = draw(
            st.lists(
                conditions(knowledge_base, usable),
                min_size=1,
                max_size=3,
                unique_by=lambda t: t.attribute,
            )
        )
        path = draw(st.sampled_from(list(knowledge_base.paths)))
        strength = draw(st.sampled_from(list(knowledge_base.strengths)))
        rule = Rule(f"r{number}", ("G1",), "It is so.", tuple(when), f"x, rule {number}")
        match kind:
            case "flag":
                rule = replace(rule, flag=FLAGS[level])
            case "evidence" if draw(st.booleans()):
                rule = replace(rule, supports={path: strength})
            case "evidence":
                rule = replace(rule, opposes={path: strength})
            case "advice":
                rule = replace(rule, advise=f"Do {number}.", origin="extension")
            case "unless":
                withheld = [test for test in when if isinstance(test, NoneOf)]
                kept = (test for test in when if test not in withheld)
                unless = (Unless(test.attribute, test.values) for test in withheld)
                rule = replace(rule, when=(*kept, *unless), contradiction=f"Not both {number}.")
            case "path advice":
                waits: tuple[Test, ...] = (AnyOf(PATH, (path,)), Known(PATH), Unless(PATH, (path,)))
                asked = draw(st.sampled_from(waits))
                named = tuple(knowledge_base.roles)[-2:]
                rule = replace(
                    rule, when=(asked, *when), caution=f"Mind {number}.", next_roles=named
                )
        rules[rule.id] = rule
    return replace(knowledge_base, rules=rules)
