"""A department to report on: its advice in any format, and the reports on it."""

import csv
import random
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from engine.batch.batch import advise_everyone
from engine.batch.department import Wanted, department_page_of
from engine.batch.options import DEFAULT, Options
from engine.core.model import Attribute
from engine.tables.spool import rereadable
from tests.shipped import SHIPPED

DAY = date(2026, 11, 29)
TEAMS = ("Delivery",) * 9 + ("Change",) * 5 + ("Board",)
HEADINGS = ("Employee ID", "Team", "Gender", *SHIPPED.stated)


def staff(number: int, seed: int = 1) -> list[list[str]]:
    """People with random answers, some of which are blank."""
    chance = random.Random(seed)
    return [
        [
            f"P{at:03}",
            chance.choice(TEAMS),
            chance.choice("mf"),
            *(_answer(one, chance) for one in SHIPPED.stated.values()),
        ]
        for at in range(number)
    ]


def _answer(attribute: Attribute, chance: random.Random) -> str:
    if chance.random() < 0.2:
        return ""
    if attribute.kind == "yes/no":
        return chance.choice(["yes", "no"])
    if attribute.kind == "number":
        return str(chance.randint(0, 9))
    return chance.choice(list(attribute.choices))


def write_staff(
    place: Path, rows: Sequence[Sequence[str]], headings: Sequence[str] = HEADINGS
) -> Path:
    """A staff file with these rows."""
    with place.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([headings, *rows])
    return place


def advised(
    folder: Path, ending: str = "csv", number: int = 60, options: Options = DEFAULT
) -> Path:
    """A file of advice for so many people."""
    people, output = write_staff(folder / "staff.csv", staff(number)), folder / f"advice.{ending}"
    advise_everyone(SHIPPED, str(people), str(output), options=options)
    return output


def page_of(advice: Path, wanted: Wanted | None = None, options: Options = DEFAULT) -> str:
    """The page about everybody in a file."""
    with rereadable(str(advice), hashed=True) as place:
        return department_page_of(SHIPPED, place, wanted or Wanted(), {}, options, DAY).text
