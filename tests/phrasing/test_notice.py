"""The notice: everything in it comes from the rule base, or is a place to fill in."""

from dataclasses import replace
from datetime import date

import pytest

from engine.core.model import KnowledgeBase
from engine.phrasing.notice import Filled, Proved, notice_sections
from engine.phrasing.sections import Section
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED

BLANK = Filled(date(2026, 11, 30))


def by_title(
    knowledge_base: KnowledgeBase, filled: Filled = BLANK, proved: Proved | None = None
) -> dict[str, Section]:
    """The sections of a notice by their titles."""
    sections = notice_sections(knowledge_base, filled, proved)
    return {section.title: section for section in sections}


@pytest.mark.parametrize("rules", [SHIPPED, PLANTS], ids=["shipped", "plants"])
def test_every_question_that_is_asked_is_told(rules: KnowledgeBase) -> None:
    """Each with what can be answered, and nothing that is not asked."""
    (grid,) = by_title(rules)["What is read"].grids

    assert [row[1] for row in grid.rows] == [one.question for one in rules.stated.values()]
    assert all(row[2] for row in grid.rows)


def test_weights_are_told_in_the_words_of_the_rules() -> None:
    """With what is recommended, and what never weighs at all."""
    section = by_title(SHIPPED)["What an answer weighs at most"]

    rows = {row[0]: row[1:] for row in section.grids[0].rows}
    assert rows["Career ladder"] == (
        "move up (fair); move out (strong)",
        "move up (ruling out); move out (fair)",
    )
    assert "if it has 4 points or more" in section.paragraphs[1]
    assert section.after[-1] == (
        "Without any weight for a path: manager knows and waits to be put forward."
    )


def test_what_is_protected_is_named_and_recognised() -> None:
    """No kind of protected thing is told of that the rule base would not see in a heading."""
    section = by_title(SHIPPED)["What is never read"]

    assert section.items == SHIPPED.notice.never
    assert all(SHIPPED.protected.names(kind) for kind in section.items)


def test_rules_that_protect_nothing_say_so() -> None:
    """Nothing is claimed for a rule base that has no list."""
    section = by_title(PLANTS)["What is never read"]

    assert section.paragraphs == ("These rules list nothing as protected.",)


def test_a_promise_is_told_as_proved_only_where_it_was() -> None:
    """One that was not is named as that."""
    first, *others = SHIPPED.promises

    proved = by_title(SHIPPED, proved=Proved(frozenset(others), 12))
    unproved = by_title(SHIPPED)

    assert SHIPPED.promises[first].sentence not in proved["What is promised"].items
    assert proved["What is promised"].after == (f"Not proved: {SHIPPED.promises[first].sentence}",)
    assert f"{len(others)} of {len(SHIPPED.promises)}" in proved["What is promised"].paragraphs[1]
    assert "This is proved." in proved["What an answer weighs at most"].paragraphs[-1]
    assert "were not proved" in unproved["What is promised"].paragraphs[1]
    assert "proved" not in " ".join(unproved["What an answer weighs at most"].paragraphs)


def test_rules_without_promises_promise_nothing() -> None:
    """The section is left out, not empty."""
    assert "What is promised" not in by_title(PLANTS)


def test_what_only_the_user_knows_is_a_place_to_fill_in() -> None:
    """Unless it was said."""
    blank = by_title(SHIPPED)
    filled = by_title(SHIPPED, Filled(BLANK.day, "Ann, ann@example.org", "31 December 2027"))

    asked = "Questions, corrections, and a review by a person"
    assert dict(blank["Who runs it, and whom to ask"].entries)[asked] == ""
    assert dict(filled["Who runs it, and whom to ask"].entries)[asked] == "Ann, ann@example.org"
    assert dict(filled["How long it is kept"].entries).popitem()[1] == "31 December 2027"


def test_a_person_decides_in_any_field() -> None:
    """Also where the rule base says nothing about it."""
    assert "person decides" in by_title(PLANTS)["Who decides"].paragraphs[0]


def test_a_purpose_of_its_own_goes_before_the_help() -> None:
    """Without either there is no empty paragraph."""
    purpose = by_title(SHIPPED)["What this is about"].paragraphs
    notice = replace(SHIPPED.notice, purpose="", readers="")
    from_help = by_title(replace(SHIPPED, notice=notice))["What this is about"].paragraphs

    assert SHIPPED.notice.purpose in purpose
    assert from_help[0] == SHIPPED.help.about
    assert all(by_title(PLANTS)["What this is about"].paragraphs)
