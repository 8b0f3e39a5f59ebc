"""Pages that hold what people and files say, whatever that is."""

import pytest
from markupsafe import Markup

from engine.views.html.render import escape_markdown


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[link](javascript:alert(1))", r"\[link\](javascript:alert(1))"),
        ("![image](x)", r"!\[image\](x)"),
        ("# a heading", r"\# a heading"),
        ("- an item", "&#45; an item"),
        ("+ an item", "&#43; an item"),
        ("12. an item", "&#49;&#50;. an item"),
        ("12 years", "12 years"),
        ("one\n\n# two\r\n\tthree", r"one \# two three"),
        ("a | b", r"a \| b"),
        ("*a* _b_ `c` ~d~", r"\*a\* \_b\_ \`c\` \~d\~"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("---", "&#45;--"),
        ("===", "&#61;=="),
        ("back\\slash", r"back\\slash"),
        ("a\x1b[31mb\x00", "a\N{REPLACEMENT CHARACTER}\\[31mb\N{REPLACEMENT CHARACTER}"),
    ],
)
def test_what_is_said_is_words_in_markdown_and_nothing_else(said: str, shown: str) -> None:
    """No heading, list, link, table or tag comes of somebody's words."""
    assert escape_markdown(said) == shown


def test_markup_stands_as_it_is() -> None:
    """What the page itself says may have a form."""
    assert escape_markdown(Markup("**bold**")) == "**bold**"
