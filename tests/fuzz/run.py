"""Runs: damaged files in a row, each told by a seed and a number that make the same file again."""

import random
import time
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from engine.errors import CrossroadsError
from tests.fuzz.targets import Target

SLOW = 10.0  # seconds of work, for which no file of a few kilobytes may keep anybody


@dataclass(frozen=True)
class Finding:
    """A file that breaks the law of its target, and how."""

    target: Target
    seed: int
    number: int
    name: str
    data: bytes
    how: str

    def __str__(self) -> str:
        again = f"python -m tests.fuzz {self.target.name} --seed {self.seed} --only {self.number}"
        return f"{again}\n{self.how}"


def fuzz(target: Target, seed: int, seconds: float) -> tuple[int, list[Finding]]:
    """How many files were tried in that time, and what was found."""
    end, number, found = time.monotonic() + seconds, 0, list[Finding]()
    while time.monotonic() < end:
        found += try_one(target, seed, number)
        number += 1
    return number, found


def try_one(target: Target, seed: int, number: int) -> Iterator[Finding]:
    """The finding of one damaged file, if it is one."""
    name, data = target.damage(random.Random(f"{target.name} {seed} {number}"))
    if how := broken(target, name, data):
        yield Finding(target, seed, number, name, data, how)


def broken(target: Target, name: str, data: bytes) -> str:
    """How a file breaks the law of its target, "" where it does not."""
    began = time.process_time()
    with TemporaryDirectory() as folder:
        try:
            target.read(Path(folder), name, data)
        except CrossroadsError:
            pass
        except Exception:  # whatever it is, it is what we look for
            return traceback.format_exc()
    took = time.process_time() - began
    return f"took {took:.1f} seconds" if took > SLOW else ""


def keep(finding: Finding, corpus: Path) -> Path:
    """The file in the corpus, where every run of the tests tries it again."""
    place = corpus / finding.target.name / f"{finding.seed}-{finding.number}--{finding.name}"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(finding.data)
    return place
