"""Laws that the shipped rules keep for anybody, however little is known of them."""

from collections.abc import Callable
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from engine.core.model import PATH, AnyOf, Facts, Rule, Value
from engine.core.semantics import consult, derive, fires
from tests.shipped import SHIPPED
from tests.strategies import examples, facts

EARLY = tuple(rule for rule in SHIPPED.rules.values() if rule.flag or rule.paths)
anybody = given(known=facts(SHIPPED))
many = settings(max_examples=examples(150))


def somebody(**stated: Value) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Anybody of whom these facts are known as well."""
    return given(known=facts(SHIPPED).map(lambda known: known | stated))


def fired_early(known: Facts) -> set[str]:
    """The rules that fire before a path is recommended, sentences apart."""
    derived = derive(SHIPPED, known)
    return {rule.id for rule in EARLY if fires(rule, derived)}


@many
@given(known=facts(SHIPPED), ladder=st.sampled_from(["none", "dead_mans_shoes"]))
def test_nobody_moves_up_where_there_is_no_rung(known: Facts, ladder: str) -> None:
    """No wish, skill or helpful manager makes a ladder where there is none."""
    assert consult(SHIPPED, {**known, "career_ladder": ladder}).path != "move_up"


@many
@somebody(current_role="line_manager")
def test_nobody_in_the_line_is_sent_to_the_line(known: Facts) -> None:
    """They are there already."""
    assert consult(SHIPPED, known).path != "move_to_line"


def waits_for(path: str, rule: Rule) -> bool:
    """Whether the rule asks for the path to be recommended, perhaps among others."""
    tests = [test for test in rule.when if test.attribute == PATH]
    return any(isinstance(test, AnyOf) and path in test.values for test in tests)


def test_nothing_is_recommended_to_somebody_who_says_nothing() -> None:
    """Not enough to advise on is an honest answer."""
    advice = consult(SHIPPED, {})

    assert (advice.path, advice.certainty, advice.score, advice.margin) == (None, None, None, None)
    assert (advice.advice, advice.cautions, advice.rules_fired) == ((), (), ())
    assert advice.why == (SHIPPED.texts["not_enough"].words,)


@many
@given(data=st.data())
def test_one_more_answer_never_unfires_a_rule(data: st.DataObject) -> None:
    """What has been concluded before the path stays concluded, so an interview can stop early."""
    more = data.draw(facts(SHIPPED).filter(bool))
    last = data.draw(st.sampled_from(sorted(more)))
    fewer = {attribute: value for attribute, value in more.items() if attribute != last}

    assert fired_early(fewer) <= fired_early(more)


@many
@anybody
def test_the_numbers_of_a_recommendation_agree(known: Facts) -> None:
    """Score, certainty, margin and ranking are one weighing of evidence, told four ways."""
    advice = consult(SHIPPED, known)
    scores = [standing.score for standing in advice.ranking]
    assume(advice.path)
    assert advice.score is not None
    assert advice.margin is not None

    assert scores == sorted(scores, reverse=True)
    assert advice.ranking[0].path == advice.path
    assert advice.score == scores[0] == sum(reason.weight for reason in advice.reasons)
    assert scores[0] >= SHIPPED.thresholds.enough
    odds = [10 ** (score / 10) for score in scores]
    assert advice.certainty == advice.ranking[0].certainty
    assert advice.certainty == pytest.approx(min(odds[0] / sum(odds), 0.99), abs=0.0051)
    assert advice.margin == scores[0] - max(scores[1], 0) >= 0
    assert advice.runner_up == (advice.ranking[1].path if scores[1] > 0 else None)


@many
@anybody
def test_a_path_is_recommended_as_soon_as_enough_speaks_for_it(known: Facts) -> None:
    """No path means that too little speaks for each, and then at most a first indication."""
    advice = consult(SHIPPED, known)
    enough = SHIPPED.thresholds.enough

    assert (advice.path is None) == all(standing.score < enough for standing in advice.ranking)
    assert (advice.path is None) == (advice.case in (None, "first indication"))


@many
@anybody
def test_equal_paths_stand_in_the_order_of_the_document(known: Facts) -> None:
    """A tie is never broken by chance."""
    order = [*SHIPPED.paths, None]
    ranking = consult(SHIPPED, known).ranking
    ranked = [(-standing.score, order.index(standing.path)) for standing in ranking]

    assert ranked == sorted(ranked)


@many
@anybody
def test_every_recommendation_says_why_and_every_sentence_has_a_source(known: Facts) -> None:
    """Nothing is recommended without the rules, the facts and the statements behind it."""
    advice = consult(SHIPPED, known)
    speaking = [SHIPPED.rules[reason.rule] for reason in advice.reasons]

    assert advice.why or not advice.path
    assert len(advice.advice) == sum(rule.advise is not None for rule in speaking)
    assert len(advice.cautions) == sum(rule.caution is not None for rule in speaking)
    for reason in advice.reasons:
        assert reason.statements
        assert set(reason.statements) <= set(SHIPPED.statements)
        assert reason.facts


@many
@anybody
def test_lists_stand_in_the_order_of_the_knowledge_base(known: Facts) -> None:
    """The same facts always give the same words in the same order."""
    advice = consult(SHIPPED, known)

    assert list(advice.rules_fired) == [id for id in SHIPPED.rules if id in advice.rules_fired]
    assert list(advice.next_roles) == [id for id in SHIPPED.roles if id in advice.next_roles]


@many
@anybody
def test_a_person_who_stays_is_shown_no_other_role(known: Facts) -> None:
    """Staying leads nowhere, and that is the point of it."""
    advice = consult(SHIPPED, known)

    assert advice.path in SHIPPED.paths or not advice.next_roles
    assert advice.path != "stay" or not advice.next_roles


@many
@anybody
def test_certainties_share_the_whole_and_equals_are_equal(known: Facts) -> None:
    """Nobody is ever certain, and a tie never looks like one."""
    ranking = consult(SHIPPED, known).ranking

    assert all(0 <= standing.certainty <= 0.99 for standing in ranking)
    assert sum(standing.certainty for standing in ranking) == pytest.approx(1, abs=0.035)
    for one, other in pairwise(ranking):
        assert one.score != other.score or one.certainty == other.certainty


def test_advice_about_a_path_waits_for_the_path() -> None:
    """In the file of a path, whatever advises or cautions asks for that path first."""
    hasty = [
        rule.id
        for rule in SHIPPED.rules.values()
        for path in SHIPPED.paths
        if rule.where.startswith(f"rules/{path}.toml") and (rule.advise or rule.caution)
        if not waits_for(path, rule)
    ]

    assert hasty == []


def test_no_protected_attribute_is_asked_for() -> None:
    """Age, sex, ethnicity, health, family and the like have no say in anybody's next step."""
    protected = {
        "age", "sex", "gender", "ethnicity", "race", "nationality", "religion", "belief", "health",
        "disability", "pregnancy", "maternity", "family", "children", "marital", "orientation",
    }  # fmt: skip

    words = {word for id in SHIPPED.attributes for word in id.split("_")}

    assert not words & protected
