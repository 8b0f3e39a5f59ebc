"""The open questions in English: which to answer next, and what an answer alone could lead to."""

from collections.abc import Collection

from engine.analysis.next_questions import next_questions
from engine.analysis.report import Report
from engine.phrasing.counterfactuals import others_open_in_words, question_in_words

FEW_ANSWERS = 2  # known facts that bear on a path, up to which little is known
MOST, FEWEST = 5, 3  # questions that are named, and where little is known


def is_little_known(report: Report) -> bool:
    """Whether the next questions matter more than what other answers would change."""
    return report.advice.known <= FEW_ANSWERS


def open_questions_in_words(report: Report, left: Collection[str] = ()) -> list[str]:
    """The questions that could still change the result, the most telling first.

    With a recommendation, the last line counts the others. `left` are attributes whose questions
    are not to be put again.
    """
    knowledge_base = report.knowledge_base
    questions = {id: paths for id, paths in next_questions(report).items() if id not in left}
    telling = [id for id, paths in questions.items() if paths] or [*questions]
    is_short = report.advice.path is None or is_little_known(report)
    shown = telling[: FEWEST if is_short else MOST]
    lines = [question_in_words(knowledge_base, id, questions[id]) for id in shown]
    if report.advice.path is None:
        return lines
    adding = len(report.missing_facts.adds)
    others = others_open_in_words(len(questions) - len(shown), adding, after=bool(shown))
    return [*lines, *others]


def open_questions_title(report: Report) -> str:
    """The heading over the questions."""
    if report.advice.path is None:
        return "Answer these next"
    return "Questions that could still change this"
