"""Whether a rule can hold, and says something that its stage allows and no other rule says."""

from collections.abc import Hashable, Iterator, Sequence

from engine.core.model import (
    CURRENT_ROLE,
    PATH,
    ROLE_FACTS,
    Between,
    Facts,
    KnowledgeBase,
    Known,
    Rule,
    Test,
    Unless,
)
from engine.core.semantics import accepts, role_facts
from engine.errors import Fault
from engine.rulebase.findings import Finding


def rule_finding(rule: Rule, what: str, cure: str, *at: str | int) -> Finding:
    """A fault of a rule, `at` a key of it."""
    file, _, number = rule.where.rpartition(", rule ")
    return Finding(file, f"rule '{rule.id}' {what}", cure, ("rule", int(number) - 1, *at))


def rule_faults(knowledge_base: KnowledgeBase, rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """What is wrong with one rule beside the others."""
    said: dict[Hashable, str] = {}
    roles = [_facts_of(knowledge_base, id) for id in knowledge_base.roles]
    for rule in rules:
        yield from _misplaced(rule)
        yield from _of_no_role(roles, rule)
        if (first := said.setdefault(_content(rule), rule.id)) != rule.id:
            what = f"says what rule '{first}' says: the same 'when' and the same 'then'"
            yield rule_finding(rule, what, "Keep one of the two.")


def _misplaced(rule: Rule) -> Iterator[Fault]:
    """Consequences that belong to an earlier stage than the conditions, or to none."""
    late = PATH in rule.attributes
    if late and (rule.flag or rule.paths):
        what = "asks for the recommended path and concludes a flag or evidence"
        cure = "After the path only advise, caution and next_roles can follow."
        yield rule_finding(rule, what, cure, "when", PATH)
    if rule.next_roles and not late:
        what = "names next_roles before a path is recommended"
        yield rule_finding(rule, what, "Add path = ... to its 'when'.", "then", "next_roles")
    if (rule.flag or rule.paths) and any(isinstance(test, Unless) for test in rule.when):
        what = "asks 'unless' and concludes a flag or evidence"
        cure = "Only advise, caution and contradiction may follow from it."
        yield rule_finding(rule, what, cure, "when")
    if rule.supports and rule.opposes and not rule.against:
        what = "supports a path and opposes another, and says only why for"
        yield rule_finding(rule, what, "Add against = ... to its 'then'.", "then", "opposes")
    if rule.against and not rule.opposes:
        what, cure = "has 'against' and opposes no path", "Take it out."
        yield rule_finding(rule, what, cure, "then", "against")
    for path in rule.supports.keys() & rule.opposes.keys():
        what = f"both supports and opposes '{path}'"
        yield rule_finding(rule, what, "Keep one of the two.", "then", "opposes", path)


def _facts_of(knowledge_base: KnowledgeBase, role: str) -> Facts:
    """What is known of somebody in a role."""
    known: Facts = {CURRENT_ROLE: role}
    return {**known, **role_facts(knowledge_base, known)}


def _of_no_role(roles: Sequence[Facts], rule: Rule) -> Iterator[Fault]:
    """Tests on the role that no role of the catalogue passes together."""
    tests = [test for test in rule.when if test.attribute in (CURRENT_ROLE, *ROLE_FACTS)]
    if tests and roles and not any(_pass(tests, facts) for facts in roles):
        names = " and ".join(f"'{test.attribute}'" for test in tests)
        what = f"can never fire: no role passes what it asks about {names}"
        yield rule_finding(rule, what, "Mend the tests, or drop the rule.", "when")


def _pass(tests: Sequence[Test], facts: Facts) -> bool:
    return all(accepts(test, facts[test.attribute]) for test in tests)


def _content(rule: Rule) -> Hashable:
    """What a rule says, without its names and in any order."""
    return (
        frozenset(map(_condition, rule.when)),
        rule.flag,
        frozenset(rule.supports.items()),
        frozenset(rule.opposes.items()),
        rule.contradiction,
        rule.advise,
        rule.caution,
        frozenset(rule.next_roles),
    )


def _condition(test: Test) -> Hashable:
    if isinstance(test, Between | Known):
        return test
    return type(test), test.attribute, frozenset(test.values)
