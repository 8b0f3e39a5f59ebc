"""A result as one row of cells and as JSON fields."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.core.advice import Advice
from engine.core.advice_row import RESULT_COLUMNS, Wording, result_cells
from engine.core.model import KnowledgeBase
from engine.core.semantics import consult
from tests import strategies
from tests.strategies import examples


def test_a_result_as_cells(knowledge_base: KnowledgeBase) -> None:
    """One cell for each result column; what is not there is empty, numbers are plain."""
    advice = Advice(
        path="stay",
        case="fair",
        certainty=0.8,
        score=6,
        runner_up=None,
        margin=6,
        known=3,
        next_roles=("pmo_manager", "pmo_director"),
        why=("One.", "Two."),
        advice=(),
        cautions=("Mind.",),
        contradictions=("Which?",),
        rules_fired=("a", "b"),
        problems={"current_role": "'x' is not understood"},
        rules_version="v",
        facts={},
        ranking=(),
        reasons=(),
    )
    nothing = result_cells(consult(knowledge_base, {}))

    assert dict(zip(RESULT_COLUMNS, result_cells(advice), strict=True)) == {
        "path": "stay",
        "case": "fair",
        "certainty": "0.80",
        "score": "6",
        "runner_up": "",
        "margin": "6",
        "known": "3",
        "next_roles": "pmo_manager; pmo_director",
        "why": "One.; Two.",
        "advice": "",
        "cautions": "Which?; Mind.",
        "rules_fired": "a; b",
        "problems": "current_role: 'x' is not understood",
        "rules_version": "v",
    }
    assert nothing[:5] == ("", "", "", "", "")


@settings(max_examples=examples(100), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_fields_are_those_of_the_definition(
    knowledge_base: KnowledgeBase, data: st.DataObject
) -> None:
    """Made from text cells, they are what the definition says, sentence by sentence."""
    advice = consult(knowledge_base, data.draw(strategies.facts(knowledge_base)), {"skills": "x"})

    fields = Wording(knowledge_base).fields(result_cells(advice), advice.problems)

    said = {name: getattr(advice, name) for name in RESULT_COLUMNS}
    said["cautions"] = (*advice.contradictions, *advice.cautions)
    assert fields == {
        name: list(value) if isinstance(value, tuple) else value for name, value in said.items()
    }
