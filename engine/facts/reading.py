"""The outcome of parsing one answer or one cell."""

from dataclasses import dataclass

from engine.core.model import Value


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
