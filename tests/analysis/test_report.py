"""One report, which every view draws."""

from collections import Counter
from functools import cached_property

import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.analysis import report as module
from engine.analysis.report import Report, report
from engine.core import semantics
from engine.core.model import KnowledgeBase
from engine.views.json import EXPLANATION
from tests.shipped import COORDINATOR

PARTS = [name for name, value in vars(Report).items() if isinstance(value, cached_property)]
ANALYSES = (
    "proofs",
    "why_not",
    "robustness",
    "smallest_changes",
    "missing_facts",
    "look_ahead",
    "Neighbourhood",
)


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each analysis of the report, and the definition, is run."""
    counted: Counter[str] = Counter()

    def counting(place: object, name: str) -> None:
        original = getattr(place, name)

        def run(*arguments: object, **options: object) -> object:
            counted[name] += 1
            return original(*arguments, **options)

        monkeypatch.setattr(place, name, run)

    for name in ANALYSES:
        counting(module, name)
    counting(semantics, "consult")
    return counted


def test_a_report_computes_nothing_that_is_not_asked_for(
    knowledge_base: KnowledgeBase, calls: Counter[str]
) -> None:
    """Advice alone costs no explanation."""
    found = report(knowledge_base, COORDINATOR)

    assert found.advice.path == "move_out"
    assert calls == {}


def test_a_report_computes_each_part_once(
    knowledge_base: KnowledgeBase, calls: Counter[str]
) -> None:
    """However often it is drawn."""
    found = report(knowledge_base, COORDINATOR)

    for _ in range(2):
        for part in PARTS:
            getattr(found, part)

    assert calls == dict.fromkeys(ANALYSES, 1)


@pytest.mark.parametrize(
    "options",
    [[], ["--explain", "full"], ["--json", "--explain", "full"]],
    ids=["page", "explained page", "JSON"],
)
def test_a_command_computes_no_part_twice(options: list[str], calls: Counter[str]) -> None:
    """Whatever of the report a command shows, each analysis runs at most once for it."""
    facts = [f"--set={name}={value}" for name, value in COORDINATOR.items()]

    result = CliRunner().invoke(crossroads, ["advise", *facts, *options])

    assert result.exit_code == 0
    assert calls["robustness"] == calls["smallest_changes"] == calls["look_ahead"] == 1
    assert max(calls.values()) == 1


def test_every_part_of_a_report_is_shown_as_json() -> None:
    """A part that is added has its key, or stands here with the reason why it has none."""
    not_shown = {"outlook", "_neighbourhood"}  # `missing_facts` says the same; an evaluator

    assert set(EXPLANATION.values()) == set(PARTS) - not_shown
