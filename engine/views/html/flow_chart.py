"""A flow diagram (Sankey): what stands on the left leads to what stands on the right."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from engine.views.html.render import printable
from engine.views.html.svg import WIDTH, image, rectangle, text

GAP = 8  # below an end
NODE, ROOM, LEAST_NODE = 6, 116, 30  # the width of an end, of its label, its least height
TALL = 260  # all ends of a side together
LABEL = 16  # letters on a line of a label


@dataclass(frozen=True, slots=True)
class Stream:
    """A connection of something on the left with something on the right."""

    source: str
    target: str
    width: int


def flow(title: str, description: str, streams: Sequence[Stream]) -> Markup:
    """A flow diagram (Sankey): what stands on the left leads to what stands on the right."""
    total = sum(stream.width for stream in streams) or 1
    left = _ends([(one.source, one.width) for one in streams], total)
    right = _ends([(one.target, one.width) for one in streams], total)
    height = max(_bottom(left), _bottom(right))
    scale = _flow_scale(total)
    drawn: list[Markup] = []
    used_left, used_right = dict.fromkeys(left, 0.0), dict.fromkeys(right, 0.0)
    for one in streams:
        width = one.width * scale
        y1 = left[one.source][0] + used_left[one.source]
        y2 = right[one.target][0] + used_right[one.target]
        used_left[one.source] += width
        used_right[one.target] += width
        drawn.append(_ribbon(y1, y2, width, f"{one.source} → {one.target}: {one.width}+"))
    for x, ends, side in ((ROOM, left, "e"), (WIDTH - ROOM - NODE, right, "n")):
        for label, (y, tall) in ends.items():
            drawn.append(rectangle(x, y, NODE, tall, "p0"))
            drawn.append(_label(x - 4 if side == "e" else x + NODE + 4, y, label, side))
    return image(title, description, height, drawn)


def _flow_scale(total: int) -> float:
    return TALL / total


def _ends(pairs: Iterable[tuple[str, int]], total: int) -> dict[str, tuple[float, float]]:
    """The top and the height of each end, in the order in which they come."""
    sums: dict[str, int] = {}
    for label, width in pairs:
        sums[label] = sums.get(label, 0) + width
    heights = [width * _flow_scale(total) for width in sums.values()]
    tops = [0.0, *accumulate(max(tall, LEAST_NODE) + GAP for tall in heights)]
    return {label: (tops[at], heights[at]) for at, label in enumerate(sums)}


def _bottom(ends: dict[str, tuple[float, float]]) -> float:
    return max((y + max(tall, LEAST_NODE) for y, tall in ends.values()), default=0.0)


def _ribbon(y1: float, y2: float, width: float, said: str) -> Markup:
    x1, x2 = ROOM + NODE, WIDTH - ROOM - NODE
    middle = (x1 + x2) / 2
    return Markup(
        '<path class="ribbon" d="M{x1} {a:.1f}C{m} {a:.1f} {m} {b:.1f} {x2} {b:.1f}V{d:.1f}'
        'C{m} {d:.1f} {m} {c:.1f} {x1} {c:.1f}Z"><title>{said}</title></path>'
    ).format(
        x1=x1, x2=x2, m=middle, a=y1, b=y2, c=y1 + width, d=y2 + width, said=printable(said)
    )  # fmt: skip


def _label(x: float, y: float, label: str, side: str) -> Markup:
    """A label of two lines at most, which begins beside the top of its end."""
    lines = _wrapped(label)
    return Markup("").join(text(x, y + 10 + at * 11, line, side) for at, line in enumerate(lines))


def _wrapped(label: str) -> list[str]:
    """A label on two lines, the second cut where it is long.

    >>> _wrapped("Senior project manager of everything there is")
    ['Senior project', 'manager of ever…']
    """
    lines = [""]
    for word in label.split():
        if lines[-1] and len(lines[-1]) + len(word) >= LABEL and len(lines) == 1:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return [line if len(line) <= LABEL else f"{line[: LABEL - 1]}…" for line in lines]
