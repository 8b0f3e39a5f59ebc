"""The score of every path, in every format and by every engine of a batch."""

import json

import duckdb
import openpyxl
import pytest

from engine.batch.evaluation import FEW
from engine.batch.options import Options
from engine.core.advice_row import RESULT_COLUMNS
from engine.core.further_columns import score_columns
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from tests.batch.output.two_people import REASONS, TwoPeople, read_back

ANALYST: Facts = {"current_role": "pmo_analyst", "ambitions": ("breadth",)}
NOBODY: Facts = {}


def scores_of(knowledge_base: KnowledgeBase, facts: Facts) -> tuple[int, ...]:
    """The scores in the order of the paths, by the definition."""
    ranking = {one.path: one.score for one in consult(knowledge_base, facts).ranking}
    return tuple(ranking[path] for path in knowledge_base.paths)


@pytest.mark.parametrize("ending", ["csv", "tsv", "parquet", "xlsx"])
@pytest.mark.parametrize("reasons", REASONS)
def test_scores_stand_behind_the_result(two_people: TwoPeople, ending: str, reasons: str) -> None:
    """Of every path, whether it is recommended or not."""
    place = two_people.folder / f"scores.{ending}"

    two_people.summary(place, Options(scores=True, reasons=reasons))  # type: ignore[arg-type]

    names = score_columns(two_people.knowledge_base)
    header, *rows = read_back(place)
    assert header[-len(names) :] == names
    assert [tuple(map(int, row[-len(names) :])) for row in rows] == [
        scores_of(two_people.knowledge_base, facts) for facts in (ANALYST, NOBODY)
    ]


def test_scores_are_numbers(two_people: TwoPeople) -> None:
    """Where a format has numbers."""
    lines, parquet, book = (two_people.folder / f"scores.{one}" for one in FORMATS)
    for place in (lines, parquet, book):
        two_people.summary(place, Options(scores=True))

    first = json.loads(lines.read_text("utf-8").splitlines()[0])
    with duckdb.connect() as connection:
        connection.execute("SELECT score_stay FROM read_parquet($1)", [str(parquet)])
        ((in_parquet,), _) = connection.fetchall()
    cells = list(openpyxl.load_workbook(book)["Advice"].values)
    in_book = dict(zip(cells[0], cells[1], strict=True))["score_stay"]
    expected = scores_of(two_people.knowledge_base, ANALYST)[-1]
    assert first["score_stay"] == in_parquet == in_book == expected
    assert {type(one) for one in (first["score_stay"], in_parquet, in_book)} == {int}


FORMATS = ("jsonl", "parquet", "xlsx")


@pytest.mark.parametrize("explain", [False, True], ids=["alone", "behind explanations"])
def test_the_query_gives_the_scores_that_experta_gives(
    two_people: TwoPeople, explain: bool
) -> None:
    """Above some dozens of people, the engine is another, and the file is not."""
    rules = two_people.knowledge_base
    many = [f"{at},PMO Analyst,{at % 60}" for at in range(FEW + 20)]
    two_people.staff.write_text("\n".join(["id,current_role,years_in_role", *many]))
    place = two_people.folder / "scores.csv"

    two_people.summary(place, Options(scores=True, explain=explain))

    header, *rows = read_back(place)
    width = len(rules.paths)
    assert len(header) == 3 + len(RESULT_COLUMNS) + width + explain * (width + 1)
    for at, row in enumerate(rows):
        facts: Facts = {"current_role": "pmo_analyst", "years_in_role": at % 60}
        assert tuple(map(int, row[-width:])) == scores_of(rules, facts)


def test_a_column_of_the_file_that_is_called_as_a_score_is_renamed(two_people: TwoPeople) -> None:
    """Nothing of the input is lost, or mistaken for ours."""
    two_people.staff.write_text("score_stay,current_role\n3,PMO analyst\n", encoding="utf-8")
    place = two_people.folder / "renamed.csv"

    two_people.summary(place, Options(scores=True))

    assert read_back(place)[0][:2] == ("score_stay (in the file)", "current_role")
