"""Whatever a file holds, it is read or refused in words, and no row of it is lost."""

import os
import random
from pathlib import Path

import pytest

from tests.fuzz.run import broken, fuzz
from tests.fuzz.targets import TARGETS, Target

CORPUS = Path(__file__).parent / "corpus"
KEPT = sorted(path for path in CORPUS.glob("*/*") if path.is_file())
CI = bool(os.environ.get("CI"))
SECONDS = float(os.environ.get("FUZZ_SECONDS", "10" if CI else "2"))  # for each kind of file
SEED = int(os.environ.get("FUZZ_SEED", random.randrange(1 << 32)))


@pytest.mark.fuzz
@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS.keys())
def test_files_damaged_at_random_break_no_law(target: Target) -> None:
    """A failure names the seed and the number that make the file again."""
    tried, found = fuzz(target, SEED, SECONDS)

    assert tried
    assert not found, "\n\n".join(map(str, found[:3]))


@pytest.mark.parametrize("file", KEPT, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_what_once_broke_a_law_does_not_any_more(file: Path) -> None:
    """The files that were found so, or made for it, are tried every time."""
    *_, name = file.name.rpartition("--")

    assert not broken(TARGETS[file.parent.name], name, file.read_bytes())
