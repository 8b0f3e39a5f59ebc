"""The questionnaire for form services: every question with every label, as it will come back."""

import csv
import io
import json
import re
import subprocess
from typing import Any

import pytest

from engine.core.model import KnowledgeBase
from engine.web.services.google_forms import google_script
from engine.web.services.limesurvey import limesurvey_tsv, question_code
from engine.web.services.markdown import questionnaire_markdown
from engine.web.services.qualtrics import qualtrics_text
from engine.web.services.questions import labels
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED
from tests.web.node import NODE, needs_node

BASES = pytest.mark.parametrize("base", [SHIPPED, PLANTS], ids=["shipped", "plants"])

FORM_SERVICE = """
const items = [];
const chain = (item) => new Proxy(item, { get: (known, name) => {
  if (typeof name !== "string" || !name.startsWith("set")) return known[name];
  return (value) => { known[name] = value; return chain(known); };
} });
const add = (kind) => () => { const item = { kind }; items.push(item); return chain(item); };
const FormApp = { create: (title) => ({
  title, addTextItem: add("text"), addMultipleChoiceItem: add("one"),
  addCheckboxItem: add("several"), addPageBreakItem: add("page"),
  getPublishedUrl: () => "", getEditUrl: () => "" }) };
const Logger = { log: () => {} };
"""


def built_form(base: KnowledgeBase) -> list[dict[str, Any]]:
    """The items that the script adds to a form, by a stand-in for the service."""
    assert NODE
    script = f"{FORM_SERVICE}{google_script(base)}buildForm(); console.log(JSON.stringify(items));"
    run = subprocess.run([NODE, "-e", script], capture_output=True, text=True, check=True)
    return list(json.loads(run.stdout))


@needs_node
@BASES
def test_the_google_script_adds_every_question_with_its_choices(base: KnowledgeBase) -> None:
    """After the id, which is required; each topic on a page of its own."""
    first, *items = built_form(base)

    asked = [item for item in items if item["kind"] != "page"]
    assert (first["setTitle"], first["setRequired"]) == (base.help.id, True)
    assert [item["setTitle"] for item in asked] == [one.question for one in base.stated.values()]
    for item, attribute in zip(asked, base.stated.values(), strict=True):
        assert tuple(item.get("setChoiceValues", ())) == labels(attribute)
        assert (item["kind"] == "several") == (attribute.kind == "several")


@BASES
def test_the_qualtrics_text_has_every_question_with_its_choices(base: KnowledgeBase) -> None:
    """Each under the id of its attribute, which becomes the name of its column."""
    head, *parts = re.split(r"\[\[Question:(.*)\]\]\n", qualtrics_text(base))
    kinds, bodies = parts[::2], parts[1::2]

    assert head.startswith("[[AdvancedFormat]]\n")
    assert kinds[0] == "TE:SingleLine"
    for attribute, kind, body in zip(base.stated.values(), kinds[1:], bodies[1:], strict=True):
        id, question, *rest = [line for line in body.splitlines() if line]
        answers = tuple(line for line in rest if not line.startswith("[["))
        assert (id, question) == (f"[[ID:{attribute.id}]]", attribute.question)
        assert answers == labels(attribute)
        assert ("Multiple" in kind) == (attribute.kind == "several")


@BASES
def test_the_limesurvey_table_has_every_question_with_its_answers(base: KnowledgeBase) -> None:
    """Codes within the limits that LimeSurvey sets, and none twice."""
    rows = list(csv.DictReader(io.StringIO(limesurvey_tsv(base)), delimiter="\t"))

    questions = [row for row in rows if row["class"] == "Q"]
    codes = [row["name"] for row in questions]
    texts = [row["text"] for row in questions]
    assert texts == [base.help.id, *(one.question for one in base.stated.values())]
    assert len(set(codes)) == len(codes)
    assert all(re.fullmatch(r"[A-Za-z][A-Za-z0-9]{0,19}", code) for code in codes)
    for attribute in base.stated.values():
        at = next(i for i, row in enumerate(rows) if row["name"] == question_code(attribute.id))
        answers = []
        for row in rows[at + 1 :]:
            if row["class"] not in ("A", "SQ"):
                break
            answers.append(row)
        listed = tuple(choice.label for choice in attribute.choices.values())
        assert tuple(row["text"] for row in answers) == listed
        assert all(re.fullmatch(r"[A-Z0-9]{1,5}", row["name"]) for row in answers)
        assert all((row["id"] == rows[at]["id"]) == (row["class"] == "A") for row in answers)


def test_limesurvey_hides_what_other_answers_make_senseless() -> None:
    """By a relevance equation on the codes of the other question."""
    rows = csv.DictReader(io.StringIO(limesurvey_tsv(SHIPPED)), delimiter="\t")

    relevance = {row["name"]: row["relevance"] for row in rows if row["class"] == "Q"}
    assert relevance["careerladder"] == 'employment.NAOK != "A4"'
    assert relevance["currentrole"] == "1"


def test_a_pointless_question_is_hidden_in_limesurvey() -> None:
    """Where every test of a case holds; whoever has answered none of them is asked."""
    rows = list(csv.DictReader(io.StringIO(limesurvey_tsv(SHIPPED)), delimiter="\t"))
    relevance = {row["name"]: row["relevance"] for row in rows if row["class"] == "Q"}

    assert relevance["managerknows"].endswith('and seriousaboutleaving.NAOK != "N"')
    assert 'ambitions_SQ001.NAOK == "Y" or' in relevance["pnlappetite"]
    assert 'ambitions_SQ008.NAOK != "Y") or seriousaboutleaving' in relevance["pnlappetite"]
    assert relevance["pnlappetite"].startswith('fieldpreference.NAOK != "A1" and (')


@BASES
def test_the_markdown_has_every_question_with_its_choices(base: KnowledgeBase) -> None:
    """Numbered through, with boxes to tick."""
    text = questionnaire_markdown(base)

    for number, attribute in enumerate(base.stated.values(), 1):
        assert f"**{number}. {attribute.question}**" in text
        assert all(f"- [ ] {label}\n" in text for label in labels(attribute))
