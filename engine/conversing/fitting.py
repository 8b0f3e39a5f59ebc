"""What of a prompt fits into a low window: nothing is hidden without a sign."""

from collections.abc import Sequence


def high(text: str) -> int:
    """The lines that a text takes; none for ''."""
    return text.count("\n") + 1 if text else 0


def fitting_choices(choices: Sequence[str], place: int, room: int) -> list[str]:
    """The choices that fit in so many lines, the one at the place (from 1; 0: none) among them.

    How many there are besides is said above and below.

    >>> fitting_choices(["one", "two", "three", "four"], place=0, room=3)
    ['one', 'two', '  (2 more below)']
    >>> fitting_choices(["one", "two", "three", "four"], place=4, room=3)
    ['  (2 more above)', 'three', 'four']
    """
    for first in range(max(place, 1)):
        last = _last(choices, first, room - (first > 0))
        if last >= place:
            break
    above = [f"  ({first} more above)"] if first else []
    below = [f"  ({len(choices) - last} more below)"] if last < len(choices) else []
    return [*above, *choices[first:last], *below]


def _last(choices: Sequence[str], first: int, room: int) -> int:
    """Up to which choice they fit, from the first on; one always does."""
    heights = [high(choice) for choice in choices]
    if sum(heights[first:]) <= room:
        return len(choices)
    last = first + 1
    while last < len(choices) and sum(heights[first : last + 1]) < room:
        last += 1
    return last


def fitting_parts(parts: Sequence[str], room: int) -> list[str]:
    """As many parts as fit in so many lines; what comes last is left out first.

    >>> fitting_parts(["where we are", "the keys", "the keywords"], room=2)
    ['where we are', 'the keys']
    """
    while parts and sum(map(high, parts)) > room:
        parts = parts[:-1]
    return list(parts)
