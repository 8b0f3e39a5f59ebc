"""A number of things, in words."""


def counted(number: int, noun: str) -> str:
    """A number and what it counts.

    >>> counted(1, "cell"), counted(2000, "cell")
    ('1 cell', '2,000 cells')
    """
    return f"{number:,} {plural(number, noun)}"


def plural(number: int, noun: str) -> str:
    """What so many things are called."""
    return noun if number == 1 else f"{noun}s"
