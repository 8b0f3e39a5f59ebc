"""A mapping file: whatever stands in it can be read again, and mistakes are told."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.columns.codes import Codes, code_notes, yes_no_columns
from engine.batch.columns.column_texts import ReadColumn, Text
from engine.batch.columns.duplicates import Duplicates
from engine.batch.columns.inspect import Inspection, PassedColumn, inspect_staff
from engine.batch.columns.mapping import NOTHING_MAPPED, StaffMapping, read_mapped, word_key
from engine.batch.columns.mapping_draft import mapping_text, write_mapping
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.columns.precedence import columns_to_map, combined
from engine.core.model import KnowledgeBase, Value
from engine.errors import CrossroadsError, MisuseError
from engine.facts.values import NOT_KNOWN, Reading
from engine.language.spelling import fold
from engine.tables.rows import Row

DATA = Path(__file__).parents[2] / "shared" / "data"
needs_data = pytest.mark.skipif(not DATA.is_dir(), reason="the shared data are not here")
REAL = (
    "hrdataset_v14.csv",
    "uk_npia_2011-03-31_junior.csv",
    "variants/ibm_all_numeric_codes.csv",
    "variants/ibm_semicolon_bom.csv",
    "variants/hr_duplicate_people.csv",
    "variants/nyc_jobs_r_headers_cut_titles.csv",
)
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a mapping file lies."""
    return tmp_path / "words.toml"


def mapping_of(knowledge_base: KnowledgeBase, place: Path, content: str) -> StaffMapping:
    """What a file with this content says."""
    place.write_text(content, encoding="utf-8")
    return read_mapping(str(place), knowledge_base)


def inspection_of(passed: list[str], unread: Mapping[str, list[str]]) -> Inspection:
    """What was found in a file with these headings, and words that are not understood."""
    read = [
        ReadColumn(
            heading=f"Column {attribute}",
            attribute=attribute,
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


# Reading


def test_a_mapping_gives_headings_and_words_a_meaning(
    knowledge_base: KnowledgeBase, place: Path
) -> None:
    """Values of every kind may stand on the right, as they might in a cell."""
    mapping = mapping_of(
        knowledge_base,
        place,
        """
        [columns]
        "Generic Job Title" = "current_role"
        "Ladder, if any" = "Career ladder"
        "Post" = ""
        [values.career_ladder]
        "none whatsoever" = "none"
        "undecided" = ""
        "ask Jo" = "unknown"
        [values.ambitions]
        "fame" = ["seniority", "better pay"]
        [values.years_in_role]
        "ages" = 20
        [values.manager_can_stretch]
        "1" = false
        [values.current_role]
        "Controls Lead" = "PMO manager"
        """,
    )

    assert mapping.columns == {
        "Generic Job Title": "current_role",
        "Ladder, if any": "career_ladder",
        "Post": "",
    }
    assert mapping.words == {
        "career_ladder": {"none whatsoever": Reading("none"), "ask jo": NOT_KNOWN},
        "ambitions": {"fame": Reading(("seniority", "better_pay_or_title"))},
        "years_in_role": {"ages": Reading(20)},
        "manager_can_stretch": {"1": Reading(False)},
        "current_role": {"controls lead": Reading("pmo_manager")},
    }


FAULTS = {
    "an unknown section": ("[colums]\n", "has a key 'colums'", "Did you mean 'columns'?"),
    "an unknown attribute of a heading": (
        '[columns]\n"A" = "current_rol"',
        "gives 'A' to 'current_rol'",
        "Did you mean 'current_role'?",
    ),
    "two headings for one attribute": (
        '[columns]\n"A" = "current_role"\n"B" = "current_role"',
        "gives both 'A' and 'B' to current_role",
        'Make one of them "".',
    ),
    "a heading without quotes": (
        '[columns]\nJob.Title = "current_role"',
        "has 'Job' = a table",
        "Put the heading in quotes",
    ),
    "an unknown attribute of words": (
        "[values.carer_ladder]",
        "has 'carer_ladder'",
        "Did you mean 'career_ladder'?",
    ),
    "words that are no table": (
        "[values]\ncareer_ladder = 1",
        "[values.career_ladder] is a whole number",
        "Write it as a table.",
    ),
    "an unknown value": (
        '[values.career_ladder]\n"x" = "uncleer"',
        "'uncleer' is not understood",
        "Did you mean 'unclear'?",
    ),
    "a number out of range": (
        '[values.years_in_role]\n"x" = 900',
        "'900' is out of range",
        "",
    ),
    "one text with two meanings": (
        '[values.career_ladder]\n"X-y" = "clear"\n"x y" = "none"',
        "gives 'x y' two meanings",
        "Keep one of the two lines.",
    ),
    "a word without quotes": (
        '[values.career_ladder]\nx.y = "clear"',
        "has 'x' = a table",
        "Put the text in quotes",
    ),
}


@pytest.mark.parametrize(("content", "what", "cure"), FAULTS.values(), ids=FAULTS.keys())
def test_a_mistake_is_named_with_its_cure(
    knowledge_base: KnowledgeBase, place: Path, content: str, what: str, cure: str
) -> None:
    """With the file, the place in it, and the nearest right spelling."""
    with pytest.raises(CrossroadsError) as error:
        mapping_of(knowledge_base, place, content)

    (fault,) = error.value.faults
    assert fault.where == str(place)
    assert what in fault.what
    assert cure in fault.cure


def test_every_mistake_is_reported_at_once(knowledge_base: KnowledgeBase, place: Path) -> None:
    """Nobody has to run it ten times to correct ten lines."""
    contents = "[columns]\nA = 1\nB = 2\n[values.years]\n[values.career_ladder]\nx = 'y'"

    with pytest.raises(CrossroadsError) as error:
        mapping_of(knowledge_base, place, contents)

    assert len(error.value.faults) == 4


UNREADABLE = {
    "no TOML": (b"Job Title = current_role", CrossroadsError, "is not TOML"),
    "a heading twice": (b"[columns]\na = ''\na = ''", CrossroadsError, "is not TOML"),
    "not UTF-8": ("é = 1".encode("latin-1"), CrossroadsError, "is not UTF-8"),
    "not there": (None, MisuseError, "--write-map writes one"),
}


@pytest.mark.parametrize(("content", "kind", "message"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_file_that_is_no_mapping(
    knowledge_base: KnowledgeBase,
    place: Path,
    content: bytes | None,
    kind: type[CrossroadsError],
    message: str,
) -> None:
    """It is refused with its name, and with what to do."""
    if content is not None:
        place.write_bytes(content)

    with pytest.raises(kind, match=message):
        read_mapping(str(place), knowledge_base)


def test_a_file_that_notepad_saved_is_read(knowledge_base: KnowledgeBase, place: Path) -> None:
    """With a byte-order mark and CRLF."""
    place.write_bytes("[columns]\r\n\"Pôste\" = 'current_role'\r\n".encode("utf-8-sig"))

    assert read_mapping(str(place), knowledge_base).columns == {"Pôste": "current_role"}


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
WORDS = """
[values.career_ladder]
"none whatsoever" = "none"
"ask jo" = "unknown"
[values.manager_can_stretch]
"1" = "no"
[values.ambitions]
"fame" = "seniority"
[values.years_in_role]
"-5" = 0
"""


@pytest.mark.parametrize(("attribute", "cell", "value"), MAPPED.values(), ids=MAPPED.keys())
def test_a_cell_is_read_as_its_house_says(
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
    columns = yes_no_columns(knowledge_base, [None, "manager_knows", "years_in_role"])
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
    """Where a whole number stands for a value, the others do too; only the house knows which."""
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
    assert "(2)" in code_notes({"manager_can_stretch": ("1", "2")}, mapping)[0]


# Combining


def test_a_later_mapping_goes_before_an_earlier_one() -> None:
    """In its headings, its attributes and its words."""
    earlier = StaffMapping(
        {"Title": "current_role", "Size": "organisation_size"},
        {"career_ladder": {"a": Reading("none"), "b": Reading("none")}},
    )
    later = StaffMapping({"Post": "current_role"}, {"career_ladder": {"a": Reading("clear")}})

    both = combined([earlier, later])

    assert both.columns == {"Title": "", "Size": "organisation_size", "Post": "current_role"}
    assert both.words == {"career_ladder": {"a": Reading("clear"), "b": Reading("none")}}


def test_what_is_typed_goes_before_the_file(knowledge_base: KnowledgeBase) -> None:
    """Also where it names the heading or the attribute in another way."""
    mapping = StaffMapping({"Job_Title": "current_role", "Size": "organisation_size", "Gone": ""})

    columns = columns_to_map(
        knowledge_base,
        mapping,
        ["job title", "Post", "Size"],
        {"Post": "Current role", "job title": ""},
    )

    said = {heading: mapped.name for heading, mapped in columns.items()}
    assert said == {"Size": "organisation_size", "Post": "Current role", "job title": ""}
    assert columns["Post"].where == "--map 'Post=Current role'"


MISHEADED = {
    "one that is not there": (
        '"Job Tilte" = "current_role"',
        "'Job Tilte': the staff file has no column 'Job Tilte'. Did you mean 'Job Title'?",
    ),
    "one twice": (
        '"Job Title" = "current_role"\n"job title" = "career_ladder"',
        "'job title': 'Job Title' is mapped twice. Keep one of the two.",
    ),
}


@pytest.mark.parametrize(("lines", "told"), MISHEADED.values(), ids=MISHEADED.keys())
def test_a_heading_that_does_not_fit_is_told_with_its_mapping_file(
    knowledge_base: KnowledgeBase, tmp_path: Path, place: Path, lines: str, told: str
) -> None:
    """Nobody looks for it on the command line, where it was never typed."""
    staff = tmp_path / "staff.csv"
    staff.write_text("Job Title\nPMO Analyst\n")
    mapping = combined([StaffMapping(), mapping_of(knowledge_base, place, f"[columns]\n{lines}")])

    with pytest.raises(MisuseError) as error:
        inspect_staff(knowledge_base, str(staff), mapping=mapping)

    assert str(error.value) == f"{place}, [columns], {told}"


# Writing


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
    """The values that there are, the rows, the nearest value, codes and protected columns."""
    staff = tmp_path / "staff.csv"
    staff.write_text("Job Title,Ladder,Stretch,Gender\npm,vageu,1,F\npm,vageu,2,M\n")

    text = mapping_text(knowledge_base, inspect_staff(knowledge_base, str(staff)))

    assert '"Gender" = ""  # protected: leave it' in text
    assert "# Career ladder: clear, unclear, none, dead_mans_shoes" in text
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
