"""What the documentation shows is what the program does."""

import doctest
import re
import shlex
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.core.model import KnowledgeBase
from engine.engines.sql.compile import compile_query
from tests.checkout import ROOT
from tests.office import write_office
from tests.shipped import SHIPPED

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
WALKED = "own-rules.md"  # has edits between its commands, and a test of its own
ALONE = [page for page in PAGES if page.name != WALKED]
ANSWERS = "\ndone\n"
FACTS = 'current_role = "pmo_coordinator"\nambitions = ["breadth"]\n'
EXPORT = "Name,Generic Job Title,Post\nA,Project Manager,12\n"


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a language, without the indentation of a list."""
    text = page.read_text(encoding="utf-8")
    found = re.findall(rf"^ *```{language}\n(.*?)^ *```", text, re.DOTALL | re.MULTILINE)
    return [textwrap.dedent(block) for block in found]


def consoles(page: Path) -> list[str]:
    """The blocks that show a command of ours with its output."""
    return [block for block in blocks(page, "console") if block.startswith("$ crossroads ")]


def commands(page: Path) -> list[str]:
    """The crossroads commands of a page, in its order."""
    lines = [
        line.partition("  #")[0].strip()
        for block in blocks(page, "sh")
        for line in block.splitlines()
    ]
    return [line for line in lines if line.startswith("crossroads")]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The files that the pages speak of, in a folder that is the current one."""
    monkeypatch.chdir(tmp_path)
    shutil.copytree(ROOT / "rules", tmp_path / "my-rules")
    shutil.copytree(ROOT / "rules", tmp_path / "old-rules")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copy(ROOT / "examples" / "staff.csv", tmp_path)
    (tmp_path / "build").mkdir()
    (tmp_path / "export.csv").write_text(EXPORT)
    (tmp_path / "me.toml").write_text(FACTS)
    write_office(tmp_path, SHIPPED)
    return tmp_path


@pytest.mark.parametrize("page", [*filter(consoles, ALONE)], ids=lambda page: page.name)
def test_the_docs_show_what_the_console_shows(
    page: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An excerpt is the real thing, word for word; an ellipsis stands for lines left out."""
    monkeypatch.setenv("COLUMNS", "88")

    for block in consoles(page):
        command, _, expected = block.partition("\n")
        arguments = shlex.split(command.removeprefix("$ crossroads"))
        output = CliRunner().invoke(crossroads, arguments).output
        checker = doctest.OutputChecker()
        assert checker.check_output(expected, output, doctest.ELLIPSIS), output


@pytest.mark.parametrize("page", [*filter(commands, ALONE)], ids=lambda page: page.name)
def test_every_command_of_the_docs_runs(page: Path, folder: Path) -> None:
    """The commands of a page, copied in their order, do what it promises."""
    for command in commands(page):
        line, redirected, target = command.partition(" > ")
        result = CliRunner().invoke(crossroads, shlex.split(line)[1:], input=ANSWERS)
        assert result.exit_code == 0, f"{command}: {result.output}"
        if redirected:
            (folder / target).write_text(result.stdout)


def test_the_readme_is_one_page() -> None:
    """What is longer belongs in docs/."""
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) < 110


def test_the_index_names_every_page() -> None:
    """Every page of docs/ is found from its index."""
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")

    for page in PAGES[1:]:
        assert page.name == "README.md" or f"({page.name}" in index, page.name


def test_the_page_on_the_document_has_every_statement(knowledge_base: KnowledgeBase) -> None:
    """The statements stand there as the rules have them, and the rules named there exist."""
    page = (ROOT / "docs" / "document.md").read_text(encoding="utf-8")

    for statement in knowledge_base.statements.values():
        assert f"| {statement.id} | {statement.text} |\n" in page, statement.id
    for rule in re.findall(r"`([a-z]+(?:-[a-z]+)+)`", page):
        assert rule in knowledge_base.rules


def test_the_tree_has_every_folder_of_the_engine() -> None:
    """The tree in docs/architecture.md and the folders of engine/ are the same."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    (tree,) = re.findall(r"```text\nengine/\n(.*?)```", page, re.DOTALL)

    named = set(re.findall(r"^  (\w+)/", tree, re.MULTILINE))

    assert named == {init.parent.name for init in ROOT.glob("engine/*/__init__.py")}


def test_the_modules_that_the_docs_name_exist() -> None:
    """The way of a fact leads through modules that are there."""
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")

    for name in re.findall(r"(?<![\w/*])[a-z]\w*(?:/\w+)+\.py", page):
        assert (ROOT / name).is_file() or (ROOT / "engine" / name).is_file(), name


def test_the_python_of_the_docs_runs() -> None:
    """The example for programmers does what it says."""
    (code,) = blocks(ROOT / "docs" / "advise.md", "python")

    shown = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )

    assert shown.stdout.startswith("move_out 0.39 ")


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
