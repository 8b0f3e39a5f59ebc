"""Exercises: what to do first for somebody who cannot answer the questions of a topic yet.

They are given in place of the same questions, once at the second one that is skipped, and again
with the advice where there is not enough to advise.
"""

from engine.core.model import Exercise
from engine.interview.interview import Interview
from engine.views.console.layout import bullets, paragraph, section

FIRST = "Nobody has to know this offhand. These small exercises help to find out:"
HEADING = "What to do first"
AFTERWARDS = "Then answer what you skipped: {}."
LATER = "'later' keeps your answers, and `crossroads ask --resume` asks what you skipped"
FROM_FILE = "`crossroads ask --facts FILE.toml` asks it, once 'save' has written your answers"


def exercises_due(interview: Interview) -> tuple[Exercise, ...]:
    """The exercises of every topic that the person cannot speak to yet, in their order."""
    exercises = interview.knowledge_base.exercises.values()
    topics = {one.topic for one in exercises}
    undecided = {topic for topic in topics if interview.undecided(topic)}
    return tuple(one for one in exercises if one.topic in undecided)


def first_told(exercises: tuple[Exercise, ...]) -> str:
    """The exercises as they are told at a question."""
    return "\n".join([paragraph(FIRST), *bullets(one.words for one in exercises)])


def told_at_the_end(exercises: tuple[Exercise, ...], resumable: bool) -> str:
    """The exercises as what to do, where there is not enough to advise; '' for none."""
    if not exercises:
        return ""
    entries = bullets(one.words for one in exercises)
    afterwards = paragraph(AFTERWARDS.format(LATER if resumable else FROM_FILE))
    return section(HEADING, [*entries, afterwards]).rstrip("\n")
