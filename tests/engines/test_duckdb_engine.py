"""The DuckDB engine gives many people at a time what each would get alone."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.advice_row import COUNTED, PROBLEMS, RESULT_COLUMNS, result_cells
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.engines.duckdb_engine import DuckDBEngine, Profile
from engine.tables.csv_text import csv_text
from tests.shipped import SHIPPED
from tests.strategies import examples, facts, rule_bases

KNOWN = tuple(SHIPPED.stated)
BULK = DuckDBEngine(SHIPPED, KNOWN)
SENTENCES = (
    "Plain.",
    "One, two.",
    'So "called".',
    "A\nB",
    "Tab\there",
    "a|b",
    "é",
    "=1+1",
    " -x",
    "a, -b",
    "x;=1",
)


def profile(known: Facts, knowledge_base: KnowledgeBase = SHIPPED) -> Profile:
    """The facts as values in the vocabulary's order."""
    return tuple(known.get(id) for id in knowledge_base.stated)


@settings(max_examples=examples(60))
@given(people=st.lists(facts(SHIPPED), min_size=1, max_size=40))
def test_everybody_gets_the_cells_of_the_definition(people: Sequence[Facts]) -> None:
    """In the same order, and to the letter."""
    found = BULK.cells([profile(known) for known in people])

    assert found == [result_cells(consult(SHIPPED, known)) for known in people]


@settings(max_examples=examples(60))
@given(people=st.lists(facts(SHIPPED), min_size=1, max_size=40), delimiter=st.sampled_from(",;"))
def test_a_line_is_what_csv_text_makes_of_the_cells(
    people: Sequence[Facts], delimiter: str
) -> None:
    """Put together in DuckDB or here, the file has the same bytes."""
    found = BULK.lines([profile(known) for known in people], delimiter)

    expected = [result_cells(consult(SHIPPED, known)) for known in people]
    assert [line for *_, line in found] == [
        csv_text(cells[:PROBLEMS], delimiter).encode() for cells in expected
    ]
    assert [tuple(counted) for *counted, _ in found] == [
        tuple(cells[RESULT_COLUMNS.index(name)] for name in COUNTED) for cells in expected
    ]


@settings(max_examples=examples(25))
@given(data=st.data(), knowledge_base=rule_bases(SHIPPED))
def test_scores_are_those_of_the_ranking(
    data: st.DataObject, knowledge_base: KnowledgeBase
) -> None:
    """Of every path, under any rules, behind the cells and behind the lines alike."""
    known = data.draw(facts(knowledge_base))
    bulk = DuckDBEngine(knowledge_base, tuple(knowledge_base.stated), scores=True)

    [cells] = bulk.cells([profile(known, knowledge_base)])
    [line] = bulk.lines([profile(known, knowledge_base)], ",")

    ranking = {one.path: str(one.score) for one in consult(knowledge_base, known).ranking}
    expected = tuple(ranking[path] for path in knowledge_base.paths)
    assert cells[len(RESULT_COLUMNS) :] == line[len(COUNTED) + 1 :] == expected


@settings(max_examples=examples(25))
@given(data=st.data(), knowledge_base=rule_bases(SHIPPED))
def test_lines_of_any_rules_are_those_of_csv_text(
    data: st.DataObject, knowledge_base: KnowledgeBase
) -> None:
    """Whatever the sentences hold: quotes, commas, line ends. Formulas are told beforehand."""
    sentence = st.sampled_from(SENTENCES)
    rules = {
        rule.id: replace(
            rule,
            because=data.draw(sentence),
            advise=rule.advise and data.draw(sentence),
            caution=rule.caution and data.draw(sentence),
        )
        for rule in knowledge_base.rules.values()
    }
    knowledge_base = replace(knowledge_base, rules=rules)
    known = data.draw(facts(knowledge_base))
    bulk = DuckDBEngine(knowledge_base, tuple(knowledge_base.stated))

    [(*_, line)] = bulk.lines([profile(known, knowledge_base)], ",")

    cells = result_cells(consult(knowledge_base, known))
    assert not bulk.needs_no_escaping or line == csv_text(cells[:PROBLEMS]).encode()


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
