"""Command parsing: the keywords that mean the same at every prompt.

Only a whole line is a command, so that a job title may begin with a keyword. A new keyword also
belongs into `HELP` and into the short lists below it, which are all that a user sees of them.
"""

import re
from dataclasses import dataclass
from typing import Literal

from engine.errors import did_you_mean
from engine.language.spelling import one_slip_apart

Keyword = Literal[
    "?",
    "why",
    "skip",
    "back",
    "review",
    "path",
    "rule",
    "what if",
    "save",
    "done",
    "quit",
    "how",
    "why not",
    "compare",
    "more",
    "report",
]

SPELLINGS: dict[str, Keyword] = {
    "?": "?",
    "help": "?",
    "why": "why",
    "skip": "skip",
    "back": "back",
    "review": "review",
    "path": "path",
    "rule": "rule",
    "save": "save",
    "done": "done",
    "quit": "quit",
    "exit": "quit",
    "what if": "what if",
    "whatif": "what if",
    "what-if": "what if",
    "how": "how",
    "why not": "why not",
    "whynot": "why not",
    "why-not": "why not",
    "compare": "compare",
    "more": "more",
    "report": "report",
}
A_PLACE = r"\S*[./~\\]\S*"
WITH_ARGUMENT = re.compile(
    rf"(rule) +([\w-]+)|(save) +({A_PLACE}|\S.*\.toml)|(report) +({A_PLACE}|\S.*\.(?:html|md))"
    r"|(what[ -]?if) +(.*=.*)|(why[ -]?not) +(.+)|(compare) +(.+)",
    re.IGNORECASE,
)
SHORTEST = 3  # letters, below which one wrong letter is more than a slip
HELP = """\
Answer with a number or in words. '?' explains a question, 'why' says what it decides, 'skip' \
passes it by, 'back' returns to the one before. 'review' shows your answers and changes one, \
'path' shows where things stand. 'save' writes your answers to a file, 'done' shows the advice, \
'quit' leaves."""
CLOSING_HELP = """\
'how' shows how the advice came about, 'why' its reasons, 'why not' and a path why it is not that \
one, 'compare' and a path the two side by side. 'what if' tries another answer, 'more' shows what \
was left out for length. 'report' writes a page, 'save' your answers; 'review' changes one, 'path' \
shows where things stood. 'back' goes on with the questions, 'done' and 'quit' end."""
KEYWORDS = "? why skip back review path save done quit"
CLOSING_KEYWORDS = (  # once the advice was shown
    "?, how, why, why not, compare, what if, more, report, review, path, save, back, done"
)


@dataclass(frozen=True, slots=True)
class Command:
    """A keyword with the argument that follows it on the line, if any."""

    keyword: Keyword
    argument: str = ""


def parse_command(line: str) -> Command | None:
    """The command on a line, or None for an answer.

    >>> parse_command("Back"), parse_command("back office manager")
    (Command(keyword='back', argument=''), None)
    >>> parse_command("what if career_ladder=clear")
    Command(keyword='what if', argument='career_ladder=clear')
    """
    words = " ".join(line.split())
    if keyword := SPELLINGS.get(words.casefold()):
        return Command(keyword)
    if found := WITH_ARGUMENT.fullmatch(words):
        name, argument = (group for group in found.groups() if group)
        return Command(SPELLINGS[name.casefold()], argument)
    return None


def suggested_command(line: str) -> str:
    """'Did you mean ...?' for a line that is one slip away from a keyword, or ''.

    >>> suggested_command("wht"), suggested_command("no")
    ("Did you mean 'why'?", '')
    """
    words = " ".join(line.casefold().split())
    near = [keyword for keyword in SPELLINGS if one_slip_apart(words, keyword)]
    return did_you_mean(near[0]) if near and len(words) >= SHORTEST else ""
