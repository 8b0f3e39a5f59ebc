"""Worked examples, rules/cases/*.toml: a person, and what the rules must make of them.

The files mirror those of rules/. Every rule has an example, so that anyone who changes a rule sees
for whom it was written.
"""

import pytest

from engine.authoring.worked_examples import Consult, run_cases
from engine.core.advice import Advice
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.engines.experta_engine import Consultation
from engine.errors import KnowledgeBaseError
from engine.rulebase.cases import Case, read_cases
from engine.rulebase.files import CASES, FIGURES, FIXED_FILES, PROMISES
from engine.rulebase.place import SHIPPED_RULES
from tests.shipped import SHIPPED


def examples() -> tuple[Case, ...]:
    """The worked examples; faults in them fail a test of their own, and not every test."""
    try:
        return read_cases(SHIPPED)
    except KnowledgeBaseError:
        return ()


EXAMPLES = examples()
EXPERTA = Consultation(SHIPPED)


def by_experta(_: KnowledgeBase, facts: Facts) -> Advice:
    """The advice by one engine for all cases; building it costs more than running it."""
    return EXPERTA.consult(facts)


@pytest.mark.parametrize("engine", [consult, by_experta], ids=["definition", "experta"])
@pytest.mark.parametrize("case", EXAMPLES, ids=[case.name for case in EXAMPLES])
def test_a_worked_example_holds(case: Case, engine: Consult) -> None:
    """For what the rules mean, and for what is run."""
    (outcome,) = run_cases(SHIPPED, [case], engine)

    assert outcome.differences == ()


def test_the_worked_examples_have_no_fault() -> None:
    """They are read, and there are some."""
    assert read_cases(SHIPPED)


def test_every_rule_has_a_worked_example() -> None:
    """A rule without an example is a rule that nobody has tried on a person."""
    shown = {id for case in EXAMPLES for id in case.rules}

    assert [id for id in SHIPPED.rules if id not in shown] == []


def test_every_file_of_rules_has_a_mirror_file_of_cases() -> None:
    """The examples of a rule are found where the rule is found."""
    rules = {path.stem for path in SHIPPED_RULES.glob("*.toml")} - {
        *FIXED_FILES,
        PROMISES,
        FIGURES,
    }

    assert rules <= {path.stem for path in (SHIPPED_RULES / CASES).glob("*.toml")}
