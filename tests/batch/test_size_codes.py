"""A column of sizes that holds codes: asked about, drafted in a mapping file, and then read."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.batch.batch import advise_everyone
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.options import Options
from tests.desk import Desk

CODED = "id,job title,company size\n1,PMO analyst,1\n2,PMO analyst,2\n3,PMO analyst,3\n"
UNKNOWN = "'{}' is a code, and what it means is not known"


@pytest.mark.parametrize("id_heading", [None, "id"], ids=["as it is", "with ids compared"])
def test_codes_under_a_size_are_problems_and_noted(desk: Desk, id_heading: str | None) -> None:
    """Three people of size 1, 2 and 3 are not three people of small organisations."""
    desk.staff.write_text(CODED, "utf-8")

    summary = advise_everyone(
        desk.knowledge_base,
        str(desk.staff),
        str(desk.advice),
        options=Options(id_heading=id_heading),
    )

    assert summary.problems == {"company size": {UNKNOWN.format(code): 1 for code in "123"}}
    assert summary.notes == (
        "organisation_size holds 3 codes, and what they mean is not known: say so in a "
        "mapping file",
    )


@pytest.mark.parametrize("sizes", ["1,2,300", "300,2,1", "small,1,2", "11-50,3,3"])
def test_small_head_counts_beside_others_are_head_counts(desk: Desk, sizes: str) -> None:
    """A 3 in a column that has a 300 is three people, whichever of the two comes first."""
    rows = [f"PMO analyst,{size}\n" for size in sizes.split(",")]

    summary = desk.run(f"job title,company size\n{''.join(rows)}")

    assert (summary.problems, summary.notes) == ({}, ())


def test_a_drafted_mapping_asks_for_the_codes_and_settles_them(desk: Desk) -> None:
    """Filled in once, every later file of the same system is understood."""
    desk.staff.write_text(CODED, "utf-8")
    place = desk.staff.with_name("words.toml")
    arguments = ["batch", str(desk.staff), "--inspect", "--write-map", str(place)]

    shown = CliRunner().invoke(crossroads, arguments)
    draft = place.read_text("utf-8")
    filled = draft
    for code, size in {"1": "small", "2": "medium", "3": "large"}.items():
        filled = filled.replace(f'"{code}" = ""', f'"{code}" = "{size}"')
    place.write_text(filled, "utf-8")
    conventions = read_mapping(str(place), desk.knowledge_base)
    summary = advise_everyone(
        desk.knowledge_base,
        str(desk.staff),
        str(desk.advice),
        options=Options(conventions=conventions),
    )

    assert "It holds codes 1, 2 and 3: what they mean cannot be known." in " ".join(
        shown.output.split()
    )
    assert "# company size holds codes: what does each of them mean?" in draft
    assert (summary.problems, summary.notes) == ({}, ())


def test_one_person_may_say_a_head_count_of_three(tmp_path: Path) -> None:
    """Who states a size for one person means people."""
    result = CliRunner().invoke(
        crossroads, ["advise", "--set", "organisation_size=3", "--json"], catch_exceptions=False
    )

    assert '"organisation_size": "small"' in result.output
