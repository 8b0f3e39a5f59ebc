"""Unresolved merge conflicts: the markers that git leaves in a file.

Such a file holds some rows in two versions, and only its owner knows which of them is right.
"""

from typing import NoReturn

from engine.errors import CrossroadsError
from engine.tables.physical_lines import PhysicalLines

MARKERS = ("<<<<<<< ", ">>>>>>> ")
SEPARATOR = "======="  # on its own it may be the underlining of a title
SHOWN = 6


def is_marker(line: str) -> bool:
    """Whether a line begins or ends a conflict."""
    return line.startswith(MARKERS)


def refuse_conflict(name: str, lines: PhysicalLines) -> NoReturn:
    """Raise CrossroadsError with the lines of the markers, the first of which is yet to be read."""
    found: list[str] = []
    while len(found) < SHOWN:
        lines.begin()
        line = next(lines, None)
        if line is None:
            break
        if is_marker(line) or (found and line.rstrip("\r\n") == SEPARATOR):
            found.append(str(lines.start))
    lines_marked = f"line {found[0]}" if len(found) == 1 else f"lines {', '.join(found)}"
    what = f"holds a conflict that was not resolved; it is marked on {lines_marked}"
    raise CrossroadsError(f"{name}, line {found[0]}", what, "Resolve the merge, and try again.")
