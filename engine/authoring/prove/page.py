"""What the verifier found, as a console page and as JSON."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from engine.authoring.prove.findings import Finding, Overturned, Verification
from engine.authoring.prove.witness import Witness
from engine.language.sentences import counted, listed

PROGRAM = "crossroads"


def page(verification: Verification, program: str = PROGRAM) -> str:
    """The findings with their witnesses, then what is listed only, then the counts.

    `program` is how the commands begin that show a witness.
    """
    return "\n".join(
        (
            *_findings(verification, program),
            *_listed(verification, program),
            *(f"Not proved in time: {name}." for name in verification.not_proved),
            _summary(verification),
        )
    )


def _findings(verification: Verification, program: str) -> Iterator[str]:
    counting = [finding for finding in verification.findings if finding.counts]
    for kind, findings in groupby(counting, key=lambda finding: finding.kind):
        yield f"{kind[:1].upper()}{kind[1:]}"
        for finding in findings:
            yield f"  {', '.join(finding.about) or 'anybody'}: {finding.says}"
            yield from (f"    {line}" for line in _shown(finding, program))
        yield ""


def _shown(finding: Finding, program: str) -> Iterator[str]:
    for witness in (finding.witness, finding.after):
        if witness:
            yield witness.command(program)
            yield f"  gives {outcome(witness)}"


def outcome(witness: Witness) -> str:
    """What the rules make of a witness: the path, and every score that is not 0."""
    scores = ", ".join(f"{path} {score}" for path, score in witness.scores.items() if score)
    roles = f"; next roles: {', '.join(witness.next_roles)}" if witness.next_roles else ""
    return f"{witness.path or 'no path'} ({scores or 'every score is 0'}){roles}"


def _listed(verification: Verification, program: str) -> Iterator[str]:
    """What is no failure: reasons that were given, open questions that decide, idle attributes."""
    explained = [finding for finding in verification.findings if not finding.counts]
    if explained:
        yield "With a reason"
    for finding in explained:
        reason = finding.accepted or f"promised by {listed(finding.implied_by)}"
        yield f"  {finding.kind}: {', '.join(finding.about)} ({reason})"
    if verification.overturned:
        yield "Recommendations that no answer to one open question would keep"
    for one in verification.overturned:
        yield f"  {one.attribute}: {one.witness.command(program)} gives {outcome(one.witness)}"
    idle = {path: ids for path, ids in verification.never_matter.items() if ids}
    if idle:
        yield "Attributes that never decide whether a path is recommended"
    for path, ids in idle.items():
        yield f"  {path}: {', '.join(ids)}"


def _summary(verification: Verification) -> str:
    counting = sum(finding.counts for finding in verification.findings)
    return (
        f"{counted(verification.questions, 'question')} asked, "
        f"{verification.kept} of {counted(verification.promises, 'promise')} kept, "
        f"{counted(counting, 'finding')} without a reason."
    )


def as_data(verification: Verification, program: str = PROGRAM) -> dict[str, Any]:
    """The verification as JSON has it."""
    return {
        "failed": verification.failed,
        "promises": verification.promises,
        "kept": verification.kept,
        "questions": verification.questions,
        "findings": [_finding_as_data(finding, program) for finding in verification.findings],
        "overturned": [_overturned_as_data(one, program) for one in verification.overturned],
        "never_matter": {path: list(ids) for path, ids in verification.never_matter.items()},
        "not_proved": list(verification.not_proved),
    }


def _finding_as_data(finding: Finding, program: str) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "about": list(finding.about),
        "says": finding.says,
        "counts": finding.counts,
        "accepted": finding.accepted or None,
        "implied_by": list(finding.implied_by),
        "witness": _witness_as_data(finding.witness, program),
        "after": _witness_as_data(finding.after, program),
    }


def _overturned_as_data(one: Overturned, program: str) -> dict[str, Any]:
    return {"attribute": one.attribute, "witness": _witness_as_data(one.witness, program)}


def _witness_as_data(witness: Witness | None, program: str) -> dict[str, Any] | None:
    if witness is None:
        return None
    return {
        "facts": dict(witness.facts),
        "command": witness.command(program),
        "path": witness.path,
        "scores": witness.scores,
        "next_roles": list(witness.next_roles),
        "rules_fired": list(witness.rules_fired),
    }
