"""Charts as SVG, drawn to be read without colour: every part has its pattern, its text or both.

A chart is an image with a name and a description for who does not see it, and the table beside it
says the same in numbers. Everything that is shown is escaped. Colours and patterns are classes of
the page's style, since no style may stand in the chart itself.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from engine.views.html.render import printable

WIDTH = 360  # units, which are pixels on a small telephone
LINE, BAR, GAP = 14, 13, 8  # heights: of a line of text, of a bar, below a bar
LETTERS = 54  # of a label, at most; the table has all of it
LETTER = 6.4  # the width of one, as far as it can be known
WIDE_ENOUGH = 20  # a part of a bar that can hold its number
PATTERNS = 7
HATCHED = {"p1": "f1", "p2": "f2", "p4": "f4", "p5": "f5", "p6": "f6"}  # patterns of the page
NODE, ROOM, LEAST_NODE = 6, 116, 30  # of a flow: the width of an end, of its label, its height
LABEL = 16  # letters on a line of a label beside a flow


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its label, its length, and what stands behind it."""

    label: str
    length: int
    said: str


@dataclass(frozen=True, slots=True)
class Stack:
    """A bar in parts, one for each series; None for a part that is not told."""

    label: str
    length: int
    parts: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """A connection of something on the left with something on the right."""

    source: str
    target: str
    width: int


def bars(title: str, description: str, rows: Sequence[Bar]) -> Markup:
    """A bar chart, with each label above its bar.

    >>> "&lt;b&gt;" in bars("", "", [Bar("<b>", 3, "3")])
    True
    """
    room = _room(row.said for row in rows)
    scale = room / (max((row.length for row in rows), default=0) or 1)
    step = LINE + BAR + GAP
    drawn = [
        _text(0, at * step + LINE - 3, row.label)
        + _rect(0, at * step + LINE, row.length * scale, BAR, "p0")
        + _text(row.length * scale + 5, at * step + LINE + BAR - 2, row.said, "n")
        for at, row in enumerate(rows)
    ]
    return _image(title, description, len(rows) * step, drawn)


def stacked(
    title: str, description: str, series: Sequence[str], rows: Sequence[Stack], rest: str
) -> Markup:
    """A chart of bars in parts, all of one length, below the legend of the series.

    `rest` names what is not told.
    """
    untold = any(None in row.parts for row in rows)
    legend = [*enumerate(series), *([(PATTERNS, rest)] if untold else [])]
    drawn = [
        _rect(0, at * LINE + 1, 18, LINE - 4, f"p{pattern % (PATTERNS + 1)}")
        + _text(24, (at + 1) * LINE - 4, name)
        for at, (pattern, name) in enumerate(legend)
    ]
    top, step = len(legend) * LINE + GAP, LINE + BAR + GAP
    room = _room(f"{row.length:,}" for row in rows)
    for at, row in enumerate(rows):
        y = top + at * step
        drawn.append(_text(0, y + LINE - 3, row.label))
        drawn.extend(_parts(row, room, y + LINE))
    return _image(title, description, top + len(rows) * step, drawn)


def _parts(row: Stack, room: float, y: float) -> Iterable[Markup]:
    """The parts of one bar, each with its number where there is room, and the sum behind it."""
    told = [(at, part) for at, part in enumerate(row.parts) if part]
    rest = row.length - sum(part for _, part in told)
    x = 0.0
    for at, part in [*told, *([(PATTERNS, rest)] if rest else [])]:
        width = part * room / row.length
        yield _rect(x, y, width, BAR, f"p{at if at == PATTERNS else at % PATTERNS}")
        if width >= WIDE_ENOUGH and at != PATTERNS:
            yield _text(x + width / 2, y + BAR - 3, f"{part:,}", "m")
        x += width
    yield _text(x + 5, y + BAR - 2, f"{row.length:,}", "n")


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
            drawn.append(_rect(x, y, NODE, tall, "p0"))
            drawn.append(_label(x - 4 if side == "e" else x + NODE + 4, y, label, side))
    return _image(title, description, height, drawn)


def _flow_scale(total: int) -> float:
    return 260 / total


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
    return Markup("").join(_text(x, y + 10 + at * 11, line, side) for at, line in enumerate(lines))


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


def _room(said: Iterable[str]) -> float:
    """The width that is left for bars beside what stands behind them."""
    return WIDTH - 8 - LETTER * max(map(len, said), default=0)


def _rect(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    """A rectangle of a class, filled with its pattern if it has one."""
    hatched = Markup(' fill="url(#{})"').format(HATCHED[kind]) if kind in HATCHED else ""
    return Markup(
        '<rect class="{}"{} x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>'
    ).format(kind, hatched, x, y, width, height)


def _text(x: float, y: float, said: str, kind: str = "n") -> Markup:
    """A text: to the right of the place, around it (m), or to the left of it (e)."""
    anchor = {"m": "middle", "e": "end"}.get(kind, "start")
    shown = said if len(said) <= LETTERS else f"{said[: LETTERS - 1]}…"
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(
        x, y, anchor, printable(shown)
    )


def _image(title: str, description: str, height: float, drawn: Iterable[Markup]) -> Markup:
    """The image. Its name and its description are attributes: ids would have to differ in a page,
    and a title within it would hide those of its parts."""
    return Markup(
        '<svg class="chart" role="img" aria-label="{} {}" viewBox="0 0 {} {:.0f}" '
        'xmlns="http://www.w3.org/2000/svg"><title>{}</title><desc>{}</desc>{}</svg>'
    ).format(
        printable(title), printable(description), WIDTH, max(height, 1), printable(title),
        printable(description), Markup("").join(drawn),
    )  # fmt: skip
