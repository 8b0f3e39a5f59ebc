"""A mapping: cells are read as it says, and what it does not name stays a problem."""

from pathlib import Path

import pytest

from engine.batch.columns.mapping import NOTHING_MAPPED, read_mapped
from engine.core.model import KnowledgeBase, Value
from engine.facts.values import Reading
from tests.batch.columns.mapping_files import WORDS, mapping_of

# Applying
MAPPED = {
    "a word, however it is written": ("career_ladder", " NONE-whatsoever ", "none"),
    "a word that is not mapped": ("career_ladder", "clear", "clear"),
    "against what we would read": ("manager_can_stretch", "1", False),
    "one of several": ("ambitions", "breadth; Fame", ("seniority", "breadth")),
    "all of several": ("ambitions", "fame", ("seniority",)),
    "a minus is no space": ("years_in_role", "5", 5),
    "a minus, mapped": ("years_in_role", "-5", 0),
    "declared not known": ("career_ladder", "ask Jo", None),
}


@pytest.mark.parametrize(("attribute", "cell", "value"), MAPPED.values(), ids=MAPPED.keys())
def test_a_cell_is_read_as_its_employer_says(
    knowledge_base: KnowledgeBase, place: Path, attribute: str, cell: str, value: Value | None
) -> None:
    """What is mapped goes first, and the rest is read as ever."""
    mapping = mapping_of(knowledge_base, place, WORDS)

    reading = read_mapped(knowledge_base, knowledge_base.stated[attribute], cell, mapping)

    assert reading == Reading(value)


def test_what_is_not_mapped_of_several_stays_a_problem(
    knowledge_base: KnowledgeBase, place: Path
) -> None:
    """The values that were understood count all the same."""
    mapping = mapping_of(knowledge_base, place, WORDS)

    reading = read_mapped(
        knowledge_base, knowledge_base.stated["ambitions"], "fame; glory", mapping
    )

    assert reading.value == ("seniority",)
    assert "'glory' is not understood" in reading.problem
    assert "fame" not in reading.problem


def test_without_a_mapping_nothing_changes(knowledge_base: KnowledgeBase) -> None:
    """A cell that is not understood names its problem, as without any mapping."""
    ladder = knowledge_base.stated["career_ladder"]

    assert read_mapped(knowledge_base, ladder, "zzz", NOTHING_MAPPED).problem
