"""Standard streams that are closed or full, and a folder that is gone: it works, or says why."""

import subprocess
import sys
from pathlib import Path

import pytest

from engine.commands.streams import standard_streams
from tests.checkout import ROOT

PROGRAM = f"'{sys.executable}' '{ROOT / 'cli.py'}'"
STAFF = ROOT / "examples" / "staff.csv"
CLOSED = "is closed. Open it: a terminal, a file or a pipe.\n"


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a line in a shell, with `crossroads` in it."""
    line = line.replace("crossroads", PROGRAM).replace("STAFF", f"'{STAFF}'")
    return subprocess.run(
        ["sh", "-c", line], cwd=folder, capture_output=True, text=True, timeout=20, check=False
    )


@pytest.mark.parametrize(
    ("line", "code", "shown", "told"),
    [
        ("crossroads --version 2>&-", 0, "crossroads, version", ""),
        ("crossroads advize 2>&-", 2, "", ""),
        ("crossroads batch STAFF -o advice.csv 2>&-", 0, "Rows\n", ""),
        ("crossroads --version >&-", 2, "", f"Error: standard output: {CLOSED}"),
        ("crossroads --version >&- 2>&- <&-", 2, "", ""),
        ("crossroads --version <&-", 0, "crossroads, version", ""),
        ("crossroads ask <&-", 2, "", f"Error: standard input: {CLOSED}"),
        ("crossroads rules list | head -1", 0, "rules/", ""),
        ("mkdir x; cd x; rmdir ../x; crossroads --version", 0, "crossroads, version", ""),
        (
            "mkdir x; cd x; rmdir ../x; crossroads batch STAFF -o advice.csv",
            1,
            "",
            "Error: the folder that you are in no longer exists. Go to another one.\n",
        ),
    ],
    ids=[
        "no standard error",
        "no standard error, misuse",
        "no standard error, a batch",
        "no standard output",
        "no stream at all",
        "no standard input",
        "no standard input, an interview",
        "a reader that has enough",
        "no working folder",
        "no working folder, a file to write there",
    ],
)
def test_streams_that_are_missing(
    tmp_path: Path, line: str, code: int, shown: str, told: str
) -> None:
    """As under cron, in a container or behind `head`: what can be done is done."""
    ended = shell(line, tmp_path)

    assert ended.returncode == code
    assert ended.stdout.startswith(shown) if shown else ended.stdout == ""
    assert ended.stderr == told


def test_no_file_takes_the_place_of_standard_error(tmp_path: Path) -> None:
    """With it closed, what is said there does not end up in the advice."""
    ended = shell("crossroads batch STAFF -o - --rejects r.csv 2>&- >advice.csv", tmp_path)
    usual = shell("crossroads batch STAFF -o -", tmp_path)

    assert ended.returncode == 0
    assert (tmp_path / "advice.csv").read_text(encoding="utf-8-sig") == usual.stdout.lstrip(
        "\ufeff"
    )


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "nowhere"])
def test_any_locale_will_do(tmp_path: Path, locale: str) -> None:
    """No locale makes the program fail, and none changes what it says."""
    ended = shell(f"LC_ALL={locale} crossroads rules show out-no-stretch", tmp_path)

    assert ended.returncode == 0
    assert ended.stdout.startswith("out-no-stretch\n  rules/move_out.toml")


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (OSError(5, "Input/output error", "rules/a.toml"), "rules/a.toml: Input/output error"),
        (OSError(28, "No space left"), "the output cannot be written: No space left"),
    ],
    ids=["a file", "the screen"],
)
def test_what_nobody_has_foreseen_names_its_own_file(
    error: OSError,
    told: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The output is blamed only for what has no name."""
    monkeypatch.setattr("os._exit", sys.exit)

    with pytest.raises(SystemExit), standard_streams():
        raise error

    assert capsys.readouterr().err == f"Error: {told}\n"
