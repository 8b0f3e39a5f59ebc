"""Questions about the promises: is each kept for everybody whom it speaks of?"""

from collections.abc import Iterable, Iterator
from functools import partial

from engine.authoring.prove.claims import Part, concerned, violations
from engine.authoring.prove.findings import Finding
from engine.authoring.prove.prover import Prover, Question
from engine.authoring.prove.two_people import losing, torn
from engine.authoring.prove.witness import Witness
from engine.core.claims import Adding, OneRole, Reachable
from engine.core.model import Promise


def promise_questions(prover: Prover) -> Iterator[Question]:
    """One question for each promise."""
    for promise in prover.knowledge_base.promises.values():
        name = f"promise '{promise.id}'"
        yield Question(name, partial(_broken, prover, promise), promise.id)


def _broken(prover: Prover, promise: Promise) -> Iterable[Finding]:
    """Every way in which the promise is broken."""
    match promise.claim:
        case Reachable(paths):
            return _unreached(prover, promise, paths)
        case Adding() as claim:
            return _two(promise, losing(prover.setting(), promise, claim))
        case OneRole() as claim:
            return _two(promise, torn(prover.setting(), promise, claim))
        case _:
            world = prover.shared.world
            return (
                found
                for part in violations(world, promise)
                for found in _one(prover, promise, part)
            )


def _one(prover: Prover, promise: Promise, part: Part) -> Iterator[Finding]:
    if witness := prover.shared.witness(part.goal):
        yield _finding(promise, part.about, witness)


def _two(promise: Promise, pairs: Iterable[tuple[Witness, Witness]]) -> Iterator[Finding]:
    for before, after in pairs:
        yield _finding(promise, (), before, after)


def _unreached(prover: Prover, promise: Promise, paths: tuple[str, ...]) -> Iterator[Finding]:
    world = prover.shared.world
    for path in paths:
        if not prover.shared.possible(concerned(world, promise), world.path[path]):
            yield _finding(promise, (path,))


def _finding(
    promise: Promise,
    about: tuple[str, ...],
    witness: Witness | None = None,
    after: Witness | None = None,
) -> Finding:
    subject = (promise.id, *about)
    return Finding("promise broken", subject, promise.sentence, witness, after)
