"""What an interview leaves to its caller, and how it may end."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from enum import Enum
from typing import Literal

from engine.core.model import Facts

Aspect = Literal["verdict", "how", "why", "why not", "compare", "more"]


@dataclass(frozen=True, slots=True)
class Callbacks:
    """What a conversation needs from its caller: pages about the advice, and writers of files.

    The page of `advise` asks nothing about some attributes. `explain` gives the page of one aspect,
    for which words may follow the keyword, and `report` writes the advice as a page. `resumable`
    says whether the session is kept for `ask --resume`; `file` is where the answers are to be saved
    at the end, if anywhere. `piped` says that the lines come from a pipe, and were written before
    anything was asked.
    """

    advise: Callable[[Facts, Collection[str]], str]
    suppose: Callable[[Facts, Facts], str]
    explain: Callable[[Aspect, Facts, str], str]
    save: Callable[[str, Facts], None]
    report: Callable[[str, Facts], None]
    resumable: bool
    file: str | None = None
    piped: bool = False


class Ending(Enum):
    """How a conversation ended, which decides over the session's file."""

    ADVISED = "advised"
    LEFT = "left, and nothing is to be kept"
    SAVED = "left, with the answers in a file"
    KEPT = "left, to be resumed"
