"""Where the five paths stand while the interview goes on: in one line, and at length."""

from collections.abc import Iterable, Iterator

import click

from engine.explanation import lower_first
from engine.interview import Interview
from engine.meaning import consult
from engine.model import KnowledgeBase, Reason
from engine.openness import PathOutlook
from engine.pages.layout import bullets, heading, paragraph, width

NO_BREAK = "\u00a0"  # a space at which no line ends
POSSIBLE, RULED_OUT = "possible", "ruled out"


def progress(interview: Interview) -> str:
    """Where the paths stand, and how many questions are left at most."""
    standings = interview.standings
    if not any(one.score for one in standings):
        return f"Nothing speaks for or against a path yet. {_left(interview)}"
    ahead = interview.outlook.path
    pieces = [_piece(interview.knowledge_base, one, one.path == ahead) for one in standings]
    return f"Paths: {', '.join(pieces)}. {_left(interview)}"


def folded(text: str) -> str:
    """A coloured text wrapped to the screen; colours are no letters, and some spaces no gaps."""
    lines: list[str] = []
    room = 0
    for word in text.split(" "):
        length = len(click.unstyle(word)) + 1
        if room < length:
            lines.append(" ")
            room = width() - 1
        lines[-1] += f" {word}"
        room -= length
    return "\n".join(lines).replace(NO_BREAK, " ")


def _left(interview: Interview) -> str:
    match interview.remaining:
        case 0:
            return "No question is left."
        case 1:
            return "This is the last question."
        case number:
            return f"At most {number} questions are left."


def _piece(knowledge_base: KnowledgeBase, one: PathOutlook, ahead: bool) -> str:
    """Where a path stands, on one line."""
    title = lower_first(knowledge_base.paths[one.path].title)
    remark = one.state if one.state != POSSIBLE else "ahead" if ahead else ""
    score = "" if one.state == RULED_OUT else f" {_signed(one.score)}"
    words = f"{title}{score}{f' ({remark})' if remark else ''}"
    colour = "green" if ahead else None
    unbroken = words.replace(" ", NO_BREAK)
    return click.style(unbroken, fg=colour, bold=ahead, dim=one.state == RULED_OUT)


def _signed(score: int) -> str:
    return f"{score:+d}" if score else "0"


def where_things_stand(interview: Interview) -> str:
    """Every path with its score, its bounds, and the rules that have fired for and against it."""
    knowledge_base = interview.knowledge_base
    reasons = consult(knowledge_base, interview.facts).reasons
    return "\n".join(
        "\n".join(
            [
                heading(paragraph(_standing(interview, one))),
                *bullets(_weighed(knowledge_base, reasons, one.path)),
            ]
        )
        for one in interview.standings
    )


def _standing(interview: Interview, one: PathOutlook) -> str:
    """Where one path stands, in words."""
    title = interview.knowledge_base.paths[one.path].title
    bounds = f"from {_signed(one.lowest)} to {_signed(one.highest)} by the end"
    range_ = bounds if one.lowest != one.highest else "and stays there"
    ahead = ", ahead" if one.path == interview.outlook.path else ""
    return f"{title}: {_signed(one.score)} now, {range_}; {one.state}{ahead}"


def _weighed(knowledge_base: KnowledgeBase, reasons: Iterable[Reason], path: str) -> Iterator[str]:
    for reason in reasons:
        if path in reason.evidence:
            because = knowledge_base.rules[reason.rule].marked(reason.because)
            yield f"{reason.evidence[path]:+d}: {because} ({reason.rule})"
