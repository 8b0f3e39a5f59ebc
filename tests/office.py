"""An office of 500 made-up people, of whom 360 have answered: eleven twice, nine with a typo."""

import csv
from pathlib import Path
from random import Random

from engine.core.model import Attribute, KnowledgeBase, Value
from engine.web.services.questions import labels

PEOPLE, ANSWERED, TWICE, MISTYPED = 500, 360, 11, 9
TITLES = ("PMO analyst", "PMO coordinator", "PMO manager", "Project manager", "Programme manager")
GENDERS = ("female", "male", "")
DEPARTMENTS = ("Finance", "IT", "Operations", "Sales")
SHARE = 0.8  # of the questions that somebody answers


def write_office(folder: Path, knowledge_base: KnowledgeBase) -> None:
    """HR's files hr.csv and protected.csv and the export answers.csv, always the same."""
    random = Random(11)
    ids = [f"{number:05}" for number in range(100, 100 + PEOPLE)]
    people = [[id, random.choice(TITLES), random.choice(DEPARTMENTS)] for id in ids]
    _write(folder / "hr.csv", [["Employee ID", "Job title", "Department"], *people])
    stated = [one for one in knowledge_base.stated.values() if one.id != "current_role"]
    asked = random.sample(ids, ANSWERED)
    rows = [_answers(stated, id, random, day=3) for id in asked]
    rows += [_answers(stated, id, random, day=4) for id in asked[:TWICE]]
    for row in rows[TWICE : TWICE + MISTYPED]:
        row[1] = row[1].lstrip("0")  # as a spreadsheet would write it
    head = ["Timestamp", "Staff number", *(one.question for one in stated)]
    _write(folder / "answers.csv", [head, *rows])
    protected = [[id, random.choice(GENDERS), str(random.randint(19, 64))] for id in ids]
    _write(folder / "protected.csv", [["Employee ID", "Gender", "Age"], *protected])


def _answers(stated: list[Attribute], id: str, random: Random, day: int) -> list[str]:
    answers = [_label(one, random) if random.random() < SHARE else "" for one in stated]
    return [f"2026-11-{day:02} 09:{random.randrange(60):02}:00", id, *answers]


def _label(attribute: Attribute, random: Random) -> str:
    match attribute.kind:
        case "number":
            value: Value = random.randrange(attribute.least, attribute.least + 9)
            return str(value)
        case "several":
            return ", ".join(random.sample(labels(attribute), random.randint(1, 3)))
        case _:
            return random.choice(labels(attribute))


def _write(place: Path, rows: list[list[str]]) -> None:
    with place.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
