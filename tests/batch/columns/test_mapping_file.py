"""A mapping file gives headings and words a meaning, and its mistakes are named."""

from pathlib import Path

import pytest

from engine.batch.columns.inspect import inspect_staff
from engine.batch.columns.mapping import Conventions
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.columns.precedence import columns_to_map, combined
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.facts.values import NOT_KNOWN, Reading
from tests.batch.columns.mapping_files import mapping_of


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


def test_a_later_mapping_goes_before_an_earlier_one() -> None:
    """In its headings, its attributes and its words."""
    earlier = Conventions(
        {"Title": "current_role", "Size": "organisation_size"},
        {"career_ladder": {"a": Reading("none"), "b": Reading("none")}},
    )
    later = Conventions({"Post": "current_role"}, {"career_ladder": {"a": Reading("clear")}})

    both = combined([earlier, later])

    assert both.columns == {"Title": "", "Size": "organisation_size", "Post": "current_role"}
    assert both.words == {"career_ladder": {"a": Reading("clear"), "b": Reading("none")}}


def test_what_is_typed_goes_before_the_file(knowledge_base: KnowledgeBase) -> None:
    """Also where it names the heading or the attribute in another way."""
    mapping = Conventions({"Job_Title": "current_role", "Size": "organisation_size", "Gone": ""})

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
def test_a_heading_that_does_not_fit_is_named_with_its_mapping_file(
    knowledge_base: KnowledgeBase, tmp_path: Path, place: Path, lines: str, told: str
) -> None:
    """Nobody looks for it on the command line, where it was never typed."""
    staff = tmp_path / "staff.csv"
    staff.write_text("Job Title\nPMO Analyst\n")
    mapping = combined([Conventions(), mapping_of(knowledge_base, place, f"[columns]\n{lines}")])

    with pytest.raises(MisuseError) as error:
        inspect_staff(knowledge_base, str(staff), mapping=mapping)

    assert str(error.value) == f"{place}, [columns], {told}"
