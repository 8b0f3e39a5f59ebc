"""SVG drawing: rectangles, texts and images, in which everything that is shown is escaped.

Colours and patterns are classes of the page's style and patterns of the page itself, since no style
may stand in a drawing.
"""

from collections.abc import Iterable

from markupsafe import Markup

from engine.views.html.render import printable

WIDTH = 360  # units, which are pixels on a small telephone
LETTERS = 54  # of a text, at most; the table has all of it
HATCHED = {"p1": "f1", "p2": "f2", "p4": "f4", "p5": "f5", "p6": "f6"}  # patterns of the page


def rectangle(x: float, y: float, width: float, height: float, kind: str) -> Markup:
    """A rectangle of a class, filled with its pattern if it has one."""
    hatched = Markup(' fill="url(#{})"').format(HATCHED[kind]) if kind in HATCHED else ""
    return Markup(
        '<rect class="{}"{} x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>'
    ).format(kind, hatched, x, y, width, height)


def text(x: float, y: float, said: str, kind: str = "n") -> Markup:
    """A text: to the right of the place, around it (m), or to the left of it (e)."""
    anchor = {"m": "middle", "e": "end"}.get(kind, "start")
    shown = said if len(said) <= LETTERS else f"{said[: LETTERS - 1]}…"
    return Markup('<text x="{:.1f}" y="{:.1f}" text-anchor="{}">{}</text>').format(
        x, y, anchor, printable(shown)
    )


def image(title: str, description: str, height: float, drawn: Iterable[Markup]) -> Markup:
    """The image. Its name and its description are attributes: ids would have to differ in a page,
    and a title within it would hide those of its parts."""
    return Markup(
        '<svg class="chart" role="img" aria-label="{} {}" viewBox="0 0 {} {:.0f}" '
        'xmlns="http://www.w3.org/2000/svg"><title>{}</title><desc>{}</desc>{}</svg>'
    ).format(
        printable(title), printable(description), WIDTH, max(height, 1), printable(title),
        printable(description), Markup("").join(drawn),
    )  # fmt: skip
