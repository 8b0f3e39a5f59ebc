"""A question that an answer to another one makes senseless is not asked."""

from pathlib import Path

import pytest

from engine.core.model import Facts, KnowledgeBase
from engine.interview.interview import Interview
from engine.rulebase.load import load_rules
from tests.interview.contradictory import write_moot


@pytest.fixture
def rules(tmp_path: Path) -> KnowledgeBase:
    """Rules by which nobody who wants to rest is asked about the team."""
    return load_rules(write_moot(tmp_path / "mine"))


def asked(rules: KnowledgeBase, wishes: tuple[str, ...], known: Facts | None = None) -> list[str]:
    """The questions of an interview in which somebody has these wishes and long experience."""
    interview, ids = Interview(rules, known), []
    given: Facts = {"wishes": wishes, "years": 5, "current_role": "cook"}
    while attribute := interview.question:
        ids.append(attribute.id)
        interview.answer(attribute, given.get(attribute.id))
    return ids


def test_a_moot_question_is_not_asked(rules: KnowledgeBase) -> None:
    """One of several values is enough; other wishes leave the question as it is."""
    assert "team" in asked(rules, ("rise",))
    assert "team" not in asked(rules, ("rise", "rest"))


def test_what_is_known_beforehand_makes_a_question_moot_too(rules: KnowledgeBase) -> None:
    """From a file as well as from an answer."""
    assert "team" not in asked(rules, (), {"wishes": ("rest",)})


def test_a_moot_question_does_not_count_as_left(rules: KnowledgeBase) -> None:
    """Nor does one that only matters together with it: the status line promises neither."""
    resting, rising = Interview(rules), Interview(rules)
    for interview, wishes in ((resting, ("rise", "rest")), (rising, ("rise",))):
        interview.answer(rules.attributes["wishes"], wishes)

    assert (rising.remaining, resting.remaining) == (4, 2)


def test_an_answer_that_has_become_moot_is_dropped(rules: KnowledgeBase) -> None:
    """Where the answer before it is changed, and no rule that fires depends on it."""
    interview = Interview(rules)
    for id, value in (("wishes", ("rise",)), ("team", "large")):
        interview.answer(rules.attributes[id], value)

    dropped = interview.change(rules.attributes["wishes"], ("rise", "rest"))

    assert dropped == ("team",)
    assert interview.facts == {"wishes": ("rise", "rest")}
