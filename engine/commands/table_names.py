"""The headings and sheets of the file that a command line names, for completion.

A file is looked into only where that takes no time, and one that cannot be read has no names.
"""

import os
from collections.abc import Iterable
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from engine.batch.columns.match import knows
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError
from engine.tables.csv_text import unescape_formula
from engine.tables.file_format import WORKBOOKS, ending
from engine.tables.open_table import open_table

LARGEST_WORKBOOK = LARGEST_INDEX = 1 << 22  # bytes; its cells are unpacked before its headings
INDEX = "xl/workbook.xml"


def headings(rules: KnowledgeBase, file: str, sheet: str | None = None) -> tuple[str, ...]:
    """The headings of a table, without repeats."""
    place = _place(file)
    if not os.path.isfile(place) or _is_slow(place):
        return ()
    try:
        with open_table(place, knows(rules, {}), sheet) as table:
            return tuple(dict.fromkeys(map(unescape_formula, table.headings)))
    except (CrossroadsError, OSError):
        return ()


def sheet_names(file: str) -> Iterable[str]:
    """The names of the sheets of a workbook."""
    place = _place(file)
    if ending(place) not in WORKBOOKS or not os.path.isfile(place):
        return ()
    try:
        with ZipFile(place) as book, book.open(INDEX) as index:
            tree = ElementTree.fromstring(index.read(LARGEST_INDEX))
    except (OSError, BadZipFile, KeyError, ValueError, NotImplementedError, ElementTree.ParseError):
        return ()
    return [one.get("name", "") for one in tree.iter() if one.tag.endswith("}sheet")]


def _place(file: str) -> str:
    """A file as the shell would name it; before completion it expands nothing."""
    return os.path.expanduser(os.path.expandvars(file))


def _is_slow(place: str) -> bool:
    return ending(place) in WORKBOOKS and os.path.getsize(place) > LARGEST_WORKBOOK
