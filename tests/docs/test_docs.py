"""What the documentation shows is what the program does."""

import doctest
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.core.model import KnowledgeBase
from engine.engines.sql.compile import compile_query
from tests.checkout import ROOT
from tests.shipped import SHIPPED

README = (ROOT / "README.md").read_text(encoding="utf-8")
ANSWERS = "PMO coordinator\ndone\n"
EXPORT = "Name,Generic Job Title,Post\nA,Project Manager,12\n"


def blocks(text: str, language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def commands() -> list[str]:
    """Every crossroads command of the README, in its order."""
    lines = [
        line.partition("  #")[0].strip()
        for block in blocks(README, "sh")
        for line in block.splitlines()
    ]
    return [line for line in lines if line.startswith("crossroads")]


def test_the_readme_shows_what_the_console_shows(monkeypatch: pytest.MonkeyPatch) -> None:
    """The excerpt is the real thing, word for word; an ellipsis stands for lines left out."""
    monkeypatch.setenv("COLUMNS", "88")
    shown = blocks(README, "console")

    for block in shown:
        command, _, expected = block.partition("\n")
        arguments = shlex.split(command.removeprefix("$ crossroads"))
        output = CliRunner().invoke(crossroads, arguments).output
        checker = doctest.OutputChecker()
        assert checker.check_output(expected, output, doctest.ELLIPSIS), output
    assert shown


def test_every_command_of_the_readme_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever copies the README's commands in their order gets what it promises."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "rules", tmp_path / "my-rules")
    (tmp_path / "export.csv").write_text(EXPORT)

    for command in commands():
        line, redirected, target = command.partition(" > ")
        result = CliRunner().invoke(crossroads, shlex.split(line)[1:], input=ANSWERS)
        assert result.exit_code == 0, f"{command}: {result.output}"
        if redirected:
            (tmp_path / target).write_text(result.stdout)
    assert len(commands()) > 10
    assert (tmp_path / "advice.csv").stat().st_size > 0


def test_the_python_of_the_readme_runs() -> None:
    """The example for programmers does what it says."""
    (code,) = blocks(README, "python")

    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert shown.stdout.startswith("move_out 0.86 ")


def test_the_docs_count_what_there_is(knowledge_base: KnowledgeBase) -> None:
    """Numbers in the changelog and the table of strengths are those of the rules."""
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    rules = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")

    assert f"{len(knowledge_base.statements)} statements" in changelog
    assert f"{len(knowledge_base.roles)} roles" in changelog
    assert f"{len(knowledge_base.stated)} attributes" in changelog
    for name, weight in knowledge_base.strengths.items():
        assert re.search(rf"^\| {name} \| {weight} \|", rules, re.MULTILINE), name


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").glob("*.md")))
def test_links_lead_somewhere(page: Path) -> None:
    """No page of ours points at a page that is gone."""
    for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"


def test_the_example_in_the_documentation_is_a_real_one() -> None:
    """The table of docs/warehouse.md gives the rows that it shows."""
    page = (ROOT / "docs" / "warehouse.md").read_text(encoding="utf-8")
    (tables,) = re.findall(r"```sql\n(.*?)```", page, re.DOTALL)
    (shown,) = re.findall(r"```console\n(.*?)```", page, re.DOTALL)
    heading, _, *expected = [
        [cell.strip() for cell in line.split("|")] for line in shown.splitlines()
    ]

    with duckdb.connect() as connection:
        connection.execute(tables)
        view = compile_query(SHIPPED, "duckdb", key=["employee_id"])
        connection.execute(f"CREATE VIEW advice AS {view}")
        chosen = f"SELECT {', '.join(heading)} FROM advice ORDER BY employee_id"
        rows = connection.execute(chosen).fetchall()

    assert [[cell or "" for cell in row] for row in rows] == expected
