"""The words that are no answers but wishes, the same at every prompt.

Only a whole line is a keyword, so that a job title may begin with one.
"""

import re
from dataclasses import dataclass
from typing import Literal

from engine.errors import did_you_mean
from engine.language.spelling import one_slip_apart

Keyword = Literal[
    "?", "why", "skip", "back", "review", "path", "rule", "what if", "save", "done", "quit"
]

ALONE: dict[str, Keyword] = {
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
WITH_MORE = re.compile(
    r"(rule) +([\w-]+)|(save) +(\S*[./~\\]\S*|\S.*\.toml)|(what[ -]?if) +(.*=.*)", re.IGNORECASE
)
SHORTEST = 3  # letters of a word in which one wrong letter is a slip
TOLD = """\
Answer with a number or in words. '?' explains a question, 'why' says what it decides, 'skip' \
passes it by, 'back' returns to the one before. 'review' shows your answers and changes one, \
'path' shows where things stand, 'rule ID' a rule. 'save' writes your answers to a file, 'done' \
shows the advice, 'quit' leaves."""
SHORT = "? why skip back review path save done quit"
AT_THE_END = "? what if review path back save done quit"


@dataclass(frozen=True, slots=True)
class Command:
    """A keyword, and what stands behind it on the line."""

    keyword: Keyword
    about: str = ""


def command_in(line: str) -> Command | None:
    """The wish that a line is, or None for an answer.

    >>> wish_in("Back"), wish_in("back office manager")
    (Wish(keyword='back', about=''), None)
    >>> wish_in("what if career_ladder=clear")
    Wish(keyword='what if', about='career_ladder=clear')
    """
    words = " ".join(line.split())
    if keyword := ALONE.get(words.casefold()):
        return Command(keyword)
    if found := WITH_MORE.fullmatch(words):
        name, about = (group for group in found.groups() if group)
        return Command(ALONE[name.casefold()], about)
    return None


def meant(line: str) -> str:
    """'Did you mean ...?' for a line that is one slip away from a keyword, or ''.

    >>> meant("wht"), meant("no")
    ("Did you mean 'why'?", '')
    """
    words = " ".join(line.casefold().split())
    near = [keyword for keyword in ALONE if one_slip_apart(words, keyword)]
    return did_you_mean(near[0]) if near and len(words) >= SHORTEST else ""
