"""The explanation of a result as columns of a staff file."""

from hypothesis import given

from engine.analysis.report import report
from engine.batch.explained_columns import explained_cells, explained_columns
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.views.console.explanation import show_counterfactuals, show_explanation
from tests.shipped import COORDINATOR, SHIPPED
from tests.strategies import facts


def test_there_is_a_column_for_firmness_and_one_for_each_path(
    knowledge_base: KnowledgeBase,
) -> None:
    """The paths stand in the document's order, whatever is recommended to whom."""
    assert explained_columns(knowledge_base) == (
        "firmness",
        "why_not_move_up",
        "why_not_move_out",
        "why_not_move_sideways",
        "why_not_move_to_line",
        "why_not_stay",
    )


def test_every_cell_is_filled(knowledge_base: KnowledgeBase) -> None:
    """The recommended path says so; each other one says what is nearest to it."""
    assert explained_cells(report(knowledge_base, COORDINATOR)) == (
        "fairly firm",
        "Ruled out by rule up-blocked, because of career ladder: none. "
        "Rule up-wants-seniority (+7) would need ambitions: a more senior post (not known).",
        "recommended",
        "Scores 0, 4 decibans behind. "
        "Rule side-wants-breadth (+7) would need ambitions: broader experience (not known).",
        "Scores 0, 4 decibans behind. Rule line-wants-out-of-projects (+12) would need "
        "where the next post should be: outside projects (not known).",
        "Scores 0, 4 decibans behind. "
        "Rule stay-content (+7) would need ambitions: to stay where I am (not known).",
    )


def test_without_a_recommendation_nothing_is_firm(knowledge_base: KnowledgeBase) -> None:
    """Not enough to advise is no recommendation that could be held on to."""
    firm, *others = explained_cells(report(knowledge_base, {}))

    assert firm == ""
    assert all(other.startswith("Scores 0. Rule ") for other in others)


@given(known=facts(SHIPPED))
def test_a_staff_file_says_what_the_screen_says(known: Facts) -> None:
    """Nobody is told one thing by `advise` and another by `batch`."""
    advice = consult(SHIPPED, known)
    page = " ".join(show_explanation(report(SHIPPED, known), "full").split())

    firm, *others = explained_cells(report(SHIPPED, known))

    for path, cell in zip(SHIPPED.paths.values(), others, strict=True):
        if path.id == advice.path:
            assert cell == "recommended"
        else:
            assert f"{path.title}. {cell}" in page
    if advice.path:
        assert f"{firm}:" in show_counterfactuals(report(SHIPPED, known)).lower()
