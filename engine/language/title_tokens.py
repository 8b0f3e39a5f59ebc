"""Tokenization of job titles: the words and marks that a title is made of."""

import re
import unicodedata

PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")  # most words; these are tokens already


def words_and_marks(text: str) -> list[str]:
    """Tokens of a title: the words in lower case, joining marks as "and", other marks as a comma.

    >>> words_and_marks("Sr. Co-ordinator (P.M.O. R&D)")
    ['sr', 'co', 'ordinator', ',', 'pmo', 'r', 'and', 'd', ',']
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"['’`]", "", text)
    text = re.sub(r"\b(?:\w\.){2,}", lambda letters: letters[0].replace(".", ""), text)
    text = re.sub(r"[._]|(?<=\w)-(?=\w)", " ", text)
    text = re.sub(r"[&+/]", " and ", text)
    return re.findall(r"\w+|,", re.sub(r"[^\w\s]", ",", text))


def is_plain(words: str) -> bool:
    """Whether words are written as titles are once they have been taken apart.

    >>> is_plain("pmo analyst"), is_plain("PMO analyst"), is_plain("r&d")
    (True, False, False)
    """
    return PLAIN.fullmatch(words) is not None or " ".join(words_and_marks(words)) == words
