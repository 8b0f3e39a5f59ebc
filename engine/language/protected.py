"""Protected characteristics: which words name something that advice must not rest on.

The words are data of a rule base, in any language. They are looked for in the headings of files and
in the names, questions and values of attributes alike, by one reading: accents, case, underscores
and the capitals within MaritalStatusID do not count.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from engine.language.normal_form import normalized

LONGEST = 1_000  # characters of a heading that are looked at
WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+")  # MaritalStatusID is three words
GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
LETTERS = str.maketrans({"ß": "ss", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ø": "o", "ł": "l"})


@dataclass(frozen=True, slots=True)
class Protected:
    """What names a protected characteristic, as `spellings` writes it.

    `words` are whole words, `stems` the beginnings of words, `parts` stand anywhere in a compound
    word, `phrases` are several words. `patterns` are regular expressions of a heading; `harmless`
    are words and phrases in which nothing counts.
    """

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()

    def names(self, heading: str) -> bool:
        """Whether a heading seems to name something that is protected.

        >>> words = frozenset({"age", "family"})
        >>> protected = Protected(words, ("marital",), ("geburts",), patterns=(r"over\\d\\d",))
        >>> found = "MaritalStatusID", "AGE_BAND", "Âge", "Mitarbeitergeburtsdatum", "Over18"
        >>> all(map(protected.names, found))
        True
        >>> protected.names("Agency"), Protected(words, harmless=("job family",)).names("JobFamily")
        (False, False)
        """
        return any(True for _ in self.found_in(heading))

    def found_in(self, heading: str) -> Iterator[str]:
        """The words of a heading that are protected, or the heading itself where it is one."""
        heading = heading[:LONGEST]
        if _any_of(self.patterns).fullmatch(heading.strip()):
            yield heading.strip()
        said = _harmless(self.harmless).sub("|", f" {' '.join(words_of(heading))} ")
        yield from _phrases(self.phrases).findall(said)
        if phrase := _run_together(self.phrases).get(said.replace(" ", "")):  # estadocivil
            yield phrase
        yield from (one for one in said.split() if self._is_protected(one))

    def _is_protected(self, word: str) -> bool:
        if word in self.words or word.startswith(self.stems):
            return True
        return _any_part(self.parts).search(word) is not None


def words_of(text: str) -> list[str]:
    """The words of a text without accents and case.

    >>> words_of("MaritalStatusID"), words_of("État_civil"), words_of("F.Nac.")
    (['marital', 'status', 'id'], ['etat', 'civil'], ['f', 'nac'])
    """
    plain = text
    if not text.isascii():
        letters = normalized("NFKD", text).translate(LETTERS)
        plain = "".join(one for one in letters if unicodedata.category(one) not in ("Mn", "Cf"))
    return [word.casefold() for word in WORD.findall(plain)]


def spellings(term: str) -> tuple[str, ...]:
    """The spellings of a word or phrase that headings are compared with.

    An umlaut may be left out or written as two letters.

    >>> spellings("Staatsangehörigkeit"), spellings("Date d'été")
    (('staatsangehorigkeit', 'staatsangehoerigkeit'), ('date d ete',))
    """
    if term.isascii():
        return (" ".join(words_of(term)),)
    both = normalized("NFC", term), normalized("NFC", term).translate(GERMAN)
    return tuple(dict.fromkeys(" ".join(words_of(one)) for one in both))


@cache
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some regular expressions; without one, nothing."""
    return re.compile("|".join(f"(?:{one})" for one in patterns) or "(?!)", re.IGNORECASE)


@cache
def _any_part(parts: tuple[str, ...]) -> re.Pattern[str]:
    """Any of some parts of words."""
    return _any_of(tuple(map(re.escape, parts)))


@cache
def _run_together(phrases: tuple[str, ...]) -> dict[str, str]:
    """The phrases by their letters without spaces."""
    return {one.replace(" ", ""): one for one in phrases}


@cache
def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of these, as whole words in a text whose words have one space between them."""
    return re.compile(rf"(?<= )(?:{'|'.join(map(re.escape, phrases)) or '(?!)'})(?= )")


@cache
def _harmless(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """The longest of these, as whole words."""
    return _phrases(tuple(sorted(phrases, key=len, reverse=True)))
