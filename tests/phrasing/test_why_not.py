"""Why not another path, in words that need no weights."""

from hypothesis import given

from engine.analysis.report import report
from engine.core.model import Facts
from engine.phrasing.why_not import why_not_plainly
from tests.shipped import COORDINATOR, SHIPPED
from tests.strategies import facts


def test_it_says_how_a_path_stands_and_what_it_lacks() -> None:
    """What rules it out comes first; a rule is named behind what it rests on."""
    found = report(SHIPPED, {**COORDINATOR, "pnl_appetite": "none"})
    told = {one.path: [*why_not_plainly(SHIPPED, found.advice, one)] for one in found.why_not}

    assert told["move_up"] == [
        "Ruled out because of career ladder: none (rule up-blocked).",
        "What would speak for it: ambitions: a more senior post (not known), "
        "by rule up-wants-seniority.",
    ]
    assert told["move_to_line"][:2] == [
        "No case, well behind.",
        "Against it: appetite for profit and loss: none (rule line-no-profit-and-loss).",
    ]


@given(facts(SHIPPED))
def test_no_weight_is_in_it(known: Facts) -> None:
    """Scores and decibans stand in the explanation that is asked for."""
    found = report(SHIPPED, known)

    for other in found.why_not:
        for sentence in why_not_plainly(SHIPPED, found.advice, other, 3):
            assert "deciban" not in sentence
            assert "core" not in sentence.partition(":")[0]
