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
        "Projektleiter gesucht",
        "Wir suchen Projektleiter",
        "Unbesetzte Stelle PMO Manager",
        "PMO Manager offen",
        "PMO Director (frei)",
        "Backfill Project Manager",
        "Open PMO Manager",
        "Project Manager (to be replaced)",
        "Chef de projet (à remplacer)",
        "Jefe de proyecto (plaza libre)",
        "Projectleider gezocht",
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
        "Dy. Project Manager",
        "Co-Projektleiter",
        "Zweiter Projektleiter",
        "Vertretung Projektleiter",
        "Backup Project Manager",
        "Alternate Project Manager",
        "Joint PMO Manager",
        "Second Project Manager",
        "Jefe de proyecto suplente",
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
        "PMO Analyst (internship)",
        "PMO Analyst Interns",
        "Studentische Hilfskraft PMO Analyst",
        "Projektleiter Lehrling",
        "Chef de projet apprentissage",
        "Projektleiter in Ausbildung",
        "Traineeprogramm Projektmanager",
        "Project Manager Co-op",
    ],
    "may not be the present job": [
        *("Former Project Manager", "Ex-PMO Director", "retired programme manager"),
        *("Project Manager (designate)", "Outgoing PMO Manager", "Ancien chef de projet"),
        "Projektleiter i.R.",
        "Projektleiter a.D.",
        "Chef de projet retraité",
        "Projektleiter (ausgeschieden)",
        "Ehem. Projektleiter",
        "Project Manager (resigned)",
        "Project Manager (deceased)",
        "Kein Projektleiter",
        "pas chef de projet",
        "Never project manager",
        "Future Project Manager",
        "Candidate Project Manager",
        "Angehender Projektleiter",
        "Unemployed Project Manager",
    ],
    "may be several people": [
        *("Project Managers", "All project managers", "ICT project managers"),
        *("3 x PMO Analyst", "5x Projektleiter", "PMO Analyst (3 posts)", "Zwei Projektleiter"),
    ],
    "the post may be shared": [
        *(
            "Project Manager (job share)",
            "PMO Manager - job sharing",
            "Project Manager (job split)",
        ),
    ],
    "it may be somebody else's": [
        *("PMO Manager reportee", "Sekretariat Projektleiter", "Assistante de Direction PMO"),
    ],
    "it names more than": [
        *("Imker und Projektleiter", "Imker en projectleider"),
        *("Assistant to the Project Manager", "Office of the Programme Manager"),
        *("Support to PMO Manager", "Reporting to the Project Manager"),
    ],
    "it names both": [
        *("PA to the Programme Director", "Project Manager, CIO", "Project Manager - CIO"),
        *("PMO Manager, CIO, PM & BA", "Lead PMO - Chef de projet senior", "VP, Project Manager"),
        *("Consultant - Chef de projet", "Scrum Master / Project Manager", "Project Manager, AVP"),
        "Administrator (Project Manager grade)",
        "Project Manager, Mayor",
        "Project Manager, Dean",
        "Project Manager, MD",
        "Project Manager, GM",
        "Project Manager, QS",
        "Médecin chef de projet",
        "Chef de projet et graphiste",
        "Projektleiter und Kundenbetreuer",
        "Projectleider en eigenaar",
        "Project Manager / Translator",
        "Project Manager - Plumber",
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


UNKNOWN = [
    *("Scrum Master (Dev)", "PMO Head Office", "PMO Director Support", "Project Manager 2015-2019"),
    *("Project Manager (open)", "Project Manager Beekeeping"),
    *("Chef de projet, poète", "Poète chef de projet"),
    *("Project Manager / Poet", "Project Manager - Poet", "PMO Manager and Poet"),
    *("Project Manager, Poet of London", "Project Manager on leave", "Projektleiter & Imker"),
]


@pytest.mark.parametrize("title", UNKNOWN)
def test_an_unknown_word_behind_a_title_may_be_another_job(title: str) -> None:
    """Nobody can list every job, so that a word behind a title has to be known as no job."""
    reading = read_title(title, WORDS)

    assert reading.role is None
    assert "it may be other work" in reading.reason


KNOWN = [
    *("Project Manager, Marketing", "Project Manager - London", "Project Manager (Payments)"),
    *("Project Manager, Quay Works", "Project Manager for Ely", "Project Manager (Ely team)"),
    *("Projektleiter Hochbau", "Chef de projet informatique", "Projectleider bouw"),
    *("Project Manager R&D", "Project Manager, MBA", "Project Manager (remote)"),
    *("Ely Project Manager", "Project Manager, North Region", "Project Manager, Cloud Migration"),
]


@pytest.mark.parametrize("title", KNOWN)
def test_a_field_a_place_or_a_unit_behind_a_title_changes_nothing(title: str) -> None:
    """A project manager of marketing, in London or for a team is a project manager."""
    assert read_title(title, WORDS).role == "project_manager"


SEATS = ["(vacant)", "deputy", "intern", "- CIO", "unbesetzt", "adjoint", "stagiaire", "becario"]


@pytest.mark.parametrize("seat", SEATS)
def test_no_plain_title_survives_an_empty_or_borrowed_seat(seat: str) -> None:
    """What holds for one role holds for all."""
    titles = [title for some in TITLES.values() for title in some]

    assert {title for title in titles if read_title(f"{title} {seat}", WORDS).role} == set()
    assert {title for title in titles if read_title(f"{seat} {title}", WORDS).role} == set()
