r"""Neutralization of terminal escapes: what a screen would obey becomes something to be read.

A terminal obeys control characters, and lays lines out anew after marks of direction. In other
people's texts, such as names of files, all of these are shown as escapes.
"""

import re

OBEYED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff"
    "\ud800-\udfff]"
)
BREAKS = re.compile("[\t\n]")


def visible(text: str) -> str:
    r"""Other people's text for a line of ours, with everything escaped that would break it.

    >>> print(visible("a\x1b]0;b\x07\nc\u202e"))
    a\u001b]0;b\u0007\u000ac\u202e
    """
    return BREAKS.sub(_escape, obeyed_shown(text))


def obeyed_shown(text: str) -> str:
    """A text, line breaks and all, with everything escaped that a terminal would obey."""
    return OBEYED.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"
