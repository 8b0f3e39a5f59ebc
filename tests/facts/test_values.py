"""Values: what people say becomes a value, a problem, or "not known"; nothing is guessed."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.core.model import Value
from engine.facts.values import read_value
from engine.phrasing.facts_and_rules import value_in_words
from tests.shipped import SHIPPED

UNDERSTOOD: list[tuple[str, object, Value]] = [
    ("organisation_size", "small", "small"),
    ("organisation_size", "  SMALL ", "small"),
    ("organisation_size", "Medium-sized", "medium"),
    ("organisation_size", "small: fewer than 50 people", "small"),
    ("organisation_size", "49", "small"),
    ("organisation_size", "50", "medium"),
    ("organisation_size", "249", "medium"),
    ("organisation_size", "250", "large"),
    ("organisation_size", 12, "small"),
    ("organisation_size", "1,200 employees", "large"),
    ("organisation_size", "250+", "large"),
    ("organisation_size", "51-200", "medium"),
    ("organisation_size", "fewer than 50", "small"),
    ("organisation_size", "> 1000", "large"),
    ("organisation_size", "120.0", "medium"),
    ("career_ladder", "none", "none"),
    ("career_ladder", "None", "none"),
    ("career_ladder", "dead man's shoes", "dead_mans_shoes"),
    ("career_ladder", "Dead Man’s Shoes", "dead_mans_shoes"),
    ("career_ladder", "dead_mans_shoes", "dead_mans_shoes"),
    ("pnl_appetite", "none", "none"),
    ("manager_can_stretch", "Yes", True),
    ("manager_can_stretch", "n", False),
    ("manager_can_stretch", "TRUE", True),
    ("manager_can_stretch", True, True),
    ("manager_can_stretch", "0", False),
    ("manager_can_stretch", "x", True),
    ("years_in_role", "3", 3),
    ("years_in_role", "3 years", 3),
    ("years_in_role", "18 months", 1.5),
    ("years_in_role", "1 year and 6 months", 1.5),
    ("years_in_role", "41.0", 41),
    ("years_in_role", "0", 0),
    ("years_in_role", "60", 60),
    ("years_in_role", 2.5, 2.5),
    ("ambitions", "breadth", ("breadth",)),
    ("ambitions", "breadth; seniority", ("seniority", "breadth")),
    ("ambitions", "Breadth|SENIORITY|breadth", ("seniority", "breadth")),
    ("ambitions", "a more senior post, better pay", ("seniority", "better_pay_or_title")),
    ("ambitions", ["breadth", "lead people"], ("breadth", "lead_people")),
    ("skills", "managing outcomes and metrics", ("outcomes_and_metrics",)),
    ("current_role", "pmo_analyst", "pmo_analyst"),
    ("current_role", "PMO_Analyst", "pmo_analyst"),
    ("current_role", "Snr Project Manager", "senior_project_manager"),
]


@pytest.mark.parametrize(
    ("attribute", "said", "value"), UNDERSTOOD, ids=[f"{a}: {s}" for a, s, _ in UNDERSTOOD]
)
def test_what_people_write_is_understood(attribute: str, said: object, value: Value) -> None:
    """Case, spacing, hyphens, synonyms, head-counts, months and lists are all in order."""
    reading = read_value(SHIPPED, SHIPPED.attributes[attribute], said)

    assert reading.value == value
    assert type(reading.value) is type(value)
    assert reading.problem == ""


PROBLEMS: list[tuple[str, object, str, str | None]] = [
    ("organisation_size", "smal", "'smal' is not understood (nearest: small)", "small"),
    ("organisation_size", "0", "'0' falls into no single band of small, medium, large", None),
    (
        "organisation_size",
        "201-500",
        "'201-500' spans medium and large, which part at 250 (write one of them, or one number)",
        None,
    ),
    ("organisation_size", "-5", "'-5' is not understood (values: small, medium, large)", None),
    ("career_ladder", "cler", "'cler' is not understood (nearest: clear)", "clear"),
    ("manager_can_stretch", "maybe", "'maybe' is neither yes nor no", None),
    ("manager_can_stretch", "2", "'2' is neither yes nor no", None),
    ("manager_can_stretch", "yess", "'yess' is neither yes nor no", "yes"),
    ("years_in_role", "some", "'some' is not a number that can be read", None),
    ("years_in_role", "1,5,5", "'1,5,5' is not a number that can be read", None),
    ("years_in_role", "200.000.000", "is not a number that can be read", None),
    ("years_in_role", "-1", "'-1' is not a number that can be read", None),
    ("years_in_role", "42323", "'42323' is what Excel makes of the date 2015-11-15", None),
    ("years_in_role", "4232", "'4232' is out of range (0 to 60 years)", None),
    ("years_in_role", "60.01", "'60.01' is out of range", None),
    ("years_in_role", "1e1", "'1e1' is not a number", None),
    ("years_in_role", "inf", "'inf' is not a number", None),
    ("years_in_role", True, "'True' is not a number", None),
    ("current_role", "Sales Executive", "'Sales Executive' is not understood: ", None),
    ("current_role", "8", "'8' is not understood: ", None),
    ("career_ladder", ["clear", "none"], "'clear, none' are 2 values, and it takes one", None),
]


@pytest.mark.parametrize(
    ("attribute", "said", "problem", "nearest"),
    PROBLEMS,
    ids=[f"{attribute}: {said}" for attribute, said, *_ in PROBLEMS],
)
def test_what_is_not_understood_is_a_problem(
    attribute: str, said: object, problem: str, nearest: str | None
) -> None:
    """The text is quoted, the nearest value named, and no value taken."""
    reading = read_value(SHIPPED, SHIPPED.attributes[attribute], said)

    assert reading.value is None
    assert problem in reading.problem
    assert reading.nearest == nearest


@pytest.mark.parametrize(
    "said", ["", " ", "-", "–", "n/a", "N/A", "NA", "unknown", "None given", "#N/A", "?", None]
)
@pytest.mark.parametrize("attribute", list(SHIPPED.stated))
def test_silence_is_not_known(attribute: str, said: str | None) -> None:
    """A blank in any of its forms is neither a value nor a problem."""
    reading = read_value(SHIPPED, SHIPPED.attributes[attribute], said)

    assert (reading.value, reading.problem) == (None, "")


def test_none_is_a_value_where_it_is_one_and_silence_elsewhere() -> None:
    """No ladder is a fact about an organisation; no size is none."""
    ladder = read_value(SHIPPED, SHIPPED.attributes["career_ladder"], "none")
    size = read_value(SHIPPED, SHIPPED.attributes["organisation_size"], "none")

    assert ladder.value == "none"
    assert (size.value, size.problem) == (None, "")


def test_of_several_values_those_understood_still_count() -> None:
    """One word too many does not cost somebody their other ambitions."""
    reading = read_value(SHIPPED, SHIPPED.attributes["ambitions"], "breadth; fame")

    assert reading.value == ("breadth",)
    assert reading.problem.startswith("'fame' is not understood")


@given(said=st.text(max_size=80) | st.integers() | st.floats() | st.booleans())
@pytest.mark.parametrize("attribute", list(SHIPPED.stated))
def test_anything_at_all_is_read_or_refused(attribute: str, said: object) -> None:
    """Whatever is said is a value of the attribute, a problem that quotes it, or not known."""
    item = SHIPPED.attributes[attribute]

    reading = read_value(SHIPPED, item, said)

    match reading.value:
        case None:
            pass
        case str() | tuple() as named:
            assert set([named] if isinstance(named, str) else named) <= set(item.choices)
        case bool():
            assert item.kind == "yes/no"
        case number:
            assert item.least <= number <= item.most
    assert "\n" not in reading.problem


@pytest.mark.parametrize("attribute", list(SHIPPED.stated))
def test_every_name_of_every_value_is_understood_as_it(attribute: str) -> None:
    """Ids, labels and synonyms are all read back as the value that they stand for."""
    item = SHIPPED.attributes[attribute]
    if attribute == "current_role":
        named = [(choice.id, choice.id) for choice in item.choices.values()]
    else:
        named = [
            (name, choice.id)
            for choice in item.choices.values()
            for name in (choice.id, choice.label, *choice.says)
        ]

    for name, id in named:
        value = read_value(SHIPPED, item, name).value
        assert value == ((id,) if item.kind == "several" else id), name


def test_a_truth_value_is_yes_or_no_whatever_the_words_are() -> None:
    """Saved facts and sessions hold true and false, which a rule base need not count as words."""
    other = replace(SHIPPED, words={**SHIPPED.words, "yes": ("ja",), "no": ("nein",)})
    item = SHIPPED.attributes["serious_about_leaving"]

    assert [read_value(other, item, said).value for said in (True, False)] == [True, False]
    assert read_value(other, item, "true").problem == "'true' is neither yes nor no"


SHOWN = [
    (id, chosen)
    for id in ("ambitions", "skills")
    for chosen in combinations(SHIPPED.attributes[id].choices, 2)
]


@pytest.mark.parametrize(("id", "chosen"), SHOWN, ids=[f"{id}: {' '.join(c)}" for id, c in SHOWN])
def test_what_we_show_of_several_values_is_understood(id: str, chosen: tuple[str, ...]) -> None:
    """An 'and' between two values, or within one, or both."""
    attribute = SHIPPED.attributes[id]

    assert read_value(SHIPPED, attribute, value_in_words(attribute, chosen)).value == chosen
