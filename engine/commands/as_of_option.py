"""The option --as-of: the day that lengths of time are counted to, where a date is given."""

from datetime import date

import click

from engine.errors import MisuseError
from engine.language.dates import day_of

as_of_option = click.option(
    "--as-of",
    "as_of",
    metavar="DATE",
    callback=lambda _context, _option, text: parsed_day(text),
    help="Count lengths of time to this day, where a date says when they began.",
)


def parsed_day(text: str | None, option: str = "--as-of") -> date | None:
    """The day. Raises MisuseError for what is none."""
    if text is None:
        return None
    day = day_of(text)
    if day is None:
        raise MisuseError(f"{option} '{text}'", "is no day", "Write it as 2026-11-30.")
    return day
