"""LimeSurvey: a survey as tab-separated values, one row for each group, question and answer.

Source: LimeSurvey manual, "Tab Separated Value survey structure". Question codes are letters and
digits, twenty at most, and answer codes have five. `moot_if` and `pointless_if` become a relevance
equation.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence

from engine.core.model import AnyOf, Attribute, KnowledgeBase, Only, Test
from engine.web.services.questions import blocks, id_question, title

COLUMNS = (
    "id",
    "class",
    "type/scale",
    "name",
    "relevance",
    "text",
    "help",
    "language",
    "mandatory",
    "other",
)
TYPES = {"one": "L", "yes/no": "Y", "several": "M", "number": "S"}
LANGUAGE = "en"
LONGEST_CODE = 20
Row = Mapping[str, str]


def limesurvey_tsv(knowledge_base: KnowledgeBase) -> str:
    """The survey, as text for a file that LimeSurvey imports."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter="\t", restval="")
    writer.writeheader()
    writer.writerows(_numbered(_rows(knowledge_base)))
    return out.getvalue()


def _numbered(rows: Iterable[Row]) -> Iterator[Row]:
    """The rows with their ids: an answer has that of its question, and settings have none."""
    id = 0
    for row in rows:
        id += row["class"] in ("G", "Q", "SQ")
        yield row if row["class"] in ("S", "SL") else {"id": str(id), **row}


def _rows(knowledge_base: KnowledgeBase) -> Iterator[Row]:
    yield {"class": "S", "name": "language", "text": LANGUAGE}
    yield {"class": "S", "name": "format", "text": "G"}
    named = title(knowledge_base)
    yield {"class": "SL", "name": "surveyls_title", "text": named, "language": LANGUAGE}
    yield _group("You")
    yield _row("Q", "S", "personid", id_question(knowledge_base)) | {"mandatory": "Y"}
    for block in blocks(knowledge_base):
        yield _group(block.title)
        for attribute in block.questions:
            yield from _question(knowledge_base, attribute)


def _group(name: str) -> Row:
    return {"class": "G", "name": name, "relevance": "1", "language": LANGUAGE}


def _question(knowledge_base: KnowledgeBase, attribute: Attribute) -> Iterator[Row]:
    asked = _row("Q", TYPES[attribute.kind], question_code(attribute.id), attribute.question)
    relevance = _relevance(knowledge_base, attribute)
    yield asked | {"help": attribute.help, "relevance": relevance, "mandatory": "N", "other": "N"}
    for place, choice in enumerate(attribute.choices.values(), 1):
        if attribute.kind == "several":
            yield _row("SQ", "", f"SQ{place:03}", choice.label) | {"relevance": "1"}
        else:
            yield _row("A", "0", answer_code(place), choice.label)


def _row(kind: str, scale: str, name: str, text: str) -> dict[str, str]:
    return {"class": kind, "type/scale": scale, "name": name, "text": text, "language": LANGUAGE}


def question_code(id: str) -> str:
    """The code of a question: its id, in letters and digits, cut where it is too long.

    >>> question_code("cross_business_exposure")
    'crossbusinessexposur'
    """
    return "".join(letter for letter in id if letter.isalnum())[:LONGEST_CODE]


def answer_code(place: int) -> str:
    """The code of an answer by its place, counted from 1."""
    return f"A{place}"


def _relevance(knowledge_base: KnowledgeBase, attribute: Attribute) -> str:
    """The ExpressionScript that hides a question which other answers make senseless."""
    tests = [
        test
        for id, values in attribute.moot_if.items()
        for value in values
        if (test := _differs(knowledge_base.attributes[id], value))
    ]
    cases = (_some_fails(knowledge_base, case) for case in attribute.pointless_if)
    return " and ".join((*tests, *filter(None, cases))) or "1"


def _some_fails(knowledge_base: KnowledgeBase, case: Iterable[Test]) -> str:
    """The ExpressionScript for a case that does not hold; '' where the forms cannot express it."""
    ways = [_fails(knowledge_base.attributes[test.attribute], test) for test in case]
    return _joined(ways, "or") if all(ways) else ""


def _fails(attribute: Attribute, test: Test) -> str:
    """The ExpressionScript for an answer that does not pass the test; '' for another test."""
    match test:
        case AnyOf():
            ways = [_differs(attribute, value) for value in test.values]
            return _joined(ways, "and") if all(ways) else ""
        case Only():
            others = [id for id in attribute.choices if id not in test.values]
            chosen = [_differs(attribute, id).replace("!=", "==") for id in others]
            none = _joined([_differs(attribute, id) for id in test.values], "and")
            return _joined([*chosen, none], "or")
        case _:
            return ""


def _joined(tests: Sequence[str], word: str) -> str:
    """Tests joined by a word, in brackets where there are several."""
    return f"({f' {word} '.join(tests)})" if len(tests) > 1 else tests[0]


def _differs(other: Attribute, value: str | bool) -> str:
    code = question_code(other.id)
    match other.kind:
        case "yes/no":
            return f'{code}.NAOK != "{"Y" if value else "N"}"'
        case "several":
            place = list(other.choices).index(str(value)) + 1
            return f'{code}_SQ{place:03}.NAOK != "Y"'
        case "one":
            place = list(other.choices).index(str(value)) + 1
            return f'{code}.NAOK != "{answer_code(place)}"'
        case _:
            return ""
