"""The shared strings of a workbook: the texts of cells, each stored once and referred to by number.

openpyxl makes several objects of each text, for which memory and time run out before a full sheet
is read; here it is one.
"""

from typing import IO, SupportsIndex

from engine.tables.xml_bounds import OutOfBoundsError, bounded_parser, parse_bounded

LARGEST = 1 << 27  # bytes of the part
MOST = 1 << 22  # texts: four for each row of a full sheet


class SharedStrings(list[str]):
    """Texts by their numbers. A number that none has is an error, also a negative one."""

    def __getitem__(self, at: SupportsIndex | slice) -> str:  # type: ignore[override]
        if isinstance(at, slice) or not 0 <= int(at) < len(self):
            message = f"refers to its text {at!r} of {len(self):,}, which is not there"
            raise OutOfBoundsError(message)
        return super().__getitem__(at)


def read_shared_strings(part: IO[bytes], size: int) -> SharedStrings:
    """The texts in the XML of a part. Raises expat.ExpatError where it is none."""
    if size > LARGEST:
        message = f"holds texts of {size:,} bytes, more than are read from a workbook"
        raise OutOfBoundsError(message)
    scan = _Scan()
    parse_bounded(part, scan.parser, lambda: scan.elements)
    return scan.texts


class _Scan:
    """The handlers: a text is all that its runs say, without how it is pronounced."""

    def __init__(self) -> None:
        self.texts, self.elements = SharedStrings(), 0
        self.parser = bounded_parser()
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self._runs: list[str] = []
        self._aloud = 0  # elements within which texts are phonetic

    def _start(self, name: str, _: object) -> None:
        self.elements += 1
        local = name.rpartition(" ")[2]
        if local == "si":
            self._runs = []
        elif local == "rPh":
            self._aloud += 1
        elif local == "t" and not self._aloud:
            self.parser.CharacterDataHandler = self._runs.append

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2]
        if local == "t":
            self.parser.CharacterDataHandler = None
        elif local == "rPh":
            self._aloud -= 1
        elif local == "si":
            self.texts.append("".join(self._runs))
            if len(self.texts) > MOST:
                message = f"holds more than {MOST:,} different texts"
                raise OutOfBoundsError(message)
