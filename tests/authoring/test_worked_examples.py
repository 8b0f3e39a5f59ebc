"""Worked examples are held to what the rules say."""

from dataclasses import replace

import pytest

from engine.authoring.worked_examples import Difference, chosen, run_cases
from engine.core.model import KnowledgeBase
from engine.engines.experta_engine import consult as by_experta
from engine.errors import MisuseError
from engine.rulebase.cases import Case

GOES = Case(
    name="A restless cook goes",
    where="rules/cases/go.toml, line 2",
    facts={"current_role": "cook", "years": 5, "wishes": ("rise",), "team": "small"},
    path="go",
    rules=("restless", "go-restless", "go-advice"),
    not_rules=("stay-happy",),
    runner_up="",
    level_with="",
    next_roles=("chef",),
    case="strong",
    score=7,
    margin=7,
    why_says=("You are restless",),
    advice_says=("Pack",),
    not_says=("happy",),
)
STAYS = Case(name="Who is happy stays", where="rules/cases/stay.toml, line 2", facts={}, path="")


def differences(small: KnowledgeBase, case: Case) -> list[tuple[str, str, str]]:
    """In what the advice differs from what a case expects."""
    (outcome,) = run_cases(small, [case])
    return [(one.what, one.expected, one.got) for one in outcome.differences]


@pytest.mark.parametrize("case", [GOES, STAYS], ids=["a path", "no path"])
def test_a_case_that_holds_has_no_difference(small: KnowledgeBase, case: Case) -> None:
    """Every key of a case is looked at, by the definition and by experta."""
    outcomes = [*run_cases(small, [case]), *run_cases(small, [case], by_experta)]

    assert [one.differences for one in outcomes] == [(), ()]
    assert all(one.holds for one in outcomes)


@pytest.mark.parametrize(
    ("case", "difference"),
    [
        (replace(GOES, path="stay"), Difference("path", "stay", "go")),
        (replace(GOES, path=""), Difference("path", "nothing", "go")),
        (replace(GOES, runner_up="stay"), Difference("runner_up", "stay", "nothing")),
        (replace(GOES, level_with="stay"), Difference("level_with", "stay", "nothing")),
        (
            replace(GOES, next_roles=("cook", "chef")),
            Difference("next_roles", "cook, chef", "chef"),
        ),
        (replace(GOES, next_roles=()), Difference("next_roles", "nothing", "chef")),
        (replace(GOES, case="fair"), Difference("case", "fair", "strong")),
        (replace(GOES, score=8), Difference("score", "8", "7")),
        (replace(GOES, margin=0), Difference("margin", "0", "7")),
        (
            replace(GOES, rules=("stay-happy",), not_rules=()),
            Difference("rule stay-happy", "to fire", "that it waits for: happy is yes"),
        ),
        (
            replace(GOES, not_rules=("restless",)),
            Difference("rule restless", "not to fire", "that it fired"),
        ),
        (
            replace(GOES, why_says=("happy",)),
            Difference("why", "a sentence with 'happy'", "You are restless."),
        ),
        (
            replace(GOES, advice_says=("Stay",)),
            Difference("advice", "a sentence with 'Stay'", "Pack. [extension]"),
        ),
        (
            replace(GOES, cautions_say=("Mind",)),
            Difference("cautions", "a sentence with 'Mind'", "nothing"),
        ),
        (
            replace(GOES, contradictions_say=("both",)),
            Difference("contradictions", "a sentence with 'both'", "nothing"),
        ),
        (
            replace(GOES, not_says=("Pack",)),
            Difference("sentences", "none with 'Pack'", "'Pack. [extension]'"),
        ),
    ],
    ids=lambda one: one.what if isinstance(one, Difference) else "",
)
def test_a_difference_is_told_with_what_was_expected_and_got(
    small: KnowledgeBase, case: Case, difference: Difference
) -> None:
    """So that whoever broke a case need not run it by hand."""
    (outcome,) = run_cases(small, [case])

    assert outcome.differences == (difference,)


def test_level_paths_are_told_from_a_path_ahead(small: KnowledgeBase) -> None:
    """Both have the same score, and the first in the files is named first."""
    level = replace(
        small,
        rules={**small.rules, "also": replace(small.rules["stay-happy"], id="also", opposes={})},
        strengths={"slight": 4, "strong": 12},
    )
    happy = {**GOES.facts, "happy": True}
    case = Case(name="Torn", where="", facts=happy, path="go", level_with="stay", margin=0)

    assert differences(level, case) == []
    assert differences(small, case)[0] == ("level_with", "stay", "nothing")


@pytest.mark.parametrize(
    ("word", "found"),
    [("RESTLESS  cook", [GOES]), ("stay.toml", [STAYS]), ("o", [GOES, STAYS])],
    ids=["name", "file", "both"],
)
def test_cases_are_chosen_by_a_word_of_name_or_file(word: str, found: list[Case]) -> None:
    """Capitals and spaces do not count, and the folder is no part of it."""
    assert list(chosen([GOES, STAYS], word)) == found


@pytest.mark.parametrize(
    ("word", "what"), [(" ", "is empty"), ("rules/cases", "stands in no case's name")]
)
def test_a_choice_of_nothing_is_refused(word: str, what: str) -> None:
    """No case that runs would look like every case holding."""
    with pytest.raises(MisuseError, match=what):
        chosen([GOES, STAYS], word)
