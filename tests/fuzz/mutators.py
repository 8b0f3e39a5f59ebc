"""Mutators: damage of the kinds that files come with, and of kinds that attackers think of.

All of it follows from a random generator, so that a seed and a number give the same file again.
"""

import random
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO

ANYWHERE = (
    b"\0", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xc3", b"\r", b"\n", b"\r\n", b"\t", b" ",
    b"\x1b[31m", "\u202e".encode(), "\u2028".encode(), "\u0301\u0316".encode() * 20, b"'", b'"',
    b'"""', b"\\", b"\\u0000", b"\\udcff", b"-", b"=", b";", b",", b"|", b"[", b"]", b"[[", b"{",
    b"}", b".", b"#", b"e", b"0x", b"nan", b"inf", b"1e400", b"9" * 70, b"9" * 5_000, b"true",
    b"2024-02-29", b"07:30:00", b"x" * 2_000, b" " * 5_000, b"\n" * 300, b"[" * 300, b"a." * 200,
    b"x;" * 300, b"project and " * 100, "é".encode("latin-1"), "é".encode("utf-16"),
)  # fmt: skip
MOST_CHANGES = 4

Mutator = Callable[[random.Random, bytes], bytes]


def mutated(chance: random.Random, data: bytes, words: Sequence[bytes] = ()) -> bytes:
    """The bytes with a few changes, some of which put words of the format in."""
    changes: tuple[Mutator, ...] = (_cut, _doubled, _moved, _flipped, _cut_off, _without_line)
    for _ in range(chance.randint(1, MOST_CHANGES)):
        if chance.random() < 0.5:
            data = _with(chance, data, chance.choice([*words, *ANYWHERE]))
        else:
            data = chance.choice(changes)(chance, data)
    return data


def mutated_archive(chance: random.Random, data: bytes, words: Sequence[bytes] = ()) -> bytes:
    """A ZIP archive with changes in one of its members, or in its own bytes."""
    if chance.random() < 0.2:
        return mutated(chance, data)
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        names = old.namelist()
        sheets = [name for name in names if "sheet" in name or "Strings" in name]
        changed = chance.choice(sheets if chance.random() < 0.7 else names)
        for name in names:
            if name != changed:
                new.writestr(name, old.read(name))
            elif chance.random() < 0.95:
                new.writestr(name, mutated(chance, old.read(name), words))
    return target.getvalue()


def _span(chance: random.Random, data: bytes) -> tuple[int, int]:
    start = chance.randint(0, len(data))
    return start, min(len(data), start + chance.choice((1, 2, 8, 40, 400)))


def _with(chance: random.Random, data: bytes, word: bytes) -> bytes:
    """A word in between, or in the place of something."""
    start, end = _span(chance, data)
    return data[:start] + word + data[start if chance.random() < 0.6 else end :]


def _cut(chance: random.Random, data: bytes) -> bytes:
    start, end = _span(chance, data)
    return data[:start] + data[end:]


def _doubled(chance: random.Random, data: bytes) -> bytes:
    start, end = _span(chance, data)
    return data[:end] + data[start:end] * chance.choice((1, 2, 50)) + data[end:]


def _moved(chance: random.Random, data: bytes) -> bytes:
    start, end = _span(chance, data)
    rest = data[:start] + data[end:]
    place = chance.randint(0, len(rest))
    return rest[:place] + data[start:end] + rest[place:]


def _flipped(chance: random.Random, data: bytes) -> bytes:
    at = chance.randint(0, max(len(data) - 1, 0))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _cut_off(chance: random.Random, data: bytes) -> bytes:
    return data[: chance.randint(0, len(data))]


def _without_line(chance: random.Random, data: bytes) -> bytes:
    lines = data.splitlines(keepends=True)
    if lines:
        lines.pop(chance.randrange(len(lines)))
    return b"".join(lines)
