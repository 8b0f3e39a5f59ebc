"""Numbers of any unit: signs, separators, decimals, and what may mean two things."""

import pytest

from engine.core.model import Attribute, Choice, KnowledgeBase, Value
from engine.facts.values import Reading, read_value
from tests.other_field.plants import PLANTS

TEMPERATURE = Attribute("t", "number", "T", least=-40, most=60, unit="°C", units=("degrees",))
PRICE = Attribute("p", "number", "P", least=0, most=100_000, unit="EUR", units=("€", "euros"))
BARE = Attribute("n", "number", "N", least=-5, most=5)
LOAD = Attribute(
    "l",
    "one",
    "Load",
    units=("kg",),
    choices={
        "none": Choice("none", "none", at_least=0, below=1),
        "some": Choice("some", "some", at_least=1, below=40),
        "much": Choice("much", "much", at_least=40),
    },
)


@pytest.mark.parametrize(
    ("attribute", "said", "value"),
    [
        pytest.param(TEMPERATURE, "-3.5", -3.5, id="a minus"),
        pytest.param(TEMPERATURE, "−3.5 °C", -3.5, id="a real minus and a unit"),
        pytest.param(TEMPERATURE, "– 3", -3, id="a dash for a minus"),
        pytest.param(TEMPERATURE, "+20degrees", 20, id="a plus and another word for the unit"),
        pytest.param(TEMPERATURE, "12.500", 12.5, id="three decimals where thousands do not fit"),
        pytest.param(PRICE, "12,500", 12_500, id="a comma between thousands"),
        pytest.param(PRICE, "1 200 EUR", 1200, id="a space between thousands"),
        pytest.param(PRICE, "€ 1,200.50", 1200.5, id="a unit before the number"),
        pytest.param(PRICE, "1'200", 1200, id="an apostrophe between thousands"),
        pytest.param(PRICE, "1,5", 1.5, id="a decimal comma"),
        pytest.param(PRICE, 12.345, 12.345, id="a number that is one already"),
        pytest.param(PRICE, 3.0, 3, id="a whole number with a point"),
        pytest.param(BARE, "-0", 0, id="no number below zero"),
        pytest.param(LOAD, "12 kg", "some", id="a count with its unit"),
        pytest.param(LOAD, "0", "none", id="a band that begins at zero"),
        pytest.param(LOAD, "more than 50", "much", id="a count without an end"),
    ],
)
def test_a_number_is_read(attribute: Attribute, said: object, value: Value) -> None:
    """As people write it, whatever it counts."""
    assert read_value(PLANTS, attribute, said).value == value


@pytest.mark.parametrize(
    ("attribute", "said", "problem"),
    [
        pytest.param(
            PRICE, "12.500", "'12.500' may be 12.5 or 12,500 (write 12.5 or 12500)",
            id="a point that may stand between thousands",
        ),
        pytest.param(
            PRICE, "1,5,0", "'1,5,0' is not a number that can be read "
            "(write a number from 0 to 100000 EUR)", id="commas that part no thousands",
        ),
        pytest.param(
            TEMPERATURE, "5-3", "'5-3' is not a number that can be read "
            "(write a number from -40 to 60 °C)", id="a range from more to less",
        ),
        pytest.param(
            TEMPERATURE, "18 months", "'18 months' is not a number that can be read "
            "(write a number from -40 to 60 °C)", id="a duration",
        ),
        pytest.param(
            TEMPERATURE, "-41", "'-41' is out of range (-40 to 60 °C)", id="too little",
        ),
        pytest.param(BARE, "6", "'6' is out of range (-5 to 5)", id="too much, without a unit"),
        pytest.param(
            LOAD, "0 to 50 kg", "'0 to 50 kg' spans none, some and much, which part at 1 and 40 "
            "(write one of them, or one number)",
            id="a range over several bands",
        ),
        pytest.param(
            LOAD, "12 people", "'12 people' is not understood (values: none, some, much)",
            id="a count of something else",
        ),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_a_problem(attribute: Attribute, said: str, problem: str) -> None:
    """Nothing is guessed, and the cure names what can be written."""
    reading = read_value(PLANTS, attribute, said)

    assert (reading.value, reading.problem) == (None, problem)


def test_years_are_read_as_durations(knowledge_base: KnowledgeBase) -> None:
    """The unit decides: months are understood in years, and nowhere else."""
    years = knowledge_base.attributes["years_in_role"]

    assert read_value(knowledge_base, years, "18 months").value == 1.5
    assert read_value(knowledge_base, years, "-2").value is None


MARKS = {
    "a range in which no rule draws a line": ("20-25 °C", 22.5),
    "a range below zero": ("-3 to -1", -2),
    "an en dash": ("20–25", 22.5),
    "an open range": ("at least 30", 30),
    "a minus from a word processor": ("−3", -3),
    "full-width digits": ("２０", 20),
    "a fraction": ("20½ °C", 20.5),
    "a decimal comma": ("20,5 °C", 20.5),
}


@pytest.mark.parametrize(("said", "value"), MARKS.values(), ids=MARKS.keys())
def test_marks_are_read_alike_in_another_field(said: str, value: float) -> None:
    """Degrees, centimetres and kilograms have dashes and commas as years have."""
    night = PLANTS.attributes["coldest_night"]

    assert read_value(PLANTS, night, said) == Reading(value)


WIDTHS = {"10–11 cm": "narrow", "12-25": "middling", "up to 12 cm": "narrow", "25+": "wide"}


@pytest.mark.parametrize(("said", "value"), WIDTHS.items(), ids=list(map(ascii, WIDTHS)))
def test_bands_of_another_field_end_on_lines_too(said: str, value: str) -> None:
    """A range of centimetres that ends where the next band begins lies below it."""
    assert read_value(PLANTS, PLANTS.attributes["pot_width"], said) == Reading(value)
