"""The bitset engine: the path alone, quickly, and the same as the definition gives."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.model import Facts
from engine.core.semantics import consult
from engine.engines.bitset import BitsetEngine, bitset_engine
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, rule_bases


@settings(max_examples=examples(300))
@given(known=facts(SHIPPED))
def test_the_path_is_the_one_that_the_definition_gives(known: Facts) -> None:
    """Somebody who asks what would change a result is told about the result that they see."""
    quick = bitset_engine(SHIPPED)

    assert quick.path(quick.holding(known)) == consult(SHIPPED, known).path


@settings(max_examples=examples(150))
@given(data=st.data())
def test_it_is_so_for_any_rules(data: st.DataObject) -> None:
    """The same on rule bases that nobody wrote."""
    base = data.draw(rule_bases(SHIPPED))
    known = data.draw(facts(base))
    quick = BitsetEngine(base)

    assert quick.path(quick.holding(known)) == consult(base, known).path
