"""Where the five paths stand while the interview goes on: in one line, and at length."""

from collections.abc import Iterable, Iterator

import click

from engine.explaining.why_not import is_ruled_out, rules_out
from engine.explanation import lower_first
from engine.interview import Interview
from engine.meaning import consult
from engine.model import KnowledgeBase, Reason
from engine.openness import PathOutlook
from engine.pages.layout import bullets, heading, paragraph, width

NO_BREAK = "\u00a0"  # a space at which no line ends
POSSIBLE, BEATEN = "possible", "ruled out"  # as an outlook has it: whatever the reason
RULED_OUT, RULES_OUT, OUT_OF_REACH = "ruled out", "rules it out", "out of reach"  # as is said


def progress(interview: Interview) -> str:
    """Where the paths stand, and how many questions are left at most."""
    if not any(one.score for one in interview.standings):
        return in_brief(interview)
    pieces = [_piece(interview, one) for one in interview.standings]
    return f"Paths: {', '.join(pieces)}. {_left(interview)}"


def in_brief(interview: Interview) -> str:
    """Which path is ahead, and how many questions are left at most."""
    path = interview.outlook.path
    if not any(one.score for one in interview.standings):
        return f"Nothing speaks for or against a path yet. {_left(interview)}"
    if path is None:
        return f"No path is ahead. {_left(interview)}"
    title = lower_first(interview.knowledge_base.paths[path].title)
    return f"Ahead: {title}. {_left(interview)}"


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


def _piece(interview: Interview, one: PathOutlook) -> str:
    """Where a path stands, on one line."""
    title = lower_first(interview.knowledge_base.paths[one.path].title)
    ahead = one.path == interview.outlook.path
    state = _state(interview, one)
    remark = state if state != POSSIBLE else "ahead" if ahead else ""
    score = f" {_signed(one.score)}" if one.state != BEATEN else ""
    words = f"{title}{score}{f' ({remark})' if remark else ''}"
    colour = "green" if ahead else None
    unbroken = words.replace(" ", NO_BREAK)
    return click.style(unbroken, fg=colour, bold=ahead, dim=one.state == BEATEN)


def _state(interview: Interview, one: PathOutlook) -> str:
    """Whether a path can still be recommended; if it cannot, whether evidence rules it out."""
    if one.state != BEATEN:
        return one.state
    advice = consult(interview.knowledge_base, interview.facts)
    ruled_out = is_ruled_out(interview.knowledge_base, advice, one.path)
    return RULED_OUT if ruled_out else OUT_OF_REACH


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
    """Where one path stands, in words; scores that only say that it is ruled out are left out."""
    title, state = interview.knowledge_base.paths[one.path].title, _state(interview, one)
    if state == RULED_OUT:
        return f"{title}: {state}"
    ahead = ", ahead" if one.path == interview.outlook.path else ""
    now = f"{title}: {_signed(one.score)} now"
    if one.lowest == one.highest:
        return f"{now}, and stays there; {state}{ahead}"
    if rules_out(interview.knowledge_base, one.path, one.lowest - one.score):
        doubt = ", could still be ruled out" if state == POSSIBLE else ""
        return f"{now}, at most {_signed(one.highest)} by the end; {state}{doubt}{ahead}"
    bounds = f"from {_signed(one.lowest)} to {_signed(one.highest)} by the end"
    return f"{now}, {bounds}; {state}{ahead}"


def _weighed(knowledge_base: KnowledgeBase, reasons: Iterable[Reason], path: str) -> Iterator[str]:
    for reason in reasons:
        if path in reason.evidence:
            because = knowledge_base.rules[reason.rule].marked(reason.because)
            weight = reason.evidence[path]
            ruled_out = rules_out(knowledge_base, path, weight)
            yield f"{RULES_OUT if ruled_out else _signed(weight)}: {because} ({reason.rule})"
