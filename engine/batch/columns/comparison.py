"""Record comparison: by which columns, and by which text of an id, two rows are the same person."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from engine.batch.columns.recognition import Column
from engine.core.model import KnowledgeBase
from engine.language.invisible import without_invisible
from engine.language.moments import time_column
from engine.language.spelling import fold
from engine.tables.csv_text import unescape_formula

E_MAIL = re.compile(r"[^@\s]+@[^@\s]+")


@dataclass(frozen=True, slots=True)
class Compared:
    """The columns by which rows are compared: of the id, of what is read, and of the moment.

    `headings` are those of the file; a word of `no_id` in place of an id is none.
    """

    headings: Sequence[str]
    id_at: int
    read: Sequence[int]
    time_at: int | None = None
    no_id: Collection[str] = ("",)


def compared_by(knowledge_base: KnowledgeBase, columns: Sequence[Column], id_at: int) -> Compared:
    """The columns by which the rows of a file are compared."""
    headings = [column.heading for column in columns]
    read = [at for at, column in enumerate(columns) if column.attribute and at != id_at]
    no_id = frozenset(map(fold, knowledge_base.words["not_known"]))
    return Compared(headings, id_at, read, moment_position(columns, id_at), no_id)


def moment_position(columns: Sequence[Column], id_at: int | None = None) -> int | None:
    """The position of the column with the moment in which a row was answered, if there is one."""
    return time_column([
        "" if column.attribute or at == id_at else column.heading
        for at, column in enumerate(columns)
    ])  # fmt: skip


def id_key(cell: str) -> str:
    """What an id is compared by: its text, and of an e-mail address no case.

    >>> id_key(" 00042"), id_key("42"), id_key("Ann@Example.org") == id_key("ann@example.ORG")
    ('00042', '42', True)
    """
    text = without_invisible(unescape_formula(cell))
    return text.casefold() if E_MAIL.fullmatch(text) else text
