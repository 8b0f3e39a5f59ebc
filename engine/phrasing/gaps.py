"""A gap in words: the rules and the answers by which two groups differ.

A share that would tell of one to four people is put in words that do not count them.
"""

from engine.analysis.audit import Gap, Paths
from engine.analysis.disclosure import LEAST, is_small
from engine.analysis.gaps import AnswerDifference, Contribution, Lead
from engine.analysis.proportions import Proportion
from engine.core.model import KnowledgeBase
from engine.language.sentences import listed, lower_first, quote
from engine.phrasing.facts_and_rules import asked_in_words
from engine.phrasing.sections import Grid, Section

WITHHELD = "withheld"
NONE = "No recommendation"


def path_titles(knowledge_base: KnowledgeBase, paths: Paths) -> str:
    """The title of a path, or of several that are rare."""
    titles = [knowledge_base.paths[path].title if path else NONE for path in paths]
    first, *others = titles
    return listed([first, *map(lower_first, others)], "or")


def percent(rate: float) -> str:
    """A rate as a whole percentage; what is more than nothing is not shown as nothing.

    >>> percent(0.304), percent(0.001), percent(0.0), percent(0.999)
    ('30 %', 'below 1 %', '0 %', 'above 99 %')
    """
    if 0 < rate < 0.005:  # noqa: PLR2004 - would be rounded to nothing
        return "below 1 %"
    if 0.995 <= rate < 1:  # noqa: PLR2004 - would be rounded to all
        return "above 99 %"
    return f"{100 * rate:.0f} %"


def gap_section(knowledge_base: KnowledgeBase, heading: str, gap: Gap) -> Section:
    """Why one group is led to a path less often."""
    more, less = map(quote, gap.groups)
    title = path_titles(knowledge_base, (gap.path,))
    leads = [lead for lead in (gap.lead, gap.instead) if lead]
    lead_words = [
        _lead(knowledge_base, lead, who)
        for lead, who in ((gap.lead, gap.groups), (gap.instead, gap.groups[::-1]))
        if lead
    ]
    return Section(
        f"{title}, by {quote(heading)}: why {less} less often than {more}",
        (
            f"{less} is led there {percent(gap.ratio)} as often as {more}.",
            *lead_words,
        ),
        grids=(
            *(_reasons(knowledge_base, lead, gap) for lead in leads if lead.reasons),
            *([_answers(knowledge_base, gap)] if gap.answers else []),
        ),
        after=() if leads else ("More of their answers are not known: see the averages above.",),
    )


def _lead(knowledge_base: KnowledgeBase, lead: Lead, pair: tuple[str, str]) -> str:
    title = quote(knowledge_base.paths[lead.path].title)
    more, less = map(quote, pair)
    return (
        f"The mean score for {title} is {abs(lead.decibans):.1f} points "
        f"{'higher' if lead.decibans >= 0 else 'lower'} in {more} than in {less}."
    )


def _reasons(knowledge_base: KnowledgeBase, lead: Lead, gap: Gap) -> Grid:
    """The rules that add most to a lead."""
    pair = gap.groups if lead is gap.lead else gap.groups[::-1]
    title = knowledge_base.paths[lead.path].title
    return Grid(
        ("Rule", "Weight", f"True of {quote(pair[0])}", f"True of {quote(pair[1])}", "Points"),
        tuple(_reason(knowledge_base, one) for one in lead.reasons),
        f"Rules that speak more for {quote(title)} in {quote(pair[0])}, and what each adds",
        numeric=True,
    )


def _reason(knowledge_base: KnowledgeBase, one: Contribution) -> tuple[str, ...]:
    rule = knowledge_base.rules[one.rule]
    sentence = rule.because if one.weight > 0 else rule.objection
    tests = listed(asked_in_words(knowledge_base, test) for test in rule.when)
    first, second = map(_share, one.shares)
    hidden = any(map(_tells_of_few, one.shares))
    points = WITHHELD if hidden else f"{one.decibans:+.1f}"
    return f"{sentence} ({rule.id}: {tests})", f"{one.weight:+}", first, second, points


def _answers(knowledge_base: KnowledgeBase, gap: Gap) -> Grid:
    """The answers in which the groups differ most."""
    rows = tuple((_answer(knowledge_base, one), *map(_share, one.shares)) for one in gap.answers)
    headings = ("Answer", *map(quote, gap.groups))
    caption = "Answers behind these rules in which the groups differ most"
    return Grid(headings, rows, caption, numeric=True)


def _answer(knowledge_base: KnowledgeBase, one: AnswerDifference) -> str:
    if one.test is None:
        return f"{lower_first(knowledge_base.attributes[one.attribute].title)}: not known"
    return asked_in_words(knowledge_base, one.test)


def _tells_of_few(share: Proportion) -> bool:
    """Whether a share would tell of one to four people, or of as many others."""
    return is_small(share.count) or is_small(share.of - share.count)


def _share(share: Proportion) -> str:
    if is_small(share.count):
        return f"fewer than {LEAST} people"
    return f"all but fewer than {LEAST}" if _tells_of_few(share) else percent(share.rate)
