"""The open questions in words, on every page alike."""

from hypothesis import given

from engine.analysis.report import report
from engine.core.model import Facts
from engine.phrasing.open_questions import MOST, open_questions_in_words
from tests.shipped import COORDINATOR, SHIPPED
from tests.strategies import facts


@given(facts(SHIPPED))
def test_a_page_names_a_few_questions_and_counts_the_others(known: Facts) -> None:
    """Nobody reads twelve; and nobody is asked for what they said."""
    found = report(SHIPPED, known)

    lines = open_questions_in_words(found)

    assert len(lines) <= MOST + 1
    said = {SHIPPED.attributes[id].question for id in known}
    assert not [line for line in lines if any(line.startswith(one) for one in said)]
    counted = [line for line in lines if "?" not in line]
    assert len(counted) <= 1
    open_ones = len(found.missing_facts.leads_to) + len(found.missing_facts.adds)
    named = len(lines) - len(counted)
    if found.advice.path:
        assert bool(counted) == (open_ones > named)


def test_what_little_is_known_makes_a_short_list() -> None:
    """Three questions to begin with; five where more is known."""
    one: Facts = {"ambitions": ("seniority",)}

    few = open_questions_in_words(report(SHIPPED, one))
    more = open_questions_in_words(report(SHIPPED, COORDINATOR))

    assert len([line for line in few if "?" in line]) <= 3
    assert len([line for line in more if "?" in line]) == 5
    assert more[-1].startswith("4 other questions could change it as well, alone or together;")
