"""The language of rules: from one `[[rule]]` table to a Rule.

`when` holds tests, all of which have to be true; `then` holds consequences. What each test means
is said in meaning.py; here stands only how it is written, and what is wrong with how it is.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from engine.core.model import AllOf, AnyOf, Attribute, Between, NoneOf, Rule, Test
from engine.errors import did_you_mean
from engine.language.spelling import nearest
from engine.rulebase.toml_table import Table, type_name


@dataclass(frozen=True, slots=True)
class Names:
    """What rules may speak about. `attributes` includes the recommended path as one of them."""

    attributes: Mapping[str, Attribute]
    flags: Collection[str]
    paths: Collection[str]
    strengths: Collection[str]
    statements: Collection[str]
    roles: Collection[str]


def read_rule(table: Table, number: int, names: Names) -> Rule:
    """The rule that the table holds. Faults go to the table's list."""
    then = Table(table.where, f"{table.name}, then", table.table("then"), table.faults)
    origin: Literal["document", "extension"] = (
        "extension"
        if table.one_of("origin", ("document", "extension"), "document") == "extension"
        else "document"
    )
    rule = Rule(
        id=table.text("id"),
        source=table.known("source", names.statements, required=True),
        because=_sentence(table, "because", required=True) or "",
        when=_tests(table, names),
        where=f"{table.where}, rule {number}",
        origin=origin,
        flag=then.text("flag", required=False) or None,
        supports=_weights(then, "supports", names),
        opposes=_weights(then, "opposes", names),
        advise=_sentence(then, "advise"),
        caution=_sentence(then, "caution"),
        next_roles=then.known("next_roles", names.roles),
    )
    if not then.content:
        table.fault("has no consequence", "Give it a [rule.then] with flag, supports or advise.")
    then.done()
    table.done()
    return rule


def _sentence(table: Table, key: str, *, required: bool = False) -> str | None:
    """The sentence at the key. Results join sentences with '; ', so none may hold a semicolon."""
    sentence = table.text(key, required=required)
    if ";" in sentence:
        table.fault(f"has a semicolon in '{key}'", "Write a comma, or two sentences.")
    return sentence or None


def _weights(then: Table, key: str, names: Names) -> dict[str, str]:
    """The strength of evidence for each path at the key."""
    weights = {}
    given = then.table(key)
    if key in then.content and not given:
        then.fault(f"{key} no path", f"Write {key} = {{ PATH = STRENGTH }}, or take it out.")
    for path, strength in given.items():
        if path not in names.paths:
            then.unknown(f"{key} the path '{path}'", path, names.paths)
        elif not isinstance(strength, str) or strength not in names.strengths:
            then.unknown(f"{key} {path} = {strength!r}", str(strength), names.strengths)
        else:
            weights[path] = strength
    return weights


def _tests(table: Table, names: Names) -> tuple[Test, ...]:
    """The tests of `when`; a rule without any would fire for everybody, which is refused."""
    when = table.table("when")
    if not when:
        table.fault("has an empty 'when'", "Say when it applies: attribute = value.")
    return read_tests(table, when, names)


def read_tests(table: Table, conditions: Mapping[str, object], names: Names) -> tuple[Test, ...]:
    """The tests that the conditions stand for. Faults go to the table's list."""
    tests = [_named_test(table, names, name, condition) for name, condition in conditions.items()]
    return tuple(test for test in tests if test)


def _named_test(table: Table, names: Names, name: str, condition: object) -> Test | None:
    """The test on an attribute or a flag, whichever the name stands for."""
    if name in names.attributes:
        return _test(table, names.attributes[name], condition)
    if name in names.flags:
        return _flag_test(table, name, condition)
    cure = did_you_mean(
        nearest(name, [*names.attributes, *names.flags]), "Add it to vocabulary.toml."
    )
    table.fault(f"asks about '{name}', which no attribute defines and no rule concludes", cure)
    return None


def _flag_test(table: Table, flag: str, condition: object) -> Test | None:
    """A flag is true or not known, never false."""
    if condition is True:
        return AnyOf(flag, (True,))
    table.fault(
        f"asks whether the flag '{flag}' is {condition!r}",
        "A flag is true or not known: write true.",
    )
    return None


def _test(table: Table, attribute: Attribute, condition: object) -> Test | None:
    """The test that a condition on a known attribute stands for."""
    match attribute.kind, condition:
        case "number", dict():
            return _between(table, attribute, condition)
        case "number", _:
            cure = "Write { at_least = n, below = n }."
            table.fault(f"asks for {attribute.id} = {condition!r}, which is a number", cure)
            return None
        case "several", {"all": list(values), **rest} if not rest:
            return AllOf(attribute.id, _values(table, attribute, values))
        case _, {"not": values, **rest} if not rest:
            return NoneOf(attribute.id, _values(table, attribute, values))
        case _, dict():
            forms = "{ not = [...] }" + (
                " or { all = [...] }" if attribute.kind == "several" else ""
            )
            table.fault(
                f"asks for {attribute.id} = {condition!r}", f"Write a value, a list, {forms}."
            )
            return None
        case _:
            return AnyOf(attribute.id, _values(table, attribute, condition))


def _between(table: Table, attribute: Attribute, condition: dict[str, Any]) -> Test | None:
    for key, bound in condition.items():
        if key not in ("at_least", "below"):
            table.unknown(f"asks for {attribute.id} {key!r}", key, ("at_least", "below"))
        elif type(bound) not in (int, float):
            table.fault(f"asks for {attribute.id} {key} {bound!r}", "Write a number.")
    bounds = {k: v for k, v in condition.items() if k in ("at_least", "below")}
    if not bounds:
        table.fault(f"asks nothing of {attribute.id}", "Write { at_least = n, below = n }.")
    elif all(isinstance(bound, int | float) for bound in bounds.values()):
        low, high = bounds.get("at_least", attribute.least), bounds.get("below", attribute.most + 1)
        if not attribute.least <= low < high <= attribute.most + 1:
            limits = f"{attribute.least} to {attribute.most}"
            what = f"asks for {attribute.id} {condition!r}, which no number from {limits} can pass"
            table.fault(what, "Let at_least be smaller than below, both within these bounds.")
    return Between(attribute.id, bounds.get("at_least"), bounds.get("below"))


def _values(table: Table, attribute: Attribute, given: object) -> tuple[Any, ...]:
    """The values given, one or a list, each of which the attribute has to be able to take."""
    values = given if isinstance(given, list) else [given]
    if not values:
        table.fault(f"asks for {attribute.id} = []", "Name at least one value.")
    for value in values:
        if attribute.kind == "yes/no":
            if type(value) is not bool:
                what = f"asks for {attribute.id} = {value!r}, which is {type_name(value)}"
                table.fault(what, "Write true or false.")
        elif not isinstance(value, str) or value not in attribute.choices:
            known = tuple(attribute.choices)
            table.unknown(f"asks for {attribute.id} = {value!r}", str(value), known)
    return tuple(values)
