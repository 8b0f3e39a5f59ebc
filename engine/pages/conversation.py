"""The interview at a keyboard or through a pipe: prompts, keywords, and what answers them.

What to ask is the interview's business. Here a line of text becomes an answer or a keyword, and a
near miss becomes a question back.
"""

import re
import sys
from collections.abc import Callable

import click

from engine.errors import did_you_mean
from engine.explanation import lower_first, value_in_words
from engine.interview import Interview
from engine.model import CURRENT_ROLE, Attribute, KnowledgeBase, Value
from engine.pages.layout import bullets, paragraph, section
from engine.pages.screen import show_noted, show_question
from engine.words.spelling import fold
from engine.words.values import SEVERAL, Reading, quote, read_value

KEYWORDS = """\
Answer with a number or in words. Enter or 'skip' passes a question by, '?' explains it, 'why' \
says what it decides, 'back' returns to the last one, 'done' shows the advice, 'quit' leaves."""
HINTS = {
    "one": "a number or words",
    "several": "numbers or words, with commas between them",
    "yes/no": "yes or no",
    "number": "a number, such as 2, 1.5 or 18 months",
}
NUMBERS = re.compile(r"[0-9]+(?:[ ,;|]+[0-9]+)*")
RANGE = re.compile(r"([0-9]{1,3}) ?- ?([0-9]{1,3})")
MOST_CHOICES = 50  # of a list
REASONS_SHOWN = 5  # of those for which a question is asked


class Left(Exception):  # noqa: N818 - a wish, not an error
    """The person wants to leave without advice."""


def converse(knowledge_base: KnowledgeBase, read: Callable[[str], str]) -> Interview:
    """Ask until nothing more matters, or the person or the input is done.

    `read` shows a prompt and returns a line; it raises EOFError at the end of the input. Raises
    Left when the person quits.
    """
    interview = Interview(knowledge_base)
    click.echo(paragraph(knowledge_base.texts["opening"].words, indent=0))
    click.echo(paragraph(KEYWORDS, indent=0))
    announced = False
    try:
        while attribute := interview.question:
            if interview.outlook.settled and not announced and interview.answers:
                announced = True
                click.echo("\n" + paragraph(_settled(interview), indent=0))
            click.echo("\n" + _asked(interview, attribute))
            if not _answered(interview, attribute, read):
                break
    except EOFError:
        click.echo("\nThe input ended here; this is the advice from what is known.")
    return interview


def _settled(interview: Interview) -> str:
    path = interview.outlook.path
    found = "The path is settled" if path else "No path can follow any more"
    return f"{found}: what comes now can only add advice. 'done' shows it."


def _asked(interview: Interview, attribute: Attribute) -> str:
    question = show_question(attribute, interview.number, interview.remaining - 1)
    value = interview.answers.get(attribute.id)
    if value is None:
        return question
    so_far = f"So far: {value_in_words(attribute, value)}. Enter keeps it, 'skip' takes it away."
    return f"{question}\n{paragraph(so_far)}"


def _answered(interview: Interview, attribute: Attribute, read: Callable[[str], str]) -> bool:
    """Take lines until the question is answered, skipped or left; False when the person is done."""
    line = ""
    while True:
        line = line or read(f"  {HINTS[attribute.kind]} > ").strip()
        match line.casefold():
            case "?" | "help":
                click.echo(paragraph(attribute.help))
            case "why":
                click.echo(_why(interview, attribute))
            case "":
                interview.keep(attribute)
                return True
            case "skip":
                interview.answer(attribute, None)
                return True
            case "back" if interview.back():
                return True
            case "back":
                click.echo("  This is the first question.")
            case "done":
                return False
            case "quit" | "exit":
                raise Left
            case _:
                again = _answer(interview, attribute, line, read)
                if again is None:
                    return True
                line = again
                continue
        line = ""


def _answer(
    interview: Interview, attribute: Attribute, line: str, read: Callable[[str], str]
) -> str | None:
    """Take a line as an answer: None when it was one, else the line to go on with, or ''."""
    reading = read_answer(interview.knowledge_base, attribute, line)
    if not reading.problem:
        _take(interview, attribute, reading.value)
        return None
    if reading.nearest:
        return _asked_back(interview, attribute, line, reading, read)
    click.echo(paragraph(_refusal(attribute, line, reading)))
    return ""


def _asked_back(
    interview: Interview,
    attribute: Attribute,
    line: str,
    reading: Reading,
    read: Callable[[str], str],
) -> str | None:
    """Ask whether the nearest value was meant: None when it was, else as `_answer` has it."""
    words = interview.knowledge_base.words
    meant = reading.nearest or ""
    click.echo(paragraph(f"'{line}' is not understood. {did_you_mean(_label(attribute, meant))}"))
    again = read("  yes or no > ").strip()
    if again.casefold() in words["yes"]:
        nearest = read_value(interview.knowledge_base, attribute, meant).value
        _take(interview, attribute, _joined(attribute, reading.value, nearest))
        return None
    return "" if again.casefold() in words["no"] else again


def _refusal(attribute: Attribute, line: str, reading: Reading) -> str:
    """Why a line is no answer; where there is a list to choose from, in the list's terms."""
    if attribute.kind in ("one", "several") and attribute.id != CURRENT_ROLE and not reading.value:
        choice = f"Type a number from 1 to {len(attribute.choices)}, or words of the list."
        return f"{quote(line)} is not one of the choices. {choice}"
    return f"{reading.problem}."


def _take(interview: Interview, attribute: Attribute, value: Value | None) -> None:
    """Record an answer, and show how it was understood."""
    interview.answer(attribute, value)
    if value is not None:
        click.echo(show_noted(attribute, value))


def _label(attribute: Attribute, id: str) -> str:
    choice = attribute.choices.get(id)
    return lower_first(choice.label.partition(":")[0]) if choice else id


def _joined(attribute: Attribute, one: Value | None, other: Value | None) -> Value | None:
    """Several values put together, in the vocabulary's order."""
    if isinstance(one, tuple) and isinstance(other, tuple):
        return tuple(id for id in attribute.choices if id in {*one, *other})
    return other


def read_answer(knowledge_base: KnowledgeBase, attribute: Attribute, line: str) -> Reading:
    """How a line answers a question: numbers and words of its list, then any other words."""
    if attribute.kind == "several":
        parts = [one for part in SEVERAL.split(line) for one in _numbers(part)]
        ids = [_listed_choice(attribute, part) or part for part in parts]
        return read_value(knowledge_base, attribute, "; ".join(ids))
    chosen = _listed_choice(attribute, line)
    if chosen:
        return Reading(chosen)
    if attribute.choices and NUMBERS.fullmatch(line):
        reading = read_value(knowledge_base, attribute, line)
        beyond = Reading(problem=f"Choose one number from 1 to {len(attribute.choices)}")
        return reading if reading.value is not None else beyond
    return read_value(knowledge_base, attribute, line)


def _numbers(part: str) -> list[str]:
    """The numbers in a part that holds nothing else, one by one, ranges written out."""
    if span := RANGE.fullmatch(part.strip()):
        first, last = int(span[1]), int(span[2])
        return [str(number) for number in range(first, min(last, first + MOST_CHOICES) + 1)]
    return part.split() if NUMBERS.fullmatch(part.strip()) else [part]


def _listed_choice(attribute: Attribute, text: str) -> str | None:
    """The choice with this number in the list, or with exactly these words."""
    choices = list(attribute.choices.values())
    if text.strip().isdecimal() and 1 <= int(text) <= len(choices):
        return choices[int(text) - 1].id
    named = {fold(name): choice.id for choice in choices for name in (choice.label, choice.id)}
    return named.get(fold(text))


def _why(interview: Interview, attribute: Attribute) -> str:
    rules = interview.could_decide(attribute)
    shown = [f"{rule.marked(rule.because)} ({rule.id})" for rule in rules[:REASONS_SHOWN]]
    others = len(rules) - len(shown)
    lines = bullets([*shown, f"and {others} others"] if others > 0 else shown)
    return section("  The answer decides whether this holds for you:", lines).rstrip("\n")


def line_reader() -> Callable[[str], str]:
    """Reads lines from the keyboard; from a pipe also shows what was read, as a terminal does."""
    at_keyboard = sys.stdin.isatty()
    if at_keyboard:
        import readline  # noqa: F401, PLC0415 - arrow keys and history at the prompt

    def read(prompt: str) -> str:
        line = input(prompt)
        if not at_keyboard:
            click.echo(line)
        return line

    return read
