"""Reading advice again: every row with its result, and with the facts that give it."""

import csv
from pathlib import Path

import pytest

from engine.batch.advice_file import Advised, open_advice
from engine.batch.batch import advise_everyone
from engine.batch.options import DEFAULT, Options
from engine.errors import CrossroadsError
from engine.tables.spool import rereadable
from tests.batch.departments import advised, staff, write_staff
from tests.shipped import SHIPPED

ENDINGS = ["csv", "tsv", "xlsx", "parquet", "jsonl"]


def read(advice: Path, options: Options = DEFAULT, *, exact: bool = False) -> list[Advised]:
    """Every row of a file of advice."""
    with (
        rereadable(str(advice)) as place,
        open_advice(SHIPPED, place, {}, options, exact=exact) as opened,
    ):
        return list(opened)


def changed(advice: Path, column: str, *values: str) -> Path:
    """The file with other values in the first rows of a column."""
    with advice.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    for row, value in zip(rows, values, strict=False):
        row[column] = value
    with advice.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    return advice


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_format_that_a_batch_writes_is_read(tmp_path: Path, ending: str) -> None:
    """With the same results and the same facts as the CSV."""
    as_csv = read(advised(tmp_path))

    found = read(advised(tmp_path, ending))

    assert [(one.outcome, one.facts) for one in found] == [
        (one.outcome, one.facts) for one in as_csv
    ]
    assert len(found) == 60
    assert all(one.facts is not None for one in found)


def test_the_facts_may_be_exact(tmp_path: Path) -> None:
    """A page says the years that were written; for counting, those that no rule tells apart are
    one."""
    advice = advised(tmp_path)

    exact = {one.facts["years_in_role"] for one in read(advice, exact=True)
             if one.facts and "years_in_role" in one.facts}  # fmt: skip
    counted = {one.facts["years_in_role"] for one in read(advice)
               if one.facts and "years_in_role" in one.facts}  # fmt: skip

    assert counted < exact == set(range(10))


def test_without_the_columns_of_the_input_there_are_results_and_no_facts(tmp_path: Path) -> None:
    """`--keep none` leaves nothing to understand; who was asked, nobody can tell."""
    found = read(advised(tmp_path, options=Options(keep=())))

    assert len(found) == 60
    assert {one.facts for one in found} == {None}
    assert {one.outcome.asked for one in found} == {None}
    assert {one.outcome.path for one in found} >= {"move_out", "move_up"}


def test_a_row_whose_columns_give_another_result_has_no_facts(tmp_path: Path) -> None:
    """Somebody has changed an answer, or a result, after the batch."""
    advice = changed(advised(tmp_path), "rules_fired", "new-in-the-role", "ladder-blocked")

    found = read(advice)

    assert [one.facts is None for one in found[:3]] == [True, True, False]
    assert found[0].outcome.rules == ("new-in-the-role",)


@pytest.mark.parametrize("reasons", ["text", "ids"])
def test_reasons_may_be_sentences_or_ids(tmp_path: Path, reasons: str) -> None:
    """Rows are held to the rules that fired, which every file has."""
    options = Options(reasons="ids" if reasons == "ids" else "text", explain=True)

    assert all(one.facts is not None for one in read(advised(tmp_path, number=8, options=options)))


def test_a_column_of_the_input_may_have_the_name_of_one_of_the_result(tmp_path: Path) -> None:
    """The batch has renamed it, and it is no result."""
    people = write_staff(
        tmp_path / "staff.csv", [["pmo_analyst", "north", "7"]], ["current_role", "path", "case"]
    )
    advise_everyone(SHIPPED, str(people), str(tmp_path / "advice.csv"))

    (one,) = read(tmp_path / "advice.csv")

    assert one.facts == {"current_role": "pmo_analyst"}
    assert one.cells[1] == "north"


def test_columns_that_a_join_has_doubled_count_by_their_results(tmp_path: Path) -> None:
    """Which of two columns gave an answer is not known any more, so neither is taken."""
    people = write_staff(
        tmp_path / "staff.csv", [["1", "pmo_analyst", "small"]],
        ["id", "current_role", "organisation_size"],
    )  # fmt: skip
    answers = write_staff(tmp_path / "own.csv", [["1", "large"]], ["id", "organisation_size"])
    options = Options(id_heading="id", answers=(str(answers),))
    advise_everyone(SHIPPED, str(people), str(tmp_path / "advice.csv"), options=options)

    (one,) = read(tmp_path / "advice.csv")

    assert one.facts is None


def test_codes_are_read_as_the_batch_reads_them(tmp_path: Path) -> None:
    """A column of 1 and 2 whose meaning is not known says nothing, here as there."""
    rows = [[str(at), str(1 + at % 2), "pmo_analyst"] for at in range(9)]
    people = write_staff(
        tmp_path / "staff.csv", rows, ["id", "serious_about_leaving", "current_role"]
    )
    advise_everyone(SHIPPED, str(people), str(tmp_path / "advice.csv"))

    found = read(tmp_path / "advice.csv")

    assert {one.misread for one in found} == {True}
    assert [one.facts for one in found] == [{"current_role": "pmo_analyst"}] * 9


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("rules_version", ""),
        ("path", "move_on"),
        ("known", "many"),
        ("known", "99"),
        ("case", "Strong"),
        ("rules_fired", "no-such-rule"),
    ],
    ids=["no version", "a path that is none", "no number", "too many", "a case", "a rule"],
)
def test_a_row_that_holds_no_result_is_counted_as_none(
    tmp_path: Path, column: str, value: str
) -> None:
    """Somebody has written into the file; the other rows still count."""
    advice = changed(advised(tmp_path, number=9), column, value)

    with rereadable(str(advice)) as place, open_advice(SHIPPED, place, {}) as opened:
        found = list(opened)

    assert (len(found), opened.rejected) == (8, 1)


def test_advice_of_other_rules_is_refused(tmp_path: Path) -> None:
    """Both versions are named, and what to do."""
    advice = changed(advised(tmp_path), "rules_version", *[SHIPPED.version] * 3, "0123456789ab")

    with pytest.raises(CrossroadsError) as error:
        read(advice)

    assert "line 5: the advice is of the rules '0123456789ab'" in str(error.value)
    assert f"those at hand are '{SHIPPED.version}'" in str(error.value)
    assert "--rules" in str(error.value)


@pytest.mark.parametrize(
    ("headings", "fault"),
    [
        (["a", "b"], "has no advice in it: its columns are 'a', 'b'"),
        (["path", "case", "known"], "has no advice in it"),
    ],
)
def test_a_file_without_advice_is_refused(tmp_path: Path, headings: list[str], fault: str) -> None:
    """Whoever gave the staff file itself is told to run the batch first."""
    people = write_staff(tmp_path / "staff.csv", [["1"] * len(headings)], headings)

    with pytest.raises(CrossroadsError, match="run it on this one first") as error:
        read(people)

    assert fault in str(error.value)


def test_a_column_of_the_result_that_is_gone_is_named(tmp_path: Path) -> None:
    """Somebody has deleted it."""
    advice = advised(tmp_path, number=2)
    text = advice.read_text(encoding="utf-8-sig").replace(",known,", ",knowing,")
    advice.write_text(text, encoding="utf-8")

    with pytest.raises(CrossroadsError, match="has no column 'known', which every result has"):
        read(advice)


def test_people_are_in_their_order_with_their_lines(tmp_path: Path) -> None:
    """No row is lost, and each can be found again."""
    found = read(advised(tmp_path, number=30))

    assert [one.line for one in found] == list(range(2, 32))
    assert [one.cells[0] for one in found] == [row[0] for row in staff(30)]
