"""Approximate string matching: case folding, the nearest spelling, and single typing slips.

The one module that imports rapidfuzz. A near miss is only ever a question to the person or a hint
in an error, except for a single slip inside a long word of a job title.
"""

from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import OSA

from engine.language.normal_form import normalized

MEANINGLESS = str.maketrans(
    {"-": " ", "_": " ", "–": " ", "—": " ", "'": None, "’": None, "‘": None}
)
NEAR = 0.7  # share of letters that are right, from which a hint helps more than it distracts


def fold(text: str) -> str:
    """The text normalised: without case, and with spaces, hyphens and apostrophes all alike.

    >>> fold("  Dead-Man's_ SHOES ")
    'dead mans shoes'
    """
    plain = normalized("NFKC", text).casefold().translate(MEANINGLESS)
    return " ".join(plain.split())


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice with the smallest edit distance, or None when none is near.

    >>> nearest("carer_ladder", ["career_ladder", "organisation_size"])
    'career_ladder'
    >>> nearest("shoe size", ["career_ladder", "organisation_size"]) is None
    True
    """
    return nearest_folded(word, {choice: fold(choice) for choice in choices})


def nearest_folded(word: str, folded: Mapping[str, str]) -> str | None:
    """The same of choices with what they are folded, for many words and the same choices.

    >>> nearest_folded("e 1043", {"E-1034": "e 1034", "E-2000": "e 2000"})
    'E-1034'
    """
    found = process.extractOne(
        fold(word), folded, scorer=OSA.normalized_similarity, score_cutoff=NEAR
    )
    return found[2] if found else None


def one_slip_apart(one: str, other: str) -> bool:
    """Whether the words are one edit apart: a letter more, less or wrong, or two swapped.

    >>> one_slip_apart("progamme", "programme"), one_slip_apart("programmer", "programme")
    (True, True)
    """
    return OSA.distance(one, other, score_cutoff=1) == 1
