"""Memoisation by signature: what is told is made once for all people who have the same bits.

A signature is the bytes of one person, of which every bit says whether they belong to a group.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import repeat
from typing import TypeVar

from engine.engines.population import Group
from engine.engines.transposition import BITS, signatures

REMEMBERED = 1 << 16  # signatures of one kind that are kept from one population to the next

Signature = tuple[int, ...]
T = TypeVar("T")


class Memo(dict[Signature, T]):
    """What `make` makes of a signature, made once for each."""

    def __init__(self, make: Callable[[Signature], T]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, signature: Signature) -> T:
        self[signature] = made = self._make(signature)
        return made

    def of(self, groups: Sequence[Group], size: int) -> list[T]:
        """What is made for each of so many people, by the groups that they belong to."""
        if len(self) > REMEMBERED:
            self.clear()
        each = zip(*signatures(groups, size), strict=True) if groups else repeat((), size)
        return list(map(self.__getitem__, each))


class FiredIds:
    """The ids of the rules that fired, joined: put together from pieces for eight rules each."""

    def __init__(self, ids: Sequence[str], between: str) -> None:
        self._between = between
        parts = (ids[at : at + BITS] for at in range(0, len(ids), BITS))
        self._pieces = [_Pieces(f"{id}{between}" for id in part) for part in parts]

    def of(self, groups: Sequence[Group], size: int) -> Iterable[str]:
        """The text of each of so many people; the groups are those of the rules, in order."""
        found = zip(self._pieces, signatures(groups, size), strict=True)
        columns = [list(map(pieces.__getitem__, bits)) for pieces, bits in found]
        texts = map("".join, zip(*columns, strict=True)) if columns else repeat("", size)
        return [text.removesuffix(self._between) for text in texts]


class _Pieces(dict[int, str]):
    """The joined texts of eight groups, by a byte that says which of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        super().__init__()
        self._texts = list(texts)

    def __missing__(self, bits: int) -> str:
        self[bits] = text = "".join(self._texts[at] for at in bits_set((bits,)))
        return text


def whole(signature: Signature) -> int:
    """The bits of a signature as one number, the first group's the lowest."""
    return int.from_bytes(bytes(signature), "little")


def bits_set(signature: Signature) -> Iterator[int]:
    """The places of the groups that somebody with this signature belongs to.

    >>> list(bits_set((0b101, 0b1)))
    [0, 2, 8]
    """
    bits = whole(signature)
    return (at for at in range(bits.bit_length()) if bits >> at & 1)
