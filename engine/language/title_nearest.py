"""Spelling correction of job titles: the name that a mistyped title is nearest to.

Letters alone mislead: "change manager" is one letter or two from "line manager", and other work. So
only a word that nothing is known of counts as a slip of another.
"""

from collections.abc import Mapping

from engine.language.spelling import fold, nearest
from engine.language.title_lexicon import TitleLexicon
from engine.language.title_tokens import unaccented

SHORTEST = 4  # letters: fewer do not show which word was meant


def nearest_title(text: str, names: Mapping[str, str], lexicon: TitleLexicon) -> str | None:
    """What the nearest of the names stands for, or None where no word-by-word slip explains it."""
    typed = unaccented(fold(text)).split()
    if lexicon.known.issuperset(typed):
        return None
    found = nearest(text, [name for name in names if _slips(typed, name.split(), lexicon)])
    return names[found] if found else None


def _slips(typed: list[str], meant: list[str], lexicon: TitleLexicon) -> bool:
    """Whether slips alone lead from the meant words to the typed ones; a space may be one."""
    if len(typed) != len(meant):
        if not lexicon.known.isdisjoint(typed):
            return False
        typed, meant = ["".join(typed)], ["".join(meant)]
    return all(
        one == other or _is_slip(one, other, lexicon)
        for one, other in zip(typed, meant, strict=True)
    )


def _is_slip(typed: str, meant: str, lexicon: TitleLexicon) -> bool:
    if not SHORTEST <= len(typed) <= 2 * len(meant) or typed in lexicon.known:
        return False
    return nearest(typed, (meant,)) is not None
