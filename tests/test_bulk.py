"""Many people at a time are told what each would be told alone."""

from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.bulk import Bulk
from engine.meaning import consult
from engine.model import Facts
from engine.reader import load_rules
from engine.results.result_cells import result_cells
from strategies import facts

SHIPPED = load_rules()
BULK = Bulk(SHIPPED)


@settings(max_examples=60, deadline=None)
@given(people=st.lists(facts(SHIPPED), min_size=1, max_size=40))
def test_everybody_gets_the_cells_of_the_definition(people: Sequence[Facts]) -> None:
    """In the same order, and to the letter."""
    found = BULK.consult(people)

    assert [tuple(cells) for cells in found] == [
        result_cells(consult(SHIPPED, known)) for known in people
    ]


def test_more_people_than_fit_into_one_vector_keep_their_order() -> None:
    """DuckDB works in parallel on a few thousand rows at a time; the order does not show it."""
    kinds: list[Facts] = [{"ambitions": ("breadth",)}, {"pnl_appetite": "keen"}, {}]
    people = [kinds[at % 3] for at in range(20_000)]

    found = BULK.consult(people)

    assert [cells[0] for cells in found[:6]] == ["move_sideways", "move_to_line", ""] * 2
    assert all(found[at][0] == found[at % 3][0] for at in range(len(people)))
