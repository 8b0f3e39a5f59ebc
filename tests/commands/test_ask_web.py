"""`crossroads ask --web`: the questionnaire as a page in the browser."""

import re
import webbrowser
from pathlib import Path

import pytest

from tests.commands.typed import Run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for temporary files, and no screen."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "BROWSER"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def page_of(output: str) -> Path:
    """The page that an output names."""
    (place,) = re.findall(r"\S+\.html", output)
    return Path(place)


def test_the_page_is_opened_in_the_browser(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a file, whose address says nothing of the person."""
    opened: list[str] = []

    def opener(address: str) -> bool:
        opened.append(address)
        return True

    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr(webbrowser, "open", opener)

    result = run("ask", "--web", "--set", "career_ladder=none")

    assert result.exit_code == 0
    assert opened == [page_of(result.output).as_uri()]
    assert "none" not in opened[0]


def test_without_a_screen_it_says_where_the_page_is(run: Run) -> None:
    """A browser for text could not run it."""
    result = run("ask", "--web")

    assert result.exit_code == 0
    assert result.output.startswith("No browser can be opened from here.")
    assert page_of(result.output).is_file()


def test_what_is_known_stands_in_the_page_for_its_owner_alone(run: Run) -> None:
    """It is not asked again, and nobody else can read it."""
    page = page_of(run("ask", "--web", "--set", "career_ladder=none").output)

    assert (
        '<script type="application/json" id="known">{"career_ladder":"none"}<' in page.read_text()
    )
    assert page.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("option", [["--plain"], ["--resume"], ["--save", "me.toml"]], ids=" ".join)
def test_what_belongs_to_the_console_is_refused(run: Run, option: list[str]) -> None:
    """The page keeps answers in its own ways."""
    result = run("ask", "--web", *option)

    assert result.exit_code == 2
    assert "--web: goes with none of --resume, --save, --report and --plain" in result.output
