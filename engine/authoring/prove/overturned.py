"""Recommendations that no answer to one open question would keep.

"For every answer" is a second quantifier, which the formula has not; so candidates are refuted by
the definition, and each refuting answer becomes a world of its own (CEGAR: counterexample-guided
abstraction refinement) until a candidate stands or none is left.
"""

from collections.abc import Iterator
from itertools import combinations

from engine.authoring.prove.answers import facts_of, instead
from engine.authoring.prove.findings import Overturned
from engine.authoring.prove.formula import Literal
from engine.authoring.prove.prover import Prover, Setting
from engine.authoring.prove.witness import shortest, witness_of
from engine.core.model import Facts, Value
from engine.core.semantics import consult


def overturned(prover: Prover, attribute: str) -> Overturned | None:
    """The shortest profile whose recommendation every answer to the question would change."""
    setting = prover.setting()
    recommended = -setting.world.path[None]
    goal = [-setting.world.known[attribute], recommended]
    answers = list(_answers(setting, attribute))
    single = answers[: len(setting.answers[attribute])]
    goal += [_changes(setting, attribute, answer) for answer in single]
    while (
        model := shortest(setting.knowledge_base, setting.solver, [setting.answers], goal)
    ) is not None:
        facts = facts_of(setting.knowledge_base, setting.answers, model)
        keeping = _keeping(setting, facts, attribute, answers)
        if keeping is None:
            return Overturned(attribute, witness_of(setting.knowledge_base, facts))
        goal.append(_changes(setting, attribute, keeping))
    return None


def _changes(setting: Setting, attribute: str, answer: Value) -> Literal:
    """The recommendation is another one with this answer."""
    after = setting.beside(instead(setting.answers, attribute, answer))
    paths = setting.world.path
    return setting.formula.any_of(
        setting.formula.differ(paths[path], after.path[path]) for path in paths
    )


def _answers(setting: Setting, attribute: str) -> Iterator[Value]:
    """Every answer; where several can be chosen, single ones first."""
    values = list(setting.answers[attribute])
    if setting.knowledge_base.attributes[attribute].kind != "several":
        yield from values
        return
    for size in range(1, len(values) + 1):
        yield from (tuple(map(str, some)) for some in combinations(values, size))


def _keeping(setting: Setting, facts: Facts, attribute: str, answers: list[Value]) -> Value | None:
    """An answer that keeps the recommendation, where one does."""
    path = consult(setting.knowledge_base, facts).path
    for answer in answers:
        if consult(setting.knowledge_base, {**facts, attribute: answer}).path == path:
            return answer
    return None
