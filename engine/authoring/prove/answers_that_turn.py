"""Questions about one answer more: is it against a path that it speaks for, does it ever matter?

Both need two worlds of one formula, before and after the answer.
"""

from collections.abc import Iterator
from functools import partial

from engine.authoring.prove.answers import Answers, Fact, all_answers, free_answers, in_words
from engine.authoring.prove.findings import Finding
from engine.authoring.prove.formula import FALSE
from engine.authoring.prove.prover import Prover, Question, Setting
from engine.authoring.prove.redundancy import supports_resting_on
from engine.authoring.prove.two_people import step


def turning_questions(prover: Prover) -> Iterator[Question]:
    """One question for each value that may be answered."""
    for fact in all_answers(prover.shared.answers):
        name = f"whether {in_words(fact)} turns against a path that it speaks for"
        yield Question(name, partial(_turning, prover, fact))


def _turning(prover: Prover, fact: Fact) -> Iterator[Finding]:
    """The paths that rules support on this fact, and that it loses to a path that none does.

    A fact that speaks for two paths may well decide between them: that is no finding.
    """
    shared = prover.shared.world
    supported = [p for p in shared.knowledge_base.paths if supports_resting_on(shared, fact, p)]
    if not supported:
        return
    setting = prover.setting()
    after, new = step(setting, *fact)
    kept = setting.formula.any_of(after.path[path] for path in supported)
    for path in supported:
        speaks = setting.formula.any_of(supports_resting_on(after, fact, path).values())
        goal = (new, setting.world.path[path], speaks, -kept)
        people = (setting.answers, after.answers)
        for before, now in setting.pairs([setting.answers], *people, goal=goal):
            says = (
                f"{in_words(fact)} speaks for {path}, and makes way for what it does not support."
            )
            yield Finding("fact turns against its path", (in_words(fact), path), says, before, now)


def never_matter(prover: Prover) -> dict[str, tuple[str, ...]]:
    """For each path the attributes whose answer never decides whether it is recommended."""
    idle: dict[str, list[str]] = {path: [] for path in prover.knowledge_base.paths}
    for attribute in prover.knowledge_base.stated:
        setting = prover.setting()
        other = setting.beside(_with_other(setting, attribute))
        for path, attributes in idle.items():
            differ = setting.formula.differ(setting.world.path[path], other.path[path])
            if differ == FALSE or not setting.possible(differ):
                attributes.append(attribute)
    return {path: tuple(attributes) for path, attributes in idle.items()}


def _with_other(setting: Setting, attribute: str) -> Answers:
    """The same person with any other answer to one question, or none."""
    fresh = free_answers(setting.formula, setting.knowledge_base)
    return {**setting.answers, attribute: fresh[attribute]}
