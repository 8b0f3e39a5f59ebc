"""The language of rules: from one `[[rule]]` table to a Rule.

`when` holds tests, all of which have to be true; `then` holds consequences. What each test means
is said in core/semantics.py; here stands only how it is written, and what is wrong with how it is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from engine.core.model import (
    ORIGINS,
    AllOf,
    AnyOf,
    Attribute,
    Between,
    Known,
    NoneOf,
    Only,
    Rule,
    Test,
    Unless,
)
from engine.errors import did_you_mean
from engine.language.spelling import nearest
from engine.rulebase.findings import shown
from engine.rulebase.names import PLAIN_ID, RESERVED, RULE_ID
from engine.rulebase.toml_lists import repeated
from engine.rulebase.toml_table import Table, type_name

BOUNDS = ("at_least", "below")
Cases = tuple[tuple[Test, ...], ...]


@dataclass(frozen=True, slots=True)
class Names:
    """What rules may speak about. `attributes` includes the recommended path as one of them."""

    attributes: Mapping[str, Attribute]
    flags: Collection[str]
    paths: Collection[str]
    strengths: Collection[str]
    statements: Collection[str]
    roles: Collection[str]
    horizons: Collection[str] = ()


def read_rule(table: Table, number: int, names: Names) -> Rule:
    """The rule that the table holds. Faults go to the table's list."""
    then = table.inner("then", f"{table.name}, then")
    origin: Any = table.one_of("origin", ORIGINS, "document")
    if not names.roles:
        then.unread(("next_roles",), "there is no roles.toml")
    rule = Rule(
        id=table.id(RULE_ID),
        source=table.known("source", names.statements, required=True),
        because=table.sentence("because"),
        when=_tests(table, names),
        where=f"{table.where}, rule {number}",
        origin=origin,
        flag=then.id(PLAIN_ID, "flag", RESERVED, required=False) or None,
        supports=_weights(then, "supports", names),
        opposes=_weights(then, "opposes", names),
        against=then.sentence("against", required=False),
        contradiction=then.sentence("contradiction", required=False) or None,
        advise=then.sentence("advise", required=False) or None,
        horizon=_horizon(then, names.horizons),
        caution=then.sentence("caution", required=False) or None,
        next_roles=then.known("next_roles", names.roles, some=True),
    )
    if table.content.get("then", {}) == {}:
        cure = "Give it a [rule.then] with flag, supports or advise."
        table.fault("has no consequence", cure, "then")
    then.done()
    table.done()
    return rule


def _horizon(then: Table, horizons: Collection[str]) -> str:
    """By when the advice is to be followed; required where the rule base has horizons."""
    advises = "advise" in then.content
    horizon = then.text("horizon", required=advises and bool(horizons))
    if horizon and horizon not in horizons:
        then.unknown(f"has horizon = '{horizon}'", horizon, horizons)
    if horizon and not advises:
        cure = "Add advise = ..., or take it out."
        then.fault("has a horizon and advises nothing", cure, "horizon")
    return horizon


def _weights(then: Table, key: str, names: Names) -> dict[str, str]:
    """The strength of evidence for each path at the key."""
    weights = {}
    given = then.table(key)
    if then.content.get(key) == {}:
        then.fault(f"{key} no path", f"Write {key} = {{ PATH = STRENGTH }}, or take it out.", key)
    for path, strength in given.items():
        if path not in names.paths:
            then.unknown(f"{key} the path {shown(path)}", path, names.paths, key, path)
        elif not isinstance(strength, str) or strength not in names.strengths:
            what = f"{key} {path} = {shown(strength)}"
            then.unknown(what, _word(strength), names.strengths, key, path)
        else:
            weights[path] = strength
    return weights


def _tests(table: Table, names: Names) -> tuple[Test, ...]:
    """The tests of `when`; a rule without any would fire for everybody, which is refused."""
    when = table.table("when")
    if table.content.get("when", {}) == {}:
        table.fault("has an empty 'when'", "Say when it applies: attribute = value.", "when")
    return read_tests(table, when, names)


def read_tests(table: Table, conditions: Mapping[str, object], names: Names) -> tuple[Test, ...]:
    """The tests that the conditions stand for. Faults go to the table's list."""
    tests = [_named_test(table, names, name, condition) for name, condition in conditions.items()]
    return tuple(test for test in tests if test)


def read_cases(table: Table, key: str, names: Names) -> Cases:
    """One table of tests at the key, or a list of such tables of which any may hold."""
    if key not in table.content:
        return ()
    listed = isinstance(table.content[key], list)
    inner = f"{table.name}, {key}"
    found = table.tables(key) if listed else [table.inner(key, inner)]
    return tuple(read_tests(case, case.content, names) for case in found)


def _named_test(table: Table, names: Names, name: str, condition: object) -> Test | None:
    """The test on an attribute or a flag, whichever the name stands for."""
    if name in names.attributes:
        return _test(table, names.attributes[name], condition)
    if name in names.flags:
        return _flag_test(table, name, condition)
    cure = did_you_mean(
        nearest(name, [*names.attributes, *names.flags]), "Add it to vocabulary.toml."
    )
    what = f"asks about {shown(name)}, which no attribute defines and no rule concludes"
    table.fault(what, cure, "when", name)
    return None


def _flag_test(table: Table, flag: str, condition: object) -> Test | None:
    """A flag is true or not known, never false."""
    if condition is True:
        return AnyOf(flag, (True,))
    what = f"asks whether the flag '{flag}' is {shown(condition)}"
    table.fault(what, "A flag is true or not known: write true.", "when", flag)
    return None


def _test(  # noqa: PLR0911 - one for each form of a test
    table: Table, attribute: Attribute, condition: object
) -> Test | None:
    """The test that a condition on a known attribute stands for."""
    id = attribute.id
    match attribute.kind, condition:
        case _, {"known": True, **rest} if not rest:
            return Known(attribute.id)
        case _, {"unless": values, **rest} if not rest and attribute.kind != "number":
            return Unless(attribute.id, _values(table, attribute, values))
        case "several", {"only": list(values), **rest} if not rest:
            return Only(attribute.id, _values(table, attribute, values))
        case "number", dict():
            return _between(table, attribute, condition)
        case "number", _:
            cure = "Write { at_least = n, below = n }."
            what = f"asks for {id} = {shown(condition)}, which is a number"
            table.fault(what, cure, "when", id)
            return None
        case "several", {"all": list(values), **rest} if not rest:
            return AllOf(id, _values(table, attribute, values))
        case _, {"not": values, **rest} if not rest:
            return _none_of(table, attribute, values)
        case _, dict():
            all_of = " or { all = [...] }" if attribute.kind == "several" else ""
            cure = f"Write a value, a list, {{ not = [...] }}{all_of}."
            table.fault(f"asks for {id} = {shown(condition)}", cure, "when", id)
            return None
        case _:
            return AnyOf(id, _values(table, attribute, condition))


def _none_of(table: Table, attribute: Attribute, given: object) -> Test:
    """The test that `not` stands for; where it names every value, nothing can pass it."""
    values = _values(table, attribute, given)
    every = {True, False} if attribute.kind == "yes/no" else attribute.choices.keys()
    if every and every <= set(values):
        what = f"asks for {attribute.id} to be none of its values, which can never hold"
        table.fault(what, "Leave at least one value out.", "when", attribute.id)
    return NoneOf(attribute.id, values)


def _between(table: Table, attribute: Attribute, condition: dict[str, Any]) -> Test:
    """The test that bounds stand for."""
    id, at = attribute.id, ("when", attribute.id)
    for key, bound in condition.items():
        if key not in BOUNDS:
            table.unknown(f"asks for {id} {shown(key)}", key, BOUNDS, *at, key)
        elif type(bound) not in (int, float):
            table.fault(f"asks for {id} {key} {shown(bound)}", "Write a number.", *at, key)
    bounds = {key: bound for key, bound in condition.items() if key in BOUNDS}
    if not condition:
        table.fault(f"asks nothing of {id}", "Write { at_least = n, below = n }.", *at)
    elif bounds and all(type(bound) in (int, float) for bound in bounds.values()):
        low, high = bounds.get("at_least", attribute.least), bounds.get("below", attribute.most + 1)
        if not attribute.least <= low < high <= attribute.most + 1:
            limits = f"{attribute.least} to {attribute.most}"
            what = f"asks for {id} {shown(condition)}, which no number from {limits} can pass"
            cure = "Let at_least be smaller than below, both within these bounds."
            table.fault(what, cure, *at)
    return Between(id, bounds.get("at_least"), bounds.get("below"))


def _values(table: Table, attribute: Attribute, given: object) -> tuple[Any, ...]:
    """The values given, one or a list, each of which the attribute has to be able to take."""
    values = given if isinstance(given, list) else [given]
    id, at = attribute.id, ("when", attribute.id)
    if not values:
        table.fault(f"asks for {id} = []", "Name at least one value.", *at)
    for value in values:
        if attribute.kind == "yes/no":
            if type(value) is not bool:
                what = f"asks for {id} = {shown(value)}, which is {type_name(value)}"
                table.fault(what, "Write true or false.", *at)
        elif not isinstance(value, str) or value not in attribute.choices:
            what = f"asks for {id} = {shown(value)}"
            table.unknown(what, _word(value), attribute.choices, *at)
    sound = [value for value in values if isinstance(value, str | bool)]
    for value in repeated(sound):
        table.fault(f"asks for {id} = {shown(value)} twice", "Keep one of them.", *at)
    return tuple(sound)


def _word(value: object) -> str:
    """A value as a word, to look for the nearest that is known."""
    return value if isinstance(value, str) else shown(value)
