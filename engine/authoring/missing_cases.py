"""Test generation: drafts of worked examples for the rules and conditions that no case covers.

A draft says what the rules do now. Whether they should is for a person to judge, so drafts go to a
new file and say that they are to be reviewed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from engine.authoring.coverage import (
    Item,
    alternatives,
    conditions_met,
    conditions_of,
    rules_fired,
    value_id,
)
from engine.authoring.witnesses import Witness
from engine.authoring.worked_examples import Outcome, run_cases
from engine.core.model import AnyOf, Facts, KnowledgeBase, Rule
from engine.core.semantics import consult
from engine.language.toml import quoted, toml_value
from engine.rulebase.cases import Case

TO_REVIEW = "To be reviewed: "
HEAD = """\
# Drafts by `crossroads rules test --missing`, which say what the rules do now. Read each one: is it
# what this person should be told? Then name it by a sentence, and move it to the file of its rule.
"""


@dataclass(frozen=True, slots=True)
class Drafts:
    """Drafts of cases, and the rules and conditions for which no person was found."""

    cases: tuple[Case, ...]
    not_found: tuple[Item, ...]


def missing_cases(
    knowledge_base: KnowledgeBase, outcomes: Sequence[Outcome], witness_for: Witness
) -> Drafts:
    """A draft for every rule that no case fires, then for every condition still to be met."""
    fired = set(rules_fired(outcomes))
    rules = {(id,): rule for id, rule in knowledge_base.rules.items() if (id,) not in fired}
    found: dict[Item, Facts | None] = {item: witness_for(rule) for item, rule in rules.items()}
    met = set(conditions_met(knowledge_base, [*outcomes, *_run(knowledge_base, found)]))
    for item in conditions_of(knowledge_base):
        if item not in met and found.get(item[:1], {}) is not None:
            rule = knowledge_base.rules[item[0]]
            found[item] = witness_for(_narrowed(rule, *item[1:]))
            met.update(conditions_met(knowledge_base, _run(knowledge_base, {item: found[item]})))
    return Drafts(
        cases=tuple(_drafts(knowledge_base, found)),
        not_found=tuple(item for item, facts in found.items() if facts is None),
    )


def _run(knowledge_base: KnowledgeBase, found: Mapping[Item, Facts | None]) -> tuple[Outcome, ...]:
    return run_cases(knowledge_base, _drafts(knowledge_base, found))


def _drafts(knowledge_base: KnowledgeBase, found: Mapping[Item, Facts | None]) -> Iterator[Case]:
    """A draft for each rule, or value of a condition of one, with a person."""
    for (id, *condition), facts in found.items():
        if facts is not None:
            value = f" with {' = '.join(condition)}" if condition else ""
            name = f"{TO_REVIEW}{id} fires{value}"
            path = consult(knowledge_base, facts).path or ""
            yield Case(name=name, where="", facts=facts, path=path, rules=(id,))


def _narrowed(rule: Rule, attribute: str, value: str) -> Rule:
    """The rule, for people who meet the condition on an attribute with one value."""
    values = dict(alternatives(rule))[attribute]
    wanted = tuple(one for one in values if value_id(one) == value)
    return replace(rule, when=(*rule.when, AnyOf(attribute, wanted)))


def cases_text(knowledge_base: KnowledgeBase, cases: Iterable[Case]) -> str:
    """The contents of a file of drafts, each with the reason of its rule."""
    return HEAD + "".join(f"\n{_case_text(knowledge_base, case)}" for case in cases)


def _case_text(knowledge_base: KnowledgeBase, case: Case) -> str:
    facts = ", ".join(f"{id} = {toml_value(value)}" for id, value in case.facts.items())
    (rule,) = case.rules
    lines = (
        f"# {knowledge_base.rules[rule].because}",
        "[[case]]",
        f"name = {quoted(case.name)}",
        f"rules = {toml_value(case.rules)}",
        f"facts = {{ {facts} }}" if facts else "facts = {}",
        f"path = {quoted(case.path)}",
    )
    return "".join(f"{line}\n" for line in lines)
