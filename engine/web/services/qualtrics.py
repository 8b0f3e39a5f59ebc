"""Qualtrics: a survey in the Advanced Format of its TXT import.

Source: Qualtrics support, Import & Export Surveys, "Preparing an Advanced Format TXT File". The
format has no escapes, so line breaks and brackets that look like a tag are taken out of texts.
"""

import re
from collections.abc import Iterator

from engine.core.model import Attribute, KnowledgeBase
from engine.web.services.questions import blocks, id_question, labels

TYPES = {
    "one": "MC:SingleAnswer:Vertical",
    "yes/no": "MC:SingleAnswer:Vertical",
    "several": "MC:MultipleAnswer:Vertical",
    "number": "TE:SingleLine",
}
TAG = re.compile(r"\[\[|\]\]")


def qualtrics_text(knowledge_base: KnowledgeBase) -> str:
    """The survey, as text for a .txt file."""
    return "\n".join(_lines(knowledge_base))


def _lines(knowledge_base: KnowledgeBase) -> Iterator[str]:
    yield from ("[[AdvancedFormat]]", "")
    yield from _question("TE:SingleLine", "person_id", id_question(knowledge_base))
    for block in blocks(knowledge_base):
        yield from (f"[[Block:{_plain(block.title)}]]", "")
        for one in block.questions:
            yield from _question(TYPES[one.kind], one.id, _asked(one), labels(one))


def _question(kind: str, id: str, text: str, answers: tuple[str, ...] = ()) -> Iterator[str]:
    yield from (f"[[Question:{kind}]]", f"[[ID:{id}]]", _plain(text))
    if answers:
        yield from ("[[Choices]]", *map(_plain, answers))
    yield ""


def _asked(attribute: Attribute) -> str:
    """The question alone: help would become part of the heading that the answers come back with."""
    return attribute.question


def _plain(text: str) -> str:
    return TAG.sub(" ", " ".join(text.split()))
