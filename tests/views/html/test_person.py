"""The page that one person keeps, prints and takes along."""

import re
from dataclasses import replace
from datetime import date
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given

from engine.analysis.report import Report, report
from engine.core import semantics
from engine.core.model import Facts, KnowledgeBase
from engine.language.spelling import fold
from engine.phrasing.proof import next_roles_in_words, title_in_words
from engine.rulebase.cases import read_cases
from engine.views.html.person import person_page
from engine.views.html.render import escape_markdown
from tests.other_field.plants import DROWNED, FROZEN, PLANTS
from tests.shipped import SHIPPED
from tests.strategies import facts

SAM: Facts = {
    "current_role": "pmo_analyst",
    "organisation_size": "small",
    "career_ladder": "none",
    "ambitions": ("seniority", "better_pay_or_title"),
    "serious_about_leaving": True,
}
TORN: Facts = {"current_role": "pmo_analyst", "ambitions": ("seniority", "stay_put")}
HOSTILE = "</title><script>alert(1)</script> \"'>{{ 7 * 7 }} | *bold* [x](javascript:y)\n# head"
KNOWN_TAGS = frozenset({
    "html", "head", "meta", "title", "style", "body", "header", "main", "footer", "section", "div",
    "p", "h1", "h2", "h3", "ul", "li", "a", "span", "strong", "table", "thead", "tbody", "tr",
    "th", "td", "dl", "dt", "dd",
})  # fmt: skip


class Outline(HTMLParser):
    """The elements of a page, its attributes and its text, and whether every element is closed."""

    EMPTY = frozenset({"meta"})

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.words += data

    @property
    def text(self) -> str:
        """What is read, with one space between words."""
        return " ".join(self.words.split())


def about(known: Facts, knowledge_base: KnowledgeBase = SHIPPED) -> Report:
    """The report on a person."""
    return report(knowledge_base, known)


@given(facts(SHIPPED))
def test_the_page_says_all_that_the_advice_says(known: Facts) -> None:
    """The answer, every reason, step, caution and contradiction, in both formats."""
    found = about(known)
    advice = found.advice
    said = (
        title_in_words(SHIPPED, advice),
        next_roles_in_words(SHIPPED, advice),
        *advice.why,
        *advice.advice,
        *advice.cautions,
        *advice.contradictions,
    )

    outline, markdown = Outline(person_page(found)), person_page(found, ".md")

    assert [one for one in said if " ".join(one.split()) not in outline.text] == []
    assert [one for one in said if escape_markdown(one) not in markdown] == []
    assert outline.open == []


@given(facts(SHIPPED))
def test_every_statement_that_is_cited_stands_at_the_end(known: Facts) -> None:
    """And no other: the list is that of the page."""
    markdown = person_page(about(known), ".md")
    body, _, listing = markdown.partition("### Statements of")

    cited = {
        id for some in re.findall(r"\(([A-Z]\d(?:, [A-Z]\d)*)\)", body) for id in some.split(", ")
    }
    cited |= {
        id
        for some in re.findall(r"Statements? ([A-Z]\d(?:, [A-Z]\d)*)[,;]", body)
        for id in some.split(", ")
    }
    assert set(re.findall(r"^- \*\*([A-Z]\d):\*\*", listing, re.MULTILINE)) == cited


def test_the_plan_has_every_time_in_order_and_room_for_own_steps() -> None:
    """This week, this month, before you apply, this year: each with a box and a date."""
    markdown = person_page(about(SAM), ".md")
    plan = markdown.partition("## The plan\n")[2].partition("\n## ")[0]

    parts = re.split(r"^### ", plan, flags=re.MULTILINE)[1:]

    assert [fold(part.partition("\n")[0]) for part in parts] == [*SHIPPED.horizons]
    assert all(part.count("- [ ] Your own step:") == 1 for part in parts)
    assert SHIPPED.phrases.first_step in parts[0]
    for step in about(SAM).advice.advice:
        assert sum(f"- [ ] {escape_markdown(step)}" in part for part in parts) == 1


def test_the_next_role_stands_beside_the_present_one() -> None:
    """With its level, where it is, and what it leads on to."""
    markdown = person_page(about(SAM), ".md")

    assert "| Today: PMO analyst | 2 | PMO | PMO manager |" in markdown
    assert "| PMO manager | 4, two up | PMO | PMO director |" in markdown


def test_a_role_on_another_track_says_so() -> None:
    """A project manager who moves sideways reads that it is another kind of work."""
    markdown = person_page(
        about({"current_role": "project_manager", "ambitions": ("breadth",)}), ".md"
    )

    assert "| PMO analyst | 2, the same | PMO, a change | PMO manager |" in markdown


def test_plan_b_is_the_runner_up_with_its_own_reasons_and_first_step() -> None:
    """What somebody reads who does not want the first advice."""
    found = about(TORN)

    plan_b = person_page(found, ".md").partition("## Plan B: ")[2].partition("\n## ")[0]

    assert found.advice.runner_up == "stay"
    assert plan_b.startswith(
        "Stay\n\nStay in the post that you have. A strong case; 'Move up' is level"
    )
    assert SHIPPED.rules["stay-content"].because in plan_b
    assert "First step: Stay with a good conscience" in plan_b


@given(facts(SHIPPED))
def test_there_is_a_plan_b_where_there_is_a_runner_up(known: Facts) -> None:
    """And nowhere else; its reasons are those that speak for it."""
    found = about(known)

    markdown = person_page(found, ".md")

    assert ("\n## Plan B: " in markdown) == (found.advice.runner_up is not None)
    if found.plan_b:
        section = markdown.partition("\n## Plan B: ")[2].partition("\n## ")[0]
        for reason in found.plan_b.supporting:
            assert escape_markdown(reason.because) in section


def test_somebody_whose_wishes_are_not_known_gets_exercises() -> None:
    """In place of advice that would be a guess; not where the wishes are known, or advice is."""
    heading = "## Small exercises that help to find out\n"
    nothing, title = person_page(about({}), ".md"), about({"current_role": "pmo_analyst"})

    assert heading in nothing
    assert [
        one.words for one in SHIPPED.exercises.values() if escape_markdown(one.words) not in nothing
    ] == []
    assert heading in person_page(title, ".md")
    assert heading not in person_page(about(SAM), ".md")
    assert heading not in person_page(
        about({"ambitions": ("stay_put",), "serious_about_leaving": True}), ".md"
    )


def test_somebody_of_whom_nothing_is_known_reads_what_to_answer() -> None:
    """One step, the questions that tell most, and no empty plan."""
    markdown = person_page(about({}), ".md")

    assert markdown.startswith("# Not enough to advise\n")
    assert "## Answer these next\n\n- What do you want from your next step?" in markdown
    assert markdown.count("### This") == 1
    assert "## Questions that could still change this" not in markdown


@pytest.mark.parametrize("ending", [".html", ".md"])
def test_the_six_explanations_are_there(ending: str) -> None:
    """Each by its name, with whom to ask for a review by a person."""
    page = person_page(about(SAM), ending, contact="Ms Novak, personnel")

    names = ("Rationale", "Responsibility", "Data", "Fairness", "Safety and performance", "Impact")
    assert [name for name in names if name not in page] == []
    assert "For a review by a person, ask Ms Novak, personnel." in page


def test_without_a_contact_there_is_a_line_to_fill_in() -> None:
    """A page that names nobody shows that somebody is to be named."""
    assert "ask ________________________." in Outline(person_page(about(SAM))).text


@pytest.mark.parametrize("ending", [".html", ".md"])
def test_the_same_answers_give_the_same_page(ending: str) -> None:
    """On the same day."""
    pages = {person_page(about(dict(SAM)), ending, made=date(2026, 3, 4)) for _ in range(2)}

    assert len(pages) == 1
    assert "2026-03-04" in pages.pop()


def hostile(knowledge_base: KnowledgeBase) -> KnowledgeBase:
    """A rule base whose every sentence would like to be more than words."""
    rules = {
        id: replace(
            rule,
            because=HOSTILE,
            against=HOSTILE,
            advise=rule.advise and HOSTILE,
            caution=rule.caution and HOSTILE,
        )
        for id, rule in knowledge_base.rules.items()
    }
    paths = {id: replace(path, title=HOSTILE) for id, path in knowledge_base.paths.items()}
    return replace(knowledge_base, rules=rules, paths=paths)


def test_nothing_that_is_said_becomes_an_element() -> None:
    """Names, problems, contacts and sentences are text, whatever they look like."""
    advice = semantics.consult(hostile(SHIPPED), SAM, {"ambitions": HOSTILE})

    page = person_page(Report(hostile(SHIPPED), advice), person=HOSTILE, contact=HOSTILE)

    outline = Outline(page)
    assert set(outline.tags) == KNOWN_TAGS
    assert not [name for name, _ in outline.attributes if name.startswith("on")]
    assert "<script" not in page
    assert "{{ 7 * 7 }}" in unescape(outline.text)


def test_nothing_that_is_said_has_a_form_in_markdown() -> None:
    """No heading, link, table cell, emphasis or tag of its own."""
    advice = semantics.consult(hostile(SHIPPED), SAM, {"ambitions": HOSTILE})

    page = person_page(Report(hostile(SHIPPED), advice), ".md", person=HOSTILE, contact=HOSTILE)

    assert "<script" not in page
    assert re.search(r"(?<!\\)\[x(?<!\\)\]", page) is None
    assert re.search(r"(?<!\\)\*bold", page) is None
    assert "\n# head" not in page


def test_the_page_asks_the_network_for_nothing() -> None:
    """No script, no link that leads out of it, and a policy that allows its style alone."""
    page = person_page(about(SAM))

    outline = Outline(page)
    links = [value for name, value in outline.attributes if name in {"href", "src", "action"}]
    assert set(links) == {"#statements"}
    assert "default-src 'none'; style-src 'sha256-" in page
    assert "url(" not in page
    assert "@import" not in page


@pytest.mark.parametrize("known", [FROZEN, DROWNED, {}], ids=["frozen", "drowned", "unknown"])
def test_another_field_has_its_page(known: Facts) -> None:
    """Without roles, and with words of its own."""
    found = about(known, PLANTS)

    text = Outline(person_page(found)).text

    assert title_in_words(PLANTS, found.advice) in text
    assert "PMO" not in text
    assert [one for one in found.advice.advice if one not in text] == []


@pytest.mark.slow
def test_every_worked_example_has_a_page() -> None:
    """In both formats, whole and closed."""
    for case in read_cases(SHIPPED):
        found = about(case.facts)
        assert Outline(person_page(found)).open == [], case.name
        assert person_page(found, ".md").startswith("# "), case.name
