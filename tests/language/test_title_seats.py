"""Job titles of a seat that is empty, shared or somebody else's: they name no role."""

import pytest

from engine.language.titles import read_title
from tests.language.shipped_titles import TITLES, WORDS

REFUSED = {
    "the post may be empty": [
        *("Project Manager (vacant)", "VACANT - PMO Analyst", "Vacancy: Programme Manager"),
        *("Project Manager - open position", "PMO Analyst (to be hired)", "Project Manager TBC"),
        *("Projektleiter (unbesetzt)", "Projektleiterin, vakant", "Projektleiter N.N."),
        *(
            "Chef de projet (poste vacant)",
            "Jefe de proyecto - vacante",
            "Projectleider (vacature)",
        ),
    ],
    "may stand for a deputy": [
        *(
            "Deputy PMO Manager",
            "Dep. Programme Manager",
            "Project Manager (deputy)",
            "Vice Head of PMO",
        ),
        *("Adjoint au PMO Manager", "Adjointe au chef de projet", "Chef de projet adjoint"),
        *("Stellvertretender Projektleiter", "Stv. Leiterin PMO", "Jefa adjunta de proyecto"),
        *("Plaatsvervangend hoofd PMO", "Adjunct PMO Manager"),
    ],
    "may be there to learn the work": [
        *(
            "Project Manager Intern",
            "Trainee Project Manager",
            "Apprentice Project Support Officer",
        ),
        *("Praktikant Project Manager", "Werkstudent PMO Analyst", "Azubi Projektkoordinator"),
        *("Stagiaire chef de projet", "Chef de projet (stage)", "Alternante cheffe de projet"),
        *("Becario PMO Analyst", "Stagiair projectmanager", "Tirocinante PMO Analyst"),
        *("Estagiário, Gerente de projetos", "Cadet Project Manager"),
    ],
    "may not be the present job": [
        *("Former Project Manager", "Ex-PMO Director", "retired programme manager"),
        *("Project Manager (designate)", "Outgoing PMO Manager", "Ancien chef de projet"),
    ],
    "may be several people": ["Project Managers", "All project managers", "ICT project managers"],
    "the post may be shared": ["Project Manager (job share)", "PMO Manager - job sharing"],
    "it names more than": [
        *("Assistant to the Project Manager", "Office of the Programme Manager"),
        *("Support to PMO Manager", "Reporting to the Project Manager"),
    ],
    "it names both": [
        *("PA to the Programme Director", "Project Manager, CIO", "Project Manager - CIO"),
        *("PMO Manager, CIO, PM & BA", "Lead PMO - Chef de projet senior", "VP, Project Manager"),
        *("Consultant - Chef de projet", "Scrum Master / Project Manager", "Project Manager, AVP"),
        "Administrator (Project Manager grade)",
    ],
    "another level in public service": [
        "Administrative Project Manager",
        "ADMINISTRATIVE PROJECT MANAGER",
    ],
    "may stand above project managers": [
        "Associate Project Manager III",
        "ASSOCIATE PROJECT MANAGER 02",
    ],
    "with another": ["PROJECTS ADMINISTRATOR"],
    "a grade": ["Assistant Manager - Projects"],
}


@pytest.mark.parametrize(
    ("title", "said"), [(title, said) for said, titles in REFUSED.items() for title in titles]
)
def test_a_seat_that_is_not_somebodys_job_names_no_role(title: str, said: str) -> None:
    """A wrong role is worse than none, and the reason says what is in the way."""
    reading = read_title(title, WORDS)

    assert reading.role is None
    assert said in reading.reason


SEATS = ["(vacant)", "deputy", "intern", "- CIO", "unbesetzt", "adjoint", "stagiaire", "becario"]


@pytest.mark.parametrize("seat", SEATS)
def test_no_plain_title_survives_an_empty_or_borrowed_seat(seat: str) -> None:
    """What holds for one role holds for all."""
    titles = [title for some in TITLES.values() for title in some]

    assert {title for title in titles if read_title(f"{title} {seat}", WORDS).role} == set()
    assert {title for title in titles if read_title(f"{seat} {title}", WORDS).role} == set()
