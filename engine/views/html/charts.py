"""Bar charts, drawn to be read without colour: every part has its pattern, its text or both.

A chart is an image with a name and a description for who does not see it, and the table beside it
says the same in numbers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from engine.views.html.svg import WIDTH, image, rectangle, text

LINE, BAR, GAP = 14, 13, 8  # heights: of a line of text, of a bar, below a bar
LETTER = 6.4  # the width of one, as far as it can be known
WIDE_ENOUGH = 20  # a part of a bar that can hold its number
PATTERNS = 7


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


def bars(title: str, description: str, rows: Sequence[Bar]) -> Markup:
    """A bar chart, with each label above its bar.

    >>> "&lt;b&gt;" in bars("", "", [Bar("<b>", 3, "3")])
    True
    """
    room = _room(row.said for row in rows)
    scale = room / (max((row.length for row in rows), default=0) or 1)
    step = LINE + BAR + GAP
    drawn = [
        text(0, at * step + LINE - 3, row.label)
        + rectangle(0, at * step + LINE, row.length * scale, BAR, "p0")
        + text(row.length * scale + 5, at * step + LINE + BAR - 2, row.said, "n")
        for at, row in enumerate(rows)
    ]
    return image(title, description, len(rows) * step, drawn)


def stacked(
    title: str, description: str, series: Sequence[str], rows: Sequence[Stack], rest: str
) -> Markup:
    """A chart of bars in parts, all of one length, below the legend of the series.

    `rest` names what is not told.
    """
    untold = any(None in row.parts for row in rows)
    legend = [*enumerate(series), *([(PATTERNS, rest)] if untold else [])]
    drawn = [
        rectangle(0, at * LINE + 1, 18, LINE - 4, f"p{pattern % (PATTERNS + 1)}")
        + text(24, (at + 1) * LINE - 4, name)
        for at, (pattern, name) in enumerate(legend)
    ]
    top, step = len(legend) * LINE + GAP, LINE + BAR + GAP
    room = _room(f"{row.length:,}" for row in rows)
    for at, row in enumerate(rows):
        y = top + at * step
        drawn.append(text(0, y + LINE - 3, row.label))
        drawn.extend(_parts(row, room, y + LINE))
    return image(title, description, top + len(rows) * step, drawn)


def _parts(row: Stack, room: float, y: float) -> Iterable[Markup]:
    """The parts of one bar, each with its number where there is room, and the sum behind it."""
    told = [(at, part) for at, part in enumerate(row.parts) if part]
    rest = row.length - sum(part for _, part in told)
    x = 0.0
    for at, part in [*told, *([(PATTERNS, rest)] if rest else [])]:
        width = part * room / row.length
        yield rectangle(x, y, width, BAR, f"p{at if at == PATTERNS else at % PATTERNS}")
        if width >= WIDE_ENOUGH and at != PATTERNS:
            yield text(x + width / 2, y + BAR - 3, f"{part:,}", "m")
        x += width
    yield text(x + 5, y + BAR - 2, f"{row.length:,}", "n")


def _room(said: Iterable[str]) -> float:
    """The width that is left for bars beside what stands behind them."""
    return WIDTH - 8 - LETTER * max(map(len, said), default=0)
