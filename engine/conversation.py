"""The interview at a keyboard or through a pipe: prompts, keywords, and what answers them.

What to ask is the interview's business. Here a line of text becomes an answer or a keyword, and a
near miss becomes a question back.
"""

import re
import sys
from collections.abc import Callable

import click

from engine.errors import did_you_mean
from engine.explanation import lower_first
from engine.interview import Interview
from engine.layout import bullets, paragraph, section
from engine.model import Attribute, KnowledgeBase, Value
from engine.screen import show_noted, show_question
from engine.values import Reading, read_value

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
    return show_question(attribute, len(interview.answers) + 1, interview.remaining - 1)


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
            case "" | "skip":
                interview.answer(attribute, None)
                return True
            case "back":
                if interview.back():
                    return True
                click.echo("  This is the first question.")
            case "done":
                return False
            case "quit" | "exit":
                raise Left
            case _:
                reading = read_answer(interview.knowledge_base, attribute, line)
                if reading.nearest:
                    line = _asked_back(interview, attribute, line, reading, read)
                    if attribute.id in interview.answers:
                        return True
                    continue
                if not reading.problem:
                    _take(interview, attribute, reading.value)
                    return True
                click.echo(paragraph(f"{reading.problem}."))
        line = ""


def _asked_back(
    interview: Interview,
    attribute: Attribute,
    line: str,
    reading: Reading,
    read: Callable[[str], str],
) -> str:
    """Ask whether the nearest value was meant; another answer comes back as the next line."""
    words = interview.knowledge_base.words
    meant = reading.nearest or ""
    click.echo(paragraph(f"'{line}' is not understood. {did_you_mean(_label(attribute, meant))}"))
    again = read("  yes or no > ").strip()
    if again.casefold() in words["yes"]:
        nearest = read_value(interview.knowledge_base, attribute, meant).value
        _take(interview, attribute, _joined(attribute, reading.value, nearest))
    return "" if again.casefold() in (*words["yes"], *words["no"]) else again


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
    """How a line answers a question: numbers of the list first, then words."""
    choices = list(attribute.choices)
    if not choices or not NUMBERS.fullmatch(line):
        return read_value(knowledge_base, attribute, line)
    numbers = [int(number) for number in re.findall(r"[0-9]+", line)]
    if not all(1 <= number <= len(choices) for number in numbers):
        reading = read_value(knowledge_base, attribute, line)
        beyond = Reading(problem=f"The list goes from 1 to {len(choices)}")
        return reading if reading.value is not None else beyond
    if attribute.kind == "one" and len(numbers) > 1:
        return Reading(problem="Choose one of them")
    ids = [choices[number - 1] for number in numbers]
    return read_value(knowledge_base, attribute, ids if attribute.kind == "several" else ids[0])


def _why(interview: Interview, attribute: Attribute) -> str:
    rules = interview.could_decide(attribute)
    return section(
        "  The answer could decide",
        bullets(f"{rule.marked(rule.because)} ({rule.id})" for rule in rules),
    ).rstrip("\n")


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
