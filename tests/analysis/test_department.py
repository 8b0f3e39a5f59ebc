"""The figures about many people: right, and safe together."""

from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.analysis.census import NOT_ASKED, NOT_ENOUGH, Census, Outcome
from engine.analysis.department import Department, department
from engine.analysis.disclosure import LEAST, is_small
from engine.analysis.safe_tables import CrossTable, Line
from engine.core.model import Facts
from engine.core.semantics import consult
from tests.analysis.attack import explanations
from tests.shipped import SHIPPED
from tests.strategies import examples, facts

Counted = tuple[Outcome, Facts, str, int]


def outcome_of(known: Facts, *, asked: bool = True) -> Outcome:
    """The outcome of somebody with these facts."""
    advice = consult(SHIPPED, known)
    return Outcome(
        advice.path or "",
        advice.case or "",
        advice.known,
        advice.rules_fired,
        advice.next_roles,
        asked,
    )


def census_of(people: list[Counted]) -> Census:
    """A census of groups of people who are alike."""
    census = Census(SHIPPED)
    for outcome, known, group, times in people:
        census.add(outcome, known, group, times)
    return census


@st.composite
def populations(draw: st.DrawFn) -> list[Counted]:
    """A few kinds of people, of each of which there are several."""
    kinds = draw(st.lists(facts(SHIPPED), min_size=1, max_size=12))
    groups, times = st.sampled_from(["red", "blue", "green"]), st.integers(1, 7)
    return [
        (outcome_of(known, asked=draw(st.booleans())), known, draw(groups), draw(times))
        for known in kinds
    ]


def crossings(found: Department) -> Iterator[CrossTable]:
    """Every table by two things."""
    tables = [found.by_case, found.by_known, found.by_group]
    yield from (table for table in (*tables, *(one.by_group for one in found.figures)) if table)


@settings(max_examples=examples(100), deadline=None)
@given(populations())
def test_no_number_of_one_to_four_is_shown(people: list[Counted]) -> None:
    """Not in any line, table, sum or range."""
    found = department(census_of(people))
    assume(found is not None)
    assert found

    lines = [*found.outcomes, *found.groups, *(one for f in found.figures for one in f.lines)]
    ranges = [*found.reasons, *found.advice, *found.cautions, *found.steps]
    for table in crossings(found):
        lines += [*table.rows, *table.columns]
        assert not any(is_small(cell or 0) for cells in table.cells for cell in cells)
    assert not any(is_small(line.people) for line in lines)
    assert all(one.low % LEAST == 0 and one.low for one in ranges)


@settings(max_examples=examples(60), deadline=None)
@given(populations())
def test_tables_that_meet_have_the_same_sums(people: list[Counted]) -> None:
    """The same categories, merged in the same way, so that no table says more of them than another.

    With the sums the same, a population can be put together for any two explanations of two tables
    that meet in one thing: what is withheld in one is bounded by that one alone.
    """
    found = department(census_of(people))
    assume(found is not None)
    assert found

    by_outcome = {line.keys: line.people for line in found.outcomes}
    assert all(by_outcome[row.keys] == row.people for row in found.by_known.rows)
    assert found.by_case is None or all(
        by_outcome[row.keys] == row.people for row in found.by_case.rows
    )
    if found.by_group:
        assert [*found.by_group.columns] == [*found.outcomes]
    for figure in found.figures:
        if figure.by_group:
            assert figure.by_group.rows == found.groups
            assert figure.by_group.columns == figure.lines
    assert sum(line.people for line in found.outcomes) == found.people


def _withheld(table: CrossTable) -> list[tuple[int, int]]:
    return [
        (i, j) for i, row in enumerate(table.cells) for j, cell in enumerate(row) if cell is None
    ]


SHORT = {"path": ("move_up", "move_out", "stay")}


def _small_department(draw: st.DrawFn) -> list[Counted]:
    outcomes = [Outcome(path, "strong", 3, (), (), asked=True) for path in SHORT["path"]]
    answers: list[Facts] = [{"manager_can_stretch": True}, {"manager_can_stretch": False}, {}]
    return [
        (draw(st.sampled_from(outcomes)), draw(st.sampled_from(answers)), group, times)
        for group in ("red", "blue", "green")
        for times in draw(st.lists(st.integers(1, 6), min_size=1, max_size=3))
    ]


@settings(max_examples=examples(60), deadline=None)
@given(st.composite(_small_department)())
def test_another_population_explains_everything_that_is_shown(people: list[Counted]) -> None:
    """For each withheld number there is a department with the same report, in which it is another
    and, where it is of one to four people, five or more."""
    census = census_of(people)
    found = department(census)
    assume(found is not None)
    assert found
    assume(found.by_group is not None)
    assert found.by_group
    hidden = _withheld(found.by_group)
    truth = [
        [
            sum(census.grouped[group, kind] for group in row.keys for kind in column.keys)
            for column in found.by_group.columns
        ]
        for row in found.by_group.rows
    ]

    others = list(explanations(truth, hidden))

    for row, column in hidden:
        could_be = {other[row][column] for other in others}
        assert len(could_be) > 1
        assert not is_small(truth[row][column]) or max(could_be) >= LEAST
    for other in others[:: max(1, len(others) // 5)]:
        again = _rebuilt(census, found.by_group, other)
        assert again.outcomes == _sums(found.by_group.columns, census.outcomes)
        assert again.stretch == _stretch(census, found.by_group.rows)


class _Again:
    """A population with other outcomes in its groups, person by person."""

    def __init__(self) -> None:
        self.outcomes: Counter[tuple[object, ...]] = Counter()
        self.stretch: Counter[tuple[object, ...]] = Counter()


def _rebuilt(census: Census, table: CrossTable, other: tuple[tuple[int, ...], ...]) -> _Again:
    """People with the outcomes of another table, who answer as those of their group do."""
    again = _Again()
    for row, counts in zip(table.rows, other, strict=True):
        outcomes = [
            column.keys for column, n in zip(table.columns, counts, strict=True) for _ in range(n)
        ]
        answers = [
            value
            for (group, value), n in census.with_figure["manager_can_stretch"].items()
            if group in row.keys
            for _ in range(n)
        ]
        for outcome, answer in zip(outcomes, answers, strict=True):
            again.outcomes[outcome] += 1
            again.stretch[row.keys, answer] += 1
    return again


def _sums(lines: tuple[Line[object], ...], counts: Counter[str]) -> Counter[tuple[object, ...]]:
    found = {line.keys: sum(counts[str(key)] for key in line.keys) for line in lines}
    return Counter({keys: n for keys, n in found.items() if n})


def _stretch(census: Census, rows: tuple[Line[str], ...]) -> Counter[tuple[object, ...]]:
    found: Counter[tuple[object, ...]] = Counter()
    for (group, value), n in census.with_figure["manager_can_stretch"].items():
        keys = next(row.keys for row in rows if group in row.keys)
        found[keys, value] += n
    return found


@given(st.integers(0, 400), st.integers(0, 400))
def test_a_range_taken_from_a_number_never_tells_of_one_to_four(whole: int, part: int) -> None:
    """Who subtracts a range from any number, or from another range, may be left with nobody or
    with five."""
    assume(part <= whole)
    low, high = part // LEAST * LEAST, part // LEAST * LEAST + LEAST - 1

    exactly = {whole - one for one in range(low, high + 1) if one <= whole}
    roughly = {other - one for other in range(whole // 5 * 5, whole // 5 * 5 + 5)
               for one in range(low, high + 1) if one <= other}  # fmt: skip

    for left in (exactly, roughly):
        assert not all(map(is_small, left))


def test_fewer_than_five_have_no_figures() -> None:
    """Each number would speak of one of them."""
    known: Facts = {"current_role": "pmo_analyst", "ambitions": ("breadth",)}

    assert department(census_of([(outcome_of(known), known, "red", 4)])) is None
    assert department(census_of([(outcome_of(known), known, "red", 5)]))


def test_a_path_of_few_is_merged_with_another_path() -> None:
    """And people without advice with each other."""
    census = Census(SHIPPED)
    for path, times in (("stay", 2), ("move_up", 6), ("move_out", 9), ("", 3)):
        census.add(Outcome(path, "fair", 3, (), (), asked=True), {}, None, times)
    census.add(Outcome("", "", 0, (), (), asked=False), {}, None, 4)

    found = department(census)

    assert found
    assert {line.keys: line.people for line in found.outcomes if line.people} == {
        ("move_out",): 9,
        ("move_up", "stay"): 8,
        (NOT_ENOUGH, NOT_ASKED): 7,
    }


@pytest.mark.parametrize(
    ("serious", "others", "unknown", "told"),
    [(4, 20, 30, False), (5, 20, 30, True), (20, 4, 0, False), (0, 9, 30, True)],
)
def test_who_is_serious_about_leaving_is_a_number_alone(
    serious: int, others: int, unknown: int, told: bool
) -> None:
    """Withheld where it is of a few, or of all but a few; never by group, and no reason by group
    rests on it."""
    leaving: Facts = {"serious_about_leaving": True, "career_ladder": "none"}
    staying: Facts = {"serious_about_leaving": False}
    people = [
        (outcome_of(leaving), leaving, "red", serious),
        (outcome_of(staying), staying, "red", others),
        (outcome_of({}), {}, "blue", unknown),
    ]  # fmt: skip

    found = department(census_of(people))

    assert found
    counts = next(one for one in found.figures if one.figure.count_only)
    assert [line.people for line in counts.lines] == ([serious] if told else [])
    assert counts.by_group is None
    named = {id for _, ids in found.reasons_by_group for id in ids}
    assert not [id for id in named if "serious_about_leaving" in SHIPPED.rules[id].attributes]
