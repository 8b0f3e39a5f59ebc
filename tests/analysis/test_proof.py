"""Proofs: the chain from facts through flags and evidence to a path."""

from collections.abc import Iterator

from hypothesis import given, settings

from engine.analysis.proof import Ground, Proof, Step, proofs
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from tests.shipped import COORDINATOR, SHIPPED
from tests.strategies import examples, facts

NO_LADDER = Ground("career_ladder", "none")


def grounds_of(step: Step) -> Iterator[Ground]:
    """Everything that a step rests on, flags and facts alike."""
    for ground in step.grounds:
        yield ground
        for inner in ground.steps:
            yield from grounds_of(inner)


CLIMBER: Facts = {"current_role": "pmo_analyst", "career_ladder": "clear"}


def test_a_chain_leads_from_what_was_said_to_the_path(knowledge_base: KnowledgeBase) -> None:
    """A flag on the way shows the rule that concluded it and the facts behind that."""
    blocked = Step("ladder-blocked", ("O2",), 0, (NO_LADDER,))

    chain, *_ = proofs(knowledge_base, consult(knowledge_base, COORDINATOR))

    assert chain == Proof(
        path="move_out",
        score=4,
        steps=(
            Step(
                "out-small-organisation-no-ladder",
                ("O1", "O2", "O3"),
                4,
                (
                    Ground("organisation_size", "small"),
                    Ground("ladder_blocked", True, (blocked,)),
                ),
            ),
        ),
    )


def test_the_role_stands_for_what_it_brings(knowledge_base: KnowledgeBase) -> None:
    """Nobody said that a role stands above theirs; they said which role they have."""
    chain, *_ = proofs(knowledge_base, consult(knowledge_base, CLIMBER))

    assert Ground("current_role", "pmo_analyst") in chain.steps[0].grounds


def test_without_a_path_every_path_that_is_spoken_of_has_its_chain(
    knowledge_base: KnowledgeBase,
) -> None:
    """Where things cancel out, both sides are shown."""
    advice = consult(knowledge_base, {"pnl_appetite": "none", "career_ladder": "unclear"})

    found = proofs(knowledge_base, advice)

    assert advice.path is None
    assert [(chain.path, chain.score) for chain in found] == [
        ("move_up", -2),
        ("move_to_line", -7),
    ]


@settings(max_examples=examples(200))
@given(known=facts(SHIPPED))
def test_the_weights_add_up_to_the_score(known: Facts) -> None:
    """Nothing that counts is left out of a chain, and nothing stands in it that does not."""
    advice = consult(SHIPPED, known)
    scores = {standing.path: standing.score for standing in advice.ranking}

    for chain in proofs(SHIPPED, advice):
        assert sum(step.weight for step in chain.steps) == chain.score == scores[chain.path]


@settings(max_examples=examples(200))
@given(known=facts(SHIPPED))
def test_every_chain_begins_with_what_was_said(known: Facts) -> None:
    """A step rests on stated facts, or on a flag with the steps that concluded it."""
    for chain in proofs(SHIPPED, consult(SHIPPED, known)):
        for ground in (ground for step in chain.steps for ground in grounds_of(step)):
            said = known.get(ground.name)
            if isinstance(said, tuple):
                assert isinstance(ground.value, tuple)
                assert set(ground.value) <= set(said)
            else:
                assert ground.steps or ground.value == said
