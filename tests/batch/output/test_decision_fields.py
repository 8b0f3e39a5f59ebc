"""Fields for a decision: empty, behind the result, and left alone when the file is read again."""

import csv
import json
from pathlib import Path

import duckdb
import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from engine.batch.pages.summary import show_summary
from engine.core.further_columns import DECISION
from tests.batch.output.two_people import TwoPeople, read_back
from tests.other_field.plants import PLANTS

DECIDE = Options(decide=True)


@pytest.mark.parametrize("ending", ["csv", "tsv", "parquet", "xlsx"])
def test_decision_fields_are_the_last_and_empty(two_people: TwoPeople, ending: str) -> None:
    """Nothing is decided for anybody."""
    place = two_people.folder / f"advice.{ending}"

    two_people.summary(place, DECIDE)

    header, *rows = read_back(place)
    assert header[-len(DECISION) :] == DECISION
    assert {row[-len(DECISION) :] for row in rows} == {("",) * len(DECISION)}


def test_decision_fields_are_null_where_there_is_null(two_people: TwoPeople) -> None:
    """In JSON lines and in Parquet, where the day is a date."""
    lines, parquet = two_people.folder / "a.jsonl", two_people.folder / "a.parquet"
    for place in (lines, parquet):
        two_people.summary(place, DECIDE)

    first = json.loads(lines.read_text("utf-8").splitlines()[0])
    assert [first[name] for name in DECISION] == [None] * len(DECISION)
    with duckdb.connect() as connection:
        connection.execute(
            "SELECT decision, decided_on, typeof(decided_on) FROM read_parquet($1)", [str(parquet)]
        )
        assert connection.fetchone() == (None, None, "DATE")


def test_a_workbook_lets_one_choose_a_decision(two_people: TwoPeople) -> None:
    """From the paths in words, none of them, or not yet; the day is a day."""
    place = two_people.folder / "advice.xlsx"

    two_people.summary(place, DECIDE)

    book = openpyxl.load_workbook(place)
    sheet = book["Advice"]
    letters = {str(cell.value): get_column_letter(at) for at, cell in enumerate(sheet[1], 1)}
    rules = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    chosen, day = (
        rules[f"{letter}2:{letter}3"] for letter in (letters["decision"], letters["decided_on"])
    )
    assert (chosen.type, chosen.formula1) == ("list", "'Decisions'!$A$2:$A$8")
    assert (day.type, day.allow_blank) == ("date", True)
    assert all(one.prompt for one in rules.values())
    assert [cell.value for cell in book["Decisions"]["A"]][1:] == [
        *(path.title for path in two_people.knowledge_base.paths.values()),
        "None of these",
        "No decision yet",
    ]


def test_without_the_option_there_is_no_field_and_no_list(two_people: TwoPeople) -> None:
    """Who decides elsewhere has no use for them."""
    book = openpyxl.load_workbook(two_people.run("xlsx"))

    assert book.sheetnames == ["Advice", "Summary"]
    assert not book["Advice"].data_validations.dataValidation
    assert not {cell.value for cell in book["Advice"][1]} & set(DECISION)


def test_what_was_decided_is_left_alone_when_the_file_is_advised_again(
    two_people: TwoPeople,
) -> None:
    """Its columns pass through unread, and new fields do not take their place."""
    first, again = two_people.folder / "first.csv", two_people.folder / "again.csv"
    two_people.summary(first, DECIDE)
    with first.open(encoding="utf-8-sig", newline="") as file:
        header, *rows = csv.reader(file)
    decided = [[*row[:-4], "move_up", "Ann", "2026-11-30", "asked for it"] for row in rows]
    with first.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *decided])

    for options in (Options(), DECIDE):
        summary = advise_everyone(
            two_people.knowledge_base, str(first), str(again), options=options
        )

        columns = {column.heading: column.attribute for column in summary.columns}
        assert {columns[name] for name in DECISION} == {None}
        found, *kept = read_back(again)
        renamed = [f"{name} (in the file)" if options.decide else name for name in DECISION]
        at = [found.index(name) for name in renamed]
        assert [kept[0][one] for one in at] == ["move_up", "Ann", "2026-11-30", "asked for it"]


def test_a_rule_base_without_roles_has_a_workbook_too(tmp_path: Path) -> None:
    """Its own paths are to be chosen from, and no role has a title."""
    plants, place = tmp_path / "plants.csv", tmp_path / "advice.xlsx"
    plants.write_text("name,light\nfern,sun\n")

    advise_everyone(PLANTS, str(plants), str(place), options=DECIDE)

    book = openpyxl.load_workbook(place)
    headings = [cell.value for cell in book["Advice"][1]]
    assert "path_title" in headings
    assert "next_role_titles" not in headings
    assert book["Decisions"]["A2"].value == next(iter(PLANTS.paths.values())).title


def test_the_console_says_once_who_decides(two_people: TwoPeople) -> None:
    """In the words of the rule base."""
    summary = two_people.summary(two_people.folder / "advice.csv")

    page = show_summary(two_people.knowledge_base, summary)

    assert page.count(two_people.knowledge_base.phrases.decides) == 1
    assert "How long to keep it, nobody has said (--retain-until says it)." in page


def test_parquet_says_in_its_metadata_who_decides(two_people: TwoPeople) -> None:
    """The table itself has no place for it."""
    place = two_people.run("parquet")

    with duckdb.connect() as connection:
        connection.execute("SELECT key, value FROM parquet_kv_metadata($1)", [str(place)])
        said = {bytes(key).decode(): bytes(value).decode() for key, value in connection.fetchall()}
    assert said["crossroads.who_decides"] == two_people.knowledge_base.phrases.decides
    assert said["crossroads.to_be_kept_until"] == "nobody has said"
    assert said["crossroads.rules_version"] == two_people.knowledge_base.version
