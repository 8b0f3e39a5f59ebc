"""figures.toml: what a report on many people counts."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import KnowledgeBaseError
from engine.rulebase.load import load_rules
from tests.checkout import ROOT
from tests.rulebase.small_rules import FILES
from tests.shipped import SHIPPED

Write = Callable[[str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a small rule base with these figures."""

    def in_folder(figures: str) -> Path:
        for name, text in FILES.items():
            (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
        (tmp_path / "figures.toml").write_text(figures, encoding="utf-8")
        return tmp_path

    return in_folder


def _figure(of: str, more: str = "") -> str:
    return f'[[figure]]\nof = "{of}"\ntitle = "Of {of}"\n{more}\n'


def test_the_shipped_figures_count_what_a_department_asks_for() -> None:
    """Ladders, managers, wishes, and a number of those who are serious about leaving."""
    assert [(one.of, one.count_only) for one in SHIPPED.figures] == [
        ("ladder_blocked", False),
        ("manager_can_stretch", False),
        ("ambitions", False),
        ("serious_about_leaving", True),
    ]


def test_figures_decide_no_advice(write: Write) -> None:
    """So they are no part of the version, and may be changed between a batch and its report."""
    one = load_rules(write(_figure("happy")))
    other = load_rules(write(_figure("wishes")))

    assert one.figures[0].of == "happy"
    assert other.figures[0].of == "wishes"
    assert one.version == other.version


@pytest.mark.parametrize(
    ("figures", "fault"),
    [
        (_figure("hapy"), "figure 1 counts 'hapy', which is not known. Did you mean 'happy'?"),
        (_figure("years"), "figure 1 counts 'years', which is not known"),
        (_figure("happy") * 2, "has two figures that rest on 'happy': 'happy' and 'happy'"),
        (_figure("wishes", 'yes = "Yes"'), "has 'yes', but the values of 'wishes' have labels"),
        (_figure("wishes", "count_only = true"), "'wishes' is not answered by yes or no"),
        (_figure("happy", "coun_only = true"), "has a key 'coun_only'"),
        ('[[figure]]\nof = "happy"\n', "figure 1 has no 'title'"),
        ('[[figur]]\nof = "happy"\n', "has a key 'figur'"),
    ],
    ids=[
        "misspelt", "a number", "twice", "labels of its own", "no number", "a key", "no title",
        "a table",
    ],
)  # fmt: skip
def test_a_figure_that_cannot_be_counted_is_a_fault(write: Write, figures: str, fault: str) -> None:
    """In the house's words, with the nearest name."""
    with pytest.raises(KnowledgeBaseError) as error:
        load_rules(write(figures))

    assert fault in str(error.value)
    assert "figures.toml" in str(error.value)


def test_two_figures_of_one_answer_are_refused(tmp_path: Path) -> None:
    """A flag and the answer that it follows from could be subtracted from each other."""
    for name in ("vocabulary", "paths", "statements", "situation"):
        text = (ROOT / "rules" / f"{name}.toml").read_text(encoding="utf-8")
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    figures = _figure("ladder_blocked") + _figure("career_ladder")
    (tmp_path / "figures.toml").write_text(figures, encoding="utf-8")

    with pytest.raises(KnowledgeBaseError, match="two figures that rest on 'career_ladder'"):
        load_rules(tmp_path)
