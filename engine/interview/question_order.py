"""Question selection: a greedy order by information gain, tempered by the manners of conversation.

People expect to say first who and where they are, and to finish one topic before the next. Both
wishes are granted while they cost little: a question precedes a more informative one only if its
own worth is at least a fixed share of that one's. A topic of the opening begins with its first
question, and what may make a question needless is asked before it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from engine.core.model import Attribute

WORTH_OPENING = 1 / 20  # least share of the best question's worth to open with a topic
WORTH_STAYING = 1 / 3  # least share of it to stay with the present topic


def best_order(
    worth: Mapping[str, float],
    attributes: Mapping[str, Attribute],
    opening: Sequence[str],
    before: Iterable[str] = (),
    first: Mapping[str, Collection[str]] | None = None,
) -> list[str]:
    """The attribute ids in the order in which to ask, as far as it is known before any answer.

    `worth` is the value of each question in any unit; `opening` are the topics to begin with, and
    `before` the attributes already known or asked, the latest last. `first` holds by question those
    that come before it if they are asked at all. Of equal questions the first comes first.
    """
    order: list[str] = []
    topics: list[str] = [attributes[id].topic for id in before]
    left = dict(worth)
    while left:
        id = _preceding(_next(left, attributes, opening, topics), left, first or {})
        order.append(id)
        topics.append(attributes[id].topic)
        del left[id]
    return order


def _next(
    worth: Mapping[str, float],
    attributes: Mapping[str, Attribute],
    opening: Sequence[str],
    topics: list[str],
) -> str:
    """The question to ask after these topics."""
    best = max(worth, key=worth.__getitem__)
    if topics and (near := _worthwhile(worth, attributes, topics[-1], WORTH_STAYING * worth[best])):
        return max(near, key=worth.__getitem__)
    for topic in opening:
        near = _worthwhile(worth, attributes, topic, WORTH_OPENING * worth[best])
        if near and topic not in topics:
            return near[0]
    return best


def _worthwhile(
    worth: Mapping[str, float], attributes: Mapping[str, Attribute], topic: str, least: float
) -> list[str]:
    """The questions of a topic that are worth that much."""
    return [id for id in worth if attributes[id].topic == topic and worth[id] >= least]


def _preceding(id: str, worth: Mapping[str, float], first: Mapping[str, Collection[str]]) -> str:
    """The question that comes before this one, if it is still to be asked; or else this one."""
    return next((other for other in first.get(id, ()) if other in worth), id)
