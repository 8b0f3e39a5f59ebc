"""Codes are refused until a mapping names them."""

from collections import deque
from dataclasses import replace
from pathlib import Path

import pytest

from engine.batch.columns.codes import Codes, code_notes
from engine.batch.columns.column_codes import unclear_codes
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
    columns = [Column(str(id), id, "") for id in (None, "manager_knows", "years_in_role")]
    rows, watching = [Row(2, ("3", cell, "3")) for cell in cells], Codes(knowledge_base, columns)

    passed_by = list(watching.watch(rows))

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

    assert code_notes(knowledge_base, {"manager_can_stretch": ("1",)}, mapping) == []
    assert code_notes(knowledge_base, {"manager_can_stretch": ("1", "2")}, mapping) == [
        "manager_can_stretch holds 1 code, and which means yes is not known: say so in a "
        "mapping file"
    ]


LISTS = {
    "three small numbers": ("organisation_size", ["1", "2", "3", "3"], ("1", "2", "3")),
    "blanks beside them": ("organisation_size", ["1", "", "n/a", "3"], ("1", "3")),
    "decimals and zeros": ("organisation_size", ["01", "2.0", "3.00"], ("01", "2", "3")),
    "numbers for not known": ("organisation_size", ["1", "2", "99", "-1"], ("-1", "1", "2", "99")),
    "a head-count among them": ("organisation_size", ["1", "2", "120"], ()),
    "a stray code": ("organisation_size", ["1", "2", "3", "12"], ("1", "2", "3", "12")),
    "codes above ten": ("organisation_size", ["11", "12", "13"], ("11", "12", "13")),
    "more than twelve counts": ("organisation_size", [*map(str, range(1, 14))], ()),
    "one size for everybody": ("organisation_size", ["20", "20", ""], ()),
    "one code for everybody": ("organisation_size", ["3", "3"], ("3",)),
    "a word among them": ("organisation_size", ["1", "small"], ()),
    "a unit": ("organisation_size", ["1 employee", "3 employees"], ()),
    "ranges": ("organisation_size", ["1-10", "11-50"], ()),
    "head-counts": ("organisation_size", ["120", "35"], ()),
    "nothing but 99": ("organisation_size", ["99", "99"], ()),
    "a ladder": ("career_ladder", ["1", "4", "2"], ("1", "2", "4")),
    "several in a cell": ("ambitions", ["1;3", "2", "7, 8"], ("1", "2", "3", "7", "8")),
    "several, with words": ("ambitions", ["1;breadth", "2"], ()),
    "roles": ("current_role", ["1", "8"], ("1", "8")),
    "a number that is one": ("years_in_role", ["1", "2", "3"], ()),
}


@pytest.mark.parametrize(("attribute", "cells", "codes"), LISTS.values(), ids=LISTS.keys())
def test_a_few_small_numbers_under_a_list_are_codes(
    knowledge_base: KnowledgeBase, attribute: str, cells: list[str], codes: tuple[str, ...]
) -> None:
    """Nobody but its owner knows what they mean, unless anything else stands in the column."""
    watching = Codes(knowledge_base, [Column("x", attribute, ""), Column("y", None, "")])

    deque(watching.watch([Row(2, (cell, "1")) for cell in cells]), maxlen=0)

    assert watching.unclear == ({attribute: codes} if codes else {})
    assert unclear_codes(knowledge_base, knowledge_base.stated[attribute], cells) == codes


def test_codes_of_sizes_are_no_head_counts(knowledge_base: KnowledgeBase) -> None:
    """Nor are they roles or ambitions; each is a problem until it is named."""

    def problem(id: str, cell: str) -> str:
        return read_mapped(knowledge_base, knowledge_base.stated[id], cell, coded={id}).problem

    assert problem("organisation_size", "3") == "'3' is a code, and what it means is not known"
    assert problem("ambitions", "1; 3") == (
        "'1' is a code, and what it means is not known, "
        "'3' is a code, and what it means is not known"
    )
    assert problem("ambitions", "breadth") == ""
    assert problem("manager_knows", "1") == ("'1' is a code, and which code means yes is not known")


def test_values_that_are_numbers_are_no_codes(knowledge_base: KnowledgeBase) -> None:
    """Where a rule base has a value 1, a 1 is that value."""
    size = knowledge_base.stated["organisation_size"]
    choices = {**size.choices, "small": replace(size.choices["small"], says=("1",))}

    assert unclear_codes(knowledge_base, replace(size, choices=choices), ["1", "2"]) == ()


def test_codes_of_several_values_are_mapped_one_by_one(
    knowledge_base: KnowledgeBase, place: Path
) -> None:
    """A cell may hold some that are named and some that are not."""
    mapping = mapping_of(
        knowledge_base, place, '[values.ambitions]\n"1" = "seniority"\n"3" = "breadth"\n'
    )
    ambitions = knowledge_base.stated["ambitions"]

    whole = read_mapped(knowledge_base, ambitions, "3;1", mapping, {"ambitions"})
    part = read_mapped(knowledge_base, ambitions, "1;2", mapping, {"ambitions"})

    assert whole == Reading(("seniority", "breadth"))
    assert part == Reading(("seniority",), "'2' is a code that the mapping does not name")


def test_an_owners_word_for_not_known_stands_beside_codes(
    knowledge_base: KnowledgeBase, place: Path
) -> None:
    """As n/a does; it is no value that would make head-counts of the numbers."""
    mapping = mapping_of(
        knowledge_base, place, '[values.organisation_size]\n"keine Angabe" = "unknown"\n'
    )
    size = knowledge_base.stated["organisation_size"]

    assert unclear_codes(knowledge_base, size, ["1", "keine Angabe"], mapping) == ("1",)
    assert unclear_codes(knowledge_base, size, ["1", "keine Angabe"]) == ()


def test_codes_of_a_list_are_noted(knowledge_base: KnowledgeBase) -> None:
    """The note of the run says what has to be said in a mapping file."""
    assert code_notes(knowledge_base, {"organisation_size": ("1", "2")}) == [
        "organisation_size holds 2 codes, and what they mean is not known: say so in a mapping file"
    ]
