"""The rule book: one page of HTML that holds everything, and asks for nothing."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.core.model import KnowledgeBase
from engine.rulebase.cases import Case
from engine.views.book.page import show_book
from tests.other_field.plants import DROWNED, FOLDER, PLANTS
from tests.shipped import SHIPPED

EMPTY = ("meta",)  # elements without an end
CASE = Case(
    name="A drowned plant",
    where="cases/wet.toml, line 1",
    facts=DROWNED,
    path="water_less",
    rules=("less-roots-drown",),
)


class Reader(HTMLParser):
    """Collects ids, links and text, and refuses elements that do not fit together."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.names: Counter[str] = Counter()
        self.heard: list[str] = []
        self.feed(page)
        assert self.open == []

    @property
    def text(self) -> str:
        """What a person reads."""
        return " ".join(" ".join(self.heard).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.names[tag] += 1
        self.ids += filter(None, [given.get("id")])
        self.links += filter(None, [given.get("href"), given.get("src")])
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.heard.append(data)


@pytest.mark.parametrize("rules", [PLANTS, SHIPPED], ids=["houseplants", "shipped"])
def test_every_statement_and_every_rule_stands_in_it_once(rules: KnowledgeBase) -> None:
    """The person who signs it has seen all of it."""
    page = Reader(show_book(rules, []))

    for id in rules.statements:
        assert page.ids.count(f"statement-{id}") == 1, id
    for id, rule in rules.rules.items():
        assert page.ids.count(f"rule-{id}") == 1, id
        assert rule.because in page.text, id
        assert all(sentence in page.text for sentence in rule.sentences), id


@pytest.mark.parametrize("rules", [PLANTS, SHIPPED], ids=["houseplants", "shipped"])
def test_every_link_leads_to_a_place_in_the_page(rules: KnowledgeBase) -> None:
    """Nothing is fetched, and no reference is blind."""
    page = Reader(show_book(rules, []))

    assert len(set(page.ids)) == len(page.ids)
    assert {link.removeprefix("#") for link in page.links} <= set(page.ids)
    assert page.names.keys().isdisjoint({"script", "img", "link", "iframe"})
    assert "@import" not in show_book(rules, [])
    assert "url(" not in show_book(rules, [])


def test_a_rule_is_read_in_sentences_with_its_weight_and_its_cases() -> None:
    """The condition, the weight in words and decibans, and the worked example."""
    page = Reader(show_book(PLANTS, [CASE])).text

    assert (
        "When it follows that roots drown ( roots-drown ) Then this supports 'water less' (much, 8"
        in page
    )
    assert "this opposes 'water more' (forbids, 99 decibans)" in page
    assert "Shown by A drowned plant (light: shade, soil is wet: yes and signs: yellow" in page
    assert "Goes beyond the source." in page


def test_a_rule_that_encodes_two_statements_is_referred_to_from_the_second() -> None:
    """It stands beside the first, in full."""
    page = Reader(show_book(PLANTS, [])).text
    second = page.partition("A soft stem is rot")[2]

    assert "Also The roots stand in water and rot. less-roots-drown" in second


@dataclass(frozen=True)
class Promised:
    """A promise, as far as the book knows it."""

    sentence: str
    source: tuple[str, ...]


def test_a_promise_stands_beside_the_statement_that_it_rests_on() -> None:
    """What holds for everybody is signed as well."""
    page = Reader(show_book(PLANTS, [], [Promised("Nobody drowns.", ("W3",))])).text

    assert "wet roots. Promised to everybody Nobody drowns." in page


def test_text_is_never_taken_for_markup() -> None:
    """A rule base of somebody else cannot put a script into the page."""
    hostile = '<script>alert("x")</script> & more'
    rule = replace(PLANTS.rules["rot-spreads"], because=hostile, caution=hostile)
    statement = replace(PLANTS.statements["W1"], text=hostile, section='"><b>')
    rules = replace(
        PLANTS,
        rules={**PLANTS.rules, rule.id: rule},
        statements={**PLANTS.statements, "W1": statement},
    )

    text = show_book(rules, [replace(CASE, name=hostile)])
    page = Reader(text)

    assert page.names["script"] == page.names["b"] == 0
    assert page.text.count(hostile) == 4


def test_it_reads_on_a_phone_and_on_paper() -> None:
    """The page has styles for narrow screens and for print, and sets no width in pixels."""
    text = show_book(PLANTS, [])

    assert 'name="viewport"' in text
    assert "@media print" in text
    assert re.findall(r"width:\s*\d{3,}px", text) == []


def test_the_command_writes_a_new_file_only(tmp_path: Path) -> None:
    """The page on standard output, or in a file that was not there."""
    place = tmp_path / "book.html"
    line = ["rules", "book", "--rules", FOLDER]

    printed = CliRunner().invoke(crossroads, line)
    written = CliRunner().invoke(crossroads, [*line, "-o", str(place)])
    again = CliRunner().invoke(crossroads, [*line, "-o", str(place)])

    assert place.read_text("utf-8") == printed.stdout
    assert written.stdout == f"The book is in {place}.\n"
    assert again.exit_code == 2
    assert "exists already. Name a new file" in again.stderr
