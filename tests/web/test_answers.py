"""The answers that the page hands over, read by the commands that they are for."""

import csv
import io
import tomllib
from typing import Any

from engine.core.model import Facts, KnowledgeBase
from engine.facts.parse import understand
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED
from tests.web.node import as_facts, in_javascript, needs_node
from tests.web.people import random_people

pytestmark = needs_node

BASES = (SHIPPED, PLANTS)
PEOPLE: dict[KnowledgeBase, list[Facts]] = {
    base: [facts for facts in random_people(base, 60, seed=9) if facts] for base in BASES
}


def test_a_facts_file_says_what_was_answered() -> None:
    """As `crossroads advise --facts` reads it."""
    for base, people in PEOPLE.items():
        files = in_javascript(base, people, "as_toml")

        understood = [understand(base, tomllib.loads(text)) for text in files]

        assert [one.facts for one in understood] == people
        assert not any(one.problems for one in understood)


def test_a_row_says_what_was_answered() -> None:
    """As `crossroads batch` reads it, with the id in the first column."""
    for base, people in PEOPLE.items():
        files = in_javascript(base, people, '(base, facts) => as_csv(base, facts, "E 7")')

        for facts, text in zip(people, files, strict=True):
            ((heading, *headings), (id, *cells)) = csv.reader(io.StringIO(text.lstrip("\ufeff")))
            assert (heading, id) == (base.help.id_column, "E 7")
            assert understand(base, dict(zip(headings, cells, strict=True))).facts == facts


def test_a_link_gives_back_the_answers() -> None:
    """What stands behind its # is read by the page alone."""
    for base, people in PEOPLE.items():
        function = "(base, facts) => from_fragment(base, as_fragment(base, facts))"

        assert [as_facts(one) for one in in_javascript(base, people, function)] == people


NUMBERS = {
    "3": 3, "1.5": 1.5, "1,5": 1.5, " 2 years": 2, "18 months": 1.5, "2 years 3 months": 2.25,
    "1y 6m": 1.5, "2 years and 6 months": 2.5, "": None, "three": None, "1-3": None, "1,500": None,
    "03/2021": None, "5 weeks": None,
}  # fmt: skip


def test_a_length_of_time_is_read_as_it_is_typed() -> None:
    """With a comma or a point, in months too; what is no number is none."""
    typed = [{"text": text} for text in NUMBERS]
    function = '(base, one) => number_in(base.attribute.get("years_in_role"), one.text)'

    assert in_javascript(SHIPPED, typed, function) == list(NUMBERS.values())


def test_a_number_with_its_unit_is_read() -> None:
    """In the unit of its attribute, and below zero."""
    typed = [{"text": text} for text in ("-3", "-3.5 °C", "21°C", "warm")]
    function = '(base, one) => number_in(base.attribute.get("coldest_night"), one.text)'

    assert in_javascript(PLANTS, typed, function) == [-3, -3.5, 21, None]


def test_a_link_that_holds_no_answers_is_refused() -> None:
    """Cut, made up, or with a value that no question has."""
    broken: list[Any] = [
        {"text": "not base64 !"},
        {"text": "bm8ganNvbg"},
        {"said": {}},
        {"said": {"career_ladder": "<b>none</b>"}},
        {"said": {"career_ladder": ["none"]}},
        {"said": {"ambitions": []}},
        {"said": {"ambitions": ["breadth", "breadth"]}},
        {"said": {"years_in_role": 1000}},
        {"said": {"years_in_role": "3"}},
        {"said": {"manager_knows": "yes"}},
        {"said": {"role_level": 3}},
        {"said": {"constructor": "none"}},
        {"said": {"career_ladder": "none", "age": 40}},
    ]
    function = "(base, one) => from_fragment(base, one.text ?? btoa(JSON.stringify(one.said)))"

    assert in_javascript(SHIPPED, broken, function) == [None] * len(broken)


def test_an_id_holds_nothing_that_a_spreadsheet_would_compute() -> None:
    """Letters, digits and what addresses are made of, beginning with a letter or a digit."""
    ids = [
        "E 7",
        "ann@example.org",
        "00042",
        "Müller-1",
        "=1+1",
        "+44",
        "a;=1",
        'a"b',
        "a,b",
        "",
        "-1",
    ]

    found = in_javascript(SHIPPED, [{"id": id} for id in ids], "(base, one) => ID.test(one.id)")

    assert found == [True, True, True, True, False, False, False, False, False, False, False]
