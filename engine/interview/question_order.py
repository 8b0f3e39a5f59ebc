"""Question selection: a greedy order by information gain, tempered by the manners of conversation.

People expect to say first who and where they are, and to finish one topic before the next. Both
wishes are granted while they cost little: a question precedes a more informative one only if its
own worth is at least a fixed share of that one's.
"""

from collections.abc import Iterable, Mapping, Sequence

from engine.core.model import Attribute

WORTH_OPENING = 1 / 10  # least share of the best question's worth to open with a topic
WORTH_STAYING = 1 / 3  # least share of it to stay with the present topic


def best_order(
    worth: Mapping[str, float],
    attributes: Mapping[str, Attribute],
    opening: Sequence[str],
    before: Iterable[str] = (),
) -> list[str]:
    """The attribute ids in the order in which to ask, as far as it is known before any answer.

    `worth` is the value of each question in any unit; `opening` are the topics to begin with, and
    `before` the attributes already known or asked, the latest last. Of equal questions the first
    comes first.
    """
    order: list[str] = []
    topics: list[str] = [attributes[id].topic for id in before]
    left = dict(worth)
    while left:
        id = _next(left, attributes, opening, topics)
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
    shares = [(topic, WORTH_STAYING) for topic in topics[-1:]]
    shares += [(topic, WORTH_OPENING) for topic in opening if topic not in topics]
    for topic, share in shares:
        near = [id for id in worth if attributes[id].topic == topic]
        nearest = max(near, key=worth.__getitem__, default=best)
        if near and worth[nearest] >= share * worth[best]:
            return nearest
    return best
