"""Unicode normalization in bounded time.

Python sorts the marks on a letter by insertion, so that a letter with a hundred thousand marks
takes an hour, in which not even Ctrl-C is heard.
"""

import unicodedata
from typing import Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

LONGEST = 1_000  # characters that are normalized in one piece, in some milliseconds at worst
PIECE = 200  # of a longer text; a letter whose marks are cut apart stays in two pieces


def normalized(form: Form, text: str) -> str:
    """The text in a normal form, a long one piece by piece.

    >>> normalized("NFKC", "e\u0301 ①"), len(normalized("NFC", "a" + "\u0301\u0316" * 100_000))
    ('é 1', 200000)
    """
    if text.isascii():
        return text
    if len(text) <= LONGEST:
        return unicodedata.normalize(form, text)
    starts = range(0, len(text), PIECE)
    return "".join(unicodedata.normalize(form, text[at : at + PIECE]) for at in starts)
