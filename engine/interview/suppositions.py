"""Parsing of hypothetical facts: 'what if career_ladder=clear; ambitions=breadth'.

Values are read as answers are, by the numbers and words of the question's list. A semicolon may
also separate several values of one attribute, so it ends a setting only before the next '='.
"""

import re

from engine.core.model import Attribute, Facts, KnowledgeBase, Value
from engine.errors import MisuseError, did_you_mean
from engine.facts.parse import attribute_of_heading
from engine.interview.answer_lines import read_answer
from engine.language.sentences import quote
from engine.language.spelling import nearest

BETWEEN = re.compile(r"; *(?=[^;=]+=)")


def parse_suppositions(knowledge_base: KnowledgeBase, line: str) -> Facts:
    """The facts that a line of ATTRIBUTE=VALUE settings supposes, by attribute id.

    Raises MisuseError for an unknown attribute, and for a value that is no answer.
    """
    changed: dict[str, Value] = {}
    for setting in BETWEEN.split(line):
        name, _, text = setting.partition("=")
        attribute = _attribute(knowledge_base, name.strip())
        changed[attribute.id] = _value(knowledge_base, attribute, text.strip())
    return changed


def _attribute(knowledge_base: KnowledgeBase, name: str) -> Attribute:
    attribute = attribute_of_heading(knowledge_base, name)
    if attribute is None:
        cure = did_you_mean(nearest(name, knowledge_base.stated), "'what if' alone lists them.")
        raise MisuseError(quote(name), "is nothing that is asked about", cure)
    return attribute


def _value(knowledge_base: KnowledgeBase, attribute: Attribute, text: str) -> Value:
    reading = read_answer(knowledge_base, attribute, text)
    where = f"what if {attribute.id}"
    if reading.problem:
        raise MisuseError(where, reading.problem)
    if reading.value is None:
        raise MisuseError(where, f"{quote(text)} is no other answer", "Write one after =.")
    return reading.value
