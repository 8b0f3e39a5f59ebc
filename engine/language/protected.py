"""Protected characteristics: which words name something that advice must not rest on.

The words are data of a rule base, in any language. They are looked for in the headings of files and
in the names, questions and values of attributes alike, by one reading: accents, case, underscores
and the capitals within MaritalStatusID do not count. What is looked up is prepared once, when the
first heading is read: every load of a rule base reads hundreds of texts.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from engine.language.normal_form import normalized

LONGEST = 1_000  # characters of a heading that are looked at
ABBREVIATION = r"[A-Z][a-z][A-Z](?![A-Za-z])"  # YoB is one word
WORD = re.compile(rf"{ABBREVIATION}|[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[^\W\d_A-Za-z]+")
PLAIN = re.compile(r"[A-Z]?[a-z]+(?: [A-Z]?[a-z]+)*")  # words as they are, but for capitals
ACCENTS = re.compile(r"[\u0300-\u036f]+")  # nearly all there are
GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
LETTERS = str.maketrans({"ß": "ss", "œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ø": "o", "ł": "l"})


Starts = Mapping[str, Sequence[list[str]]]  # the words of phrases, by the first of them


@dataclass(frozen=True)
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
        if self._pattern.fullmatch(heading.strip()):
            yield heading.strip()
        words = _without(self._harmless, words_of(heading))
        yield from _phrases_in(words, self._phrases)
        if phrase := self._run_together.get("".join(words)):  # estadocivil
            yield phrase
        text = " ".join(words)
        parts = [part for part in self.parts if part in text]
        yield from (word for word in words if self._is_protected(word, parts))

    def _is_protected(self, word: str, parts: Sequence[str]) -> bool:
        if word in self.words or word.startswith(self._stems.get(word[:1], ())):
            return True
        return any(part in word for part in parts)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        """Any of the patterns; without one, nothing."""
        either = "|".join(f"(?:{one})" for one in self.patterns) or "(?!)"
        return re.compile(either, re.IGNORECASE)

    @cached_property
    def _stems(self) -> Mapping[str, tuple[str, ...]]:
        """The stems by their first letter."""
        by_letter = defaultdict[str, list[str]](list)
        for stem in self.stems:
            by_letter[stem[:1]].append(stem)
        return {letter: tuple(stems) for letter, stems in by_letter.items()}

    @cached_property
    def _phrases(self) -> Starts:
        return _by_first_word(self.phrases)

    @cached_property
    def _harmless(self) -> Starts:
        return _by_first_word(self.harmless)

    @cached_property
    def _run_together(self) -> Mapping[str, str]:
        """The phrases by their letters without spaces."""
        return {one.replace(" ", ""): one for one in self.phrases}


def words_of(text: str) -> list[str]:
    """The words of a text without accents and case.

    >>> words_of("MaritalStatusID"), words_of("État_civil"), words_of("F.Nac.")
    (['marital', 'status', 'id'], ['etat', 'civil'], ['f', 'nac'])
    """
    plain = text
    if not text.isascii():
        plain = ACCENTS.sub("", normalized("NFKD", text).translate(LETTERS))
    if not plain.isascii():
        plain = "".join(one for one in plain if unicodedata.category(one) not in ("Mn", "Cf"))
    return [word.casefold() for word in WORD.findall(plain)]


def spellings(term: str) -> tuple[str, ...]:
    """The spellings of a word or phrase that headings are compared with.

    An umlaut may be left out or written as two letters.

    >>> spellings("Staatsangehörigkeit"), spellings("Date d'été")
    (('staatsangehorigkeit', 'staatsangehoerigkeit'), ('date d ete',))
    """
    if PLAIN.fullmatch(term):
        return (term.lower(),)
    composed = normalized("NFC", term)
    both = dict.fromkeys((composed, composed.translate(GERMAN)))
    return tuple(" ".join(words_of(one)) for one in both)


def _by_first_word(phrases: Iterable[str]) -> Starts:
    """The words of phrases, by the first of them and the longest first."""
    found = defaultdict[str, list[list[str]]](list)
    for words in sorted(map(str.split, phrases), key=len, reverse=True):
        found[words[0]].append(words)
    return found


def _phrases_in(words: Sequence[str], phrases: Starts) -> Iterator[str]:
    """The phrases that stand among the words."""
    for place, word in enumerate(words):
        for phrase in phrases.get(word, ()):
            if words[place : place + len(phrase)] == phrase:
                yield " ".join(phrase)


def _without(harmless: Starts, words: Sequence[str]) -> list[str]:
    """The words with | for each harmless phrase among them, the longest that stands there."""
    kept = []
    place = 0
    while place < len(words):
        phrases = harmless.get(words[place], ())
        lengths = (len(one) for one in phrases if words[place : place + len(one)] == one)
        length = next(lengths, 0)
        kept.append("|" if length else words[place])
        place += length or 1
    return kept
