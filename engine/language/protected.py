"""Protected characteristics: which words name something that advice must not rest on.

The words are data of a rule base. They are looked for in the headings of files and in the names of
attributes alike, by one reading.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")  # MaritalStatusID is three words


@dataclass(frozen=True, slots=True)
class Protected:
    """What names a protected characteristic: whole words, beginnings of words, whole headings.

    `patterns` are regular expressions of a heading; `harmless` are phrases in which no word counts.
    """

    words: frozenset[str] = frozenset()
    stems: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    harmless: tuple[str, ...] = ()

    def names(self, heading: str) -> bool:
        """Whether a heading seems to name something that is protected.

        >>> words = frozenset({"age", "family"})
        >>> protected = Protected(words, ("marital",), (r"over\\d\\d",), ("job family",))
        >>> [protected.names(one) for one in ("MaritalStatusID", "AGE_BAND", "Over18")]
        [True, True, True]
        >>> [protected.names(one) for one in ("Agency", "Job Family")]
        [False, False]
        """
        return any(True for _ in self.found_in(heading))

    def found_in(self, heading: str) -> Iterator[str]:
        """The words of a heading that are protected, or the heading itself where it is one."""
        if any(re.fullmatch(one, heading.strip(), re.IGNORECASE) for one in self.patterns):
            yield heading.strip()
        said = " ".join(word.casefold() for word in WORD.findall(heading))
        for phrase in self.harmless:
            said = re.sub(rf"\b{re.escape(phrase)}\b", " ", said)
        yield from (one for one in said.split() if one in self.words or one.startswith(self.stems))
