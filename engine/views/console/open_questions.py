"""The open questions on a console: which to answer next, and what the answers could lead to."""

from collections.abc import Collection

from engine.analysis.next_questions import next_questions
from engine.analysis.report import Report
from engine.phrasing.counterfactuals import others_open_in_words, question_in_words
from engine.views.console.layout import bullets, section

FEW_ANSWERS = 2  # known facts that bear on a path, up to which a page is a short one
MOST, FEWEST = 5, 3  # questions on a page, and on a short one


def is_short(report: Report) -> bool:
    """Whether so little is known that the next questions matter more than what is already said."""
    return report.advice.known <= FEW_ANSWERS


def show_questions(report: Report, left: Collection[str] = ()) -> str:
    """The questions that could still change the result, the most telling first; '' without any.

    `left` are attributes whose questions are not to be put again.
    """
    title = "Questions that could still change this"
    if report.advice.path is None:
        title = "Answer these next"
    return section(title, bullets(_lines(report, left)))


def _lines(report: Report, left: Collection[str]) -> list[str]:
    knowledge_base = report.knowledge_base
    questions = {id: paths for id, paths in next_questions(report).items() if id not in left}
    telling = [id for id, paths in questions.items() if paths] or [*questions]
    shown = telling[: FEWEST if is_short(report) or report.advice.path is None else MOST]
    lines = [question_in_words(knowledge_base, id, questions[id]) for id in shown]
    if report.advice.path is None:
        return lines
    adding = len(report.missing_facts.adds)
    others = others_open_in_words(len(questions) - len(shown), adding, after=bool(shown))
    return [*lines, *others]
