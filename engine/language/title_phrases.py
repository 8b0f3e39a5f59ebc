"""Longest-match lookup of phrases in a list of words, in linear time."""

from collections.abc import Mapping, Sequence
from typing import Generic, TypeVar

T = TypeVar("T")


class Phrases(Generic[T]):
    """A dictionary of phrases: words that belong together, each with what it stands for.

    >>> Phrases({"full time": "ft", "full": "f"}).at(["full", "time", "job"], 0)
    (2, 'ft')
    """

    __slots__ = ("_longest", "_values")

    def __init__(self, values: Mapping[str, T]) -> None:
        self._values = dict(values)
        self._longest: dict[str, int] = {}
        for phrase in values:
            first, length = phrase.partition(" ")[0], phrase.count(" ") + 1
            self._longest[first] = max(length, self._longest.get(first, 0))

    def at(self, words: Sequence[str], start: int) -> tuple[int, T] | None:
        """The number of words of the longest phrase that begins there, and what it stands for."""
        for length in range(self._longest.get(words[start], 0), 0, -1):
            phrase = " ".join(words[start : start + length])
            if phrase in self._values and start + length <= len(words):
                return length, self._values[phrase]
        return None
