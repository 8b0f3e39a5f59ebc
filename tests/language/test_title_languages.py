"""Job titles in six languages besides English, with the forms of the genders."""

import pytest

from engine.language.title_tokens import unaccented
from engine.language.titles import read_title
from tests.language.shipped_titles import WORDS

PM, SENIOR, JUNIOR = "project_manager", "senior_project_manager", "junior_project_manager"
GERMAN = {
    "Projektleiter": PM,
    "Projektleiterin": PM,
    "Projektleiter/in": PM,
    "Projektleiter/-in": PM,
    "Projektleiter:in": PM,
    "Projektleiter*in": PM,
    "Projektleiter_in": PM,
    "Projektleiter(in)": PM,
    "Projektleiter / Projektleiterin": PM,
    "IT-Projektleiter (w/m/d)": PM,
    "Technischer Projektleiter": PM,
    "Projektmanager (m/w/d)": PM,
    "Senior Projektmanagerin": SENIOR,
    "Projektleiter Senior": SENIOR,
    "Junior Projektmanager": JUNIOR,
    "Programmleiter/in": "programme_manager",
    "Programm-Manager": "programme_manager",
    "Programmmanagerin": "programme_manager",
    "Leiter PMO": "pmo_director",
    "Leiterin Projektmanagement Office": "pmo_director",
    "PMO-Leitung": "pmo_director",
    "PMO-Manager:in": "pmo_manager",
    "Projektkoordinator*in": "pmo_coordinator",
    "Projektassistenz": "pmo_coordinator",
}
FRENCH = {
    "Chef de projet": PM,
    "Cheffe de projet": PM,
    "Chef.fe de projet": PM,
    "Chef·fe de projet": PM,
    "Chef(fe) de projets": PM,
    "Chef/Cheffe de projet": PM,
    "Chef de projet informatique (H/F)": PM,
    "Chef de projet SI": PM,
    "Gestionnaire de projet": PM,
    "Responsable de projet": PM,
    "Chef de projet senior": SENIOR,
    "Chef de projet junior": JUNIOR,
    "Assistant chef de projet": JUNIOR,
    "Directeur de programme": "programme_director",
    "Directrice de programme": "programme_director",
    "Responsable PMO": "pmo_manager",
    "Directeur PMO": "pmo_director",
    "Analyste PMO": "pmo_analyst",
    "Coordinatrice de projet": "pmo_coordinator",
}
SPANISH = {
    "Jefe de proyecto": PM,
    "Jefa de proyectos": PM,
    "Jefe/a de Proyecto": PM,
    "Gerente de proyectos": PM,
    "Gestor de proyectos": PM,
    "Gerente de Proyectos Sénior": SENIOR,
    "Gerente de programa": "programme_manager",
    "Director de programa": "programme_director",
    "Responsable de PMO": "pmo_manager",
    "Gerente, Oficina de Gestión de Proyectos": "pmo_manager",
    "Directora de PMO": "pmo_director",
    "Analista PMO": "pmo_analyst",
    "Coordinador/a de proyectos": "pmo_coordinator",
}
DUTCH = {
    "Projectleider": PM,
    "Projectmanager": PM,
    "Senior projectmanager (m/v)": SENIOR,
    "Junior projectleider": JUNIOR,
    "Programmamanager": "programme_manager",
    "Hoofd PMO": "pmo_director",
    "Manager PMO": "pmo_manager",
    "PMO-medewerker": "pmo_coordinator",
    "Projectcoördinator": "pmo_coordinator",
    "Scrummaster": "scrum_master",
}
ITALIAN = {
    "Capo progetto": PM,
    "Capoprogetto": PM,
    "Responsabile di progetto": PM,
    "Responsabile PMO": "pmo_manager",
    "Direttore di programma": "programme_director",
    "Coordinatrice di progetto": "pmo_coordinator",
}
PORTUGUESE = {
    "Gerente de projetos": PM,
    "Gestora de projetos": PM,
    "Gerente de Projetos Sênior": SENIOR,
    "Gerente de Projetos Júnior": JUNIOR,
    "Gerente de programas": "programme_manager",
    "Analista de PMO": "pmo_analyst",
}
UNDERSTOOD = [*GERMAN.items(), *FRENCH.items(), *SPANISH.items()]
UNDERSTOOD += [*DUTCH.items(), *ITALIAN.items(), *PORTUGUESE.items()]
NONE = [
    # somebody else's work
    "Teilprojektleiter",
    "Bauleiter",
    "Assistent der Projektleitung",
    "Assistenz des Projektleiters",
    "Leiter Produktion",
    "Chef de produit",
    "Chef de chantier",
    "Assistante du chef de projet",
    "Jefe de obra",
    "Jefe de producto",
    "Asistente del jefe de proyecto",
    "Hoofd Productie",
    "Capo cantiere",
    "Responsabile di produzione",
    "Gerente de produção",
    "Responsable de programmes immobiliers",
    "Directeur de programmes",
    "Coordinatrice de programmes",
    "Jefe de programa",
    "Projektleiter - Bauleiter",
    "Projectleider, uitvoerder",
    "Director de programa de radio",
    # two jobs
    "Ingenieur und Projektleiter",
    "Ingénieur - Chef de projet",
    "Consultant / Chef de projet",
    "Ingeniero y jefe de proyecto",
    "Projectleider / adviseur",
    # one of two roles
    "Chargé de projet",
    "Chargée de projet",
    "Coordenador de projetos",
    "Coordenador(a) de Projetos",
    "Directeur de projet",
    "Líder de proyecto",
]


@pytest.mark.parametrize(("title", "role"), UNDERSTOOD)
def test_a_title_in_another_language_is_understood(title: str, role: str) -> None:
    """The plain titles of six languages name their roles, for men, women and everybody."""
    assert read_title(title, WORDS).role == role


@pytest.mark.parametrize(("title", "role"), UNDERSTOOD)
def test_accents_do_not_count(title: str, role: str) -> None:
    """Somebody without the keys for accents is understood as well."""
    assert read_title(unaccented(title.casefold()), WORDS).role == role


@pytest.mark.parametrize("title", NONE)
def test_another_job_in_another_language_names_no_role(title: str) -> None:
    """What is not surely one of the roles is none, whatever the language."""
    assert read_title(title, WORDS).role is None


def test_a_reason_quotes_the_accents_that_were_typed() -> None:
    """A person sees the word as it stands in the file."""
    reading = read_title("Ingénieur - Chef de projet", WORDS)

    assert reading.reason == "it names both 'chef de projet' and 'ingénieur'"
