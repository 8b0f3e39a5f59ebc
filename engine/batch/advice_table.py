"""The table of a file of advice, in any format that a batch writes, and the columns of its
input."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from engine.batch.advice_columns import ResultColumns
from engine.batch.columns.match import knows
from engine.batch.columns.precedence import match_mapped
from engine.batch.columns.recognition import Column
from engine.batch.options import Options
from engine.core.advice_row import RESULT_COLUMNS
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.tables.csv_text import unescape_formula
from engine.tables.file_format import ending
from engine.tables.header import Knows
from engine.tables.json_lines import ENDING, open_json_lines
from engine.tables.open_table import OpenTable, open_table
from engine.tables.rereadable import Rereadable

INPUT = "row"  # the object in a line of JSON that holds the columns of the input


@contextmanager
def open_advice_table(
    place: Rereadable, known: Knows, sheet: str | None = None
) -> Iterator[OpenTable]:
    """The table of a file that a batch wrote, in any of its formats."""
    if ending(place.path or "") != ENDING:
        with open_table(place, known, sheet) as table:
            yield table
        return
    if sheet is not None:
        raise MisuseError("--sheet", f"'{place}' is no workbook", "Leave it out.")
    with open_json_lines(place, INPUT, known) as lines:
        yield lines


def advice_headings(
    knowledge_base: KnowledgeBase, mapping: Mapping[str, str], options: Options
) -> Knows:
    """A predicate for headings that show where the table begins."""
    of_people = knows(knowledge_base, {**options.conventions.columns, **mapping})
    return lambda heading: unescape_formula(heading) in RESULT_COLUMNS or of_people(heading)


def matched_input(
    knowledge_base: KnowledgeBase,
    name: str,
    found: ResultColumns,
    mapping: Mapping[str, str],
    options: Options,
) -> tuple[Column, ...]:
    """The columns of the input with their attributes; none where it is not clear which is which."""
    try:
        _, columns, _ = match_mapped(
            knowledge_base, name, found.input, options.conventions, mapping, joined=True
        )
    except MisuseError:
        raise
    except CrossroadsError:  # two columns for one attribute, as a batch has them after a join
        return tuple(Column(heading, None, "") for heading in found.input)
    return columns
