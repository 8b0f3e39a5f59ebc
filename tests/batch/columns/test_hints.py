"""Hints: a column is known by its content."""

from pathlib import Path

import pytest

from engine.batch.columns.hints import looks_like
from engine.core.model import KnowledgeBase
from tests.batch.columns.inspections import inspected, passed

HINTS = {
    "titles of roles": (["PMO Analyst", "Project Manager", "Cook", "Baker"], "current_role"),
    "one title": (["PMO Analyst", "Cook"], None),
    "values of an attribute": (["small", "large", "medium"], "organisation_size"),
    "mostly values": (["clear", "unclear", "dead man's shoes", "vague", "zzz"], "career_ladder"),
    "too few values": (["clear", "unclear", "zzz"], None),
    "marks that only resemble values": (["high", "medium", "low"], None),
    "yes and no": (["Yes", "No"], None),
    "head-counts, or pay": (["12", "300", "40000"], None),
    "nothing": (["", " "], None),
}


@pytest.mark.parametrize(("texts", "attribute"), HINTS.values(), ids=HINTS.keys())
def test_a_column_is_known_by_its_content(
    knowledge_base: KnowledgeBase, texts: list[str], attribute: str | None
) -> None:
    """Only where it can hardly be anything else."""
    hint = looks_like(knowledge_base, texts)

    assert (hint.attribute if hint else None) == attribute


def test_what_another_column_tells_is_not_suggested(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """The titles are read already."""
    found = inspected(
        knowledge_base,
        tmp_path,
        "Post,Manager's work\nPMO Analyst,Project Manager\nCook,PMO Lead\n",
    )

    assert passed(found, "Manager's work").hint is None
