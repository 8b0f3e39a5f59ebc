"""Benchmarks rest on rivals that do the same work, and on staff that is read.

zen-engine shares nothing with the definition but the knowledge base, so its agreement is a second
opinion as that of CLIPS is.
"""

import sys
from csv import DictReader
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.checkout import ROOT

sys.path.append(str(ROOT / "benchmarks"))
pytest.importorskip("zen", reason="zen-engine is not installed: pip install zen-engine")
pytest.importorskip("clips", reason="CLIPS is not installed: pip install clipspy")

from generated_staff import ABOUT, ALL, FEW, write_staff
from rivals import PlainReader, agree, rivals
from zen_rules import ZenRun, exported, held

from engine.core.model import Facts, KnowledgeBase
from engine.facts.parse import understand
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, rule_bases
from tests.warehouses import random_people

PEOPLE = 1_000
FEW_PEOPLE = 20  # experta is slow
ROWS = 1_000


@pytest.mark.slow
def test_zen_engine_agrees_on_many_people() -> None:
    """On the shipped rules zen-engine and the definition say the same of everybody."""
    people = random_people(SHIPPED, PEOPLE, seed=7)

    agree(SHIPPED, "zen-engine", ZenRun(SHIPPED, held).consult, people)


@settings(max_examples=examples(60))
@given(knowledge_base=rule_bases(SHIPPED), people=st.lists(facts(SHIPPED), min_size=1, max_size=4))
def test_zen_engine_agrees_on_any_rule_base(
    knowledge_base: KnowledgeBase, people: list[Facts]
) -> None:
    """Agreement does not depend on the rules that happen to be shipped."""
    agree(knowledge_base, "zen-engine", ZenRun(knowledge_base, held).consult, people)


def test_every_rule_is_exported_to_zen_engine() -> None:
    """Each rule is looked for by its id."""
    graph = str(exported(SHIPPED))

    assert [id for id in SHIPPED.rules if f'"{id}" : null' not in graph] == []


@pytest.mark.parametrize("name", rivals(SHIPPED))
def test_every_rival_does_the_work(name: str) -> None:
    """Every rival that is timed says what the definition says."""
    people = random_people(SHIPPED, FEW_PEOPLE, seed=11)

    agree(SHIPPED, name, rivals(SHIPPED)[name], people)


def test_a_rival_that_says_something_else_is_found_out() -> None:
    """Nobody is timed who leaves out a rule."""
    people = random_people(SHIPPED, FEW_PEOPLE, seed=11)
    zen = ZenRun(SHIPPED, held)

    with pytest.raises(AssertionError, match="a lazy one says"):
        agree(SHIPPED, "a lazy one", lambda known: (zen.consult(known)[0], ()), people)


@pytest.mark.slow
@pytest.mark.parametrize(("different", "expected"), [(FEW, FEW), (ALL, ROWS)], ids=["few", "all"])
def test_generated_staff_is_as_different_as_it_says(
    tmp_path: Path, different: int, expected: int
) -> None:
    """Few people stand in the file again and again, or every row is somebody else."""
    staff = tmp_path / "staff.csv"

    write_staff(staff, SHIPPED, ROWS, different)

    people = [tuple(known.items()) for known in PlainReader(SHIPPED).people(staff)]
    assert (len(people), len(set(people))) == (ROWS, expected)


@pytest.mark.slow
def test_generated_staff_is_understood(tmp_path: Path) -> None:
    """However its cells are spelled, none of them is a problem."""
    staff = tmp_path / "staff.csv"

    write_staff(staff, SHIPPED, ROWS, ALL)

    with staff.open(encoding="utf-8", newline="") as file:
        said = [{name: row[name] for name in row if name not in ABOUT} for row in DictReader(file)]
    assert [understand(SHIPPED, one).problems for one in said] == [{}] * ROWS
