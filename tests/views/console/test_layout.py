"""Text layout: lines that fit the screen in every script."""

import pytest

from engine.views.console.layout import columns_of, padded, paragraph, wrapped_lines

ROLE = "您现在的角色是什么"


@pytest.mark.parametrize(
    ("text", "columns"),
    [("rôle", 4), ("角色", 4), ("cafe\u0301", 4), ("ロール", 6), ("역할", 4), ("роль …", 6)],
    ids=["accents", "Chinese", "a combining accent", "Japanese", "Korean", "Cyrillic"],
)
def test_a_text_has_the_width_that_a_terminal_gives_it(text: str, columns: int) -> None:
    """Wide characters count twice, and what is drawn over another character not at all."""
    assert columns_of(text) == columns
    assert columns_of(padded(text, 10)) == 10


def test_wide_text_is_wrapped_where_the_line_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without blanks too, and under the mark of its paragraph."""
    monkeypatch.setenv("COLUMNS", "14")

    assert paragraph(ROLE, mark="- ").split("\n") == ["  - 您现在的角", "    色是什么"]


def test_narrow_words_stay_whole() -> None:
    """An id is to be copied; it is rather too long for its line than broken."""
    lines = wrapped_lines("rule out-small-organisation-no-ladder fired", 20)

    assert lines == ["rule", "out-small-organisation-no-ladder", "fired"]
