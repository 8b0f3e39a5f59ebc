"""Whether a rule can hold, and says something that its stage allows and no other rule says."""

from collections.abc import Hashable, Iterator

from engine.core.model import CURRENT_ROLE, PATH, ROLE_FACTS, Between, KnowledgeBase, Rule, Test
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
    for rule in rules:
        yield from _misplaced(rule)
        yield from _of_no_role(knowledge_base, rule)
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
    for path in rule.supports.keys() & rule.opposes.keys():
        what = f"both supports and opposes '{path}'"
        yield rule_finding(rule, what, "Keep one of the two.", "then", "opposes", path)


def _of_no_role(knowledge_base: KnowledgeBase, rule: Rule) -> Iterator[Fault]:
    """Tests on the role that no role of the catalogue passes together."""
    tests = [test for test in rule.when if test.attribute in (CURRENT_ROLE, *ROLE_FACTS)]
    roles = knowledge_base.roles
    if tests and roles and not any(_passes(knowledge_base, id, tests) for id in roles):
        names = " and ".join(f"'{test.attribute}'" for test in tests)
        what = f"can never fire: no role passes what it asks about {names}"
        yield rule_finding(rule, what, "Mend the tests, or drop the rule.", "when")


def _passes(knowledge_base: KnowledgeBase, role: str, tests: list[Test]) -> bool:
    known = {CURRENT_ROLE: role}
    brought = {**known, **role_facts(knowledge_base, known)}
    return all(accepts(test, brought[test.attribute]) for test in tests)


def _content(rule: Rule) -> Hashable:
    """What a rule says, without its names and in any order."""
    return (
        frozenset(map(_condition, rule.when)),
        rule.flag,
        frozenset(rule.supports.items()),
        frozenset(rule.opposes.items()),
        rule.advise,
        rule.caution,
        frozenset(rule.next_roles),
    )


def _condition(test: Test) -> Hashable:
    if isinstance(test, Between):
        return test
    return type(test), test.attribute, frozenset(test.values)
