"""The promises that one version keeps and the other breaks, each proved for the whole fact space.

The one module of the comparison that needs the solver, so it is loaded only where that is there.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from engine.authoring.prove.findings import Finding
from engine.authoring.prove.promises import promise_questions
from engine.authoring.prove.prover import Prover
from engine.core.model import Facts, KnowledgeBase


@dataclass(frozen=True, slots=True)
class Turned:
    """A promise that only one version keeps, and the shortest person whom the other breaks it for.

    `kept_by_new` says which of the two it is; there is nobody where a possibility is promised.
    """

    id: str
    sentence: str
    kept_by_new: bool
    witness: Facts | None


def turned_promises(old: KnowledgeBase, new: KnowledgeBase) -> tuple[Turned, ...]:
    """The promises, of those that both versions make, that one of them breaks."""
    shared = old.promises.keys() & new.promises.keys()
    before, after = (_broken(rules, shared) for rules in (old, new))
    return tuple(
        Turned(id, promise.sentence, id not in after, _facts({**before, **after}[id]))
        for id, promise in new.promises.items()
        if (id in before) != (id in after)
    )


def _broken(knowledge_base: KnowledgeBase, ids: set[str]) -> Mapping[str, Finding]:
    """The first finding about each broken promise."""
    found: dict[str, Finding] = {}
    for question in promise_questions(Prover(knowledge_base)):
        for finding in question.findings():
            if finding.about[0] in ids:
                found.setdefault(finding.about[0], finding)
    return found


def _facts(finding: Finding) -> Facts | None:
    return finding.witness.facts if finding.witness else None
