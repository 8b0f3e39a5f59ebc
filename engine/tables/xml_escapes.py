"""Escapes of characters that XML cannot hold: _x000D_ in the texts of a workbook."""

import re

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
REPLACEMENT = "\ufffd"


def unescaped(text: str) -> str:
    r"""A text with the characters that its escapes stand for. Of half a pair, a replacement.

    >>> unescaped("a_x000D_b"), unescaped("_xD83D__xDE00_"), unescaped("_xD800_")
    ('a\rb', '\U0001f600', '\ufffd')
    """
    if "_x" not in text:
        return text
    plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    try:
        plain.encode()
    except UnicodeEncodeError:
        return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return plain
