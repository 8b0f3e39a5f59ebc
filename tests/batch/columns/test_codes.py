"""Codes are refused until a mapping names them."""

from pathlib import Path

import pytest

from engine.batch.columns.codes import Codes, code_notes, yes_no_columns
from engine.batch.columns.mapping import read_mapped
from engine.batch.columns.recognition import Column
from engine.core.model import KnowledgeBase
from engine.facts.values import Reading
from engine.tables.rows import Row
from tests.batch.columns.mapping_files import WORDS, mapping_of


@pytest.mark.parametrize(
    ("cells", "codes"),
    [
        pytest.param("10", (), id="0 and 1 are plain"),
        pytest.param("1", (), id="1 alone"),
        pytest.param("12", ("1", "2"), id="1 and 2"),
        pytest.param("210", ("0", "1", "2"), id="a third code"),
        pytest.param(["yes", "no", "2"], ("2",), id="words and a code"),
        pytest.param(["1.0", "2.0", "10"], ("1", "2", "10"), id="codes with decimals"),
        pytest.param(["yes", "x", ""], (), id="words"),
    ],
)
def test_codes_of_a_yes_no_column(
    knowledge_base: KnowledgeBase, cells: list[str], codes: tuple[str, ...]
) -> None:
    """Where there is a 2, nobody knows what 1 means."""
    columns = yes_no_columns(
        knowledge_base,
        [Column(str(id), id, "") for id in (None, "manager_knows", "years_in_role")],
    )
    rows, watching = [Row(2, ("3", cell, "3")) for cell in cells], Codes(columns)

    passed_by = list(watching.watch(rows))

    assert columns == {1: "manager_knows"}
    assert passed_by == rows
    assert watching.unclear == ({"manager_knows": codes} if codes else {})


def test_a_code_is_refused_until_it_is_mapped(knowledge_base: KnowledgeBase, place: Path) -> None:
    """Words in the same column are read, and so is the code that has a meaning."""
    attribute = knowledge_base.stated["manager_can_stretch"]
    mapping = mapping_of(knowledge_base, place, WORDS)

    def read(cell: str) -> Reading:
        return read_mapped(knowledge_base, attribute, cell, mapping, {attribute.id})

    assert read("1") == Reading(False)
    assert read("1.0") == Reading(False)
    assert read("2").problem == "'2' is a code that the mapping does not name"
    assert read("yes") == Reading(True)


@pytest.mark.parametrize(
    ("words", "read"),
    [
        pytest.param(
            '"1" = "small"\n"2" = "medium"',
            {"2": "medium", "2.0": "medium", "3": None, "0": None, "500": None, "1,200": "large"},
            id="codes",
        ),
        pytest.param(
            '"999" = "unknown"',
            {"999": None, "3": "small", "500": "large"},
            id="a code for nothing",
        ),
        pytest.param('"tiny" = "small"', {"tiny": "small", "500": "large"}, id="words"),
    ],
)
def test_a_code_that_is_not_named_is_no_head_count(
    knowledge_base: KnowledgeBase, place: Path, words: str, read: dict[str, str | None]
) -> None:
    """Where a whole number stands for a value, the others do too; only the employer knows which."""
    mapping = mapping_of(knowledge_base, place, f"[values.organisation_size]\n{words}\n")
    attribute = knowledge_base.stated["organisation_size"]

    readings = {cell: read_mapped(knowledge_base, attribute, cell, mapping) for cell in read}

    assert {cell: reading.value for cell, reading in readings.items()} == read
    assert all(
        reading.problem == f"'{cell}' is a code that the mapping does not name"
        for cell, reading in readings.items()
        if reading.value is None and cell != "999"
    )


def test_a_number_stays_a_number(knowledge_base: KnowledgeBase, place: Path) -> None:
    """One that is mapped says nothing about the others."""
    mapping = mapping_of(knowledge_base, place, '[values.years_in_role]\n"99" = 1\n')
    years = knowledge_base.stated["years_in_role"]

    assert read_mapped(knowledge_base, years, "3", mapping) == Reading(3)


def test_codes_are_noted_until_all_are_mapped(knowledge_base: KnowledgeBase, place: Path) -> None:
    """The note names those that are left."""
    mapping = mapping_of(knowledge_base, place, WORDS)

    assert code_notes({"manager_can_stretch": ("1",)}, mapping) == []
    assert "holds 1 code," in code_notes({"manager_can_stretch": ("1", "2")}, mapping)[0]
