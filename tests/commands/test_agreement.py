"""The interview, `advise` and a row of a staff file say the same of the same person."""

import csv
import json
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from cli import crossroads
from engine.batch.batch import advise_everyone
from engine.core.advice_row import RESULT_COLUMNS, result_cells
from engine.core.model import Facts, Value
from engine.engines.experta_engine import Consultation
from engine.interview.interview import Interview
from engine.tables.csv_text import unescape_formula
from tests.shipped import SHIPPED
from tests.strategies import examples, facts

RUN = Consultation(SHIPPED)
SOME = st.lists(facts(SHIPPED), min_size=1, max_size=5)
MANY = st.lists(facts(SHIPPED), min_size=50, max_size=60)  # so many that the query is asked


def interviewed(person: Facts) -> Facts:
    """What somebody has said in the end, who answers what they know and skips the rest."""
    interview = Interview(SHIPPED)
    while attribute := interview.question:
        interview.answer(attribute, person.get(attribute.id))
    return interview.facts


def said(value: Value) -> str:
    """A value as somebody would write it."""
    match value:
        case bool():
            return "yes" if value else "no"
        case tuple():
            return "; ".join(value)
        case _:
            return str(value)


def advised(known: Facts) -> tuple[str, ...]:
    """The result cells that `advise --json` comes down to."""
    settings = (part for id, value in known.items() for part in ("--set", f"{id}={said(value)}"))
    result = json.loads(CliRunner().invoke(crossroads, ["advise", "--json", *settings]).stdout)
    numbers = {"certainty": ".2f", "score": "d", "margin": "d", "known": "d"}
    cells = {
        name: format(result[name], how) for name, how in numbers.items() if result[name] is not None
    }
    result["cautions"] = result["contradictions"] + result["cautions"]  # a file has one column
    for name in RESULT_COLUMNS:
        field = result[name]
        cells.setdefault(name, "; ".join(field) if isinstance(field, list | dict) else field or "")
    return tuple(cells[name] for name in RESULT_COLUMNS)


def in_a_file(people: Sequence[Facts]) -> list[tuple[str, ...]]:
    """The result cells of each row of a staff file with these people."""
    with TemporaryDirectory() as folder:
        staff, advice = Path(folder) / "staff.csv", Path(folder) / "advice.csv"
        with staff.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(["number", *SHIPPED.stated])
            for number, known in enumerate(people):
                cells = (said(known[id]) if id in known else "" for id in SHIPPED.stated)
                writer.writerow([number, *cells])
        advise_everyone(SHIPPED, str(staff), str(advice))
        with advice.open(encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(file))
    return [tuple(unescape_formula(row[name]) for name in RESULT_COLUMNS) for row in rows]


@settings(max_examples=examples(20))
@given(people=SOME)
def test_interview_advise_and_file_agree_in_every_field(people: Sequence[Facts]) -> None:
    """Whichever way somebody comes in, it is the same advice for the same reasons."""
    known = [interviewed(person) for person in people]

    results = [result_cells(RUN.consult(one)) for one in known]

    assert [advised(one) for one in known] == results
    assert in_a_file(known) == results


@settings(max_examples=examples(5))
@given(people=MANY)
def test_a_file_of_many_agrees_with_each_of_them(people: Sequence[Facts]) -> None:
    """Run by the query, and not one by one, they get what each would get alone."""
    assert in_a_file(people) == [result_cells(RUN.consult(person)) for person in people]
