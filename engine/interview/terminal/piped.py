"""Line reading from a pipe: answers that were written before anything was asked.

Bytes are decoded line by line, so that an error names its line: as UTF-8 or, where they are none,
as the system's encoding has it. A UTF-16 stream is read whole.
"""

from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import BinaryIO

from engine.errors import MisuseError
from engine.interview.pasted_lines import LINE_END


def read_lines(stream: BinaryIO, encoding: str) -> Iterator[str]:
    """The lines without their ends, which may be LF, CRLF or CR.

    Raises MisuseError for a line that is not in the encoding.
    """
    number = 0
    for first in stream:
        utf_16 = not number and first.startswith((BOM_UTF16_LE, BOM_UTF16_BE))
        read = first + stream.read() if utf_16 else first
        text = _decoded(read, ("utf-16",) if utf_16 else ("utf-8", encoding))
        if text is None:
            where = f"standard input, line {number + 1}"
            raise MisuseError(where, "is not UTF-8", "Save the answers as UTF-8.")
        lines = LINE_END.split(text)
        for line in lines if lines[-1] else lines[:-1]:
            number += 1
            yield line


def _decoded(read: bytes, encodings: Iterable[str]) -> str | None:
    """The text in the first encoding that it can have."""
    for encoding in encodings:
        with suppress(UnicodeDecodeError):
            return read.decode(encoding)
    return None
