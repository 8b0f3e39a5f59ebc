"""docs/own-rules.md is followed as written: its edits are made, and its commands run, in order."""

import re
import shlex
import shutil
import textwrap
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import crossroads
from tests.checkout import ROOT
from tests.docs.test_docs import WALKED

PAGE = (ROOT / "docs" / WALKED).read_text(encoding="utf-8")
BLOCK = re.compile(r"^ *```(\w+)\n(.*?)^ *```", re.DOTALL | re.MULTILINE)
FILE = re.compile(r"`(my-rules/[\w./]+\.toml)`")
CHAPTERS = ("A role", "An attribute", "A sixth path")


def make(folder: Path, language: str, block: str, before: str) -> None:
    """Make an edit in the file that was named last before it, or run commands."""
    if language == "sh":
        for line in block.splitlines():
            run(line)
        return
    file = folder / FILE.findall(before)[-1]
    text = file.read_text("utf-8") if file.exists() else ""
    if language == "toml":
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{text}\n{block}", "utf-8")
        return
    assert language == "diff"
    old, new = (
        "".join(f"{line[1:]}\n" for line in block.splitlines() if line.startswith(mark))
        for mark in "-+"
    )
    assert text.count(old) == 1, f"{old} stands {text.count(old)} times in {file}"
    file.write_text(text.replace(old, new), "utf-8")


def run(line: str) -> None:
    """Run a command of the page."""
    if line == "cp -r rules my-rules":
        shutil.copytree("rules", "my-rules")
        return
    program, *arguments = shlex.split(line)
    assert program == "crossroads"
    result = CliRunner().invoke(crossroads, arguments)
    assert result.exit_code == 0, f"{line}: {result.output}"


def test_every_edit_and_every_command_does_what_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the first line to the last, in a copy of the rules."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "rules", tmp_path / "rules")

    for found in BLOCK.finditer(PAGE):
        make(tmp_path, found[1], textwrap.dedent(found[2]), PAGE[: found.start()])

    assert (tmp_path / "book.html").is_file()
    assert "Move to teaching" in (tmp_path / "book.html").read_text("utf-8")


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_chapter_ends_in_a_check_and_its_examples(chapter: str) -> None:
    """A reader of one chapter alone is not left without a look at it."""
    (text,) = re.findall(rf"^## {chapter}$(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    last = [found[2] for found in BLOCK.finditer(text)][-1]

    assert "crossroads check --rules my-rules" in last
    assert "crossroads rules test --rules my-rules -k own.toml" in last
