"""Staff files as a personnel department exports them, made up, and the same in every run.

Cells are spelled in the many ways that people spell them. A person is put together of two halves,
so that ten million different people can be written about as fast as the disk takes them.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from itertools import islice
from pathlib import Path
from random import Random

from engine.core.model import CURRENT_ROLE, Attribute, KnowledgeBase, Value
from engine.facts.values import read_value

SEED = 2026
KNOWN = 0.75  # the share of the attributes that is known of a person
HALF = 7  # attributes in the first half, the role and the years among them
FIRST, SECOND = 3163, 3167  # halves; they are primes, so that no pair comes twice in 10,017,221
STRIDE = 7919  # from one person to the next; a prime too, so that neighbours differ
FEW, ALL = 500, FIRST * SECOND  # different people, where there are few and where all differ

DEPARTMENTS = ("Finance", "IT", "Operations", "Property", "Research", "Sales", "Transformation")
PLACES = ("Aberdeen", "Bath", "Cardiff", "Derby", "Exeter", "Leeds", "York", "Belfast", "Hull")
NAMES = ("Adeyemi", "Brown", "Chowdhury", "Doyle", "Evans", "Fischer", "Garcia", "Hughes")
GIVEN = ("Alex", "Bo", "Chris", "Dana", "Eden", "Frankie", "Gale", "Harper", "Indy", "Jo", "Kim")
ABOUT = ("employee_id", "Name", "Department", "Location", "Cost centre", "Start date")
TITLES = ("{}", "{}", "{}", "{} II", "{} (Band 6)", "Acting {}", "IT {}")


def write_staff(place: Path, knowledge_base: KnowledgeBase, rows: int, different: int) -> None:
    """A staff file with so many rows about so many different people, or all different."""
    headings = [*ABOUT, *(attribute.title for attribute in knowledge_base.stated.values())]
    with place.open("w", encoding="utf-8", newline="") as file:
        file.write(f"{_line(headings)}\n")
        file.writelines(islice(_rows(knowledge_base, different), rows))


def columns(knowledge_base: KnowledgeBase) -> int:
    """How many columns a staff file has."""
    return len(ABOUT) + len(knowledge_base.stated)


def _rows(knowledge_base: KnowledgeBase, different: int) -> Iterator[str]:
    chance = Random(SEED)
    attributes = tuple(knowledge_base.stated.values())
    first = _halves(knowledge_base, attributes[:HALF], FIRST, chance)
    second = _halves(knowledge_base, attributes[HALF:], SECOND, chance)
    number = 0
    while True:
        who = number * STRIDE % different
        yield f"{_about(number)},{first[who % FIRST]},{second[who % SECOND]}\n"
        number += 1


def _about(number: int) -> str:
    """What passes through: who it is, and where they work."""
    given, name = GIVEN[number % len(GIVEN)], NAMES[number % len(NAMES)]
    department = DEPARTMENTS[number % len(DEPARTMENTS)]
    started = f"20{number % 25:02}-{number % 12 + 1:02}-{number % 28 + 1:02}"
    place = PLACES[number % len(PLACES)]
    return f'E{number:08},"{name}, {given}",{department},{place},CC-{number % 400:03},{started}'


def _halves(
    knowledge_base: KnowledgeBase, attributes: Sequence[Attribute], count: int, chance: Random
) -> list[str]:
    """So many halves of a person as text, no two with the same facts."""
    spellings = {one.id: _spellings(knowledge_base, one) for one in attributes}
    found: dict[tuple[Value | None, ...], list[str]] = {}
    while len(found) < count:
        cells = [_cell(one, spellings[one.id], chance) for one in attributes]
        read = (
            read_value(knowledge_base, one, cell).value
            for one, cell in zip(attributes, cells, strict=True)
        )
        found.setdefault(tuple(read), cells)
    return [_line(cells) for cells in found.values()]


def _cell(attribute: Attribute, spellings: Mapping[str, Sequence[str]], chance: Random) -> str:
    """Something that may stand in a person's column, blank where it is not known."""
    if chance.random() > KNOWN:
        return ""
    match attribute.kind:
        case "yes/no":
            return chance.choice(("yes", "no", "Yes", "No", "Y", "N"))
        case "number":
            months = chance.randint(0, 300)
            return chance.choice(
                (f"{months / 12:.2f}", f"{months} months", f"{months // 12} years")
            )
        case "several":
            some = chance.sample(list(attribute.choices), chance.randint(1, 3))
            return "; ".join(chance.choice(spellings[id]) for id in some)
        case "one":
            return chance.choice(spellings[chance.choice(list(attribute.choices))])


def _spellings(knowledge_base: KnowledgeBase, attribute: Attribute) -> dict[str, list[str]]:
    """What people write for each value, as far as it is understood."""
    found = {}
    for id, choice in attribute.choices.items():
        names = [id, choice.label.split(":")[0], *choice.says]
        if attribute.id == CURRENT_ROLE:
            titles = (choice.label, *knowledge_base.roles[id].titles)
            names = [form.format(title) for title in titles for form in TITLES]
        found[id] = [
            text
            for text in names
            if read_value(knowledge_base, attribute, text).value in {id, (id,)}
        ]
    return found


def _line(cells: Sequence[str]) -> str:
    text = StringIO()
    csv.writer(text, lineterminator="").writerow(cells)
    return text.getvalue()
