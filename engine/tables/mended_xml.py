"""Halves of characters in XML: some programs write them as they are, and no parser takes them.

They are made escapes, as Excel writes them: _xD800_. So the text of the cell is read, and told.
"""

import io
import re
from typing import IO

HALF = re.compile(
    rb"&#(?:[xX]0*([dD][89a-fA-F][0-9a-fA-F]{2})|0*(5529[6-9]|55[3-9]\d\d|5[67]\d{3}));"
    rb"|\xed([\xa0-\xbf][\x80-\xbf])"
)
BEGUN = re.compile(rb"(&(#[xX]?[0-9a-fA-F]{0,8})?|\xed[\xa0-\xbf]?)\Z")  # maybe to be gone on with
LONGEST = 12  # bytes of such a half
LAST = 0xDFFF


class MendedXml(io.RawIOBase):
    """A stream of XML without halves of characters."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream, self._rest = stream, b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        """About so many bytes, and none at the end alone."""
        while some := self._stream.read(size):
            whole = self._rest + some
            if b"&#" in whole or b"\xed" in whole:
                whole = HALF.sub(_escape, whole)
            begun = BEGUN.search(whole, max(0, len(whole) - LONGEST))
            whole, self._rest = (whole[: begun.start()], begun[0]) if begun else (whole, b"")
            if whole:
                return whole
        whole, self._rest = self._rest, b""
        return whole

    def close(self) -> None:
        self._stream.close()
        super().close()


def _escape(half: re.Match[bytes]) -> bytes:
    r"""Half a character as an escape; a whole one stays as it is.

    >>> HALF.sub(_escape, b"&#xD83D;&#56832;"), HALF.sub(_escape, b"\xed\xa0\x80&#57344;")
    (b'_xD83D__xDE00_', b'_xD800_&#57344;')
    """
    if half[3]:
        code = 0xD000 | (half[3][0] & 0x3F) << 6 | (half[3][1] & 0x3F)
    else:
        code = int(half[1], 16) if half[1] else int(half[2])
    return b"_x%04X_" % code if code <= LAST else half[0]
