"""Pages of sections, in HTML and in Markdown."""

import re
from html.parser import HTMLParser

import pytest

from engine.phrasing.sections import Grid, Section
from engine.views.html.sections import Format, show_sections

HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=alert(1)> | [a](javascript:b) # `c`"
PAGE = Section(
    HOSTILE,
    (HOSTILE,),
    ((HOSTILE, HOSTILE), (HOSTILE, "")),
    (HOSTILE,),
    (Grid((HOSTILE, HOSTILE), ((HOSTILE, HOSTILE),), HOSTILE, numeric=True),),
    (HOSTILE,),
)


class Elements(HTMLParser):
    """The elements of a page, and their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}


def test_what_files_and_people_say_makes_no_element_of_html() -> None:
    """Whatever stands in a heading, a cell or a sentence."""
    page = Elements()
    page.feed(show_sections(HOSTILE, [PAGE]))

    assert {"script", "img", "a"}.isdisjoint(page.tags)
    assert {"onerror", "src"}.isdisjoint(page.attributes)


def test_what_files_and_people_say_makes_no_markup_of_markdown() -> None:
    """No tag, no link, no code, and no column more in a table."""
    page = show_sections(HOSTILE, [PAGE], "md")

    assert not re.search(r"(?<!\\)[<`]|(?<!\\)\[a", page)
    rows = [line for line in page.splitlines() if line.startswith("|")]
    assert [len(re.findall(r"(?<!\\)\|", row)) for row in rows] == [3, 3, 3]


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_section_without_parts_is_a_heading(form: Format) -> None:
    """No empty list, table or place to fill in."""
    page = show_sections("Title", [Section("Heading")], form)

    body = page.partition("</style>")[2] or page
    assert "Heading" in body
    assert not any(mark in body for mark in ("<ul", "<table", "<dl", "- ", "|"))


@pytest.mark.parametrize(("form", "blank"), [("html", 'class="blank"'), ("md", "......")])
def test_an_entry_without_a_text_is_a_place_to_fill_in(form: Format, blank: str) -> None:
    """And one with a text is none."""
    page = show_sections("Title", [Section("Who", entries=(("Run by", ""), ("Rules", "1")))], form)

    assert len(re.findall(rf"{re.escape(blank)}\.*", page)) == 1
