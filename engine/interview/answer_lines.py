"""Answer parsing: a line by the numbers and labels of the question's list, else in free words.

Numbers refer to the list before anything else, so no label may be a number. Free words are read
as the cells of a staff file are, by `facts.values`.
"""

import re
from collections.abc import Mapping

from engine.core.model import Attribute, KnowledgeBase
from engine.facts.bounds import SEPARATORS
from engine.facts.reading import says_none
from engine.facts.values import Reading, read_value
from engine.interview.answer import has_none
from engine.language.spelling import fold

NUMBERS = re.compile(r"[0-9]+(?:[ ,;|]+[0-9]+)*")
RANGE = re.compile(r"([0-9]{1,3}) ?- ?([0-9]{1,3})")
MOST_CHOICES = 50  # the longest range of numbers that is expanded
YES_OR_NO = {"yes": "yes", "no": "no"}


def choices_of(attribute: Attribute) -> Mapping[str, str]:
    """The choices of a question as labels by id, in the order of their numbers."""
    if attribute.kind == "yes/no":
        return YES_OR_NO
    return {id: choice.label for id, choice in attribute.choices.items()}


def means_none(attribute: Attribute, line: str) -> bool:
    """Whether a line says that none of the choices fits, by its words or by the last number."""
    return has_none(attribute) and (says_none(line) or line.strip() == _none_number(attribute))


def names_none_and_others(attribute: Attribute, line: str) -> bool:
    """Whether a line says that none of the choices fits, and chooses some all the same."""
    if attribute.kind != "several":
        return False
    parts = [one for part in SEPARATORS.split(line) for one in _numbers(part)]
    none = [part for part in parts if means_none(attribute, part)]
    return bool(none) and len(none) < len(parts)


def _none_number(attribute: Attribute) -> str:
    return str(len(attribute.choices) + 1)


def read_answer(knowledge_base: KnowledgeBase, attribute: Attribute, line: str) -> Reading:
    """The reading of a line as an answer: by numbers and labels of the list, else in free words."""
    if attribute.kind == "several":
        parts = [one for part in SEPARATORS.split(line) for one in _numbers(part)]
        ids = [_listed(attribute, part) or part for part in parts]
        return read_value(knowledge_base, attribute, "; ".join(ids))
    chosen = _listed(attribute, line)
    if chosen:
        return read_value(knowledge_base, attribute, chosen)
    reading = read_value(knowledge_base, attribute, line)
    if attribute.choices and NUMBERS.fullmatch(line) and reading.value is None:
        return Reading(problem=f"Choose one number from 1 to {_none_number(attribute)}")
    return reading


def _numbers(part: str) -> list[str]:
    """A part as single numbers if it consists of numbers and ranges, else as it is."""
    if span := RANGE.fullmatch(part.strip()):
        first, last = int(span[1]), int(span[2])
        return [str(number) for number in range(first, min(last, first + MOST_CHOICES) + 1)]
    return part.split() if NUMBERS.fullmatch(part.strip()) else [part]


def _listed(attribute: Attribute, text: str) -> str | None:
    """The id of the choice with this number, label or id, if there is one."""
    choices = choices_of(attribute)
    if text.strip().isdecimal() and 1 <= int(text) <= len(choices):
        return list(choices)[int(text) - 1]
    named = {fold(name): id for id, label in choices.items() for name in (label, id)}
    return named.get(fold(text))
