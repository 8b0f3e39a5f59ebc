"""Robustness: the share of single changes that keep the path."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.analysis.report import report
from engine.core.semantics import consult
from tests.analysis.neighbours import one_step
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, rule_bases


@settings(max_examples=examples(50))
@given(data=st.data())
def test_robustness_counts_every_single_change(data: st.DataObject) -> None:
    """The share is that of everybody one step away, open questions included, who keep the path."""
    base = data.draw(st.just(SHIPPED) | rule_bases(SHIPPED))
    known = data.draw(facts(base))
    near = one_step(base, known, base.stated)
    present = consult(base, known).path

    found = report(base, known).robustness

    assert found.tried == len(near)
    assert found.kept == sum(consult(base, other).path == present for other in near)
