"""TOML writing: whatever is written is read back as it was."""

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.language.toml import TomlValue, quoted, toml_lines


@given(st.text())
def test_any_text_is_read_back(text: str) -> None:
    """Quotes, line ends, letters of every script and emojis, as a value and as a key."""
    line = f"{quoted(text)} = {quoted(text)}"

    assert tomllib.loads(line) == {text: text}


@given(st.text())
def test_a_text_never_breaks_its_line(text: str) -> None:
    """Not even with a line separator, which many editors take for a line end."""
    assert quoted(text).splitlines() == [quoted(text)]


@pytest.mark.parametrize(
    "value",
    [
        pytest.param(True, id="true"),
        pytest.param(2, id="a whole number"),
        pytest.param(1.5, id="a fraction"),
        pytest.param("naïve 🎉", id="a text with an emoji"),
        pytest.param(["breadth", "seniority"], id="several texts"),
    ],
)
def test_a_value_keeps_its_type(value: TomlValue) -> None:
    """A yes stays a yes, and a number a number."""
    assert tomllib.loads(toml_lines({"key": value})) == {"key": value}
