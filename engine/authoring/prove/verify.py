"""The verifier: every question about a rule base, asked in turn."""

from collections.abc import Callable, Iterable, Iterator
from ctypes import ArgumentError
from dataclasses import replace
from threading import Event

from engine.authoring.prove.answers_that_turn import never_matter, turning_questions
from engine.authoring.prove.ctrl_c import remembered_ctrl_c
from engine.authoring.prove.dead_rules import rule_questions
from engine.authoring.prove.findings import Finding, Overturned, Verification
from engine.authoring.prove.gaps import gap_questions
from engine.authoring.prove.overturned import overturned
from engine.authoring.prove.pointless import pointless_questions
from engine.authoring.prove.promises import promise_questions
from engine.authoring.prove.prover import Prover, Question
from engine.authoring.prove.redundancy import redundancy_questions
from engine.authoring.prove.solver import NotProvedError
from engine.core.model import Accepted, KnowledgeBase

Progress = Callable[[int, int], None]


def verify(
    knowledge_base: KnowledgeBase,
    *,
    seconds: float | None = None,
    progress: Progress | None = None,
) -> Verification:
    """Everything that can be proved and refuted; `seconds` is what one question may take."""
    try:
        with remembered_ctrl_c() as pressed:
            prover = Prover(knowledge_base, seconds)
            return _Run(prover, progress or (lambda done, total: None), pressed).result()
    except ArgumentError as error:  # what ctypes makes of Ctrl-C while z3 is called
        if KeyboardInterrupt.__name__ in str(error):
            raise KeyboardInterrupt from None
        raise


class _Run:
    """One run over all the questions; keeps count, and notes what was not proved in time."""

    def __init__(self, prover: Prover, progress: Progress, pressed: Event) -> None:
        self.prover, self.pressed = prover, pressed
        self.progress = progress
        self.not_proved: list[str] = []
        self.undecided: list[str] = []
        self.done = 0

    def result(self) -> Verification:
        knowledge_base = self.prover.knowledge_base
        questions = list(all_questions(self.prover))
        total = len(questions) + len(knowledge_base.stated) + 1
        findings = [found for one in questions for found in self._asked(one, total)]
        open_questions = [self._overturned(id, total) for id in knowledge_base.stated]
        findings = list(_with_reasons(findings, knowledge_base.accepted))
        if not self.not_proved:
            findings += _reasons_for_nothing(findings, knowledge_base.accepted)
        return Verification(
            findings=tuple(findings),
            promises=len(knowledge_base.promises),
            questions=total,
            overturned=tuple(one for one in open_questions if one),
            never_matter=self._never_matter(total),
            not_proved=tuple(self.not_proved),
            undecided=tuple(self.undecided),
        )

    def _asked(self, question: Question, total: int) -> list[Finding]:
        found: list[Finding] = []
        try:
            found += question.findings()
        except NotProvedError:
            self.not_proved.append(question.name)
            self.undecided += [question.promise] if question.promise else []
        finally:
            self._count(total)
        return found

    def _overturned(self, attribute: str, total: int) -> Overturned | None:
        try:
            return overturned(self.prover, attribute)
        except NotProvedError:
            self.not_proved.append(f"whether every answer to '{attribute}' overturns a path")
            return None
        finally:
            self._count(total)

    def _never_matter(self, total: int) -> dict[str, tuple[str, ...]]:
        try:
            return never_matter(self.prover)
        except NotProvedError:
            self.not_proved.append("which attributes never matter for a path")
            return {}
        finally:
            self._count(total)

    def _count(self, total: int) -> None:
        if self.pressed.is_set():
            raise KeyboardInterrupt
        self.done += 1
        self.progress(self.done, total)


def all_questions(prover: Prover) -> Iterator[Question]:
    """Every question whose answer can be a finding."""
    yield from promise_questions(prover)
    yield from rule_questions(prover)
    yield from redundancy_questions(prover)
    yield from turning_questions(prover)
    yield from gap_questions(prover)
    yield from pointless_questions(prover)


def _with_reasons(findings: Iterable[Finding], accepted: tuple[Accepted, ...]) -> Iterator[Finding]:
    """The findings with the reasons that were given for them."""
    for finding in findings:
        reasons = [one.because for one in accepted if _covers(one, finding)]
        yield replace(finding, accepted=reasons[0]) if reasons else finding


def _reasons_for_nothing(
    findings: list[Finding], accepted: tuple[Accepted, ...]
) -> Iterator[Finding]:
    """Reasons that were given for what is not found any more."""
    for one in accepted:
        if not any(_covers(one, finding) for finding in findings):
            says = f"Nothing is found any more that this was the reason for: {one.because}"
            yield Finding("accepted for nothing", (one.finding, *one.about), says)


def _covers(accepted: Accepted, finding: Finding) -> bool:
    """Whether the reason is for this finding: its kind, and the first of what it is about."""
    first = finding.about[: len(accepted.about)]
    return accepted.finding == finding.kind and accepted.about == first
