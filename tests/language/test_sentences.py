"""Texts in a sentence."""

from engine.language.sentences import quote


def test_a_quoted_text_is_short_and_on_one_line() -> None:
    """A cell of a thousand lines does not flood a report."""
    assert quote("a\x00b\r\nc" + "x" * 100) == "'a b c" + "x" * 54 + "…'"
