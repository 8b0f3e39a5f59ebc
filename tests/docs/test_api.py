"""The examples of docs/api.md do what they show."""

import doctest
from pathlib import Path

import pytest

import crossroads
import engine
from tests.checkout import ROOT


def test_the_examples_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A reader who copies them gets what the page says."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "build").mkdir()
    monkeypatch.chdir(tmp_path)

    failed, tried = doctest.testfile(
        str(ROOT / "docs" / "api.md"), module_relative=False, encoding="utf-8"
    )

    assert (failed, tried > 20) == (0, True)


def test_the_package_hands_on_the_names_of_the_engine() -> None:
    """`crossroads` and `engine` offer the same, and nothing that is not there."""
    assert crossroads.__all__ == engine.__all__
    for name in crossroads.__all__:
        assert getattr(crossroads, name) is getattr(engine, name)
    assert set(dir(crossroads)) == set(crossroads.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    """As in any module."""
    with pytest.raises(AttributeError, match="no attribute 'advice'"):
        crossroads.advice  # noqa: B018 - type checkers know it too


def test_the_page_names_everything_that_is_public() -> None:
    """No public name without a line about it."""
    page = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")

    for name in set(crossroads.__all__) - {"__version__", "KnowledgeBase", "Summary"}:
        assert f"`{name}" in page
