"""Answers in: what a form service exports is read without a mapping, whatever its shape."""

import csv
from pathlib import Path

import pytest

from engine.batch.batch import advise_everyone
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.options import Options
from engine.batch.people import read_people
from engine.core.semantics import consult
from engine.errors import CrossroadsError
from tests.batch.forms import (
    EXPORTS,
    PEOPLE,
    Export,
    facts_of,
    google,
    limesurvey_codes,
    mapping_of_codes,
    surveymonkey,
)
from tests.shipped import SHIPPED

DATA = Path(__file__).parents[3] / "shared" / "data"
WITH_IDS = {
    "google": "Email Address",
    "qualtrics": "Recipient Email",
    "surveymonkey": "Custom Data 1",
}


@pytest.mark.parametrize("export", EXPORTS, ids=[export.__name__ for export in EXPORTS])
def test_an_export_gives_every_person_their_facts(export: Export, tmp_path: Path) -> None:
    """Columns, header rows, ticks and labels are understood as they come."""
    place = tmp_path / "answers.csv"
    place.write_text(export(PEOPLE), encoding="utf-8", newline="")

    everybody, _ = read_people(SHIPPED, str(place))

    assert everybody == facts_of(PEOPLE)


@pytest.mark.parametrize("export", EXPORTS, ids=[export.__name__ for export in EXPORTS])
def test_an_export_has_no_cell_that_is_not_understood(export: Export, tmp_path: Path) -> None:
    """And everybody has the advice of their facts."""
    place, advice = tmp_path / "answers.csv", tmp_path / "advice.csv"
    place.write_text(export(PEOPLE), encoding="utf-8", newline="")

    summary = advise_everyone(SHIPPED, str(place), str(advice))

    with advice.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert summary.problems == {}
    assert (summary.rejected, len(rows)) == (0, len(PEOPLE))
    assert [row["path"] for row in rows] == [consult(SHIPPED, one).path or "" for one in PEOPLE]


def test_codes_are_read_where_a_mapping_says_what_they_mean(tmp_path: Path) -> None:
    """Of questions, answers and choices."""
    place, mapping = tmp_path / "codes.csv", tmp_path / "codes.toml"
    place.write_text(limesurvey_codes(PEOPLE), encoding="utf-8", newline="")
    mapping.write_text(mapping_of_codes(), encoding="utf-8")
    options = Options(conventions=read_mapping(str(mapping), SHIPPED))

    everybody, _ = read_people(SHIPPED, str(place), options=options)

    assert everybody == facts_of(PEOPLE)


def test_codes_of_choices_are_not_guessed(tmp_path: Path) -> None:
    """Their columns pass through, and a note says how to name them."""
    place = tmp_path / "codes.csv"
    place.write_text(limesurvey_codes(PEOPLE), encoding="utf-8", newline="")

    everybody, notes = read_people(SHIPPED, str(place))

    assert not any("ambitions" in facts for facts in everybody)
    assert any('--map "ambitions[SQ001]=ambitions[CHOICE]"' in note for note in notes)


def test_numbers_of_answers_are_not_guessed(tmp_path: Path) -> None:
    """A numeric export without labels holds codes: each is a problem, and none is a head-count."""
    place, advice = tmp_path / "numeric.csv", tmp_path / "advice.csv"
    asked = [SHIPPED.stated[id].question for id in ("organisation_size", "career_ladder")]
    place.write_text(f"ID,{asked[0]},{asked[1]}\n1,1,3\n2,2,1\n3,3,4\n")

    summary = advise_everyone(SHIPPED, str(place), str(advice))

    assert summary.paths[""] == 3
    assert sum(sum(found.values()) for found in summary.problems.values()) == 6


def test_numbers_of_choices_are_not_guessed(tmp_path: Path) -> None:
    """Where a form numbers its choices, a 1 is no tick: neither is a rating."""
    place = tmp_path / "numeric.csv"
    place.write_text(
        "Job title,Ambitions [breadth],Ambitions [seniority]\nPMO analyst,1,2\nPMO analyst,1,\n"
    )

    everybody, notes = read_people(SHIPPED, str(place))

    assert not any("ambitions" in facts for facts in everybody)
    assert any(note.startswith("ambitions holds 2 codes") for note in notes)


def test_a_column_of_a_choice_is_mapped_on_the_command_line(tmp_path: Path) -> None:
    """As an attribute with the choice in brackets."""
    place = tmp_path / "ticks.csv"
    place.write_text("Title,A,B\nPMO analyst,x,\nPMO analyst,,1\nPMO analyst,0,no\n")
    mapping = {"Title": "current_role", "A": "ambitions[breadth]", "B": "ambitions[new challenge]"}

    everybody, _ = read_people(SHIPPED, str(place), mapping)

    assert [one.get("ambitions") for one in everybody] == [("breadth",), ("new_challenge",), None]


def test_columns_that_contradict_each_other_are_a_problem(tmp_path: Path) -> None:
    """One ladder, and two ticks."""
    place, advice = tmp_path / "ticks.csv", tmp_path / "advice.csv"
    place.write_text(
        "Job title,Career ladder [clear],Career ladder [none]\nPMO analyst,x,x\nPMO analyst,x,\n"
    )

    advise_everyone(SHIPPED, str(place), str(advice))

    with advice.open(encoding="utf-8-sig", newline="") as file:
        problems = [row["problems"] for row in csv.DictReader(file)]
    assert problems == ["career_ladder: its columns contradict each other (clear and none)", ""]


def test_what_a_form_keeps_beside_the_answers_is_listed(tmp_path: Path) -> None:
    """Display orders, comments and the text of "other" pass through."""
    place = tmp_path / "answers.csv"
    question = SHIPPED.stated["ambitions"].question
    head = (
        f'"{question} - Selected Choice","{question} - Display Order","{question} - Other - Text"'
    )
    place.write_text(f"Job title,{head}\nPMO analyst,broader experience,1|2|3,travel\n")

    everybody, notes = read_people(SHIPPED, str(place))

    assert everybody[0]["ambitions"] == ("breadth",)
    assert any(note.startswith("columns of a form beside the answers, not read:") for note in notes)


def test_two_columns_for_one_choice_are_refused(tmp_path: Path) -> None:
    """Nobody knows which of them counts."""
    place = tmp_path / "ticks.csv"
    place.write_text(
        "Job title,Ambitions [breadth],Ambitions - broader experience\nPMO analyst,x,\n"
    )

    with pytest.raises(CrossroadsError, match=r"both stand for ambitions\[breadth\]"):
        read_people(SHIPPED, str(place))


def test_the_header_rows_are_told(tmp_path: Path) -> None:
    """A second header row is part of the header and no person."""
    place = tmp_path / "answers.csv"
    place.write_text(surveymonkey(PEOPLE), encoding="utf-8", newline="")

    everybody, notes = read_people(SHIPPED, str(place))

    assert len(everybody) == len(PEOPLE)
    assert "the header has several rows, as SurveyMonkey writes them; they are read as one" in notes


def test_an_ordinary_table_has_one_header_row(tmp_path: Path) -> None:
    """Even where the first row below it has gaps."""
    place = tmp_path / "answers.csv"
    place.write_text(google(PEOPLE), encoding="utf-8", newline="")

    _, notes = read_people(SHIPPED, str(place))

    assert not any("header has several rows" in note for note in notes)


@pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are not here")
@pytest.mark.parametrize("name", WITH_IDS)
def test_a_real_export_says_what_its_reference_says(name: str, tmp_path: Path) -> None:
    """The same path and score for each of the people, without any mapping."""
    results = {}
    for form in (name, "reference"):
        advice = tmp_path / f"{form}.csv"
        advise_everyone(SHIPPED, str(DATA / "forms" / f"{form}.csv"), str(advice))
        with advice.open(encoding="utf-8-sig", newline="") as file:
            id = WITH_IDS.get(form, "email")
            results[form] = {row[id]: (row["path"], row["score"]) for row in csv.DictReader(file)}

    assert results[name] == results["reference"]
