"""Worked examples, tests/cases/*.toml: a person, and what the rules must make of them.

The files mirror those of rules/. Every rule has an example, so that anyone who changes a rule sees
for whom it was written.
"""

import tomllib
from collections import Counter
from dataclasses import dataclass, field

import pytest

from engine.core.advice import Advice
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.engines.experta_engine import Consultation
from engine.facts.parse import understand
from engine.rulebase.files import FIXED_FILES
from engine.rulebase.place import SHIPPED_RULES
from tests.checkout import ROOT

FOLDER = ROOT / "tests" / "cases"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One worked example. Its fields are the keys that a case may have; any other is an error.

    `None` expects nothing; `path` and `runner_up` are "" where there must not be any.
    """

    name: str
    rules: list[str]
    facts: dict[str, object]
    path: str
    not_rules: list[str] = field(default_factory=list)
    runner_up: str | None = None
    next_roles: list[str] | None = None
    advice_says: str | list[str] = field(default_factory=list)
    caution_says: str | list[str] = field(default_factory=list)
    score: int | None = None
    margin: int | None = None

    def failures(self, advice: Advice) -> list[str]:
        """Everything in which the advice is not what the case expects."""
        return [
            *_differs("path", self.path, advice.path or ""),
            *_differs("runner_up", self.runner_up, advice.runner_up or ""),
            *_differs("next_roles", self.next_roles, list(advice.next_roles)),
            *_differs("score", self.score, advice.score),
            *_differs("margin", self.margin, advice.margin),
            *(f"{id} did not fire" for id in self.rules if id not in advice.rules_fired),
            *(f"{id} fired" for id in self.not_rules if id in advice.rules_fired),
            *_unsaid("advice", self.advice_says, advice.advice),
            *_unsaid("cautions", self.caution_says, advice.cautions),
        ]


def _differs(name: str, expected: object, found: object) -> list[str]:
    same = expected is None or expected == found
    return [] if same else [f"{name} is {found!r}, not {expected!r}"]


def _unsaid(name: str, phrases: str | list[str], sentences: tuple[str, ...]) -> list[str]:
    wanted = [phrases] if isinstance(phrases, str) else phrases
    return [
        f"no sentence of {name} says {phrase!r}: {list(sentences)}"
        for phrase in wanted
        if not any(phrase in sentence for sentence in sentences)
    ]


def load_cases() -> list[Case]:
    """Every case of every file. A key that no case can have is a TypeError."""
    files = [tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.toml"))]
    for content in files:
        assert set(content) == {"case"}, f"a file of cases holds [[case]] only: {set(content)}"
    return [Case(**case) for content in files for case in content["case"]]


CASES = load_cases()
EVERY_CASE = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


@pytest.fixture(scope="module")
def consultation(knowledge_base: KnowledgeBase) -> Consultation:
    """One engine for all cases; building it costs more than running it."""
    return Consultation(knowledge_base)


def understood(knowledge_base: KnowledgeBase, case: Case) -> Facts:
    """The case's facts, every one of which has to be understood."""
    answers = understand(knowledge_base, case.facts)
    assert not answers.problems
    return answers.facts


@EVERY_CASE
def test_the_definition_advises_as_the_case_expects(
    knowledge_base: KnowledgeBase, case: Case
) -> None:
    """The worked examples hold for what the rules mean."""
    advice = consult(knowledge_base, understood(knowledge_base, case))

    assert not case.failures(advice)


@EVERY_CASE
def test_experta_advises_as_the_case_expects(
    knowledge_base: KnowledgeBase, consultation: Consultation, case: Case
) -> None:
    """The worked examples hold for what is run."""
    advice = consultation.consult(understood(knowledge_base, case))

    assert not case.failures(advice)


@EVERY_CASE
def test_a_case_names_only_what_there_is(knowledge_base: KnowledgeBase, case: Case) -> None:
    """A misspelt rule that must not fire would be a promise that nothing can break."""
    named = {*case.rules, *case.not_rules}

    assert named <= set(knowledge_base.rules)
    assert {case.path, case.runner_up} <= {*knowledge_base.paths, "", None}
    assert set(case.next_roles or ()) <= set(knowledge_base.roles)


def test_a_misspelt_key_of_a_case_is_refused() -> None:
    """An expectation under a wrong name would otherwise never be looked at."""
    with pytest.raises(TypeError, match="caution_say"):
        Case(name="A typo", rules=[], facts={}, path="", caution_say="pay")  # type: ignore[call-arg]


def test_a_case_that_does_not_hold_says_in_what(knowledge_base: KnowledgeBase) -> None:
    """Somebody who breaks a case reads what is different, all of it at once."""
    case = Case(
        name="All wrong",
        rules=["stay-content"],
        not_rules=["side-wants-breadth"],
        facts={},
        path="stay",
        advice_says="nothing wrong",
        score=6,
    )

    failures = case.failures(consult(knowledge_base, {"ambitions": ("breadth",)}))

    assert failures[:4] == [
        "path is 'move_sideways', not 'stay'",
        "score is 7, not 6",
        "stay-content did not fire",
        "side-wants-breadth fired",
    ]
    assert failures[4].startswith("no sentence of advice says 'nothing wrong': ")


def test_no_two_cases_have_the_same_name() -> None:
    """A case is found by its sentence."""
    names = Counter(case.name for case in CASES)

    assert not [name for name, count in names.items() if count > 1]


def test_every_rule_has_a_worked_example(knowledge_base: KnowledgeBase) -> None:
    """A rule without an example is a rule that nobody has tried on a person."""
    shown = {id for case in CASES for id in case.rules}

    assert [id for id in knowledge_base.rules if id not in shown] == []


def test_every_file_of_rules_has_a_mirror_file_of_cases() -> None:
    """The examples of a rule are found where the rule is found."""
    rules = {path.stem for path in SHIPPED_RULES.glob("*.toml")} - set(FIXED_FILES)

    assert rules <= {path.stem for path in FOLDER.glob("*.toml")}
