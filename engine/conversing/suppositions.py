"""What is supposed in one line, such as 'career_ladder=clear; manager_knows=yes'."""

import re

from engine.conversing.answer_lines import read_answer
from engine.conversing.talk import Talk
from engine.errors import MisuseError, did_you_mean
from engine.intake import attribute_of_heading
from engine.model import Attribute, KnowledgeBase, Value
from engine.words.spelling import nearest
from engine.words.values import quote

BETWEEN = re.compile(r"; *(?=[^;=]+=)")  # a semicolon may also stand between values of one


def supposed(talk: Talk, line: str) -> str:
    """Where ATTRIBUTE=VALUE, or several of them, would lead. Raises MisuseError for any other."""
    changed: dict[str, Value] = {}
    for setting in BETWEEN.split(line):
        name, _, said = setting.partition("=")
        attribute = _named(talk.interview.knowledge_base, name.strip())
        changed[attribute.id] = _value(talk.interview.knowledge_base, attribute, said.strip())
    return talk.suppose(changed)


def _named(knowledge_base: KnowledgeBase, name: str) -> Attribute:
    attribute = attribute_of_heading(knowledge_base, name)
    if attribute is None:
        cure = did_you_mean(nearest(name, knowledge_base.stated), "'what if' alone lists them.")
        raise MisuseError(quote(name), "is nothing that is asked about", cure)
    return attribute


def _value(knowledge_base: KnowledgeBase, attribute: Attribute, said: str) -> Value:
    reading = read_answer(knowledge_base, attribute, said)
    where = f"what if {attribute.id}"
    if reading.problem:
        raise MisuseError(where, reading.problem)
    if reading.value is None:
        raise MisuseError(where, f"{quote(said)} is no other answer", "Write one after =.")
    return reading.value
