"""`check`, `rules`, `graph` and `sql`, as they are typed."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.core.model import KnowledgeBase
from tests.commands.typed import Run
from tests.rulebase.small_rules import write_rules


def test_check_passes_the_shipped_rules(run: Run, knowledge_base: KnowledgeBase) -> None:
    """The rules that we ship have no fault, and the version is the result's."""
    result = run("check")

    assert result.exit_code == 0
    assert "no fault found" in result.stdout
    assert knowledge_base.version in result.stdout


def test_check_reports_every_fault_and_exits_1(run: Run, tmp_path: Path) -> None:
    """An empty folder misses every file that has to be there."""
    result = run("check", "--rules", str(tmp_path))

    assert result.exit_code == 1
    assert result.stderr.count("is missing") == 3


def test_rules_show_reads_as_sentences(run: Run) -> None:
    """When, then, because, source and where it stands."""
    shown = run("rules", "show", "out-small-organisation-no-ladder").stdout

    assert "size of the organisation is small" in shown
    assert "this supports 'move out' (fair, 4 decibans)" in shown
    assert "rules/move_out.toml, rule 2" in shown
    assert "O1, move out: In a smaller business" in shown


def test_rules_list_has_every_rule(run: Run, knowledge_base: KnowledgeBase) -> None:
    """Nothing in the knowledge base is hidden."""
    words = run("rules", "list").stdout.split()

    assert set(knowledge_base.rules) <= set(words)


@pytest.mark.parametrize("name", ["move_to_line", "Move to the line"])
def test_rules_list_takes_a_path(run: Run, name: str) -> None:
    """The rules for it and against it, the weightiest first, and the advice that belongs to it."""
    page = run("rules", "list", name).stdout

    headings = [
        "For move to the line\n  line-wants-out-of-projects (decisive, +12)\n",
        "\nAgainst move to the line\n  line-loyal-to-projects (ruling out, -99)\n",
        "\nAdvice once it is recommended\n",
        "\n  line-advice-operations\n",
    ]
    places = [page.index(heading) for heading in headings]
    assert places == sorted(places)
    assert "up-blocked" not in page


def test_rules_list_of_no_path_names_the_nearest(run: Run) -> None:
    """Exit code 2, and nothing on standard output."""
    result, empty = run("rules", "list", "mov_out"), run("rules", "list", "")

    assert (result.exit_code, result.stdout) == (empty.exit_code, empty.stdout) == (2, "")
    assert "Error: path: 'mov_out' does not exist. Did you mean 'move_out'?" in result.stderr


def test_trace_leaves_no_gap_either_way(run: Run, knowledge_base: KnowledgeBase) -> None:
    """Every statement is carried by something, and every rule and text names its statements."""
    shown = run("rules", "trace").stdout

    carried = set()
    for group in (knowledge_base.rules, knowledge_base.texts, knowledge_base.paths):
        for id, item in group.items():
            assert item.source, f"{id} names no statement"
            assert set(item.source) <= set(knowledge_base.statements)
            assert re.search(rf"^  {id}$", shown, re.MULTILINE), f"{id} is not traced"
            carried |= set(item.source)
    assert carried == set(knowledge_base.statements)
    for id in knowledge_base.statements:
        assert re.search(rf"^  {id} ", shown, re.MULTILINE), f"{id} is not traced"


def test_sql_prints_one_query(run: Run) -> None:
    """With a comment on the columns that it expects, and the key handed through."""
    shown = run("sql", "--dialect", "postgres", "--table", "hr.staff", "--key", "id").stdout

    assert "Expects these columns" in shown
    assert "rule_out_held_back" in shown
    assert shown.rstrip().splitlines()[-1].strip().startswith("FROM")


@pytest.mark.parametrize("about", ["stay", "career_ladder", "out-serious"])
def test_the_command_prints_it(about: str) -> None:
    """As DOT, to be handed to Graphviz."""
    result = CliRunner().invoke(crossroads, ["rules", "graph", about])

    assert result.exit_code == 0
    assert f'"{about}"' in result.stdout


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    """A slip is no empty picture."""
    result = CliRunner().invoke(crossroads, ["rules", "graph", "carer_ladder"])

    assert result.exit_code == 2
    assert "'carer_ladder' is no attribute, flag, rule or path" in result.stderr
    assert "Did you mean 'career_ladder'?" in result.stderr


def test_a_text_without_statements_is_not_traced(run: Run, tmp_path: Path) -> None:
    """A path need not carry a statement of its own."""
    shown = run("rules", "trace", "--rules", str(write_rules(tmp_path / "rules")))

    assert shown.exit_code == 0
    assert "\n  opening\n" in shown.stdout
    assert "\n  stay\n" not in shown.stdout
