"""The heart of the suite: experta agrees with the definition, on any rules, in any process."""

import json
import logging
import subprocess
import sys
from dataclasses import asdict

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine import advise
from engine.core.model import PATH, Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.engines.experta_engine import Consultation, rules_within_reach
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, rule_bases

SHIPPED_RUN = Consultation(SHIPPED)


@settings(max_examples=examples(300))
@given(known=facts(SHIPPED))
def test_experta_agrees_with_the_definition(known: Facts) -> None:
    """For anybody, however little is known, both readers of the shipped rules say the same."""
    assert SHIPPED_RUN.consult(known) == consult(SHIPPED, known)


@settings(max_examples=examples(150))
@given(knowledge_base=rule_bases(SHIPPED), people=st.lists(facts(SHIPPED), min_size=1, max_size=4))
def test_experta_agrees_on_any_rule_base(
    knowledge_base: KnowledgeBase, people: list[Facts]
) -> None:
    """Agreement comes from the two readers, not from the rules that happen to be shipped."""
    run = Consultation(knowledge_base)

    for known in people:
        assert run.consult(known) == consult(knowledge_base, known)


@settings(max_examples=examples(40))
@given(known=facts(SHIPPED))
def test_rules_that_cannot_fire_are_not_missed(known: Facts) -> None:
    """For one person the network holds what is within reach of the known answers alone."""
    within = rules_within_reach(SHIPPED, known)

    advice = consult(SHIPPED, known)
    assert set(advice.rules_fired) <= {rule.id for rule in within}
    assert Consultation(SHIPPED, known).consult(known) == advice


def test_one_answer_brings_few_rules_within_reach() -> None:
    """So that advice for one person does not wait for rules about others."""
    within = rules_within_reach(SHIPPED, {"ambitions": ("breadth",)})

    assert 0 < len(within) < len(SHIPPED.rules) / 3


def test_one_engine_serves_one_person_after_another() -> None:
    """Nothing that was known about one person is left over for the next."""
    run = Consultation(SHIPPED)
    blocked: Facts = {"career_ladder": "none", "organisation_size": "small"}

    run.consult(blocked)
    nobody = run.consult({})
    again = run.consult(blocked)

    assert nobody.path is None
    assert nobody.rules_fired == ()
    assert again == consult(SHIPPED, blocked)


def test_firing_is_recorded_from_flags_to_advice() -> None:
    """The run chains forward: the flag first, evidence next, advice after the path is chosen."""
    run = Consultation(SHIPPED)

    run.consult({"career_ladder": "none", "organisation_size": "small"})
    order = list(run.fired)

    advised = [place for place, id in enumerate(order) if PATH in SHIPPED.rules[id].attributes]
    evidence = order.index("out-small-organisation-no-ladder")
    assert order.index("ladder-blocked") < evidence < min(advised)


SCRIPT = """
import json
from dataclasses import asdict
from engine import advise, load_rules
said = json.loads(input())
print(json.dumps(asdict(advise(load_rules(), said)), sort_keys=True))
"""


@pytest.mark.slow
def test_every_process_gives_the_same_result() -> None:
    """experta's order among rules of one salience is random; the result does not show it."""
    said = {
        "current_role": "senior_project_manager",
        "career_ladder": "dead_mans_shoes",
        "ambitions": ["breadth", "seniority", "better_pay_or_title"],
        "pnl_appetite": "keen",
        "skills": ["reporting", "people_management"],
        "waits_to_be_put_forward": True,
    }

    results = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            input=json.dumps(said),
            capture_output=True,
            text=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": "."},
        ).stdout
        for seed in ("0", "1", "2", "3", "random")
    }

    assert len(results) == 1
    assert json.loads(results.pop()) == json.loads(json.dumps(asdict(advise(SHIPPED, said))))


def test_experta_leaves_logging_as_it_was() -> None:
    """A library does not decide where an application's log goes."""
    script = (
        "import logging; import engine.engines.experta_engine; print(len(logging.root.handlers))"
    )

    shown = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert shown.stdout.strip() == "0"
    assert logging.root.level == logging.WARNING
