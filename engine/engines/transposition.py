"""Bit-matrix transposition: from a group of people for each question to a byte for each person.

`slices` goes one way, from a column of values to the people with each of them, and `signatures` the
other, from groups to the bits of every person. Both work on long integers and byte strings, which
takes a few nanoseconds for each person and bit.
"""

from collections.abc import Sequence

from engine.core.model import Value
from engine.engines.population import Group, Single

BITS = 8  # of a byte
CODES = 256  # values of a byte
ZERO_OR_ONE = bytes.maketrans(b"01", b"\0\1")


def slices(column: Sequence[Value | None]) -> dict[Single, Group]:
    """The people with each value of an attribute, who stand in a column; None for no value.

    >>> slices([True, None, True, False])
    {True: 5, False: 8}
    """
    different = list(dict.fromkeys(column))
    code = {value: at for at, value in enumerate(different)}
    holding: dict[Single, set[int]] = {}
    for at, value in enumerate(different):
        for single in value if isinstance(value, tuple) else () if value is None else (value,):
            holding.setdefault(single, set()).add(at)
    from_the_last = column[::-1]  # person 0 is the lowest bit, and the last digit
    if len(different) <= CODES:
        codes = bytes(map(code.__getitem__, from_the_last))
        return {one: _group(codes, held) for one, held in holding.items()}
    return {
        one: int("".join("1" if code[value] in held else "0" for value in from_the_last), 2)
        for one, held in holding.items()
    }


def _group(codes: bytes, held: set[int]) -> Group:
    """The people with one of the codes, of whom the first comes last."""
    digits = bytes(ord("1") if code in held else ord("0") for code in range(CODES))
    return int(codes.translate(digits), 2)


def signatures(groups: Sequence[Group], size: int) -> list[bytes]:
    """For each eight groups a byte for each of so many people: bit n says whether group n has them.

    >>> [list(one) for one in signatures([0b101, 0b110], size=3)]
    [[1, 2, 3]]
    """
    return [_packed(groups[at : at + BITS], size) for at in range(0, len(groups), BITS)]


def _packed(groups: Sequence[Group], size: int) -> bytes:
    sums = 0
    for at, group in enumerate(groups):
        if group:
            digits = f"{group:0{size}b}".encode().translate(ZERO_OR_ONE)
            sums |= int.from_bytes(digits, "big") << at
    return sums.to_bytes(size, "little")
