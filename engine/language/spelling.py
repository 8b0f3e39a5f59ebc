"""How close two spellings are.

The one room that knows rapidfuzz. A near miss is only ever a question to the person or a hint in an
error, except for a single slip inside a long word of a job title.
"""

import unicodedata
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

MEANINGLESS = str.maketrans(
    {"-": " ", "_": " ", "–": " ", "—": " ", "'": None, "’": None, "‘": None}
)
NEAR = 0.7  # share of letters that are right, from which a hint helps more than it distracts


def fold(text: str) -> str:
    """The text without differences that carry no meaning: case, spaces, hyphens, apostrophes.

    >>> fold("  Dead-Man's_ SHOES ")
    'dead mans shoes'
    """
    plain = unicodedata.normalize("NFKC", text).casefold().translate(MEANINGLESS)
    return " ".join(plain.split())


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that was probably meant, or None when nothing is near.

    >>> nearest("carer_ladder", ["career_ladder", "organisation_size"])
    'career_ladder'
    >>> nearest("shoe size", ["career_ladder", "organisation_size"]) is None
    True
    """
    found = process.extractOne(
        fold(word),
        list(choices),
        scorer=OSA.normalized_similarity,
        processor=fold,
        score_cutoff=NEAR,
    )
    return found[0] if found else None


def one_slip_apart(one: str, other: str) -> bool:
    """Whether one typing slip (a letter more, less, wrong, or two swapped) tells the words apart.

    >>> one_slip_apart("progamme", "programme"), one_slip_apart("programmer", "programme")
    (True, True)
    """
    return OSA.distance(one, other, score_cutoff=1) == 1
