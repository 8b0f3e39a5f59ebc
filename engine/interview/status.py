"""Where the paths stand while the interview goes on: in one line, and at length."""

from collections.abc import Iterable, Iterator

import click

from engine.analysis.outlook import PathOutlook, look_ahead
from engine.analysis.proof import stated, step
from engine.analysis.why_not import is_ruled_out, rules_out
from engine.core.advice import Advice, Reason
from engine.core.model import Attribute, KnowledgeBase, Rule
from engine.core.semantics import consult
from engine.interview.interview import Interview
from engine.language.sentences import lower_first
from engine.phrasing.facts_and_rules import fact_in_words
from engine.views.console.layout import bullets, heading, paragraph, width

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


REASONS_SHOWN = 5  # of those for which a question is asked


def settled_note(interview: Interview) -> str:
    """That no answer can change the path any more."""
    path = interview.outlook.path
    found = "The path is settled" if path else "No path can follow any more"
    skipped = None in interview.answers.values()
    open_ = skipped and not look_ahead(interview.knowledge_base, interview.facts).settled
    unless = ", unless you answer what you skipped" if open_ else ""
    return paragraph(f"{found}{unless}: what comes now can only add advice. 'done' shows it.")


def why_asked(interview: Interview, attribute: Attribute) -> str:
    """The rules that the answer could decide, each with what is already known for it."""
    rules = interview.could_decide(attribute)
    if not rules:
        return paragraph("The answer cannot decide anything any more.")
    advice = consult(interview.knowledge_base, interview.facts)
    shown = [_at_stake(interview.knowledge_base, advice, rule) for rule in rules[:REASONS_SHOWN]]
    others = len(rules) - len(shown)
    more = [f"and {others} other rules"] if others > 1 else ["and one other rule"]
    title = f"I ask because '{lower_first(attribute.title)}' could decide:"
    return "\n".join([heading(paragraph(title)), *bullets([*shown, *(more if others else [])])])


def _at_stake(knowledge_base: KnowledgeBase, advice: Advice, rule: Rule) -> str:
    """A rule that is open, why it holds, and which of its conditions are already met."""
    reason = Reason(rule.id, rule.because, rule.source, rule.origin, {}, 0, {})
    behind = stated(knowledge_base, step(knowledge_base, advice, reason))
    attributes = knowledge_base.attributes
    known = [fact_in_words(attributes[id], behind[id]) for id in behind if id in advice.facts]
    already = f" Already known for it: {'; '.join(known)}." if known else ""
    return f"rule {rule.id}, if it applies: {rule.marked(rule.because)}{already}"


def said_so_far(interview: Interview) -> dict[str, str]:
    """Everything that was answered or known beforehand, in words, by attribute."""
    attributes = interview.knowledge_base.attributes
    known = {
        id: f"{fact_in_words(attributes[id], value)} (known beforehand)"
        for id, value in interview.known.items()
        if id not in interview.answers
    }
    answers = {
        id: fact_in_words(attributes[id], value)
        if value is not None
        else f"{lower_first(attributes[id].title)}: skipped"
        for id, value in interview.answers.items()
    }
    return known | answers
