"""Groups: by the values of a column, by bands of its numbers, by the years of its dates."""

from collections.abc import Sequence

import pytest

from engine.batch.columns.recognition import Column
from engine.batch.group_column import group_column
from engine.batch.grouping import Grouping, Values
from engine.errors import MisuseError
from engine.tables.rows import Row
from tests.shipped import SHIPPED


def groups(cells: Sequence[str]) -> list[str]:
    """The group of each cell of a column."""
    values = Values(0)
    for at, cell in enumerate(cells):
        values.note(Row(at, (cell,)))
    grouping = Grouping("Column", values)
    return [grouping.of([cell]) for cell in cells]


def test_spellings_that_differ_in_case_and_spaces_are_one_group() -> None:
    """Named as most of them are; blank cells are a group too."""
    assert groups(["IT", " it ", "IT", "Sales", ""]) == ["IT", "IT", "IT", "Sales", "(blank)"]


def test_a_cell_that_was_escaped_is_the_same_group() -> None:
    """The apostrophe that keeps a spreadsheet from computing it is not part of a name."""
    assert groups(["'=A1", "=A1"]) == ["=A1", "=A1"]


def test_few_numbers_are_groups_of_their_own() -> None:
    """Levels, for example."""
    assert groups(["1", "2", "3", "2"]) == ["1", "2", "3", "2"]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ([str(n) for n in range(0, 40, 2)], {"0 to 9", "10 to 19", "20 to 29", "30 to 39"}),
        ([str(20_000 + 1_000 * n) for n in range(20)],
         {"20,000 to 24,999", "25,000 to 29,999", "30,000 to 34,999", "35,000 to 39,999"}),
        ([f"{n / 4}" for n in range(20)],
         {"0 to under 1", "1 to under 2", "2 to under 3", "3 to under 4", "4 to under 5"}),
        ([str(-n) for n in range(20)],
         {"-20 to -16", "-15 to -11", "-10 to -6", "-5 to -1", "0 to 4"}),
    ],
    ids=["whole", "large", "fractions", "below zero"],
)  # fmt: skip
def test_many_numbers_are_put_into_bands_with_round_ends(
    cells: list[str], expected: set[str]
) -> None:
    """Each number would be one person's, and no two ends meet in a number."""
    assert set(groups(cells)) == expected


def test_many_dates_are_put_into_years() -> None:
    """However they are written."""
    cells = [f"2021-03-{day:02}" for day in range(1, 20)] + ["1 May 2022", "03/04/2022"]

    assert groups(cells) == ["2021"] * 19 + ["2022"] * 2


def test_too_many_values_are_no_groups() -> None:
    """Names of people, for example."""
    with pytest.raises(MisuseError, match="has more than 40 different values"):
        groups([f"Name {at}" for at in range(41)])


HEADINGS = ("Team", "Gender", "Ladder", "Leaving", "Role", "team ", "path")
COLUMNS = [
    Column(heading, attribute, "as mapped" if attribute else "")
    for heading, attribute in zip(
        HEADINGS[:6],
        (None, None, "career_ladder", "serious_about_leaving", "current_role", None),
        strict=True,
    )
]


def test_a_column_is_found_as_it_is_written_or_but_for_case() -> None:
    """And an answer that no figure counts may group people."""
    assert group_column(SHIPPED, HEADINGS, COLUMNS, "Team") == 0
    assert group_column(SHIPPED, HEADINGS, COLUMNS, "role") == 4


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("Tem", "Did you mean 'Team'?"),
        ("Gender", "seems to name something that is protected"),
        ("Age", "seems to name something that is protected"),
        ("Ladder", "is what the figure 'Career ladders' counts in any case"),
        ("Leaving", "is of the figure 'Serious about leaving', which is a number and no groups"),
        ("TEAM", "has several such columns"),
        ("path", "is no column of the input"),
    ],
)
def test_a_column_by_which_nobody_is_grouped_is_refused_in_words(said: str, what: str) -> None:
    """What is protected, what is a number alone, and what could be subtracted from a figure."""
    with pytest.raises(MisuseError) as error:
        group_column(SHIPPED, HEADINGS, COLUMNS, said)

    assert what in str(error.value)
    assert str(error.value).startswith(f"--by '{said}': ")


def test_a_heading_that_usually_holds_an_answer_is_refused_though_it_was_not_read() -> None:
    """A mapping may leave it alone, and it still says who wants to leave."""
    columns = [Column("serious_about_leaving", None, "")]

    with pytest.raises(MisuseError, match="a number and no groups"):
        group_column(SHIPPED, ["serious_about_leaving"], columns, "serious_about_leaving")
