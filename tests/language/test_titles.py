"""Job titles: what people write, and what is made of it."""

import csv
import re
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.language import titles as reading_of_titles
from engine.language.title_lexicon import TitleLexicon
from engine.language.title_tokens import words_and_marks
from engine.language.titles import read_title
from tests.checkout import DATA, needs_data
from tests.language.shipped_titles import TABLE, TITLES, WORDS

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
        "Project\u2011Manager",
        "Manager - Projects",
        "Project Manager, PMP",
        "Project Manager (DEV team)",
    ),
    "senior_project_manager": (
        "Sr. Project Manager",
        "Snr Project Mgr - Band G",
        "Senior Bridges Project Manager",
        "Project Manager, Senior",
        "Principal Project Manager",
        "Lead Project Manager",
        "Project Manager Senior",
        "Sr. Manager - Projects",
    ),
    "junior_project_manager": (
        "Jr Project Manager",
        "Asst. Project Manager 02",
        "Associate Mechanical Project Manager",
        "Project Manager, Assistant",
        "Graduate Project Manager",
    ),
    "programme_manager": (
        "Programme Manager G7",
        "Progamme Msnager",
        "Program Manager III",
        "Senior IT Program Manager",
        "Programme Manager (m/f/d)",
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
        "Project Administrator - Band D",
        "Project Mgmt Office Administrator",
        "Project Office Support",
        "Project Officer",
    ),
    "pmo_analyst": (
        "Analyst, Project Management Office",
        "Project Office Analyst",
        "Senior PMO Analyst",
        "PMO Project Analyst",
        "PMO \u2013 Analyst",
        "PMO\u2014Analyst",
        "PMO\u2011Analyst",
        "PMO: Analyst",
        "Analyst, PMO",
        "Project Management Office (PMO) Analyst",
        "PMO (Project Management Office) Analyst",
        "Analyst, Project Management Office (PMO)",
        "Analyst PMO, Senior",
    ),
    "pmo_manager": (
        "Programme Office Manager",
        "Manager, Portfolio Office",
        "Programmes and Project Management Office Manager",
        "PMO Lead",
        "PMO Team Lead",
        "PMO Office Manager",
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
    "agile_delivery_manager": ("Agile Delivery Manager", "Senior Agile Delivery Manager, Payments"),
    "agile_delivery_lead": ("Agile Delivery Lead",),
    "scrum_master": ("SCRUM MASTER II", "Senior Scrum Master", "Scrum Master - Payments"),
    "change_manager": (
        "Change Manager",
        "Snr Business Change Manager",
        "Organisational Change Manager",
    ),
    "programme_director": ("Programme Director", "Director, Change Programme"),
    "head_of_project_delivery": ("Head of Project Delivery", "Head of IT Project Delivery"),
    "project_planner": ("Project Planner", "Jr Project Scheduler"),
    "project_controls_analyst": ("Project Controls Analyst", "Senior Project Controls Specialist"),
    "project_controls_manager": ("Project Controls Manager", "Manager of Project Controls"),
    "portfolio_analyst": ("Project Portfolio Analyst", "Change Portfolio Analyst"),
    "pmo_consultant": ("PMO Consultant", "Senior PMO Consultant, Retail", "PMO Advisor"),
    "business_analyst": ("Business Analyst", "Sr Business Analyst"),
    "product_manager": ("Product Manager", "Senior Product Manager"),
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
    "Special Projects Manager": "'special projects'",
    "Project / Programme Manager": "'project manager' and 'programme manager'",
    "Programme, Project and PMO Manager": "'programme manager' and 'project manager' and 'pmo",
    "Junior Project Manager/Project Manager": "'junior project manager' and 'project manager'",
    "Key Account Manager/Project Manager": "'project manager' and 'key account manager'",
    "Senior Project Manager & Hydrologist": "'project manager' and 'hydrologist'",
    "Project Manager Engineer": "'project manager' and 'engineer'",
    "Festivals and Project Manager": "more than 'project manager'",
    "Assistant to the Project Manager": "more than 'project manager'",
    "Project Manager's Assistant": "'project manager' and 'assistant'",
    "Junior Programme Manager": "no role of that name that is 'junior'",
    "Director of Programmes": "'programmes'",
    "Product Manager, Dairy": "'dairy'",
    "MBA Programme Director": "'mba'",
    "IT Change Manager": "the control of changes",
    "Service Delivery Manager": "about a service",
    "PMO": "no role",
    "Programme and Project Management": "no role",
    "Project Engineer": "no role",
    "Former Project Manager": "'former'",
    "Not a project manager": "'not'",
    "Product Line Manager": "'product'",
    "IT Operations Manager": "'it'",
    "Manager": "no project",
    "Production Manager": "no project",
    "Office Manager": "no project",
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


def test_the_reading_does_not_promote_anybody() -> None:
    """What a title was read as keeps the word of seniority that was typed."""
    assert (
        read_title("Principal Project Mgr", WORDS).reason == "read as 'principal project manager'"
    )


AMBIGUOUS = {
    "Delivery Manager": ("project_manager", "agile_delivery_manager"),
    "Senior Delivery Manager": ("project_manager", "agile_delivery_manager"),
    "Delivery Lead": ("project_manager", "agile_delivery_lead"),
    "Technical Program Manager": ("project_manager", "programme_manager"),
    "Sr Technical Program Manager L6": ("project_manager", "programme_manager"),
    "Project Lead": ("junior_project_manager", "project_manager"),
    "Director of IT Projects": ("senior_project_manager", "programme_director"),
    "Head of Projects": ("programme_director", "head_of_project_delivery"),
    "Project Analyst": ("pmo_analyst", "business_analyst"),
    "Project Support Manager": ("pmo_coordinator", "pmo_manager"),
    "PMO Executive": ("it_pmo_executive", "business_pmo_executive"),
    "Transformation Manager": ("programme_manager", "change_manager"),
}


@pytest.mark.parametrize(("title", "roles"), AMBIGUOUS.items())
def test_a_title_of_two_roles_names_them(title: str, roles: tuple[str, ...]) -> None:
    """A title that is used for two of the roles is none of them, and both are offered."""
    reading = read_title(title, WORDS)

    assert (reading.role, reading.candidates) == (None, roles)


@pytest.mark.parametrize("title", ["Creative Delivery Manager", "Benefit Delivery Manager", "Lead"])
def test_other_work_is_not_offered_two_roles(title: str) -> None:
    """Where other words speak against both roles, neither is offered."""
    assert read_title(title, WORDS).candidates == ()


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
BEFORE = st.sampled_from(["", "  ", "Acting ", "Interim ", "* ", "\ufeff", "\u200b"])
AFTER = st.sampled_from(
    ["", " ", " II", " 02", " G7", " (Grade 7)", " - Band E", ", HEO", ".", "#", " (m/f/x)"]
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


WORK_OF_NO_PROJECT = {"change", "business", "transformation", "delivery"}  # "change manager"
PROJECT_WORDS = {*TABLE["subjects"], *WORK_OF_NO_PROJECT, "line", "department", "operations"}
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


PIECES = st.sampled_from(
    [
        *(
            "PMO",
            "Analyst",
            "Mgr",
            "Snr",
            "Prog.",
            "Chef de projet",
            "Projektleiter",
            "Leiter",
            "of",
            "IT",
        ),
        *(
            "Engineer",
            "Head",
            "Director",
            "-",
            "/",
            ",",
            "and",
            "Project Management Office",
            "Jr",
            "stv.",
        ),
        *("Delivery", "Program", "Zebra", "Directrice", "Lead", "projects"),
    ]
)


@given(st.lists(PIECES, min_size=1, max_size=6).map(" ".join))
def test_a_reason_quotes_only_what_was_typed(title: str) -> None:
    """A reason never names a title, or a word, that nobody typed."""
    reading = read_title(title, WORDS)
    told = reading.reason if reading.role is None and not reading.candidates else ""
    fixed = " ".join([*TABLE["unclear"].values()])

    quoted = [one for one in re.findall(r"'([^']*)'", told) if f"'{one}'" not in fixed]

    typed = words_and_marks(title)
    assert {word for one in quoted for word in words_and_marks(one)} <= {*typed, ","}


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "project and ",
            "project, ",
            "a ",
            " ",
            ", ",
            "senior ",
            "pmo , ",
            "x.",
            "(m/w/d) ",
            "/in ",
            "é",
            "ii ",
        ),
        *(
            "manager of ",
            "head of pmo ",
            "project manager ",
            "chef de projet - ",
            "programme management ",
        ),
    ],
)
def test_a_long_title_is_read_in_linear_time(piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """More text takes so much more time, and no more, even without a limit to its length."""
    monkeypatch.setattr(reading_of_titles, "LONGEST", 100_000)
    short, long = (_seconds(piece * (count // len(piece))) for count in (2_000, 8_000))

    assert long < 10 * short + 0.1  # four times the text; with its square it would be 16


def _seconds(text: str) -> float:
    """The shortest of three times that a processor spends on the reading of a text."""
    times = []
    for _ in range(3):
        start = time.process_time()
        read_title(text, WORDS)
        times.append(time.process_time() - start)
    return min(times)


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
        ({"ambiguous": [{"titles": ["x"], "roles": ["a"], "because": "y"}]}, "names no two roles"),
        (
            {"ambiguous": [{"titles": ["X"], "roles": ["a", "b"], "because": "y"}]},
            "ambiguous.titles = 'X'",
        ),
        ({"ambiguous": ["x"]}, "ambiguous = 'x' is not a table"),
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


def test_an_ambiguous_title_of_an_unknown_role_is_named() -> None:
    """A title can only be offered roles that the catalogue has."""
    table = {"ambiguous": [{"titles": ["chef"], "roles": ["cook", "boss"], "because": "it may be"}]}

    with pytest.raises(ValueError, match=r"ambiguous\.roles = 'boss' is not a role"):
        TitleLexicon.from_table(table, {"cook": ("cook",)})


def test_without_words_a_plain_title_is_still_understood() -> None:
    """A knowledge base of its own may go without a titles.toml full of words."""
    words = TitleLexicon.from_table({}, {"cook": ("pastry chef",)})

    assert read_title("Pastry-Chef", words).role == "cook"
    assert read_title("Pastry Chef, Paris", words).role is None


@needs_data
def test_no_real_look_alike_is_taken_for_a_role() -> None:
    """Of the titles that only sound right, just misspelled project managers are understood."""
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
    """A British agency's posts name seven of our roles, and nothing else passes for one."""
    understood = roles_of(real_titles("uk_npia_2011-03-31_junior.csv", "Generic Job Title"))

    assert {title.casefold(): role for title, role in understood.items()} == {
        "project manager": "project_manager",
        "senior project manager": "senior_project_manager",
        "programme manager": "programme_manager",
        "programme office manager": "pmo_manager",
        "programme support officer": "pmo_coordinator",
        "project support officer": "pmo_coordinator",
        "business change manager": "change_manager",
    }


@needs_data
def test_most_real_project_titles_are_understood() -> None:
    """Of what project people really write, as much is understood as docs/titles.md says."""
    understood = roles_of(real_titles("titles.csv", "title"))

    assert len(understood) >= 270
    assert all(
        re.search(r"proj|prog|portfolio|pmo|change|scrum", title.casefold()) for title in understood
    )
