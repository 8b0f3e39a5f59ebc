"""Character encoding detection, and incremental decoding of a file.

A byte-order mark decides. Without one a file is UTF-8, unless nothing in it speaks for that and
what is not ASCII looks like letters within words: then it is Windows-1252.
"""

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from engine.errors import CrossroadsError

BYTE_ORDER_MARK = "\ufeff"  # without it Excel shows é as Ã©
BLOCK = 1 << 14  # bytes that are decoded at once
ENDLESS = 1 << 62  # bytes
BY_LINES = ("utf-8", "utf-8-sig", "cp1252")  # codecs in which a byte LF is a line end and no other
SURVEYED = 1 << 20  # bytes that are examined at once
UNMARKED_PAIRS = 64  # bytes of a file, in which UTF-16 without a mark is looked for
FEWEST_PAIRS = 4
# Evidence against Windows-1252: unassigned bytes, ÿÿ, five letters beyond ASCII in a row as in
# Cyrillic words, and a quotation mark or the like inside a word.
NOT_WESTERN = re.compile(
    rb"[\x81\x8d\x8f\x90\x9d]|\xff\xff|[\x80-\xff]{5}"
    rb"|[A-Za-z\xc0-\xff][\x80\x82-\x89\x8b\x91\x93-\x95\x98\x99\x9b][A-Za-z\xc0-\xff]"
)


@dataclass(frozen=True, slots=True)
class Encoding:
    """A character encoding: its name, its codec, and what becomes of bytes that are none of it."""

    name: str
    codec: str
    errors: str = "surrogateescape"

    def cannot_show(self, text: str) -> bool:
        r"""Whether a text holds bytes that are none in this encoding.

        >>> UTF_8.cannot_show("José"), UTF_8.cannot_show("Jos\udce9")
        (False, True)
        """
        if self.errors == "replace":
            return "\ufffd" in text
        try:
            text.encode()
        except UnicodeEncodeError:
            return True
        return False


UTF_8 = Encoding("UTF-8", "utf-8")
UTF_16 = Encoding("UTF-16", "utf-16", "replace")  # which cannot escape half a letter
WINDOWS_1252 = Encoding("Windows-1252", "cp1252")
MARKED = {
    codecs.BOM_UTF8: Encoding("UTF-8", "utf-8-sig"),
    codecs.BOM_UTF16_LE: UTF_16,
    codecs.BOM_UTF16_BE: UTF_16,
}


def find_encoding(name: str, stream: io.BufferedReader) -> Encoding:
    """The encoding of a file from here on. Raises CrossroadsError where it cannot be read."""
    start = stream.peek(UNMARKED_PAIRS)
    marked = next((one for mark, one in MARKED.items() if start.startswith(mark)), None)
    if marked or (marked := _utf_16_without_a_mark(start[:UNMARKED_PAIRS])):
        return marked
    here = stream.tell()
    try:
        if _is_utf_8(stream):
            return UTF_8
        stream.seek(here)
        return WINDOWS_1252 if _looks_western(stream) else UTF_8
    except OSError as error:
        raise _unreadable(name, error) from error
    finally:
        stream.seek(here)


def _utf_16_without_a_mark(start: bytes) -> Encoding | None:
    """UTF-16, if of each pair of bytes one is NUL, and it is always the same one.

    >>> _utf_16_without_a_mark("id;role".encode("utf-16-be")).codec
    'utf-16-be'
    """
    first, second = start[::2], start[1::2]
    if len(second) < FEWEST_PAIRS or any(first) == any(second):
        return None
    return Encoding("UTF-16", "utf-16-le" if any(first) else "utf-16-be", "replace")


class Decoded:
    """The text of a file from here on, block by block: an iterator of its pieces.

    Undecodable bytes become marks, see `cannot_show`. Where a line end is one byte, a piece ends
    with a line, so that `at_line_end` holds between two pieces but within an endless line. No
    piece goes beyond the byte `limit`.
    """

    def __init__(self, name: str, stream: io.BufferedReader, encoding: Encoding) -> None:
        self._name, self._stream = name, stream
        self._decoder = codecs.getincrementaldecoder(encoding.codec)(encoding.errors)
        self.codec, self.errors = encoding.codec.removesuffix("-sig"), encoding.errors
        self.by_lines = encoding.codec in BY_LINES
        self._ended = False
        self.at_line_end, self.limit = False, ENDLESS

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._ended:
            raise StopIteration
        try:
            piece = self._read()
        except OSError as error:
            raise _unreadable(self._name, error) from error
        self._ended = not piece
        self.at_line_end = self.by_lines and piece.endswith(b"\n")
        return self._decoder.decode(piece, final=self._ended)

    def _read(self) -> bytes:
        size = BLOCK
        if self.limit < ENDLESS:
            size = min(BLOCK, max(self.limit - self._stream.tell(), 1))
        piece = self._stream.read(size)
        if self.by_lines and piece and not piece.endswith(b"\n"):
            piece += self._stream.readline(BLOCK)
        return piece


def _is_utf_8(stream: io.BufferedReader) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        while block := stream.read(SURVEYED):
            if not block.isascii() or decoder.getstate()[0]:  # within a letter
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _looks_western(stream: io.BufferedReader) -> bool:
    """Whether no line holds UTF-8 beyond ASCII, and most others could be Windows-1252.

    A file of both is left to be UTF-8: its other rows are then rejected, where a reading as
    Windows-1252 would silently make JosÃ© of José.
    """
    for_it = against_it = 0
    while block := stream.read(SURVEYED) + stream.readline(SURVEYED):
        for line in [] if block.isascii() else block.splitlines():
            if line.isascii():
                continue
            if _is_text(line):
                return False
            if NOT_WESTERN.search(line):
                against_it += 1
            else:
                for_it += 1
    return for_it > against_it


def _is_text(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def _unreadable(name: str, error: OSError) -> CrossroadsError:
    return CrossroadsError(name, f"cannot be read any further: {error}")
