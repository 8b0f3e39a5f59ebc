"""The brief page: the advice on one screen of 24 lines and 80 columns, whatever is known.

Sentences are never cut. `_pieces` gives them in the order of the page, each with its rank, and by
rank they are put in as long as there is room.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from engine.analysis.next_questions import next_questions
from engine.analysis.report import Report
from engine.core.advice import Reason
from engine.core.model import EXTENSION_MARK
from engine.core.semantics import by_horizon
from engine.phrasing.counterfactuals import (
    counterfactual_in_words,
    robustness_in_words,
    titles_in_words,
)
from engine.phrasing.open_questions import open_questions_in_words, open_questions_title
from engine.phrasing.proof import facts_behind, title_in_words
from engine.phrasing.references import (
    by_horizon_in_words,
    citation_in_words,
    mark_in_full,
    source_in_full,
)
from engine.views.console.advice import (
    hanging,
    next_title,
    notice,
    reasons,
    roles_or_note,
)
from engine.views.console.grounds import weighing_against
from engine.views.console.layout import bullets, heading, paragraph

LINES = 23  # of a screen of 24, on whose last line the shell asks for the next command
DO, WATCH, CHANGE = "What to do", "Watch out for", "What could change it"


@dataclass(frozen=True, slots=True)
class Piece:
    """One item of a page, its heading, and its rank: those of the least rank come in first.

    One that is `spare` comes in only if nothing else has under its heading.
    """

    title: str
    text: str
    rank: int
    cites: bool = False
    spare: bool = False


def show_brief(report: Report, closing: str = "") -> str:
    """The brief page of a report; `closing` says where the rest of it is."""
    pieces = [*_pieces(report)]
    footer = _footer(report, pieces, closing)
    title = heading(paragraph(title_in_words(report.knowledge_base, report.advice), indent=0))
    fitting = _fitting(pieces, LINES - _height(title) - _height(footer))
    before = [one for one in fitting if one.rank < 0]
    after = [one for one in fitting if one.rank >= 0]
    return "\n".join([*_put(before), title, *_put(after), footer])


def _footer(report: Report, pieces: Sequence[Piece], closing: str) -> str:
    """What statements and marks are, where there may be any, and what closes the page."""
    cited = any(one.cites for one in pieces)
    marked = any(EXTENSION_MARK in one.text for one in pieces)
    told = [
        source_in_full(report.knowledge_base) if cited else "",
        mark_in_full(report.knowledge_base) if marked else "",
        closing,
    ]
    return paragraph(" ".join(filter(None, told)), indent=0)


def _fitting(pieces: Sequence[Piece], room: int) -> list[Piece]:
    """The pieces for which there is room, in their own order; spare ones first, where there is
    none for anything else under their heading."""
    fitting = _chosen(pieces, room)
    if {one.title for one in pieces if one.spare} <= {one.title for one in fitting}:
        return fitting
    return _chosen([replace(one, rank=0) if one.spare else one for one in pieces], room)


def _chosen(pieces: Sequence[Piece], room: int) -> list[Piece]:
    """The pieces that fit, taken by their rank."""
    chosen, titles = set[int](), set[str]()
    for at in sorted(range(len(pieces)), key=lambda at: pieces[at].rank):
        piece = pieces[at]
        height = _height(*bullets([piece.text])) + (piece.title not in titles)
        if height <= room and not (piece.spare and piece.title in titles):
            room -= height
            chosen.add(at)
            titles.add(piece.title)
    return [piece for at, piece in enumerate(pieces) if at in chosen]


def _put(pieces: Sequence[Piece]) -> Iterator[str]:
    for title, some in groupby(pieces, key=lambda piece: piece.title):
        yield heading(title)
        yield from bullets(piece.text for piece in some)


def _height(*texts: str) -> int:
    return sum(text.count("\n") + 1 for text in texts)


def _pieces(report: Report) -> Iterator[Piece]:
    """Everything that may stand on the page; contradictions have ranks below 0."""
    advice, knowledge_base = report.advice, report.knowledge_base
    yield from _ranked("Answers that contradict each other", advice.contradictions, (-1,))
    yield from _ranked("This depends on one more answer", hanging(report), (0, 9))
    if advice.path is None:
        yield from _ranked("What is known", notice(report), (1, 2))
        against = [_grounds(report, one, one.against) for one in weighing_against(report)]
        yield from _ranked("What stands in the way", against, (4, 8), cites=True)
        yield from _ranked(open_questions_title(report), open_questions_in_words(report), (3, 5, 6))
        return
    yield from _ranked("Why", _why(report), (1, 4 if advice.margin == 0 else 6, 7), cites=True)
    against = [_grounds(report, one, one.against) for one in reasons(report, -1)]
    yield from _ranked("What speaks against it", against, (9,), cites=True)
    yield from _ranked(next_title(report), roles_or_note(report), (2,))
    rules = [knowledge_base.rules[id] for id in advice.rules_fired]
    steps = (one for one in by_horizon(knowledge_base, rules) if one.advise)
    yield from _ranked(DO, [by_horizon_in_words(one) for one in steps], (3, 8, 10))
    yield from _ranked(WATCH, advice.cautions, (5, 11))
    yield from _ranked(CHANGE, _changes(report), (4, 12))
    yield Piece(CHANGE, _change_in_short(report), 4, spare=True)


def _ranked(
    title: str, texts: Sequence[str], ranks: Sequence[int], *, cites: bool = False
) -> Iterator[Piece]:
    """As many texts as there are ranks; of more, the heading says how many there are."""
    more = f" ({len(ranks)} of {len(texts)})" if ranks[0] < 0 and len(texts) > len(ranks) else ""
    for text, rank in zip(texts, ranks, strict=False):
        yield Piece(f"{title}{more}", text, rank, cites)


def _why(report: Report) -> list[str]:
    """The reasons for the path; of two that are level, the strongest for the other comes second."""
    first, *others = reasons(report, 1)
    rival = report.plan_b.supporting[:1] if report.plan_b and report.advice.margin == 0 else ()
    told = {one.rule: one for one in (first, *rival, *others)}
    return [_grounds(report, one, one.because) for one in told.values()]


def _grounds(report: Report, reason: Reason, sentence: str) -> str:
    """A reason with its facts and its rule and statements in one paragraph."""
    rule = report.knowledge_base.rules[reason.rule]
    said = "; ".join(facts_behind(report.knowledge_base, report.advice, reason))
    return f"{rule.marked(sentence)} You said: {said}. ({citation_in_words(rule)})"


def _change_in_short(report: Report) -> str:
    """What to look at first, in one line."""
    for title in titles_in_words(report.knowledge_base, [*next_questions(report)][:1]):
        return f"{title}, which is not known"
    sturdy = report.robustness
    return f"{sturdy.tried - sturdy.kept} of {sturdy.tried} other single answers would"


def _changes(report: Report) -> list[str]:
    """The open question that tells most, and the first smallest change of one's own.

    Without either, how firm the advice is.
    """
    found = report.counterfactuals
    changes = (counterfactual_in_words(report.knowledge_base, one) for one in found.yours[:1])
    told = [*open_questions_in_words(report)[:1], *(f"{change}." for change in changes)]
    return told or [robustness_in_words(report.robustness)]
