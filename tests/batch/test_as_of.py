"""Dates on which somebody's time in a role began, counted to a day that is named."""

import json
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

import crossroads as api
from cli import crossroads
from engine.batch.batch import advise_everyone
from engine.batch.columns.mapping import Conventions
from engine.batch.options import Options
from engine.batch.summary import Summary
from engine.facts.values import read_value
from engine.phrasing.facts_and_rules import value_in_words
from tests.desk import Desk
from tests.shipped import SHIPPED

IN_ROLE = SHIPPED.attributes["years_in_role"]
AS_OF = date(2026, 11, 30)

BEGAN = {
    "2021-11-30": "5 years",
    "2021-12-01": "4.99 years",
    "2025-11-30": "1 year",
    "2025-12-01": "0.99 years",  # and so below the line at one year, by a day
    "2026-11-30": "0 years",
    "1 March 2021": "5.8 years",
    "March 1, 2021": "5.8 years",
    "1st of March 2021": "5.8 years",
    "01.03.2021": "5.8 years",
    "1.3.21": "5.8 years",
    "2021/03/01": "5.8 years",
    "20210301": "5.8 years",
    "2021-03-01 00:00:00": "5.8 years",
    "2021-03-01T00:00:00Z": "5.8 years",
    "1. März 2021": "5.8 years",
    "1er mars 2021": "5.8 years",
    "1 de marzo de 2021": "5.8 years",
    "1 maart 2021": "5.8 years",
    "13/03/2021": "5.7 years",
    "03/03/2021": "5.7 years",
    "44256": "5.8 years",
    "03/2021": "5.66 to 5.75 years",
    "2021-03": "5.66 to 5.75 years",
    "March 2021": "5.66 to 5.75 years",
    "Mar 2021": "5.66 to 5.75 years",
    "mars 2021": "5.66 to 5.75 years",
    "2021": "4.91 to 5.91 years",
    "since 2021": "4.91 to 5.91 years",
    "seit März 2021": "5.66 to 5.75 years",
    "2021 - present": "4.91 to 5.91 years",
    "Nov 2026": "0 to 0.07 years",
    "2026": "0 to 0.91 years",
    "3 years": "3 years",
}


@pytest.mark.parametrize(("said", "shown"), BEGAN.items(), ids=BEGAN.keys())
def test_a_date_is_counted_to_the_day_that_is_named(said: str, shown: str) -> None:
    """A day gives a number; a month or a year gives a range, which no rule may draw a line in."""
    reading = read_value(SHIPPED, IN_ROLE, said, AS_OF)

    assert reading.problem == ""
    assert reading.value is not None
    assert value_in_words(IN_ROLE, reading.value) == shown


UNCLEAR = {
    "03/04/2021": "may be 2021-04-03 or 2021-03-04 (write the one that is meant)",
    "03-04-2021": "may be 2021-04-03 or 2021-03-04 (write the one that is meant)",
    "Mar-21": "may be 2021-03 or 21 March (write the one that is meant)",
    "2022": "is too wide: the rules draw a line at 4 years (write the whole date)",
    "2025": "is too wide: the rules draw a line at 1 year (write the whole date)",
    "2026-12-01": "is after 2026-11-30, the day that is counted to",
    "2027": "is after 2026-11-30, the day that is counted to",
    "1950-01-01": "is out of range (0 to 60 years)",
    "10-Nov": "is what Excel makes of 10-11, and no number of years "
    "(write a number of years such as 3 or 1.5)",
}


@pytest.mark.parametrize(("said", "what"), UNCLEAR.items(), ids=UNCLEAR.keys())
def test_a_date_that_is_not_clear_is_a_problem(said: str, what: str) -> None:
    """Both days are named, or the line that it would have to be on one side of."""
    reading = read_value(SHIPPED, IN_ROLE, said, AS_OF)

    assert (reading.value, reading.problem) == (None, f"'{said}' {what}")


STAFF = "Job Title,Position start date,Hire date\nPMO analyst,2025-12-15,2001-01-01\n"


def _run(desk: Desk, staff: str, as_of: date | None, record: Path | None = None) -> Summary:
    """The summary for a staff file with this content."""
    desk.staff.write_text(staff, "utf-8")
    return advise_everyone(
        desk.knowledge_base,
        str(desk.staff),
        str(desk.advice),
        options=Options(
            conventions=Conventions(as_of=as_of), record=str(record) if record else None
        ),
    )


def test_a_start_date_is_read_and_a_hire_date_is_not(desk: Desk) -> None:
    """Time with an employer is not time in a role."""
    summary = _run(desk, STAFF, AS_OF)

    taken = {one.heading: (one.attribute, one.how) for one in summary.columns if one.attribute}
    assert taken == {
        "Job Title": ("current_role", "as a synonym"),
        "Position start date": ("years_in_role", "as a start date"),
    }
    assert summary.problems == {}


def test_without_the_day_a_start_date_is_a_problem_with_the_cure(desk: Desk) -> None:
    """Nothing is counted to the day on which somebody happens to run it."""
    summary = _run(desk, STAFF, None)

    ((problem, rows),) = summary.problems["Position start date"].items()
    assert rows == 1
    assert problem.startswith("'2025-12-15' is a date, and no number of years (count from it with")


DATED = {
    "12.2019": ("6.91 to 6.99 years", ""),
    "3 years": ("3 years", ""),
    "3": ("", "'3' is no date (write one such as 2021-03-01)"),
    "soon": (
        "",
        "'soon' is not a number that can be read (write a number of years such as 3 or 1.5)",
    ),
}


@pytest.mark.parametrize(("said", "expected"), DATED.items(), ids=DATED.keys())
def test_where_a_date_is_expected_a_number_may_be_one(said: str, expected: tuple[str, str]) -> None:
    """Under 'Im Amt seit', 12.2019 is a month, and a bare 3 is nothing."""
    reading = read_value(SHIPPED, IN_ROLE, said, AS_OF, dated=True)

    shown = "" if reading.value is None else value_in_words(IN_ROLE, reading.value)
    assert (shown, reading.problem) == expected


def test_the_heading_says_that_dates_are_expected(desk: Desk) -> None:
    """The same cell is a problem where it may be a number of years."""
    since = _run(desk, "role,Im Amt seit\nPMO analyst,12.2019\n", AS_OF)
    years = _run(desk, "role,years in role\nPMO analyst,12.2019\n", AS_OF)

    assert since.problems == {}
    assert years.problems == {
        "years in role": {"'12.2019' may be a number or a date (write it in full)": 1}
    }


def test_a_column_of_years_goes_before_one_of_dates(desk: Desk) -> None:
    """And a note says which was read."""
    summary = _run(desk, "role,in role since,years in post\nPMO analyst,2020-01-01,3\n", AS_OF)

    assert [one.attribute for one in summary.columns] == ["current_role", None, "years_in_role"]
    assert summary.notes == (
        "'in role since' is passed through: years_in_role is read from 'years in post'",
    )


def test_a_hire_date_that_is_mapped_is_counted_too(desk: Desk) -> None:
    """Its owner knows that nobody has changed post."""
    desk.staff.write_text("role,Hire date\nPMO analyst,2020-01-01\n", "utf-8")
    options = Options(conventions=Conventions(as_of=AS_OF))

    summary = advise_everyone(
        desk.knowledge_base,
        str(desk.staff),
        str(desk.advice),
        mapping={"Hire date": "years_in_role"},
        options=options,
    )

    assert summary.problems == {}


def test_the_record_holds_the_day(desk: Desk, tmp_path: Path) -> None:
    """The run could not be repeated without it."""
    record = tmp_path / "record.json"

    _run(desk, STAFF, AS_OF, record)

    said = json.loads(record.read_text("utf-8"))
    assert said["options"]["conventions"]["as_of"] == "2026-11-30"


def test_every_command_takes_the_day(desk: Desk) -> None:
    """For a file, for one person of it, and for what is set."""
    desk.staff.write_text(STAFF, "utf-8")
    staff, advice = str(desk.staff), str(desk.advice)
    day = ["--as-of", "30 November 2026"]

    batch = CliRunner().invoke(crossroads, ["batch", staff, "-o", advice, *day])
    look = CliRunner().invoke(crossroads, ["batch", staff, "--inspect", *day])
    one = CliRunner().invoke(
        crossroads, ["advise", "--set", "in role since=2025-12-15", *day, "--json"]
    )
    asked = CliRunner().invoke(
        crossroads, ["ask", "--from", staff, "--row", "2", "--no-state", *day], input="review\n"
    )

    assert "Not understood" not in batch.output
    assert "Values: 0.95 to 0.95 years" in look.output
    assert json.loads(one.output)["facts"] == {"years_in_role": 0.95}
    assert "years in the role: 0.9 years" in " ".join(asked.output.split()), asked.output


def test_a_day_that_is_none_is_misuse() -> None:
    """A month would be counted to one of thirty days."""
    result = CliRunner().invoke(crossroads, ["advise", "--as-of", "11/2026"])

    assert result.exit_code == 2
    assert "--as-of '11/2026': is no day. Write it as 2026-11-30." in result.stderr


def test_a_mapping_file_may_name_the_day(desk: Desk, tmp_path: Path) -> None:
    """It is a fact about the export; what is typed goes before it."""
    words = tmp_path / "words.toml"
    words.write_text("as_of = 2026-11-30\n", "utf-8")
    desk.staff.write_text(STAFF, "utf-8")
    arguments = ["batch", str(desk.staff), "--inspect", "--map", str(words)]

    by_file = CliRunner().invoke(crossroads, arguments)
    by_both = CliRunner().invoke(crossroads, [*arguments, "--as-of", "2028-12-15"])
    words.write_text('as_of = "soon"\n', "utf-8")
    wrong = CliRunner().invoke(crossroads, arguments)

    assert "Values: 0.95 to 0.95 years" in by_file.output
    assert "Values: 3 to 3 years" in by_both.output
    assert "has as_of = 'soon', which is no day. Write as_of = 2026-11-30." in wrong.stderr


def test_programs_name_the_day(desk: Desk) -> None:
    """The same for a person, a file and a table."""
    desk.staff.write_text(STAFF, "utf-8")
    said = {"in role since": date(2025, 12, 15)}

    advice = api.advise(SHIPPED, said, as_of=AS_OF)
    summary = api.advise_file(SHIPPED, str(desk.staff), str(desk.advice), as_of=AS_OF)

    assert (dict(advice.facts), dict(advice.problems)) == ({"years_in_role": 0.95}, {})
    assert summary.problems == {}
