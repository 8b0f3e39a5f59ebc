r"""Normalisation of text that may hold a quantity: one letter for each mark, and no mark lost.

`spelling.fold` makes names comparable and drops marks. Here a dash between two numbers stays one,
and digits that stood apart never come to stand side by side.
"""

import re
import unicodedata

from engine.language.normal_form import normalized

DASHES = dict.fromkeys("\u00ad\u02d7\u2043\u2212\u2796", "-")  # that are no dashes to Unicode
APOSTROPHES = dict.fromkeys("\u2018\u2019\u201b\u02bc\u02b9\u2032\u066c\u00b4", "'")
LETTERS = {
    **DASHES,
    **APOSTROPHES,
    "\u066b": ",",
    "\u301c": "~",
    "\u02dc": "~",
    "\u223c": "~",
    "\u2248": "~",
    "\u00b7": ",",
}
HIDDEN, KEPT = "\0", "\1"  # what has no width, and what is left of it between two digits
CLASSES = {"Pd": "-", "Mn": HIDDEN, "Cf": HIDDEN}  # dashes, accents, invisible characters
NO_SPACE = re.compile(r"(?<=\d)(?:\s{2,}|[\t-\r\x1c-\x1f\x85\u2028\u2029]+)(?=\d)")
NO_WIDTH = re.compile(r"(?<=\d) ?(?:\0++ ?)++(?=\d)")  # where it stays, and is no number
POINT = re.compile(r"(?<![\w.])\.(?=\d)")  # .5
IN_QUOTES = re.compile('(["\u201c\u201e\u00ab])(.*)["\u201d\u201c\u00bb]|\'(.*)')


def plain(text: str) -> str:
    r"""The text without case and accents, its digits those of ASCII and its dashes hyphens.

    >>> plain("51\u2013200"), plain("F\u00fcnf"), plain("\uff13.\uff15"), plain("5\u00b2")
    ('51-200', 'funf', '3.5', '5 2')
    """
    if not text.isascii():
        text = "".join(map(_undivided, text))
    line = NO_SPACE.sub(";", text.strip()).casefold().replace("`", "'")
    if not line.isascii():
        line = "".join(map(_letter, normalized("NFKD", line)))
    line = POINT.sub("0.", line)
    line = NO_WIDTH.sub(KEPT, " ".join(line.split())).replace(HIDDEN, "").strip()
    quoted = IN_QUOTES.fullmatch(line)
    return (quoted[2] or quoted[3] or "").strip() if quoted else line


def _undivided(letter: str) -> str:
    """A letter; spaces around one that holds a number, such as a fraction or a footnote's sign.

    Normalisation makes a space and an accent of an accent that stands alone, such as a tilde: a
    mark in its place keeps the numbers on both sides of it apart.
    """
    if unicodedata.category(letter) == "No":
        return f" {letter} "
    alone = unicodedata.decomposition(letter).startswith("<compat> 0020 ")
    return LETTERS.get(letter, KEPT) if alone else letter


def _letter(letter: str) -> str:
    if letter.isascii() or letter in LETTERS:
        return LETTERS.get(letter, letter)
    category = unicodedata.category(letter)
    if category == "Nd":
        return str(unicodedata.decimal(letter))
    return CLASSES.get(category, letter)
