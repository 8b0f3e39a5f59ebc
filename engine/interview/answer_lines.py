"""How a line answers a question: by the numbers and words of its list, or in any other words."""

import re
from collections.abc import Mapping

from engine.core.model import Attribute, KnowledgeBase
from engine.facts.values import SEVERAL, Reading, read_value
from engine.language.spelling import fold

NUMBERS = re.compile(r"[0-9]+(?:[ ,;|]+[0-9]+)*")
RANGE = re.compile(r"([0-9]{1,3}) ?- ?([0-9]{1,3})")
MOST_CHOICES = 50  # of a list
YES_OR_NO = {"yes": "yes", "no": "no"}


def choices_of(attribute: Attribute) -> Mapping[str, str]:
    """What can be chosen, in the order of its numbers: ids with labels. None for a number."""
    if attribute.kind == "yes/no":
        return YES_OR_NO
    return {id: choice.label for id, choice in attribute.choices.items()}


def read_answer(knowledge_base: KnowledgeBase, attribute: Attribute, line: str) -> Reading:
    """How a line answers a question: numbers and words of its list, then any other words."""
    if attribute.kind == "several":
        parts = [one for part in SEVERAL.split(line) for one in _numbers(part)]
        ids = [_listed(attribute, part) or part for part in parts]
        return read_value(knowledge_base, attribute, "; ".join(ids))
    chosen = _listed(attribute, line)
    if chosen:
        return read_value(knowledge_base, attribute, chosen)
    reading = read_value(knowledge_base, attribute, line)
    if attribute.choices and NUMBERS.fullmatch(line) and reading.value is None:
        return Reading(problem=f"Choose one number from 1 to {len(attribute.choices)}")
    return reading


def _numbers(part: str) -> list[str]:
    """The numbers in a part that holds nothing else, one by one, ranges written out."""
    if span := RANGE.fullmatch(part.strip()):
        first, last = int(span[1]), int(span[2])
        return [str(number) for number in range(first, min(last, first + MOST_CHOICES) + 1)]
    return part.split() if NUMBERS.fullmatch(part.strip()) else [part]


def _listed(attribute: Attribute, text: str) -> str | None:
    """The id of the choice with this number in the list, or with exactly these words."""
    choices = choices_of(attribute)
    if text.strip().isdecimal() and 1 <= int(text) <= len(choices):
        return list(choices)[int(text) - 1]
    named = {fold(name): id for id, label in choices.items() for name in (label, id)}
    return named.get(fold(text))
