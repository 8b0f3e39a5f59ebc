"""The DuckDB engine gives many people at a time what each would get alone."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.advice_row import RESULT_COLUMNS, result_cells
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.engines.duckdb_engine import DuckDBEngine, Profile
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, rule_bases

KNOWN = tuple(SHIPPED.stated)
BULK = DuckDBEngine(SHIPPED, KNOWN)


def profile(known: Facts, knowledge_base: KnowledgeBase = SHIPPED) -> Profile:
    """The facts as values in the vocabulary's order."""
    return tuple(known.get(id) for id in knowledge_base.stated)


@settings(max_examples=examples(60))
@given(people=st.lists(facts(SHIPPED), min_size=1, max_size=40))
def test_everybody_gets_the_cells_of_the_definition(people: Sequence[Facts]) -> None:
    """In the same order, and to the letter."""
    found = BULK.cells([profile(known) for known in people])

    assert found == [result_cells(consult(SHIPPED, known)) for known in people]


@settings(max_examples=examples(25))
@given(data=st.data(), knowledge_base=rule_bases(SHIPPED))
def test_scores_are_those_of_the_ranking(
    data: st.DataObject, knowledge_base: KnowledgeBase
) -> None:
    """Of every path, under any rules."""
    known = data.draw(facts(knowledge_base))
    bulk = DuckDBEngine(knowledge_base, tuple(knowledge_base.stated), scores=True)

    [cells] = bulk.cells([profile(known, knowledge_base)])

    ranking = {one.path: str(one.score) for one in consult(knowledge_base, known).ranking}
    expected = tuple(ranking[path] for path in knowledge_base.paths)
    assert cells[len(RESULT_COLUMNS) :] == expected


def test_only_some_of_the_attributes_may_be_known() -> None:
    """A file has the columns that it has; the others are not known."""
    found = DuckDBEngine(SHIPPED, ("ambitions",)).cells([(("breadth",),), (None,)])

    assert found == [
        result_cells(consult(SHIPPED, known)) for known in ({"ambitions": ("breadth",)}, {})
    ]


def test_more_people_than_fit_into_one_vector_keep_their_order() -> None:
    """Several parts of a few thousand each are worked on together; the order does not show it."""
    kinds: list[Facts] = [{"ambitions": ("breadth",)}, {"pnl_appetite": "keen"}, {}]
    people = [profile(kinds[at % 3]) for at in range(20_000)]

    found = BULK.cells(people)

    assert [cells[0] for cells in found[:6]] == ["move_sideways", "move_to_line", ""] * 2
    assert all(found[at][0] == found[at % 3][0] for at in range(len(people)))
