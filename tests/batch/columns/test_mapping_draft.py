"""The draft of a mapping file: it can be read again, and untouched it changes nothing."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.columns.column_texts import ReadColumn, Text
from engine.batch.columns.duplicates import Duplicates
from engine.batch.columns.inspect import Inspection, PassedColumn, inspect_staff
from engine.batch.columns.mapping import word_key
from engine.batch.columns.mapping_draft import mapping_text, write_mapping
from engine.batch.columns.mapping_file import read_mapping
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.facts.values import Reading
from engine.language.spelling import fold
from tests.checkout import DATA, needs_data

REAL = (
    "hrdataset_v14.csv",
    "uk_npia_2011-03-31_junior.csv",
    "variants/ibm_all_numeric_codes.csv",
    "variants/ibm_semicolon_bom.csv",
    "variants/hr_duplicate_people.csv",
    "variants/nyc_jobs_r_headers_cut_titles.csv",
)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


def inspection_of(passed: list[str], unread: Mapping[str, list[str]]) -> Inspection:
    """What was found in a file with these headings, and words that are not understood."""
    read = [
        ReadColumn(
            heading=f"Column {attribute}",
            attribute=attribute,
            target=attribute,
            how="as mapped",
            texts=(),
            unread=tuple(Text(word, 1, Reading(problem="?")) for word in words),
            others=0,
            codes=(),
        )
        for attribute, words in unread.items()
    ]
    return Inspection(
        name="staff.csv",
        delimiter=",",
        header_line=1,
        rows=1,
        blank_lines=0,
        columns=(*read, *(PassedColumn(heading, protected=False, hint=None) for heading in passed)),
        rejected=(),
        id_heading=None,
        duplicates=Duplicates(),
        faults=(),
        notes=(),
    )


@given(st.lists(ANY_TEXT, max_size=5), st.lists(ANY_TEXT.filter(word_key), max_size=5))
def test_any_heading_and_any_word_survive(
    knowledge_base: KnowledgeBase, headings: list[str], words: list[str]
) -> None:
    """Quotes, newlines, backslashes, equals signs, control characters: TOML gives them back."""
    unread = list({word_key(word): word for word in words}.values())
    inspection = inspection_of(headings, {"career_ladder": unread})

    written = tomllib.loads(mapping_text(knowledge_base, inspection))

    assert written["columns"] == {
        **dict.fromkeys(headings, ""),
        "Column career_ladder": "career_ladder",
    }
    assert set(written.get("values", {}).get("career_ladder", {})) == set(unread)


HARD = [
    'say "x"',
    "a\\b",
    "two\nlines",
    "a = b",
    "# no remark",
    "[x]",
    "Jos\u00e9 \U0001f600",
    "\x7f",
    "",
]


def test_what_was_written_reads_as_nothing_new(knowledge_base: KnowledgeBase, place: Path) -> None:
    """An untouched file leaves every column as it was and every word undecided."""
    inspection = inspection_of(HARD, {"career_ladder": [one for one in HARD if one]})

    write_mapping(str(place), knowledge_base, inspection)

    mapping = read_mapping(str(place), knowledge_base)
    assert mapping.columns == {"Column career_ladder": "career_ladder", **dict.fromkeys(HARD, "")}
    assert mapping.words == {"career_ladder": {}}


STAFF = """Employee,Job Title,Post,Size,Ladder,Stretch
1,PMO analyst,x,small,vageu,1
2,Sales,y,hugee,vague,2
"""


def test_an_untouched_mapping_gives_the_same_run(
    knowledge_base: KnowledgeBase, tmp_path: Path, place: Path
) -> None:
    """The same columns, read in the same way, with the same problems."""
    staff = tmp_path / "staff.csv"
    staff.write_text(STAFF.replace("Post", "Post nr"))
    before = inspect_staff(knowledge_base, str(staff))
    write_mapping(str(place), knowledge_base, before)

    after = inspect_staff(
        knowledge_base, str(staff), mapping=read_mapping(str(place), knowledge_base)
    )

    assert [
        (one.attribute, one.texts, one.unread, one.codes)
        for one in after.columns
        if isinstance(one, ReadColumn)
    ] == [
        (one.attribute, one.texts, one.unread, one.codes)
        for one in before.columns
        if isinstance(one, ReadColumn)
    ]


@needs_data
@pytest.mark.parametrize("name", REAL)
def test_an_untouched_mapping_changes_nothing_in_real_files(
    knowledge_base: KnowledgeBase, place: Path, name: str
) -> None:
    """Headings with dots, pound signs and spaces; hundreds of words."""
    before = inspect_staff(knowledge_base, str(DATA / name))
    write_mapping(str(place), knowledge_base, before)

    mapping = read_mapping(str(place), knowledge_base)
    after = inspect_staff(knowledge_base, str(DATA / name), mapping=mapping)

    assert after.faults == before.faults
    for one, other in zip(after.columns, before.columns, strict=True):
        assert type(one) is type(other)
        if isinstance(one, ReadColumn) and isinstance(other, ReadColumn):
            assert (one.attribute, one.texts) == (other.attribute, other.texts)


def test_a_file_that_is_there_is_not_touched(knowledge_base: KnowledgeBase, place: Path) -> None:
    """It may hold an hour of somebody's work."""
    place.write_text("mine")

    with pytest.raises(MisuseError, match="exists already"):
        write_mapping(str(place), knowledge_base, inspection_of([], {}))

    assert place.read_text() == "mine"
    assert [one.name for one in place.parent.iterdir()] == [place.name]


def test_the_remarks_help_to_fill_it_in(knowledge_base: KnowledgeBase, tmp_path: Path) -> None:
    """The values that there are, the rows, what may be meant, codes and protected columns."""
    staff = tmp_path / "staff.csv"
    staff.write_text("Job Title,Ladder,Stretch,Gender\nPMO Executive,vageu,1,F\npm,vageu,2,M\n")

    text = mapping_text(knowledge_base, inspect_staff(knowledge_base, str(staff)))

    assert '"Gender" = ""  # protected: leave it' in text
    assert "# Career ladder: clear, unclear, none, dead_mans_shoes" in text
    assert '"PMO Executive" = ""  # 1 row; it_pmo_executive or business_pmo_executive' in text
    assert '"vageu" = ""  # 2 rows; nearest: unclear' in text
    assert "# Stretch holds codes: what does each of them mean?" in text


def test_two_columns_for_one_attribute_share_a_table(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """TOML allows a table once; which of the columns is meant has to be settled by its owner."""
    staff = tmp_path / "staff.csv"
    staff.write_text("Job Title,Position\nSales,Sales\nPMO analyst,Cook\n")

    text = mapping_text(knowledge_base, inspect_staff(knowledge_base, str(staff)))

    written = tomllib.loads(text)
    assert written["columns"] == {"Job Title": "current_role", "Position": "current_role"}
    assert set(map(fold, written["values"]["current_role"])) == {"sales", "cook"}
