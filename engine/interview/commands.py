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
    "?", "why", "skip", "back", "review", "path", "rule", "what if", "save", "done", "quit"
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
}
WITH_ARGUMENT = re.compile(
    r"(rule) +([\w-]+)|(save) +(\S*[./~\\]\S*|\S.*\.toml)|(what[ -]?if) +(.*=.*)", re.IGNORECASE
)
SHORTEST = 3  # letters, below which one wrong letter is more than a slip
HELP = """\
Answer with a number or in words. '?' explains a question, 'why' says what it decides, 'skip' \
passes it by, 'back' returns to the one before. 'review' shows your answers and changes one, \
'path' shows where things stand, 'rule ID' a rule. 'save' writes your answers to a file, 'done' \
shows the advice, 'quit' leaves."""
KEYWORDS = "? why skip back review path save done quit"
CLOSING_KEYWORDS = "? what if review path back save done quit"  # once the advice was shown


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
