"""The questions to answer next."""

from hypothesis import given

from engine.analysis.next_questions import next_questions
from engine.analysis.report import report
from engine.core.model import Facts
from tests.shipped import SHIPPED
from tests.strategies import facts


@given(facts(SHIPPED))
def test_every_question_that_could_change_the_path_is_there(known: Facts) -> None:
    """In another order, and with the same results; nobody is asked for what they said."""
    found = report(SHIPPED, known)

    questions = next_questions(found)

    assert questions == found.missing_facts.leads_to
    assert not questions.keys() & known.keys()
    paths = [sum(path is not None for path in leads_to) for leads_to in questions.values()]
    assert paths == sorted(paths, reverse=True)


def test_somebody_of_whom_a_title_is_known_is_asked_for_wishes_first() -> None:
    """What they want tells most, then whether they mean to leave."""
    first, second, *_ = next_questions(report(SHIPPED, {"current_role": "pmo_analyst"}))

    assert (first, second) == ("ambitions", "serious_about_leaving")
