"""Values as form services hand them over: labels, markup, several in a cell, and none of them."""

from dataclasses import replace

import pytest

from engine.core.model import Choice
from engine.facts.parts import parts_of
from engine.facts.reading import Reading
from engine.facts.values import read_value
from tests.shipped import SHIPPED

LABEL = "unclear: there may be one, nobody can describe it"
BROADER, LEADING = "broader experience", "leading people"
READ = {
    "markup": ("ambitions", f"<p>{BROADER}</p>", ("breadth",)),
    "entities": ("pnl_appetite", "keen: I want&nbsp;it", "keen"),
    "a non-breaking space": ("ambitions", "broader\xa0experience", ("breadth",)),
    "commas": ("ambitions", f"{BROADER}, {LEADING}", ("breadth", "lead_people")),
    "commas without spaces": ("ambitions", f"{BROADER},{LEADING}", ("breadth", "lead_people")),
    "semicolons to the end": ("ambitions", f"{BROADER};{LEADING};", ("breadth", "lead_people")),
    "lines": ("ambitions", f"{BROADER}\r\n{LEADING}", ("breadth", "lead_people")),
    "a label with a comma": ("career_ladder", LABEL, "unclear"),
    "none of these": ("skills", "None of these", None),
    "none of these, beside others": ("skills", "reporting; None of the above", ("reporting",)),
    "not applicable, with a reason": ("manager_knows", "not applicable – I'm not looking", None),
    "not applicable, in brackets": ("manager_knows", "n/a (not looking)", None),
    "don't know, with a reason": ("career_ladder", "Don't know - new here", None),
    "none where it is a value": ("pnl_appetite", "none", "none"),
    "a number below": ("organisation_size", "< 50", "small"),
}


@pytest.mark.parametrize(("attribute", "text", "value"), READ.values(), ids=READ.keys())
def test_what_a_form_holds_is_understood(attribute: str, text: str, value: object) -> None:
    """And has no problem."""
    assert read_value(SHIPPED, SHIPPED.stated[attribute], text) == Reading(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("attribute", "text", "value"),
    [
        ("ambitions", "broader experience, Other: work from home", ("breadth",)),
        ("manager_knows", "maybe", None),
        ("career_ladder", "clear - not really", None),
    ],
    ids=["other, in words", "maybe", "a value taken back"],
)
def test_what_is_no_choice_is_told_and_spoils_nothing(
    attribute: str, text: str, value: object
) -> None:
    """The choices beside it count."""
    reading = read_value(SHIPPED, SHIPPED.stated[attribute], text)

    assert reading.value == value
    assert reading.problem


def test_a_comma_within_a_label_does_not_split_it() -> None:
    """Nor do several; the longest name counts."""
    ambitions = SHIPPED.stated["ambitions"]
    labels = {"calm": Choice("calm", "calm, quiet, and long walks"), "pay": Choice("pay", "pay")}
    attribute = replace(ambitions, choices=labels)

    assert parts_of(attribute, "pay, calm, quiet, and long walks,pay") == [
        "pay", " calm, quiet, and long walks", "pay",
    ]  # fmt: skip
