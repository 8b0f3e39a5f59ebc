"""Regression tests of a rule base: its worked examples, held to what the rules make of them.

Cases are run by the definition; any other engine may take its place. A case that does not hold is
a value, not an exception, and names everything in which the advice differs at once.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath

from engine.core import semantics
from engine.core.advice import Advice
from engine.core.model import PATH, Facts, KnowledgeBase
from engine.core.semantics import derive, fires
from engine.errors import MisuseError
from engine.language.sentences import listed
from engine.phrasing.facts_and_rules import test_in_words
from engine.rulebase.cases import Case

Consult = Callable[[KnowledgeBase, Facts], Advice]
NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing in which the advice is not what a case expects, in words."""

    what: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """A case that was run, the advice, and the differences; none where the case holds."""

    case: Case
    advice: Advice
    differences: tuple[Difference, ...]

    @property
    def holds(self) -> bool:
        """Whether the advice is what the case expects."""
        return not self.differences


def run_cases(
    knowledge_base: KnowledgeBase,
    cases: Iterable[Case],
    consult: Consult = semantics.consult,
) -> tuple[Outcome, ...]:
    """The outcome of every case. `consult` is the engine that gives the advice."""
    return tuple(_run(knowledge_base, case, consult(knowledge_base, case.facts)) for case in cases)


def _run(knowledge_base: KnowledgeBase, case: Case, advice: Advice) -> Outcome:
    return Outcome(case, advice, tuple(differences(knowledge_base, case, advice)))


def chosen(cases: Iterable[Case], word: str) -> tuple[Case, ...]:
    """The cases with a word in their name or in the name of their file, whatever the capitals.

    Raises MisuseError where the word is empty or no case has it.
    """
    if not word.strip():
        raise MisuseError("-k", "is empty", "Write a word of a case's name or of its file's.")
    wanted = " ".join(word.casefold().split())
    found = tuple(case for case in cases if any(wanted in name for name in _names(case)))
    if not found:
        what = "stands in no case's name and in no file's"
        raise MisuseError(f"-k '{word}'", what, "`crossroads rules test` alone runs all of them.")
    return found


def _names(case: Case) -> tuple[str, str]:
    file = PurePath(case.where.rpartition(", line ")[0]).name
    return " ".join(case.name.casefold().split()), file.casefold()


def differences(knowledge_base: KnowledgeBase, case: Case, advice: Advice) -> Iterator[Difference]:
    """Everything in which the advice is not what the case expects."""
    yield from _differing(case, advice)
    for id in case.rules:
        if id not in advice.rules_fired:
            unmet = _unmet(knowledge_base, id, advice)
            yield Difference(f"rule {id}", "to fire", f"that it waits for: {listed(unmet)}")
    for id in case.not_rules:
        if id in advice.rules_fired:
            yield Difference(f"rule {id}", "not to fire", "that it fired")
    said = {
        "why": (case.why_says, advice.why),
        "advice": (case.advice_says, advice.advice),
        "cautions": (case.cautions_say, advice.cautions),
        "contradictions": (case.contradictions_say, advice.contradictions),
    }
    for name, (phrases, sentences) in said.items():
        yield from _unsaid(name, phrases, sentences)
    for phrase in case.not_says:
        for sentence in (one for _, some in said.values() for one in some if phrase in one):
            yield Difference("sentences", f"none with '{phrase}'", f"'{sentence}'")


def _differing(case: Case, advice: Advice) -> Iterator[Difference]:
    """The single values that differ; None expects nothing."""
    level = advice.runner_up if advice.margin == 0 else None
    values = {
        "path": (case.path, advice.path or ""),
        "runner_up": (case.runner_up, advice.runner_up or ""),
        "level_with": (case.level_with, level or ""),
        "next_roles": (case.next_roles, advice.next_roles),
        "case": (case.case, advice.case or ""),
        "score": (case.score, advice.score),
        "margin": (case.margin, advice.margin),
    }
    for name, (expected, got) in values.items():
        if expected is not None and expected != got:
            yield Difference(name, _shown(expected), _shown(got))


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or NOTHING
    return NOTHING if value in ("", None) else str(value)


def _unsaid(
    name: str, phrases: tuple[str, ...], sentences: tuple[str, ...]
) -> Iterator[Difference]:
    for phrase in phrases:
        if not any(phrase in sentence for sentence in sentences):
            got = " | ".join(sentences) or NOTHING
            yield Difference(name, f"a sentence with '{phrase}'", got)


def _unmet(knowledge_base: KnowledgeBase, id: str, advice: Advice) -> list[str]:
    """The conditions of a rule that did not hold, in words."""
    known = derive(knowledge_base, advice.facts) | ({PATH: advice.path} if advice.path else {})
    rule = knowledge_base.rules[id]
    unmet = (test for test in rule.when if not fires(replace(rule, when=(test,)), known))
    return [test_in_words(knowledge_base, test) for test in unmet]
