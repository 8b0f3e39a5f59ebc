"""Parsing: what was said about a person becomes facts and problems, by attribute or heading."""

import pytest

from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.facts.headings import attribute_of_heading
from engine.facts.parse import understand, understand_all
from tests.shipped import SHIPPED

HEADINGS = [
    ("current_role", "current_role"),
    ("Job Title", "current_role"),
    ("job_title", "current_role"),
    ("JobRole", "current_role"),
    ("JOB.TITLE", "current_role"),
    (" Years In Current Role ", "years_in_role"),
    ("P&L appetite", "pnl_appetite"),
    ("Organization Size", "organisation_size"),
    ("EmployeeCount", None),  # of IBM's file, where everybody has a 1
    ("Headcount", "organisation_size"),
    ("Mitarbeiterzahl", "organisation_size"),
    ("In role since", "years_in_role"),
    ("Position Start Date", "years_in_role"),
    ("Im Amt seit", "years_in_role"),
    ("Hire date", None),
    ("Date of joining", None),
    ("Start date", None),
    ("Years of service", None),
    ("Age", None),
    ("Gender", None),
    ("", None),
]


@pytest.mark.parametrize(("heading", "attribute"), HEADINGS, ids=[h for h, _ in HEADINGS])
def test_headings_are_matched_by_name_or_synonym(heading: str, attribute: str | None) -> None:
    """A column is recognised however its heading is spelt, and never by a guess."""
    found = attribute_of_heading(SHIPPED, heading)

    assert (found.id if found else None) == attribute


def test_no_heading_stands_for_two_attributes(knowledge_base: KnowledgeBase) -> None:
    """A synonym that two attributes claim would be decided by chance."""
    for attribute in knowledge_base.stated.values():
        for name in (attribute.id, attribute.title, *attribute.headers):
            found = attribute_of_heading(knowledge_base, name)
            assert found is attribute, name


def test_problems_are_kept_by_attribute() -> None:
    """What was understood counts; what was not is listed beside it."""
    understood = understand(SHIPPED, {"years_in_role": "many", "organisation_size": "small"})

    assert understood.facts == {"organisation_size": "small"}
    assert list(understood.problems) == ["years_in_role"]


def test_unknown_attributes_are_misuse_with_the_nearest() -> None:
    """All of them are named, each with its nearest right spelling."""
    with pytest.raises(MisuseError) as caught:
        understand(SHIPPED, {"carer_ladder": "none", "organisation_sise": "small"})

    assert "'carer_ladder': does not exist. Did you mean 'career_ladder'?" in str(caught.value)
    assert "Did you mean 'organisation_size'?" in str(caught.value)


def test_where_nothing_may_be_lost_every_problem_is_misuse() -> None:
    """A command line has a person behind it who can say it again."""
    with pytest.raises(MisuseError) as caught:
        understand_all(SHIPPED, {"years_in_role": "many", "pnl_appetite": "kean"})

    assert "'many' is not a number" in str(caught.value)
    assert "nearest: keen" in str(caught.value)
