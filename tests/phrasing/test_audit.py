"""An audit in words: nothing that tells of a few people, and nothing more than was found."""

import pytest

from engine.analysis.audit import ColumnAudit, Gap
from engine.analysis.gaps import Contribution, Lead
from engine.analysis.group_rates import GroupRates, Paths
from engine.analysis.groups import Grouping
from engine.analysis.invariance import compared
from engine.analysis.proportions import Proportion
from engine.phrasing.audit import column_sections, invariance_section
from engine.phrasing.gaps import gap_section, percent
from tests.analysis.test_audit import OUT, TWO, UP, audited
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED

RULE = "up-clear-ladder"


RATES = {
    0.0: "0 %", 0.004: "below 1 %", 0.01: "1 %", 0.5: "50 %", 0.99: "99 %", 0.996: "above 99 %",
    1.0: "100 %",
}  # fmt: skip


@pytest.mark.parametrize(("rate", "words"), RATES.items())
def test_a_rate_is_a_whole_percentage(rate: float, words: str) -> None:
    """Nothing and everything are said of nothing and everything alone."""
    assert percent(rate) == words


def test_every_path_has_a_table_of_rates_intervals_and_ratios() -> None:
    """What is below four fifths is said in words, not by a colour."""
    section = next(column_sections(SHIPPED, TWO))

    assert [grid.caption for grid in section.grids] == ["Move up", "Move out"]
    assert section.grids[0].rows == (
        ("F", "40", "10", "25 %", "14 % to 40 %", "36 % (below 80 %)"),
        ("M", "40", "28", "70 %", "55 % to 82 %", "100 %"),
    )


def test_a_gap_has_its_rules_and_its_answers() -> None:
    """Each rule with its sentence, its id and its tests, each answer with its shares."""
    up = next(one for one in column_sections(SHIPPED, TWO) if one.title.startswith("Move up, by"))

    rules, answers = up.grids
    assert up.title == "Move up, by 'Gender': why 'F' less often than 'M'"
    assert "'F' is led there 36 % as often as 'M'." in up.paragraphs[0]
    clear = next(row for row in rules.rows if f"({RULE}: career ladder: clear" in row[0])
    assert clear[1:] == ("for (fair)", "70 %", "25 %", "1.8")
    assert ("career ladder: none", "30 %", "75 %") in answers.rows


@pytest.mark.parametrize(("count", "of"), [(3, 40), (37, 40)], ids=["few", "all but few"])
def test_a_share_of_few_people_is_not_counted(count: int, of: int) -> None:
    """Nor is what it adds, from which it could be worked out."""
    shares = (Proportion(count, of), Proportion(20, of))
    lead = Lead("move_up", 2.0, (Contribution(RULE, 4, shares),))
    gap = Gap("move_up", ("M", "F"), 0.5, False, None, lead, ())

    (row,) = gap_section(SHIPPED, "Gender", gap).grids[0].rows

    assert "fewer than 5" in row[2]
    assert row[4] == "withheld"


def test_a_withheld_rate_is_withheld_as_a_whole() -> None:
    """No interval and no ratio of it stands there."""
    rates: dict[Paths, Proportion | None] = {("move_up",): None}
    group = GroupRates("F", 40, rates, 3.0)
    column = ColumnAudit(Grouping("Gender", ("F",) * 40, ("F",), "texts"), tuple(rates), (group,))

    section = next(column_sections(SHIPPED, column))

    assert section.grids[0].rows == (("F", "40", "withheld", "", "", ""),)


def test_a_column_without_groups_says_so() -> None:
    """And has no tables."""
    section = next(column_sections(SHIPPED, audited(("F", 20, OUT), ("F", 20, UP))))

    assert section.grids == ()
    assert "nothing is compared" in section.paragraphs[-1]


def test_a_result_that_changes_is_told() -> None:
    """With how many, and by which column that is read."""
    found = compared([["a"], ["b"]], {"without": [["a"], ["c"]]}, {"Gender": "career_ladder"})

    section = invariance_section(SHIPPED, ["Gender"], found, "crossroads check")

    assert section.paragraphs[0] == "Yes. Up to 1 result of 2 change with these columns."
    assert section.paragraphs[1] == "'Gender' is read as 'career_ladder'."
    assert [row[2] for row in section.grids[0].rows] == ["", "1"]


def test_a_result_that_does_not_change_is_told_with_its_hash() -> None:
    """And why no rule could have changed it."""
    found = compared([["a"]], {"without": [["a"]]}, {})

    section = invariance_section(SHIPPED, ["Gender"], found, "crossroads check")

    assert section.paragraphs[0].startswith("No. All 1 row were advised again")
    assert len({row[3] for row in section.grids[0].rows}) == 1
    assert "No rule can test what is protected" in section.after[1]


def test_rules_that_protect_nothing_do_not_say_that_they_do() -> None:
    """The plants' rule base has no list of protected words."""
    section = invariance_section(PLANTS, ["Owner"], None, "crossroads check")

    assert len(section.paragraphs) == 1
    assert "could not be run again" in section.paragraphs[0]
