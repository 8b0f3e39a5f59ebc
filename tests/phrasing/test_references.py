"""How a page cites rules and statements."""

from dataclasses import replace

from engine.phrasing.references import reference_in_words, source_in_full, sourced
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED


def test_a_reference_names_the_statements_and_the_rule() -> None:
    """One statement is one; an extension is said to add to it."""
    rules = SHIPPED.rules

    assert reference_in_words(rules["out-serious"]) == "Source: statement O6; rule out-serious"
    ours = replace(rules["out-held-back"], origin="extension")
    assert reference_in_words(ours) == (
        "Source: our addition to statements O3 and O5; rule out-held-back"
    )


def test_what_statements_are_is_said_in_the_words_of_the_rules() -> None:
    """A rule base that names no source has one all the same."""
    assert source_in_full(SHIPPED) == (
        "The statements are those of the document, an article on careers in a PMO."
    )
    assert source_in_full(PLANTS) == "The statements are those of the source."


def test_a_sentence_has_its_horizon_before_and_its_statements_behind() -> None:
    """As two paths side by side have it."""
    rule = SHIPPED.rules["out-serious"]

    assert sourced(rule, "Go.", "this week", "strong") == "This week: Go. (strong; O6)"
