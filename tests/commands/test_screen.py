"""Other people's texts on a screen: what a terminal would obey is shown, wherever it comes in."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.commands.screen import Screen, neutral_screens
from engine.language.visible import visible
from engine.rulebase.place import SHIPPED_RULES
from tests.commands.typed import Run
from tests.rulebase.small_rules import Mistake, changed, write_rules

BAD = "\x1b[31mA\x1b]0;b\x07\x9b2J\u202eC\u2066\u200f\u061c\udcff\r\nError: no"
NAME = BAD.replace("/", "")
OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\udcff]"
)
OURS = re.compile(r"\x1b\[(?:0|1|2|32|36)m")  # headings and the like

Line = Callable[[Path], list[str]]
STAFF = "id,career ladder\n1,none\n"


def staff(place: Path, text: str = STAFF, name: str = "staff.csv") -> str:
    """A staff file."""
    (place / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    return str(place / name)


def toml(place: Path, text: str, name: str = "file.toml") -> str:
    """A file of TOML, in which the bad text stands as escapes."""
    escaped = "".join(rf"\u{ord(one):04x}" for one in BAD if one != "\udcff")
    (place / name).write_text(text.replace("BAD", escaped), encoding="utf-8")
    return str(place / name)


def rules(place: Path, file: str, old: str, name: str = "rules") -> str:
    """A small rule base with the bad text in a place of it."""
    escaped = "".join(rf"\u{ord(one):04x}" for one in BAD if one != "\udcff")
    return str(write_rules(place / name, changed(Mistake(file, old, escaped, "", "", ""))))


def folder(place: Path) -> str:
    """A folder with a bad name."""
    (place / NAME).mkdir()
    return str(place / NAME)


def state(place: Path) -> list[str]:
    """An interview that was left, to be saved at a bad place."""
    kept = place / "state" / "crossroads"
    kept.mkdir(parents=True)
    text = f'answers.career_ladder = "none"\nanswers.BAD = 1\nsave = "{place}/BAD"\n'
    toml(kept, text.replace("answers.BAD", 'answers."BAD"'), "a.toml")
    return ["ask", "--resume", "--plain"]


ENTRANCES: dict[str, Line] = {
    "a command": lambda _: [BAD],
    "an option": lambda _: ["advise", f"--{BAD}"],
    "an option of all": lambda _: [f"--{BAD}", "advise"],
    "an argument too many": lambda _: ["advise", BAD],
    "the value of a choice": lambda _: ["batch", "x.csv", "--engine", BAD],
    "a value that is no number": lambda _: ["check", "--prove", "--timeout", BAD],
    "--set without =": lambda _: ["advise", "--set", BAD],
    "an attribute": lambda _: ["advise", "--set", f"{BAD}=none"],
    "a value": lambda _: ["advise", "--set", f"career_ladder={BAD}"],
    "a what-if": lambda _: ["advise", "--what-if", f"{BAD}=none"],
    "a rule that is left out": lambda _: ["advise", "--without", BAD],
    "a weight": lambda _: ["advise", "--weight", f"{BAD}=strong"],
    "a file of facts that is not there": lambda at: ["advise", "--facts", str(at / NAME)],
    "a key of a file of facts": lambda at: ["advise", "--facts", toml(at, '"BAD" = 1')],
    "a value of a file of facts": lambda at: ["advise", "--facts", toml(at, 'skills = "BAD"')],
    "the name of a file of facts": lambda at: ["advise", "--facts", toml(at, "=", NAME)],
    "a rules folder": lambda at: ["check", "--rules", str(at / NAME)],
    "a rules folder that holds no rules": lambda at: ["check", "--rules", folder(at)],
    "the outline of a rules folder": lambda at: ["--rules", str(at / NAME), "--help"],
    "a rule": lambda _: ["rules", "show", BAD],
    "a name in the graph": lambda _: ["rules", "graph", BAD],
    "a name that is looked for": lambda _: ["rules", "uses", BAD],
    "two versions": lambda at: ["rules", "diff", str(at / NAME), str(at / NAME)],
    "cases that are chosen": lambda _: ["rules", "test", "-k", BAD],
    "drafts of cases": lambda at: ["rules", "test", "--missing", f"{folder(at)}/x/y.toml"],
    "a new rule base": lambda at: ["rules", "new", str(at / NAME)],
    "a new rule base in the way": lambda at: ["rules", "new", folder(at)],
    "a book": lambda at: ["rules", "book", "-o", str(at / f"{NAME}.html")],
    "a schema": lambda at: ["rules", "schema", "-o", str(at / f"{NAME}.json")],
    "a template": lambda at: ["template", "-o", str(at / f"{NAME}.csv")],
    "a dialect": lambda _: ["sql", "--dialect", BAD],
    "a table": lambda _: ["sql", "--dialect", "duckdb", "--table", BAD[:-11]],
    "a column of a key": lambda _: ["sql", "--dialect", "duckdb", "--key", BAD[:-11]],
    "a staff file that is not there": lambda at: ["batch", str(at / NAME), "-o", "x.csv"],
    "a staff file": lambda at: ["batch", staff(at, name=f"{NAME}.csv"), "--inspect"],
    "headings": lambda at: ["batch", staff(at, f"id,ladder,{BAD[:-11]}\n1,none,\n"), "--inspect"],
    "cells": lambda at: ["batch", staff(at, f"id,ladder\n1,{BAD[:-11]}\n"), "--inspect"],
    "the advice": lambda at: ["batch", staff(at), "-o", str(at / f"{NAME}.csv")],
    "advice of no known ending": lambda at: ["batch", staff(at), "-o", str(at / NAME)],
    "rejects": lambda at: [
        "batch",
        staff(at),
        "-o",
        str(at / "a.csv"),
        "--rejects",
        str(at / f"{NAME}.csv"),
    ],
    "a record": lambda at: [
        "batch",
        staff(at),
        "-o",
        str(at / "a.csv"),
        "--record",
        str(at / NAME),
    ],
    "a heading of an id": lambda at: ["batch", staff(at), "--inspect", "--id", BAD],
    "headings to keep": lambda at: ["batch", staff(at), "-o", str(at / "a.csv"), "--keep", BAD],
    "a sheet": lambda at: ["batch", staff(at), "--inspect", "--sheet", BAD],
    "a heading of a mapping": lambda at: ["batch", staff(at), "--inspect", "--map", f"{BAD}=team"],
    "an attribute of a mapping": lambda at: ["batch", staff(at), "--inspect", "--map", f"id={BAD}"],
    "a mapping that is not there": lambda at: [
        "batch",
        staff(at),
        "--inspect",
        "--map",
        str(at / f"{NAME}.toml"),
    ],
    "a heading of a mapping file": lambda at: [
        "batch",
        staff(at),
        "--inspect",
        "--map",
        toml(at, '[columns]\n"BAD" = "BAD"'),
    ],
    "a word of a mapping file": lambda at: [
        "batch",
        staff(at),
        "--inspect",
        "--map",
        toml(at, '[values.team]\n"BAD" = "BAD"'),
    ],
    "a mapping to be written": lambda at: [
        "batch",
        staff(at),
        "--inspect",
        "--write-map",
        str(at / f"{NAME}.toml"),
    ],
    "answers to be saved": lambda at: ["ask", "--save", f"{folder(at)}/x/y.toml"],
    "an interview that was left": state,
    "an id of a rule base": lambda at: ["check", "--rules", rules(at, "vocabulary", "happy")],
    "a text of a rule base": lambda at: ["check", "--rules", rules(at, "vocabulary", "Heads.")],
    "the help of a rule base": lambda at: ["--rules", rules(at, "paths", "Go"), "--help"],
    "a key of a rule base": lambda at: [
        "check",
        "--rules",
        rules(at, "vocabulary", 'help = "Heads."\n'),
    ],
    "the folder of a rule base": lambda at: ["check", "--rules", rules(at, "stay", "slight", NAME)],
}


@pytest.mark.parametrize("line", ENTRANCES.values(), ids=ENTRANCES.keys())
def test_no_text_of_others_moves_the_cursor(
    line: Line, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Escapes of terminals, marks that turn a line round, and feigned lines are shown as such."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    result = CliRunner().invoke(crossroads, line(tmp_path), input="\n" * 30, color=True)

    shown = OURS.sub("", result.output)
    assert shown, "nothing to look at"
    assert not OBEYED.search(shown.replace("\r\n", "\n")), repr(shown)
    assert not re.search("^Error: no", shown, re.MULTILINE), shown
    assert isinstance(result.exception, SystemExit | None), result.exception


def test_a_rules_folder_named_by_the_environment_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the environment says is no more ours than what is typed."""
    monkeypatch.setenv("CROSSROADS_RULES", str(tmp_path / NAME))

    result = CliRunner().invoke(crossroads, ["check"], color=True)

    assert not OBEYED.search(result.output)
    assert r"\u001b[31mA\u001b]0;b\u0007\u009b2J\u202eC" in result.output


@pytest.mark.parametrize("group", [[], ["rules"]], ids=["crossroads", "crossroads rules"])
def test_a_group_without_a_command_prints_its_help_in_lines(run: Run, group: list[str]) -> None:
    """The help is a message of click's, but its line breaks are no text of others."""
    shown = run(*group).output

    assert "\nCommands:\n" in shown
    assert "\\u000a" not in shown


def test_our_own_styles_are_kept() -> None:
    """Headings stay bold at a terminal."""
    found = CliRunner().invoke(crossroads, ["advise", "--set", "career_ladder=none"], color=True)

    assert "\x1b[1m" in found.output


def test_json_says_the_same_as_before() -> None:
    """An escape is how JSON itself writes such a character, so that data stays as it is."""
    out = io.StringIO()
    said = {"text": "a\x9bb\u202ec"}

    Screen(out).write(json.dumps(said, ensure_ascii=False))

    assert out.getvalue() == r'{"text": "a\u009bb\u202ec"}'
    assert json.loads(out.getvalue()) == said


def test_a_progress_bar_still_moves_its_own_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """It hides the cursor, goes back to the line's beginning, and shows it again."""
    err = io.StringIO()
    monkeypatch.setattr(err, "isatty", lambda: True)
    monkeypatch.setattr("sys.stderr", err)

    with neutral_screens(), click.progressbar(length=1, file=sys.stderr) as bar:
        bar.update(1)

    assert r"\u" not in err.getvalue()


def test_a_name_that_is_no_text_is_shown_by_its_bytes() -> None:
    """Python keeps a byte that is no UTF-8 as a surrogate, which no stream can print."""
    assert visible("caf\udce9") == r"caf\udce9"


def test_the_shipped_rules_are_shown_as_they_are() -> None:
    """Nothing of our own needs an escape."""
    shown = CliRunner().invoke(crossroads, ["rules", "list"]).output

    assert SHIPPED_RULES.is_dir()
    assert r"\u" not in shown
