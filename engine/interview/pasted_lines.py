"""Pasted text: lines that were given at one time, as answers to one question or to several."""

import re

from engine.core.model import Attribute, KnowledgeBase
from engine.interview.answer_lines import read_answer
from engine.interview.commands import parse_command

LINE_END = re.compile(r"\r\n|\r|\n")


def answers_in(knowledge_base: KnowledgeBase, attribute: Attribute | None, said: str) -> list[str]:
    """The answers in a text: its lines, of which the first answers a question about `attribute`.

    Lines that are all values of an attribute with several are one answer to it.
    """
    lines = [line.strip() for line in LINE_END.split(said.rstrip())]
    values = [line for line in lines if line]
    if attribute is None or attribute.kind != "several" or len(values) < 2:  # noqa: PLR2004
        return lines
    if all(_is_value(knowledge_base, attribute, line) for line in values):
        return ["; ".join(values)]
    return lines


def _is_value(knowledge_base: KnowledgeBase, attribute: Attribute, line: str) -> bool:
    """Whether a line holds values of the attribute, and nothing else."""
    if parse_command(line):
        return False
    reading = read_answer(knowledge_base, attribute, line)
    return reading.value is not None and not reading.problem
