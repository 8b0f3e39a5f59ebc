"""Pointless questions that decide all the same: two worlds, with the answer and without.

The path is compared, and no sentence: that an answer might still bring advice or a caution is what
the author of the case has judged to be pointless.
"""

from collections.abc import Iterator
from functools import partial

from engine.authoring.prove.findings import Finding
from engine.authoring.prove.formula import FALSE
from engine.authoring.prove.prover import Prover, Question
from engine.core.model import Attribute, Test


def pointless_questions(prover: Prover) -> Iterator[Question]:
    """One question for each case in which an attribute is not asked for."""
    for attribute in prover.knowledge_base.stated.values():
        for number, case in enumerate(attribute.pointless_if, 1):
            name = f"whether '{attribute.id}' is pointless in its case {number}"
            yield Question(name, partial(_deciding, prover, attribute, number, case))


def _deciding(
    prover: Prover, attribute: Attribute, number: int, case: tuple[Test, ...]
) -> Iterator[Finding]:
    """Whom an answer that is not asked for would lead to another path."""
    setting = prover.setting()
    formula, world = setting.formula, setting.world
    unanswered = {
        **setting.answers,
        attribute.id: dict.fromkeys(setting.answers[attribute.id], FALSE),
    }
    before = setting.beside(unanswered)
    other = formula.any_of(
        formula.differ(world.path[path], before.path[path]) for path in world.path
    )
    goal = (world.all_pass(case), other)
    says = f"The question counts as pointless in its case {number}, and the answer decides."
    for answered, not_asked in setting.pairs(
        [setting.answers], setting.answers, unanswered, goal=goal
    ):
        about = (attribute.id, str(number))
        yield Finding("pointless question decides", about, says, not_asked, answered)
