"""Charts are well-formed SVG, with a name, a description, and every number as text."""

from collections.abc import Callable
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from engine.views.html.charts import Bar, Stack, bars, stacked
from engine.views.html.flow_chart import Stream, flow

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "</text><script>alert(1)</script>&\"'\x00\ud800"
DRAWN: dict[str, Callable[[str], Markup]] = {
    "bars": lambda said: bars(said, said, [Bar(said, 3, said)]),
    "stacked": lambda said: stacked(said, said, [said, said], [Stack(said, 9, (4, None))], said),
    "flow": lambda said: flow(said, said, [Stream(said, said, 5)]),
}


def texts(drawn: Markup) -> list[str]:
    """The texts of a chart, as they are shown."""
    return [one.text or "" for one in ElementTree.fromstring(drawn).iter(f"{SVG}text")]


def sizes(drawn: Markup, name: str) -> list[float]:
    """The widths or the heights of the rectangles of a chart."""
    rectangles = ElementTree.fromstring(drawn).iter(f"{SVG}rect")
    return [float(one.get(name, 0)) for one in rectangles]


@pytest.mark.parametrize("kind", DRAWN)
def test_hostile_text_stays_text(kind: str) -> None:
    """No label ends the element that it stands in."""
    found = ElementTree.fromstring(DRAWN[kind](HOSTILE))

    assert {one.tag.removeprefix(SVG) for one in found.iter()} <= {
        "svg", "title", "desc", "text", "rect", "path",
    }  # fmt: skip


@given(st.sampled_from(sorted(DRAWN)), st.text(max_size=30))
def test_any_text_makes_a_chart_that_can_be_read(kind: str, said: str) -> None:
    """Whatever characters a file holds."""
    assert ElementTree.fromstring(DRAWN[kind](said)).tag == f"{SVG}svg"


@pytest.mark.parametrize("kind", DRAWN)
def test_who_does_not_see_a_chart_is_told_what_it_is(kind: str) -> None:
    """Its role, its name and its description."""
    found = ElementTree.fromstring(DRAWN[kind]("Paths"))

    assert found.get("role") == "img"
    assert found.get("aria-label") == "Paths Paths"
    assert [one.tag for one in found[:2]] == [f"{SVG}title", f"{SVG}desc"]


def test_a_bar_has_its_label_and_its_number() -> None:
    """So that nobody has to measure, and its length is in proportion."""
    drawn = bars("", "", [Bar("Up", 10, "10"), Bar("Out", 5, "5")])

    widths = [
        float(one.get("width", 0)) for one in ElementTree.fromstring(drawn).iter(f"{SVG}rect")
    ]
    assert texts(drawn) == ["Up", "10", "Out", "5"]
    assert widths[0] == pytest.approx(2 * widths[1], abs=0.2)


def test_what_is_withheld_has_no_number_and_a_legend() -> None:
    """The rest of a bar is drawn as one part, though it may be of several."""
    drawn = stacked("", "", ["Up", "Out", "Stay"], [Stack("Red", 90, (60, None, None))], "withheld")

    assert texts(drawn) == ["Up", "Out", "Stay", "withheld", "Red", "60", "90"]


def test_parts_differ_by_their_patterns() -> None:
    """Seven series, each with a class of its own, for whoever sees no colours."""
    drawn = stacked("", "", [str(n) for n in range(7)], [Stack("", 70, (10,) * 7)], "")

    legend = [one.get("class") for one in ElementTree.fromstring(drawn).iter(f"{SVG}rect")][:7]
    assert len({*legend}) == 7


def test_a_flow_is_as_wide_as_its_numbers() -> None:
    """Both of its ends are the sums of what leads from and to them."""
    drawn = flow("", "", [Stream("a", "x", 20), Stream("a", "y", 10), Stream("b", "y", 10)])

    ends = sizes(drawn, "height")
    assert texts(drawn) == ["a", "b", "x", "y"]
    assert ends == pytest.approx([195, 65, 130, 130])
