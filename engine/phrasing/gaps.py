"""A gap in words: the rules and the answers by which two groups differ.

A share that would tell of one to four people is put in words that do not count them.
"""

from engine.analysis.audit import Gap
from engine.analysis.disclosure import LEAST, is_small
from engine.analysis.gaps import AnswerDifference, Contribution, Lead
from engine.analysis.group_rates import Paths
from engine.analysis.proportions import Proportion
from engine.core.model import KnowledgeBase
from engine.language.sentences import listed, lower_first, quote
from engine.phrasing.facts_and_rules import asked_in_words
from engine.phrasing.inputs import strength
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
    if 0 < rate < 0.01:  # noqa: PLR2004 - one in a hundred
        return "below 1 %"
    if 0.99 < rate < 1:  # noqa: PLR2004 - all but one in a hundred
        return "above 99 %"
    return f"{100 * rate:.0f} %"


def gap_section(knowledge_base: KnowledgeBase, heading: str, gap: Gap) -> Section:
    """Why one group is led to a path less often."""
    more, less = map(quote, gap.groups)
    title = path_titles(knowledge_base, (gap.path,))
    grids = (_reasons(knowledge_base, gap, gap.lead),) if gap.lead else ()
    answers = (_answers(knowledge_base, gap),) if gap.answers else ()
    return Section(
        f"{title}, by {quote(heading)}: why {less} less often than {more}",
        (
            f"{less} is led there {percent(gap.ratio)} as often as {more}. {_overlap(gap)}",
            *_instead(knowledge_base, gap),
            *([_lead(knowledge_base, gap, gap.lead)] if gap.lead else []),
        ),
        grids=(*grids, *answers),
    )


def _instead(knowledge_base: KnowledgeBase, gap: Gap) -> tuple[str, ...]:
    if gap.instead is None:
        return ()
    title = path_titles(knowledge_base, (gap.instead,))
    return (f"{quote(gap.groups[1])} has more of another outcome: {title}.",)


def _overlap(gap: Gap) -> str:
    """What the intervals of the two rates say."""
    if gap.overlaps:
        return "The intervals of the two rates overlap: chance may be reason enough."
    return "The intervals of the two rates do not overlap."


def _lead(knowledge_base: KnowledgeBase, gap: Gap, lead: Lead) -> str:
    title = quote(knowledge_base.paths[lead.path].title)
    first, second = map(quote, _ahead(gap, lead))
    return (
        f"The mean score for {title} is {abs(lead.decibans):.1f} points "
        f"{'higher' if lead.decibans >= 0 else 'lower'} for {first} than for {second}."
    )


def _ahead(gap: Gap, lead: Lead) -> tuple[str, str]:
    """The group whose lead it is, and the other one."""
    first, second = gap.groups
    return (first, second) if lead.path == gap.path else (second, first)


def _reasons(knowledge_base: KnowledgeBase, gap: Gap, lead: Lead) -> Grid:
    """The rules that add most to a lead."""
    first, second = map(quote, _ahead(gap, lead))
    title = quote(knowledge_base.paths[lead.path].title)
    return Grid(
        ("Rule", "Speaks", f"Holds for {first}", f"Holds for {second}", "Points"),
        tuple(_reason(knowledge_base, one) for one in lead.reasons),
        f"Rules that bring {first} nearer to {title} than {second}, and what each adds",
        numeric=True,
    )


def _reason(knowledge_base: KnowledgeBase, one: Contribution) -> tuple[str, ...]:
    rule = knowledge_base.rules[one.rule]
    sentence = rule.because if one.weight > 0 else rule.objection
    tests = listed(asked_in_words(knowledge_base, test) for test in rule.when)
    first, second = map(_share, one.shares)
    hidden = any(map(_tells_of_few, one.shares))
    points = WITHHELD if hidden else f"{one.decibans:.1f}"
    speaks = f"{'for' if one.weight > 0 else 'against'} ({strength(knowledge_base, one.weight)})"
    return f"{sentence} ({rule.id}: {tests})", speaks, first, second, points


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
