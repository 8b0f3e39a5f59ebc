"""The definition: what a test accepts, when a rule fires, how paths are ranked."""

from dataclasses import replace

import pytest

from engine.core.model import (
    AllOf,
    AnyOf,
    Between,
    Facts,
    KnowledgeBase,
    Known,
    NoneOf,
    Only,
    Rule,
    Test,
    Thresholds,
    Unless,
    Value,
)
from engine.core.semantics import (
    accepts,
    bearing,
    case,
    certainty,
    choose,
    consult,
    derive,
    fires,
    odds,
    rank,
)

ACCEPTED = {
    "a value that is named": (AnyOf("a", ("x", "y")), "y", True),
    "a value that is not named": (AnyOf("a", ("x", "y")), "z", False),
    "several that include one": (AnyOf("a", ("x",)), ("w", "x"), True),
    "several that include none": (AnyOf("a", ("x",)), ("w", "v"), False),
    "a value that is excluded": (NoneOf("a", ("x",)), "x", False),
    "a value that is not excluded": (NoneOf("a", ("x",)), "y", True),
    "several, one of them excluded": (NoneOf("a", ("x",)), ("x", "y"), False),
    "several that include all": (AllOf("a", ("x", "y")), ("y", "x", "w"), True),
    "several that include some": (AllOf("a", ("x", "y")), ("y", "w"), False),
    "yes": (AnyOf("a", (True,)), True, True),
    "no where yes is asked": (AnyOf("a", (True,)), False, False),
    "not yes": (NoneOf("a", (True,)), False, True),
    "the lower bound itself": (Between("a", at_least=3), 3, True),
    "just under the lower bound": (Between("a", at_least=3), 2.99, False),
    "the upper bound itself": (Between("a", below=3), 3, False),
    "between both": (Between("a", at_least=1, below=3), 2, True),
    "only those": (Only("a", ("x", "y")), ("x",), True),
    "those and another": (Only("a", ("x", "y")), ("x", "w"), False),
    "anything that is known": (Known("a"), ("w",), True),
    "no, which is known": (Known("a"), False, True),
    "a value that is not to be": (Unless("a", ("x",)), "x", False),
    "another than is not to be": (Unless("a", ("x",)), "y", True),
    "several, one of them not to be": (Unless("a", ("x",)), ("x", "y"), False),
}


@pytest.mark.parametrize(("test", "value", "passes"), ACCEPTED.values(), ids=ACCEPTED.keys())
def test_a_test_accepts_what_it_says(test: Test, value: Value, passes: bool) -> None:
    """Each kind of test means what the language says that it means."""
    assert accepts(test, value) is passes


@pytest.mark.parametrize(
    "test",
    [
        AnyOf("a", ("x",)),
        NoneOf("a", ("x",)),
        AllOf("a", ("x",)),
        Between("a", at_least=0),
        Only("a", ("x",)),
        Known("a"),
    ],
)
def test_what_is_not_known_passes_no_test(test: Test) -> None:
    """Silence is never taken for an answer, not even for a 'not'."""
    rule = Rule("r", ("G1",), "It is so.", (test,), "rules/x.toml, rule 1")

    assert not fires(rule, {})


def test_only_unless_holds_of_what_is_not_known() -> None:
    """A sentence about a manager is kept from whoever is known to have none, and only from them."""
    rule = Rule("r", ("G1",), "It is so.", (Unless("a", ("x",)),), "rules/x.toml, rule 1")

    assert fires(rule, {})
    assert fires(rule, {"a": "y"})
    assert not fires(rule, {"a": "x"})


def test_a_role_brings_its_facts(knowledge_base: KnowledgeBase) -> None:
    """Track, level and whether a role stands above it follow from the role."""
    known = derive(knowledge_base, {"current_role": "pmo_director"})

    assert known["role_track"] == "pmo"
    assert known["role_level"] == 5
    assert known["role_above"] is False


def test_flags_follow_from_flags(knowledge_base: KnowledgeBase) -> None:
    """Rules chain: wanting seniority is wanting to rise, and that is wanting to grow."""
    known = derive(knowledge_base, {"ambitions": ("seniority",)})

    assert known["wants_to_rise"] is True
    assert known["wants_to_grow"] is True


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([7, 7], [0.45, 0.45, 0.09]),
        ([4, 0], [0.56, 0.22, 0.22]),
        ([12, 0], [0.89, 0.06, 0.06]),
        ([99, -99], [0.99, 0.0, 0.0]),
        ([0, 0], [0.33, 0.33, 0.33]),
    ],
)
def test_certainty_is_the_share_of_the_odds(scores: list[int], expected: list[float]) -> None:
    """Ten decibans are ten to one; no path stands among them with 0; nothing is ever certain."""
    highest = max(*scores, 0)
    weights = [odds(highest - score) for score in (*scores, 0)]

    assert [certainty(weight, sum(weights)) for weight in weights] == expected


def test_the_case_goes_by_the_thresholds() -> None:
    """How strong the case is depends on the score alone, not on the rivals."""
    thresholds = Thresholds(enough=3, strong=5, very_strong=9)

    assert [case(thresholds, score) for score in (-1, 0, 1, 3, 5, 9)] == [
        None,
        None,
        "first indication",
        "fair",
        "strong",
        "very strong",
    ]


def test_what_bears_on_a_path_goes_through_flags_and_the_role(
    knowledge_base: KnowledgeBase,
) -> None:
    """Attributes that only sentences ask about bear on no path."""
    test = (AnyOf("a_flag", (True,)),)
    rules = (
        Rule("flag", ("G1",), "So.", (AnyOf("role_above", (True,)),), "x, rule 1", flag="a_flag"),
        Rule("evidence", ("G1",), "So.", test, "x, rule 2", supports={"stay": "fair"}),
        Rule("words", ("G1",), "So.", (Known("manager_knows"),), "x, rule 3", advise="Do."),
    )
    small = replace(knowledge_base, rules={rule.id: rule for rule in rules})

    assert bearing(small) == ("current_role",)
    assert consult(small, {"current_role": "pmo_analyst", "manager_knows": True}).known == 1


def test_equal_scores_stand_in_the_documents_order(knowledge_base: KnowledgeBase) -> None:
    """A tie is decided by the document's order, and the result says that it was one."""
    rules = {
        id: Rule(id, ("G1",), "So.", (AnyOf("manager_knows", (True,)),), "x, rule 1", supports=path)
        for id, path in (("b", {"move_sideways": "fair"}), ("a", {"move_out": "fair"}))
    }
    tied = replace(knowledge_base, rules=rules)

    advice = consult(tied, {"manager_knows": True})

    assert advice.path == "move_out"
    assert advice.runner_up == "move_sideways"
    assert advice.margin == 0
    assert advice.certainty == advice.ranking[1].certainty < 0.5


def test_too_little_is_not_enough_but_a_first_indication(knowledge_base: KnowledgeBase) -> None:
    """Below `enough` nothing is recommended; the ranking and the case still say what there is."""
    rule = Rule(
        "r", ("G1",), "So.", (Known("manager_knows"),), "x, rule 1", supports={"stay": "slight"}
    )
    advice = consult(replace(knowledge_base, rules={"r": rule}), {"manager_knows": True})

    assert (advice.path, advice.certainty, advice.case) == (None, None, "first indication")
    assert (advice.ranking[0].path, advice.ranking[0].score) == ("stay", 2)


def test_without_a_score_that_is_enough_there_is_no_path(knowledge_base: KnowledgeBase) -> None:
    """Support and opposition of equal strength leave nothing to recommend."""
    rules = {
        "for": Rule(
            "for", ("G1",), "So.", (AnyOf("manager_knows", (True,)),), "x, rule 1",
            supports={"stay": "fair"},
        ),
        "against": Rule(
            "against", ("G1",), "So.", (AnyOf("manager_knows", (True,)),), "x, rule 2",
            opposes={"stay": "fair"},
        ),
    }  # fmt: skip
    balanced = replace(knowledge_base, rules=rules)

    advice = consult(balanced, {"manager_knows": True})

    assert choose(balanced, rank(balanced, ["for", "against"])) is None
    assert (advice.path, advice.certainty, advice.score, advice.runner_up, advice.margin) == (
        (None,) * 5
    )
    assert advice.rules_fired == ("for", "against")


def test_reasons_name_rule_facts_statements_and_weight(knowledge_base: KnowledgeBase) -> None:
    """Every recommendation can be traced to what was said and to the document."""
    advice = consult(knowledge_base, {"ambitions": ("breadth",)})
    reason = next(item for item in advice.reasons if item.rule == "side-wants-breadth")

    assert reason.facts == {"ambitions": ("breadth",)}
    assert set(reason.statements) <= set(knowledge_base.statements)
    assert reason.weight == 7
    assert reason.because in advice.why


def test_what_goes_beyond_the_document_says_so(knowledge_base: KnowledgeBase) -> None:
    """Nobody takes our additions for the document's own words."""
    facts: Facts = {"employment": "between_posts", "ambitions": ("seniority",)}

    advice = consult(knowledge_base, facts)
    extensions = [item for item in advice.reasons if item.origin == "extension" and item.weight > 0]

    assert extensions
    assert all(f"{item.because} [extension]" in advice.why for item in extensions)
