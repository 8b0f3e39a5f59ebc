"""CLIPS, another expert-system shell, fires the same rules and chooses the same path.

The definition, the experta run and the query share the reading of a test; CLIPS shares nothing but
the knowledge base.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("clips", reason="CLIPS is not installed: pip install clipspy")

from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from tests.clips_engine import ClipsRun, exported
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, rule_bases
from tests.warehouses import random_people

PEOPLE = 2_000  # benchmarks/agreement.py compares ten times as many


def said(knowledge_base: KnowledgeBase, known: Facts) -> tuple[str | None, tuple[str, ...]]:
    """The path and the fired rules by the definition."""
    advice = consult(knowledge_base, known)
    return advice.path, advice.rules_fired


@pytest.mark.slow
def test_clips_agrees_on_many_people() -> None:
    """On the shipped rules CLIPS and the definition say the same of everybody."""
    run = ClipsRun(SHIPPED)
    people = random_people(SHIPPED, PEOPLE, seed=7)

    assert [run.consult(known) for known in people] == [said(SHIPPED, known) for known in people]


@settings(max_examples=examples(60))
@given(knowledge_base=rule_bases(SHIPPED), people=st.lists(facts(SHIPPED), min_size=1, max_size=4))
def test_clips_agrees_on_any_rule_base(knowledge_base: KnowledgeBase, people: list[Facts]) -> None:
    """Agreement does not depend on the rules that happen to be shipped."""
    run = ClipsRun(knowledge_base)

    for known in people:
        assert run.consult(known) == said(knowledge_base, known)


def test_every_rule_is_exported() -> None:
    """Each rule becomes a production of its own, named after it."""
    constructs = "\n".join(exported(SHIPPED))

    assert [id for id in SHIPPED.rules if f"(defrule rule-{id} " not in constructs] == []
