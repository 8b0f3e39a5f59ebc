"""File names from ids: safe on every system, distinct without regard to case, and readable.

An id comes out of a file and may hold anything. What is kept of it are letters of a to z, digits
and hyphens, so that no name leaves its folder, begins with a dot or is a device of Windows.
"""

import re
import unicodedata

LONGEST = 60  # letters
DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
OTHER = re.compile(r"[^A-Za-z0-9_]+")
NAMELESS = "person"


class FileNames:
    """Gives out file names with one ending, each once. `taken` stems are never given."""

    def __init__(self, ending: str, taken: str) -> None:
        self._ending, self._taken = ending, {taken}

    def of(self, id: str) -> str:
        """The name for an id, which differs from all names before it by more than case.

        >>> names = FileNames(".html", taken="index")
        >>> [names.of(id) for id in ("Zoë/../1", "zoe-1", "index", "...", "CON")]
        ['Zoe-1.html', 'zoe-1-2.html', 'index-2.html', 'person.html', 'person-CON.html']
        """
        stem, number = _stem(id), 2
        name = stem
        while name.casefold() in self._taken:
            name, number = f"{stem}-{number}", number + 1
        self._taken.add(name.casefold())
        return f"{name}{self._ending}"


def _stem(id: str) -> str:
    plain = unicodedata.normalize("NFKD", id).encode("ascii", "ignore").decode()
    stem = OTHER.sub("-", plain).strip("-")[:LONGEST].rstrip("-") or NAMELESS
    return f"{NAMELESS}-{stem}" if DEVICE.fullmatch(stem) else stem
