"""Draws docs/ask.svg from a real session: python docs/screenshots.py

With --check nothing is written, and the exit status is 1 where the picture says something else
than the program does.
"""

import sys
import tempfile
from html import escape
from itertools import groupby
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests.screens import DOWN, SPACE, Screen, screen  # noqa: E402 - runs from a checkout

PICTURE = ROOT / "docs" / "ask.svg"
COLUMNS, ROWS = 80, 36
ACROSS, DOWNWARDS, MARGIN = 8.4, 18, 16  # points: a column, a line, the edge
INKS = {"default": "#d8dee9", "cyan": "#88c0d0", "green": "#a3be8c"}
PAPER = "#2e3440"


def session(shown: Screen) -> None:
    """What is done before the picture is taken: a few answers, and a choice that is open."""
    shown.until("12  Line manager")
    shown.answer("PMO coordinator", until="Noted: current role")
    shown.answer("permanent", until="Noted: employment")
    shown.answer("none", until="Noted: career ladder")
    shown.until("What do you want from your next step?", "[ ] none of these", "? why skip")
    shown.press(DOWN, SPACE, DOWN, DOWN)
    shown.until(" >  3  [ ] broader experience", "[x] a more senior post")


def picture() -> str:
    """The screen after the session, as SVG."""
    with tempfile.TemporaryDirectory() as state:
        settings = {"XDG_STATE_HOME": state}
        with screen("ask", columns=COLUMNS, rows=ROWS, environment=settings) as shown:
            session(shown)
            lines = [_line(shown, at) for at in range(ROWS)]
            last = max(at for at, line in enumerate(lines) if line)
    wide, high = COLUMNS * ACROSS + 2 * MARGIN, (last + 1) * DOWNWARDS + 2 * MARGIN
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide:g} {high:g}" '
            f'font-family="ui-monospace, Menlo, Consolas, monospace" font-size="14">',
            "<title>crossroads ask, in a terminal</title>",
            f'<rect width="100%" height="100%" rx="8" fill="{PAPER}"/>',
            *lines[: last + 1],
            "</svg>\n",
        ]
    )


def _line(shown: Screen, at: int) -> str:
    """A line of the screen: its words in their colours, each run in its place."""
    cells = shown.screen.buffer[at]
    columns = range(len(shown.screen.display[at].rstrip()))
    down = MARGIN + at * DOWNWARDS + 13
    runs = []
    for (colour, bold), some in groupby(columns, key=lambda x: (cells[x].fg, cells[x].bold)):
        places = list(some)
        text = "".join(cells[place].data for place in places)
        weight = ' font-weight="bold"' if bold else ""
        runs.append(
            f'<tspan x="{MARGIN + places[0] * ACROSS:g}" textLength="{len(places) * ACROSS:g}" '
            f'fill="{INKS[colour]}"{weight}>{escape(text)}</tspan>'
        )
    return f'<text y="{down}" xml:space="preserve">{"".join(runs)}</text>' if runs else ""


def words(svg: str) -> list[str]:
    """The lines of text in a picture."""
    drawn = ElementTree.fromstring(svg).iter("{http://www.w3.org/2000/svg}text")
    return ["".join(line.itertext()) for line in drawn]


def main() -> int:
    """Draw, or check."""
    drawn = picture()
    if "--check" not in sys.argv:
        PICTURE.write_text(drawn, encoding="utf-8")
        return 0
    if words(drawn) == words(PICTURE.read_text(encoding="utf-8")):
        return 0
    print("docs/ask.svg is out of date: make screenshots", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
