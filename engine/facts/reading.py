"""The outcome of parsing one answer or one cell."""

from dataclasses import dataclass

from engine.core.model import Value
from engine.language.spelling import fold


@dataclass(frozen=True, slots=True)
class Reading:
    """The outcome of parsing: a value, or a problem. Neither for "not known".

    `nearest` is the value that was probably meant, and `candidates` are those of which one was. Of
    several values, some may be understood and others not: then there is a value and a problem.
    """

    value: Value | None = None
    problem: str = ""
    nearest: str | None = None
    candidates: tuple[str, ...] = ()


NOT_KNOWN = Reading()
NONE_OF_THESE = "none of these"  # an answer to any list of choices, and no fact
NONE_WORDS = (NONE_OF_THESE, "none of the above", "none of them")


def says_none(said: object) -> bool:
    """Whether what was said is that none of the choices fits.

    >>> says_none("None of these"), says_none(["none of the above"]), says_none("none")
    (True, True, False)
    """
    if isinstance(said, list | tuple) and len(said) == 1:
        return says_none(said[0])
    return isinstance(said, str) and fold(said) in NONE_WORDS
