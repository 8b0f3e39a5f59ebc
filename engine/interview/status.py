"""The status line and the status page: where each path stands while the interview goes on.

An outlook calls a path "ruled out" if it cannot win for any reason. To a person only evidence rules
a path out; one that merely cannot catch up is "out of reach". "Settled" says that no answer can
change the path, and never that the path is right.
"""

from collections.abc import Iterable, Iterator

import click

from engine.analysis.outlook import PathOutlook, look_ahead
from engine.analysis.why_not import is_ruled_out, rules_out
from engine.core.advice import Reason
from engine.core.model import KnowledgeBase
from engine.core.semantics import consult
from engine.interview.interview import Interview
from engine.interview.rule_list import RuleList
from engine.language.sentences import lower_first
from engine.views.console.layout import heading, paragraph

NO_BREAK = "\u00a0"  # a space at which `terminal.fitting` wraps no line
POSSIBLE, BEATEN = "possible", "ruled out"  # states of an outlook
SETTLED_MEANS = "Settled means that no answer that is still to come can change the path."
SHOWS_ONE = "'rule 1' shows the first of these reasons as a rule."
RULED_OUT, RULES_OUT, OUT_OF_REACH = "ruled out", "rules it out", "out of reach"  # words shown


def progress(interview: Interview) -> str:
    """The status line: every path, and the greatest number of questions left."""
    if not any(one.score for one in interview.standings):
        return in_brief(interview)
    pieces = [_piece(interview, one) for one in interview.standings]
    return f"Paths: {', '.join(pieces)}. {_left(interview)}"


def in_brief(interview: Interview) -> str:
    """The short status line: the path ahead, and the greatest number of questions left."""
    path = interview.outlook.path
    if not any(one.score for one in interview.standings):
        return f"Nothing speaks for or against a path yet. {_left(interview)}"
    if path is None:
        return f"No path is ahead. {_left(interview)}"
    title = lower_first(interview.knowledge_base.paths[path].title)
    return f"Ahead: {title}. {_left(interview)}"


def where_things_stand(interview: Interview, listed: RuleList) -> str:
    """The status page: every path with its score, its bounds, and the fired rules about it.

    They are numbered by the list.
    """
    knowledge_base = interview.knowledge_base
    reasons = consult(knowledge_base, interview.facts).reasons
    listed.clear()
    lines = [
        line
        for one in interview.standings
        for line in (
            heading(paragraph(_standing(interview, one))),
            *_weighed(knowledge_base, reasons, one.path, listed),
        )
    ]
    meanings = [SETTLED_MEANS] if interview.outlook.settled else []
    return "\n".join([*lines, *map(paragraph, [*meanings, *([SHOWS_ONE] if reasons else [])])])


def settled_note(interview: Interview) -> str:
    """The note that no answer can change the path any more, which is not that it is right."""
    path = interview.outlook.path
    skipped = None in interview.answers.values()
    open_ = skipped and not look_ahead(interview.knowledge_base, interview.facts).settled
    unless = ", unless you answer what you skipped" if open_ else ""
    found = (
        f"The path is settled{unless}: no answer that is still to come can change it"
        if path
        else f"No path can follow any more{unless}"
    )
    return paragraph(f"{found}. What comes now can only add advice; 'done' shows the advice.")


def _left(interview: Interview) -> str:
    match interview.remaining:
        case 0:
            return "No question is left."
        case 1:
            return "This is the last question."
        case number:
            return f"At most {number} questions are left."


def _piece(interview: Interview, one: PathOutlook) -> str:
    """A path on the status line; no line break may divide it."""
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
    """The state of a path in words, see the module's docstring."""
    if one.state != BEATEN:
        return one.state
    advice = consult(interview.knowledge_base, interview.facts)
    ruled_out = is_ruled_out(interview.knowledge_base, advice, one.path)
    return RULED_OUT if ruled_out else OUT_OF_REACH


def _signed(score: int) -> str:
    return f"{score:+d}" if score else "0"


def _standing(interview: Interview, one: PathOutlook) -> str:
    """A path on the status page; scores that only express an exclusion are left out."""
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


def _weighed(
    knowledge_base: KnowledgeBase, reasons: Iterable[Reason], path: str, listed: RuleList
) -> Iterator[str]:
    """The reasons for or against a path, each with its number in the list and its weight."""
    for reason in reasons:
        if path in reason.evidence:
            weight = reason.evidence[path]
            sentence = reason.because if weight > 0 else reason.against
            because = knowledge_base.rules[reason.rule].marked(sentence)
            ruled_out = rules_out(knowledge_base, path, weight)
            words = f"{RULES_OUT if ruled_out else _signed(weight)}: {because}"
            yield paragraph(words, mark=listed.mark(reason.rule))
