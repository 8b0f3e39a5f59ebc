"""The experta run says the same as the definition, on any rules, in any order, in any process."""

import json
import logging
import subprocess
import sys
from dataclasses import asdict, replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine import advise
from engine.inference import Consultation
from engine.meaning import consult
from engine.model import (
    AllOf,
    AnyOf,
    Between,
    Facts,
    KnowledgeBase,
    NoneOf,
    Rule,
    Test,
)
from engine.reader import load_rules
from strategies import facts

SHIPPED = load_rules()
SHIPPED_RUN = Consultation(SHIPPED)
FLAGS = ("first_flag", "second_flag", "third_flag")


@settings(max_examples=300, deadline=None)
@given(known=facts(SHIPPED))
def test_experta_agrees_with_the_definition(known: Facts) -> None:
    """For anybody, however little is known, both readers of the shipped rules say the same."""
    assert SHIPPED_RUN.consult(known) == consult(SHIPPED, known)


@st.composite
def conditions(draw: st.DrawFn, flags: tuple[str, ...]) -> Test:
    """A test on any attribute or on one of the flags."""
    attributes = [*SHIPPED.attributes.values()]
    name = draw(st.sampled_from([*(item.id for item in attributes), *flags]))
    if name in flags:
        return AnyOf(name, (True,))
    attribute = SHIPPED.attributes[name]
    if attribute.kind == "number":
        return Between(
            name, draw(st.none() | st.integers(0, 8)), draw(st.none() | st.integers(1, 9))
        )
    possible: tuple[str | bool, ...] = (
        (True, False) if attribute.kind == "yes/no" else tuple(attribute.choices)
    )
    values = tuple(draw(st.lists(st.sampled_from(possible), min_size=1, max_size=3, unique=True)))
    if attribute.kind == "several" and draw(st.booleans()):
        return AllOf(name, tuple(str(value) for value in values))
    return AnyOf(name, values) if draw(st.booleans()) else NoneOf(name, values)


@st.composite
def rule_bases(draw: st.DrawFn) -> KnowledgeBase:
    """A small random rule base: flags from flags, evidence, and advice after the path."""
    rules = {}
    for number in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(("flag", "evidence", "advice", "path advice")))
        level = draw(st.integers(0, len(FLAGS) - 1))
        usable = FLAGS[:level] if kind == "flag" else FLAGS
        when = draw(
            st.lists(conditions(usable), min_size=1, max_size=3, unique_by=lambda t: t.attribute)
        )
        path = draw(st.sampled_from(list(SHIPPED.paths)))
        strength = draw(st.sampled_from(list(SHIPPED.strengths)))
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
            case "path advice":
                asked = AnyOf("path", (path,))
                rule = replace(rule, when=(asked, *when), caution=f"Mind {number}.",
                               next_roles=("pmo_manager",))  # fmt: skip
        rules[rule.id] = rule
    return replace(SHIPPED, rules=rules)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(knowledge_base=rule_bases(), people=st.lists(facts(SHIPPED), min_size=1, max_size=4))
def test_experta_agrees_on_any_rule_base(
    knowledge_base: KnowledgeBase, people: list[Facts]
) -> None:
    """Agreement comes from the two readers, not from the rules that happen to be shipped."""
    run = Consultation(knowledge_base)

    for known in people:
        assert run.consult(known) == consult(knowledge_base, known)


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

    assert order.index("ladder-blocked") < order.index("out-small-organisation-no-ladder")
    assert order.index("out-small-organisation-no-ladder") < order.index("out-advice-reference")


SCRIPT = """
import json
from dataclasses import asdict
from engine import advise, load_rules
said = json.loads(input())
print(json.dumps(asdict(advise(load_rules(), said)), sort_keys=True))
"""


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
    script = "import logging; import engine.inference; print(len(logging.root.handlers))"

    shown = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert shown.stdout.strip() == "0"
    assert logging.root.level == logging.WARNING
