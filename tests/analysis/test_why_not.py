"""Why another path was not recommended."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.analysis.why_not import Lack, NearMiss, is_ruled_out, why_not
from engine.core.model import AnyOf, Facts, KnowledgeBase
from engine.core.semantics import accepts, consult, derive
from tests.shipped import COORDINATOR, SHIPPED
from tests.strategies import examples, facts, rule_bases


def test_every_other_path_has_its_score_and_what_spoke_against_it(
    knowledge_base: KnowledgeBase,
) -> None:
    """The recommended path alone is not accounted for here."""
    found = why_not(knowledge_base, consult(knowledge_base, COORDINATOR))

    assert [(other.path, other.score, other.against) for other in found] == [
        ("move_up", -99, {"up-blocked": -99}),
        ("move_sideways", 0, {}),
        ("move_to_line", 0, {}),
        ("stay", 0, {}),
    ]


def test_the_nearest_rule_lacks_least_and_weighs_most(knowledge_base: KnowledgeBase) -> None:
    """One condition short comes before two, and of those the rule that would add most."""
    move_up, *_ = why_not(knowledge_base, consult(knowledge_base, COORDINATOR))

    assert move_up.near[:2] == (
        NearMiss(
            "up-wants-seniority", 7, (Lack(AnyOf("ambitions", ("seniority",)), None),)
        ),
        NearMiss(
            "up-wants-to-lead", 7, (Lack(AnyOf("ambitions", ("lead_people",)), None),)
        ),
    )  # fmt: skip


def test_a_flag_that_did_not_follow_is_explained_in_facts(knowledge_base: KnowledgeBase) -> None:
    """Nobody can do anything about a flag; what it lacked was something that can be said."""
    others = why_not(knowledge_base, consult(knowledge_base, {"career_ladder": "clear"}))
    misses = {miss.rule: miss for other in others for miss in other.near}

    ladder, wish = misses["out-held-back"].lacks
    assert ladder == Lack(AnyOf("career_ladder", ("none", "dead_mans_shoes")), "clear")
    assert (wish.test.attribute, wish.seen) == ("ambitions", None)


@settings(max_examples=examples(150))
@given(data=st.data())
def test_what_is_ruled_out_stays_so(data: st.DataObject) -> None:
    """On any rules: whatever else is said, a path that is ruled out is never recommended."""
    base = data.draw(st.just(SHIPPED) | rule_bases(SHIPPED))
    known, more = data.draw(facts(base)), data.draw(facts(base))
    advice = consult(base, known)
    ruled_out = {path for path in base.paths if is_ruled_out(base, advice, path)}

    assert consult(base, {**more, **known}).path not in ruled_out


@settings(max_examples=examples(150))
@given(data=st.data())
def test_every_condition_that_is_named_did_fail(data: st.DataObject) -> None:
    """On any rules and for anybody: what is said to be lacking is false or not known."""
    base = data.draw(st.just(SHIPPED) | rule_bases(SHIPPED))
    known = data.draw(facts(base))
    advice = consult(base, known)
    concluded = derive(base, known)

    for other in why_not(base, advice):
        for miss in other.near:
            assert miss.rule not in advice.rules_fired
            assert miss.weight == base.evidence(base.rules[miss.rule])[other.path]
            for lack in miss.lacks:
                assert concluded.get(lack.test.attribute) == lack.seen
                assert lack.seen is None or not accepts(lack.test, lack.seen)


@settings(max_examples=examples(150))
@given(known=facts(SHIPPED))
def test_the_score_is_the_rankings_and_nothing_is_left_out(known: Facts) -> None:
    """Every rule that could speak for a path either did or is named; scores are never made up."""
    advice = consult(SHIPPED, known)
    scores = {standing.path: standing.score for standing in advice.ranking}
    found = why_not(SHIPPED, advice)

    assert [other.path for other in found] == [p for p in SHIPPED.paths if p != advice.path]
    for other in found:
        spoke = {r.rule: r.evidence[other.path] for r in advice.reasons if other.path in r.evidence}
        speakers = {id for id, rule in SHIPPED.rules.items() if other.path in rule.supports}
        assert other.score == scores[other.path]
        assert other.against == {id: weight for id, weight in spoke.items() if weight < 0}
        assert {miss.rule for miss in other.near} == speakers - spoke.keys()
