"""Job titles: what people write, and what is made of it."""

import csv
import re
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.language.title_lexicon import TitleLexicon
from engine.language.titles import read_title
from tests.checkout import DATA, ROOT, needs_data

TABLE = tomllib.loads((ROOT / "rules" / "titles.toml").read_text("utf-8"))
ROLES = tomllib.loads((ROOT / "rules" / "roles.toml").read_text("utf-8"))["role"]
TITLES = {role["id"]: tuple(role["titles"]) for role in ROLES}
WORDS = TitleLexicon.from_table(TABLE, TITLES)
UNDERSTOOD = {
    "project_manager": (
        "Project Manager",
        "PROJECT MANAGER II",
        "Projects Mgr. (Land Drainage)",
        "Project Manager, Harbour Works",
        "Zebra Project Manager",
        "Clinical Project Manager",
        "Project Manager - Leisure Centres: Closure and Handover Project",
        "Project Manger",
        "Poject Manager",
        "Acting Project Manager (maternity cover)",
        "IT Project Manager (Information Technology Project Manager)",
        "Manager, Capital Projects",
        "Health & Safety Project Manager",
        "Project Manager (m/w/d)",
    ),
    "senior_project_manager": (
        "Sr. Project Manager",
        "Snr Project Mgr - Band G",
        "Senior Bridges Project Manager",
        "Project Manager, Senior",
        "Principal Project Manager",
        "Lead Project Manager",
    ),
    "junior_project_manager": (
        "Jr Project Manager",
        "Asst. Project Manager 02",
        "Associate Mechanical Project Manager",
        "Project Manager, Assistant",
        "Trainee Project Manager",
    ),
    "programme_manager": (
        "Programme Manager G7",
        "Progamme Msnager",
        "Program Manager III",
        "Sr Technical Program Manager",
        "Programme Manager (IT)",
        "Programme Manager, Automation Programme",
    ),
    "portfolio_manager": ("Project Portfolio Manager", "Change Portfolio Manager"),
    "pmo_coordinator": (
        "P.M.O. Co-ordinator",
        "Project Coordinaotr",
        "Programme and Project Support Officer",
        "Project/Programme Co-ordinator",
        "Programme Support Officer, Harbour",
        "Projects Administrator - Band D",
        "Project Mgmt Office Administrator",
        "Project Office Support",
        "Project Officer",
    ),
    "pmo_analyst": (
        "Analyst, Project Management Office",
        "Project Office Analyst",
        "Senior PMO Analyst",
        "PMO Project Analyst",
    ),
    "pmo_manager": (
        "Programme Office Manager",
        "Manager, Portfolio Office",
        "Programmes and Project Management Office Manager",
        "PMO Lead",
        "Project Support Office Manager",
    ),
    "pmo_director": (
        "Head of PMO",
        "Acting Head of the Programme Management Office",
        "Global Head of PMO, Retail",
        "Director, Portfolio Office",
    ),
    "it_pmo_executive": ("IT PMO Executive", "Executive, Information Technology PMO"),
    "business_pmo_executive": ("Business P.M.O. Exec",),
    "line_manager": ("Line Manager", "Dept Manager", "Business Operations Manager"),
}
REFUSED = {
    "Kernel Programmer": "'programmer'",
    "Programmer Manager": "'programmer'",
    "Senior Programers": "'programers'",
    "Head of Events Programming": "'programming'",
    "PMO Press Office": "'press'",
    "PMO Director of Communications": "'communications'",
    "Emerging Markets Fund Portfolio Manager": "'fund'",
    "Portfolio Manager": "'project portfolio manager'",
    "Television Programme Manager": "'television'",
    "Program Manager, School Meals": "'school'",
    "Program Manager, Night Shelters": "'night'",
    "Orchestra Programme Manager": "'orchestra'",
    "Program Coordinator": "'PMO coordinator'",
    "Programs Manager": "services",
    "Special Projects Manager": "'special project'",
    "Project / Programme Manager": "'project manager' and 'programme manager'",
    "Programme, Project and PMO Manager": "'programme manager' and 'project manager' and 'pmo",
    "Junior Project Manager/Project Manager": "'junior project manager' and 'project manager'",
    "Key Account Manager/Project Manager": "'project manager' and 'key account manager'",
    "Senior Project Manager & Hydrologist": "'project manager' and 'hydrologist'",
    "Project Manager Engineer": "'project manager' and 'engineer'",
    "Festivals and Project Manager": "more than 'project manager'",
    "Assistant to the Project Manager": "more than 'project manager'",
    "Project Manager's Assistant": "'project manager' and 'assistant'",
    "Deputy Programme Manager": "'deputy programme manager'",
    "Deputy Director, Programme Management Office": "'deputy pmo director'",
    "Programme Director": "a programme director is not a role",
    "Director of Harbour Projects": "a project director is not a role",
    "Project Lead": "a project lead may",
    "Project Support Manager": "a PMO manager or a PMO coordinator",
    "PMO Executive": "an IT PMO executive or a business PMO executive",
    "PMO": "no role",
    "Programme and Project Management": "no role",
    "Project Engineer": "no role",
    "Project Controls Manager": "no role",
    "Former Project Manager": "'former'",
    "Not a project manager": "'not'",
    "Product Line Manager": "'product'",
    "IT Operations Manager": "'it'",
    "Manager": "no project",
    "Production Manager": "no project",
    "Office Manager": "no project",
    "Projektleiter": "no project",
    "Chef de projet": "no project",
    "8": "a code",
    "IV": "a code",
    "---": "a code",
    "  ": "blank",
}


def real_titles(name: str, column: str) -> set[str]:
    """The distinct titles of a shared file."""
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return {row[column] for row in csv.DictReader(file)}


def roles_of(titles: set[str]) -> dict[str, str]:
    """The titles that are understood, and as what."""
    readings = {title: read_title(title, WORDS).role for title in titles}
    return {title: role for title, role in readings.items() if role}


@pytest.mark.parametrize(
    ("title", "role"), [(title, role) for role, titles in UNDERSTOOD.items() for title in titles]
)
def test_a_title_is_understood(title: str, role: str) -> None:
    """A title with its abbreviations, grade, unit and slips names the role that it names."""
    assert read_title(title, WORDS).role == role


@pytest.mark.parametrize(("title", "said"), REFUSED.items())
def test_a_title_is_refused_with_a_reason(title: str, said: str) -> None:
    """A title that may mean something else gives no role, and the reason says what is doubtful."""
    reading = read_title(title, WORDS)

    assert reading.role is None
    assert said in reading.reason


def test_every_role_has_a_title() -> None:
    """Each of the catalogue's roles can be reached by a title."""
    assert set(UNDERSTOOD) == set(TITLES)


@pytest.mark.parametrize(
    ("title", "role"), [(title, role) for role, titles in TITLES.items() for title in titles]
)
def test_a_plain_title_names_its_role(title: str, role: str) -> None:
    """What roles.toml lists for a role is understood as that role."""
    assert read_title(title, WORDS).role == role


def test_the_reading_says_what_a_title_was_read_as() -> None:
    """A person who is surprised by a role sees the title that it was reduced to."""
    reading = read_title("Proj. Co-ordinator (Grade 7)", WORDS)

    assert reading.reason == "read as 'project coordinator'"


@pytest.mark.parametrize(
    ("cut", "role"),
    [
        ("HARBOUR CROSSING PROJECT MANAG", "project_manager"),
        ("TECHNICAL IT PROJECT COORDINAT", "pmo_coordinator"),
        ("PROJECT MANAGER HARBOURS ENGIN", None),
        ("ADMINISTRATIVE  PROGRAM OFFICE", None),
        ("A PROJECT MANAGER FOR EACH BAR", "project_manager"),
    ],
)
def test_a_title_cut_at_30_characters(cut: str, role: str | None) -> None:
    """The word that a system cut off is completed, so that an engineer is not overlooked."""
    assert len(cut) == 30
    assert read_title(cut, WORDS).role == role


def test_a_title_of_another_length_is_not_completed() -> None:
    """Half a word is only completed where the title can have been cut."""
    assert read_title("PROJECT MANAG", WORDS).role is None


PLAIN = st.sampled_from([title for titles in TITLES.values() for title in titles])
CASES = st.sampled_from([str.upper, str.lower, str.title, str.swapcase])
SPACES = st.sampled_from([" ", "  ", "\t", "\u00a0", "\n"])
BEFORE = st.sampled_from(["", "  ", "Acting ", "Interim ", "* "])
AFTER = st.sampled_from(
    ["", " ", " II", " 02", " G7", " (Grade 7)", " - Band E", ", HEO", ".", "#"]
)


@given(PLAIN, CASES, SPACES, BEFORE, AFTER)
def test_decoration_never_changes_the_role(
    title: str, case: Any, space: str, before: str, after: str
) -> None:
    """Capitals, spaces, grades and an "acting" say nothing about the role."""
    decorated = before + case(title).replace(" ", space) + after

    assert read_title(decorated, WORDS).role == read_title(title, WORDS).role


@given(
    PLAIN, st.sampled_from(["engineer", "architect", "nurse", "accountant", "biologist", "buyer"])
)
def test_a_second_job_is_never_overlooked(title: str, job: str) -> None:
    """Somebody who is two things at once is asked, not guessed."""
    assert read_title(f"{title}/{job}", WORDS).role is None
    assert read_title(f"{job}, {title}", WORDS).role is None
    assert read_title(f"{title} - {job}", WORDS).role is None


PROJECT_WORDS = {*TABLE["subjects"], "line", "department", "operations"}
OTHER_WORDS = sorted(
    {*TABLE["jobs"], *TABLE["harmless"], *TABLE["links"]} - PROJECT_WORDS - {"pmo"}
)


@given(st.lists(st.sampled_from([*OTHER_WORDS, "senior", "office", "support"]), max_size=6))
def test_a_title_without_project_words_names_no_role(chosen: list[str]) -> None:
    """Without a project, a programme, a portfolio or an office of them there is no evidence."""
    assert read_title(" ".join(chosen), WORDS).role is None


WORD = st.sampled_from([*PROJECT_WORDS, *OTHER_WORDS, "senior", "office", ",", "/", "and", "zebra"])


@given(st.one_of(st.text(), st.lists(WORD, max_size=8).map(" ".join)))
def test_any_text_gets_a_role_of_the_catalogue_or_a_short_reason(text: str) -> None:
    """Whatever a cell holds, the answer is usable: never a crash, a lecture or an invented role."""
    reading = read_title(text, WORDS)

    assert reading.role in {None, *TITLES}
    assert re.fullmatch(r"[^;\n]+[^.;\n]", reading.reason)


@pytest.mark.parametrize(
    ("table", "said"),
    [
        ({"job": ["chef"]}, r"job = \['chef'\] is not a key"),
        ({"jobs": "chef"}, "jobs = 'chef' is not a list"),
        ({"jobs": ["Chef"]}, "jobs = 'Chef' is not in small letters"),
        ({"jobs": [7]}, "jobs = 7 is not a text"),
        ({"grades": ["(x"]}, r"grades = '\(x' is not a pattern"),
        ({"means": ["mgr"]}, r"means = \['mgr'\] is not a table"),
        ({"means": {"a": ["x"], "b": ["x"]}}, "means.b = 'x' also stands for 'a'"),
        ({"unclear": {"boss": 1}}, "unclear.boss = 1 is not a text"),
        ({"other_work": [{"because": "no"}]}, "other_work.words = None is not a list"),
        ({"other_work": [{"words": ["x"], "why": "y"}]}, "other_work.why = 'y' is not a key"),
    ],
)
def test_a_malformed_table_is_named(table: dict[str, Any], said: str) -> None:
    """A rule author reads which key is wrong and what stands there."""
    with pytest.raises(ValueError, match=said):
        TitleLexicon.from_table(table, {})


def test_a_title_of_two_roles_is_named() -> None:
    """One plain title cannot stand for two roles."""
    with pytest.raises(ValueError, match="titles of 'cook' = 'Chef' also stands for 'boss'"):
        TitleLexicon.from_table({}, {"boss": ("chef",), "cook": ("Chef",)})


def test_without_words_a_plain_title_is_still_understood() -> None:
    """A knowledge base of its own may go without a titles.toml full of words."""
    words = TitleLexicon.from_table({}, {"cook": ("pastry chef",)})

    assert read_title("Pastry-Chef", words).role == "cook"
    assert read_title("Pastry Chef, Paris", words).role is None


@needs_data
def test_no_real_look_alike_is_taken_for_a_role() -> None:
    """Of the titles that only sound right, just the misspelled project managers are understood."""
    understood = roles_of(real_titles("titles_lookalikes.csv", "title"))

    assert set(understood.values()) <= {"project_manager", "programme_manager"}
    assert all(re.search(r"ma[nm][ag]+er\b", title.casefold()) for title in understood)


@needs_data
@pytest.mark.parametrize(
    ("name", "column"), [("ibm_hr_attrition.csv", "JobRole"), ("hrdataset_v14.csv", "Position")]
)
def test_a_staff_file_without_project_people_names_no_role(name: str, column: str) -> None:
    """In the two teaching files nobody works in projects."""
    assert roles_of(real_titles(name, column)) == {}


@needs_data
def test_the_real_posts_of_an_agency() -> None:
    """A British agency's list of posts names six of our roles, and nothing else passes for one."""
    understood = roles_of(real_titles("uk_npia_2011-03-31_junior.csv", "Generic Job Title"))

    assert {title.casefold(): role for title, role in understood.items()} == {
        "project manager": "project_manager",
        "senior project manager": "senior_project_manager",
        "programme manager": "programme_manager",
        "programme office manager": "pmo_manager",
        "programme support officer": "pmo_coordinator",
        "project support officer": "pmo_coordinator",
    }


@needs_data
def test_most_real_project_titles_are_understood() -> None:
    """Of what project people really write, as much is understood as docs/titles.md says."""
    understood = roles_of(real_titles("titles.csv", "title"))

    assert len(understood) >= 270
    assert all(re.search(r"proj|prog|portfolio|pmo", title.casefold()) for title in understood)
