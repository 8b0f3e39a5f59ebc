"""A file of advice, and the file that says what no rule may know."""

import csv
from collections.abc import Sequence
from pathlib import Path

from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from tests.shipped import SHIPPED

HEADINGS = ("Employee ID", "Job title", "Career ladder", "Serious about leaving", "Ambitions")
UP = ("PMO Analyst", "clear", "no", "seniority")
OUT = ("PMO Analyst", "none", "yes", "seniority")
WOMEN, MEN = 30, 28  # of 40 each: led out, and led up


def people() -> list[tuple[str, ...]]:
    """Eighty people, of whom the first forty are women, and most of these have no ladder."""
    answers = [OUT] * WOMEN + [UP] * (40 - WOMEN) + [UP] * MEN + [OUT] * (40 - MEN)
    return [(f"E{at:03}", *said) for at, said in enumerate(answers)]


def gender(id: str) -> str:
    """What the other file says."""
    return "Female" if int(id[1:]) < 40 else "Male"


def write(place: Path, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> Path:
    """A CSV file."""
    with place.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return place


def write_advice(folder: Path, options: Options | None = None) -> Path:
    """The advice for these people; their gender stands in the file and is kept."""
    rows = [(*one, gender(one[0])) for one in people()]
    staff = write(folder / "staff.csv", (*HEADINGS, "Gender"), rows)
    advice = folder / "advice.csv"
    kept = options or Options(keep=("all", "Gender"))
    advise_everyone(SHIPPED, str(staff), str(advice), options=kept)
    return advice


def write_protected(folder: Path, *more: tuple[str, str], but: Sequence[str] = ()) -> Path:
    """The other file, under other headings and in another order."""
    rows = [(one[0], gender(one[0])) for one in reversed(people()) if one[0] not in but]
    return write(folder / "protected.csv", ("Staff no", "Gender"), [*rows, *more])
