"""The bit-sliced engine gives many people at a time what each would get alone."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.advice_row import Wording, result_cells
from engine.core.further_columns import DECISION, score_cells, score_columns
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.engines.bit_sliced_engine import BitSlicedEngine, Profile
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, rule_bases

BITS = BitSlicedEngine(SHIPPED, tuple(SHIPPED.stated), Wording(SHIPPED))


def profile(known: Facts, knowledge_base: KnowledgeBase = SHIPPED) -> Profile:
    """The facts as values in the vocabulary's order."""
    return tuple(known.get(id) for id in knowledge_base.stated)


@settings(max_examples=examples(100))
@given(people=st.lists(facts(SHIPPED), min_size=1, max_size=40))
def test_everybody_gets_the_cells_of_the_definition(people: Sequence[Facts]) -> None:
    """In the same order, and to the letter."""
    found = BITS.rows([profile(known) for known in people])

    assert found == [result_cells(consult(SHIPPED, known)) for known in people]


@settings(max_examples=examples(60))
@given(data=st.data(), knowledge_base=rule_bases(SHIPPED))
def test_any_rules_give_what_the_definition_gives(
    data: st.DataObject, knowledge_base: KnowledgeBase
) -> None:
    """Chains of flags, rules for several paths, and every kind of test."""
    people = data.draw(st.lists(facts(knowledge_base), min_size=1, max_size=20))
    bits = BitSlicedEngine(knowledge_base, tuple(knowledge_base.stated), Wording(knowledge_base))

    found = bits.rows([profile(known, knowledge_base) for known in people])

    assert found == [result_cells(consult(knowledge_base, known)) for known in people]


@given(people=st.lists(facts(PLANTS), min_size=1, max_size=20))
def test_rules_of_another_field_give_what_the_definition_gives(people: Sequence[Facts]) -> None:
    """Without roles."""
    bits = BitSlicedEngine(PLANTS, tuple(PLANTS.stated), Wording(PLANTS))

    found = bits.rows([profile(known, PLANTS) for known in people])

    assert found == [result_cells(consult(PLANTS, known)) for known in people]


@settings(max_examples=examples(30))
@given(people=st.lists(facts(SHIPPED), min_size=1, max_size=20))
def test_ids_stand_in_place_of_sentences(people: Sequence[Facts]) -> None:
    """Where that is the wording: what `Wording` itself makes of the sentences."""
    wording = Wording(SHIPPED, "ids")
    bits = BitSlicedEngine(SHIPPED, tuple(SHIPPED.stated), wording)

    found = bits.rows([profile(known) for known in people])

    expected = [wording.cells(result_cells(consult(SHIPPED, known))) for known in people]
    assert [list(cells) for cells in found] == [list(cells) for cells in expected]


@settings(max_examples=examples(30))
@given(data=st.data(), knowledge_base=rule_bases(SHIPPED))
def test_scores_and_fields_for_a_decision_follow(
    data: st.DataObject, knowledge_base: KnowledgeBase
) -> None:
    """Where they are asked for: those of the ranking, and nothing."""
    known = data.draw(facts(knowledge_base))
    wording = Wording(knowledge_base, "text", (), score_columns(knowledge_base), DECISION)
    bits = BitSlicedEngine(knowledge_base, tuple(knowledge_base.stated), wording)

    [row] = bits.rows([profile(known, knowledge_base)])

    advice = consult(knowledge_base, known)
    scores = score_cells(knowledge_base, advice)
    assert row == (*result_cells(advice), *scores, *[""] * len(DECISION))


def test_only_some_of_the_attributes_may_be_known() -> None:
    """A file has the columns that it has; the others are not known."""
    bits = BitSlicedEngine(SHIPPED, ("ambitions",), Wording(SHIPPED))

    found = bits.rows([(("breadth",),), (None,)])

    assert found == [
        result_cells(consult(SHIPPED, known)) for known in ({"ambitions": ("breadth",)}, {})
    ]


def test_nothing_may_be_known_at_all() -> None:
    """A file without any column that is read has one result for everybody."""
    found = BitSlicedEngine(SHIPPED, (), Wording(SHIPPED)).rows([(), (), ()])

    assert found == [result_cells(consult(SHIPPED, {}))] * 3
