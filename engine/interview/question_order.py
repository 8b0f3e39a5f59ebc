"""In which order questions are best put: the most telling first, in a conversation's manner.

People expect to say first who and where they are, and to finish one topic before the next. Both
are granted where they cost little: a question is put ahead of a more telling one only if it tells
a fair share of what that one does.
"""

from collections.abc import Iterable, Mapping, Sequence

from engine.core.model import Attribute

WORTH_OPENING = 1 / 10  # of what the best question tells
WORTH_STAYING = 1 / 3


def best_order(
    worth: Mapping[str, float],
    attributes: Mapping[str, Attribute],
    opening: Sequence[str],
    before: Iterable[str] = (),
) -> list[str]:
    """The questions in the order in which to put them, as far as can be told before any answer.

    `worth` says how much each one tells, in any unit; `opening` are the topics to begin with.
    `before` are the attributes known or asked already, the latest last. Of equals the first comes
    first.
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
    """The question to put when these topics have been spoken of."""
    best = max(worth, key=worth.__getitem__)
    shares = [(topic, WORTH_STAYING) for topic in topics[-1:]]
    shares += [(topic, WORTH_OPENING) for topic in opening if topic not in topics]
    for topic, share in shares:
        near = [id for id in worth if attributes[id].topic == topic]
        nearest = max(near, key=worth.__getitem__, default=best)
        if near and worth[nearest] >= share * worth[best]:
            return nearest
    return best
