"""Options of `crossroads batch` that add to what is written: scores, a decision, how long it is
kept."""

from collections.abc import Callable
from datetime import date
from typing import TypeVar

import click

from engine.commands.as_of_option import parsed_day
from engine.errors import MisuseError

F = TypeVar("F", bound=Callable[..., object])
RETAIN_UNTIL = "--retain-until"


def output_options(command: F) -> F:
    """The options --scores, --decide and --retain-until."""
    for option in reversed((
        click.option("--scores", is_flag=True, help="Add the score of every path."),
        click.option(
            "--decide",
            is_flag=True,
            help="Add empty fields for a decision: what, by whom, when, and why if it is not the "
            "advice. In a workbook with a list to choose from.",
        ),
        click.option(
            RETAIN_UNTIL,
            metavar="DATE",
            callback=lambda _context, _option, text: day_to_come(text),
            help="Say until when the results are to be kept; nothing is deleted.",
        ),
    )):  # fmt: skip
        command = option(command)
    return command


def day_to_come(text: str | None) -> date | None:
    """The day until which something is kept. Raises MisuseError for none, and for one in the
    past."""
    day = parsed_day(text, RETAIN_UNTIL)
    if day and day < date.today():
        raise MisuseError(f"{RETAIN_UNTIL} '{text}'", "is in the past", "Name a day to come.")
    return day
