"""The titles that frameworks of the profession name: what is made of each, with its source."""

import pytest

from engine.language.titles import read_title
from tests.language.shipped_titles import ROLES, WORDS

LABELS = {role["title"].casefold(): role["id"] for role in ROLES}
FRAMEWORKS: dict[str, dict[str, str | None]] = {
    "APM salary and market trends survey, United Kingdom": {
        "Head of Projects": None,
        "Programme Manager": "programme_manager",
        "Portfolio Manager": "portfolio_manager",
        "Senior Project Manager": "senior_project_manager",
        "Project Office Manager": "pmo_manager",
        "Project Manager": "project_manager",
        "Change Manager": "change_manager",
        "Assistant Project Manager": "junior_project_manager",
        "Project Coordinator": "pmo_coordinator",
        "Project Office Support": "pmo_coordinator",
        "Project Administrator": "pmo_coordinator",
    },
    "PMO Learning (House of PMO), types of jobs in a PMO": {
        "Project Support Officer": "pmo_coordinator",
        "Project Office Co-ordinator": "pmo_coordinator",
        "Project Office Analyst": "pmo_analyst",
        "Programme Office Co-ordinator": "pmo_coordinator",
        "Programme Office Analyst": "pmo_analyst",
        "Programme Office Support": "pmo_coordinator",
        "PMO Officer": "pmo_coordinator",
        "Project Management Officer": None,
        "Project Assistant": "pmo_coordinator",
        "Project Planner": "project_planner",
        "Project Scheduler": "project_planner",
    },
    "P3O (AXELOS), management and generic roles": {
        "Head of Programme Office": "pmo_director",
        "Portfolio Analyst": "portfolio_analyst",
        "Programme Specialist": None,
        "Project Officer": "pmo_coordinator",
    },
    "PMO competency framework (B. Satchwell), structure": {
        "PMO Coordinator": "pmo_coordinator",
        "PMO Analyst": "pmo_analyst",
        "PMO Manager": "pmo_manager",
        "PMO Director": "pmo_director",
    },
    "Provek project management competence framework": {"Programme Office Manager": "pmo_manager"},
    "PMI, Earning Power": {
        "Director of PMO": "pmo_director",
        "Project Manager III": "project_manager",
        "Program Manager": "programme_manager",
    },
    "O*NET, reported titles of 13-1082.00, 15-1199.09 and 15-1299.09, United States": {
        "IT Project Manager (Information Technology Project Manager)": "project_manager",
        "Cybersecurity Project Manager": "project_manager",
        "IT Program Manager (Information Technology Program Manager)": "programme_manager",
        "Scrum Master": "scrum_master",
        "Transition Program Manager": None,
        "Senior Lead Project Manager": "senior_project_manager",
        "Implementation Project Manager": "project_manager",
        "Human Resources Project Manager (HR Project Manager)": "project_manager",
        "Project Controller": None,
        "Project Delivery Manager": None,
        "Project Management Specialist": None,
    },
    "Government Digital and Data capability framework, United Kingdom": {
        "Delivery Manager": None,
        "Associate Delivery Manager": None,
        "Head of Delivery Management": None,
        "Product Manager": "product_manager",
        "Business Analyst": "business_analyst",
    },
    "Project Delivery Capability Framework, United Kingdom": {
        "Programme Director": "programme_director",
        "Project Director": None,
    },
}
TITLES = [(title, role) for titles in FRAMEWORKS.values() for title, role in titles.items()]


@pytest.mark.parametrize(("title", "role"), TITLES)
def test_a_title_of_a_framework_is_read(title: str, role: str | None) -> None:
    """A title names its role; one that frameworks use for several kinds of work names none."""
    assert (LABELS.get(title.casefold()) or read_title(title, WORDS).role) == role


def test_as_many_are_understood_as_the_documentation_says() -> None:
    """docs/titles.md gives these figures."""
    assert (len(TITLES), sum(role is not None for _, role in TITLES)) == (52, 41)
