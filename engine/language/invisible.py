"""Removal of invisible characters: byte order marks, zero-width spaces, marks of direction.

They come with what is copied or exported, and say nothing.
"""

import unicodedata

from engine.language.normal_form import normalized

FORMAT = "Cf"  # Unicode's category of characters without a width of their own


def without_invisible(text: str) -> str:
    """The text without them and without white space around it, in composed letters.

    >>> without_invisible("\\ufeff7\\u200b \\xa0")
    '7'
    """
    if text.isascii():
        return text.strip()
    letters = normalized("NFC", text)
    return "".join(one for one in letters if unicodedata.category(one) != FORMAT).strip()
