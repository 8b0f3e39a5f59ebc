"""Tokenization of job titles: the words and marks that a title is made of.

Every word keeps its accents, so that a reason can quote it as it was typed; titles are compared
without them.
"""

import re

from engine.language.normal_form import normalized
from engine.language.title_gender import without_gender

PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")  # most words; these are tokens already
ASCII = re.compile(r"[\x00-\x7f]*")
ACCENTS = re.compile(r"(?<=[a-z])[\u0300-\u036f]+")
LIGATURES = str.maketrans({"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d"})
HYPHENS = re.compile(r"[\u2010\u2011\u2212\ufe63]")  # joined as by a hyphen, whatever its breadth
INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")


def words_and_marks(text: str) -> list[str]:
    """Tokens of a title: the words in lower case, joining marks as "and", other marks as a comma.

    >>> words_and_marks("Sr. Co-ordinator (P.M.O. R&D)")
    ['sr', 'co', 'ordinator', ',', 'pmo', 'r', 'and', 'd', ',']
    >>> words_and_marks("Chargé·e de projet (PMO")
    ['chargé', 'de', 'projet', ',', 'pmo']
    """
    text = INVISIBLE.sub("", normalized("NFKC", text)).casefold()
    text = without_gender(re.sub(r"['’‘`´]s\b|['’‘`´]", "", HYPHENS.sub("-", text)))
    text = re.sub(r"\b(?:\w\.){2,}", lambda letters: letters[0].replace(".", ""), text)
    text = re.sub(r"[._]|(?<=\w)-(?=\w)", " ", text)
    text = re.sub(r"[&+/]", " and ", text)
    return re.findall(r"\w+|,", re.sub(r"[^\w\s]", ",", text))


def unaccented(text: str) -> str:
    """Lower-case text without accents on Latin letters.

    >>> unaccented("sênior chargé, ørsted, й")
    'senior charge, orsted, й'
    """
    if ASCII.fullmatch(text):
        return text
    apart = normalized("NFD", text.translate(LIGATURES))
    return normalized("NFC", ACCENTS.sub("", apart))


def is_plain(words: str) -> bool:
    """Whether words are written as titles are once they have been taken apart.

    >>> is_plain("pmo analyst"), is_plain("PMO analyst"), is_plain("r&d")
    (True, False, False)
    """
    return PLAIN.fullmatch(words) is not None or " ".join(words_and_marks(words)) == words
