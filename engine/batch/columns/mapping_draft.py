"""Scaffolding of a mapping file: every heading of a staff file, and every word not understood.

As it is written it changes nothing; `mapping_file` reads it. A heading or a word may hold any
letter.
"""

import os
from collections.abc import Iterator, Sequence
from itertools import islice
from textwrap import fill

from engine.batch.columns.column_texts import ReadColumn
from engine.batch.columns.inspect import Inspection, PassedColumn
from engine.batch.columns.mapping import word_key
from engine.core.model import Attribute, KnowledgeBase
from engine.facts.values import Reading
from engine.language.protected import Protected
from engine.language.sentences import counted, one_line
from engine.language.toml import quoted
from engine.tables.draft import Draft
from engine.tables.new_file import check_can_write
from engine.tables.rights import Rights

MOST_WORDS = 1000  # of a column
HEAD = """\
# What the headings and the words of {name} mean, for
#     crossroads batch {file}.csv -o ADVICE.csv --map THIS_FILE.toml
# Fill in what stands in quotes after the =. As it is, this file changes nothing.

[columns]
# "heading" = "attribute"; with "" the column passes through and is not read. The attributes:
{attributes}
"""
WORDS_HEAD = """
[values.{id}]
{values}
# "" leaves a word undecided, and it is listed as a problem; "unknown" says that it is not known.
"""


def write_mapping(
    path: str,
    knowledge_base: KnowledgeBase,
    inspection: Inspection,
    within: Rights | None = None,
) -> None:
    """Write a mapping to a new file, whole or not at all. Raises MisuseError where one exists.

    It holds words from people's cells, and has no rights but those `within`.
    """
    check_can_write(path)
    with Draft(path, within) as draft:
        for line in mapping_text(knowledge_base, inspection).splitlines():
            draft.write(line)
        draft.publish()


def mapping_text(knowledge_base: KnowledgeBase, inspection: Inspection) -> str:
    """The mapping as lines of TOML, with comments."""
    attributes = "\n".join(f"#     {id}" for id in knowledge_base.stated)
    name, file = one_line(os.path.basename(inspection.name)), knowledge_base.help.people.upper()
    parts = [HEAD.format(name=name, file=file, attributes=attributes)]
    parts += _headings(inspection.columns, knowledge_base.protected)
    for id, attribute in knowledge_base.stated.items():
        read = [one for one in inspection.columns if isinstance(one, ReadColumn)]
        parts += _words(attribute, [one for one in read if one.attribute == id and one.unread])
    return "".join(parts)


def _headings(columns: Sequence[ReadColumn | PassedColumn], protected: Protected) -> Iterator[str]:
    """A line for each heading; TOML allows a key only once."""
    written: set[str] = set()
    for column in sorted(columns, key=lambda one: isinstance(one, PassedColumn)):
        if column.heading not in written:
            written.add(column.heading)
            attribute = column.attribute if isinstance(column, ReadColumn) else ""
            yield f"{quoted(column.heading)} = {quoted(attribute)}{_about(column, protected)}\n"


def _about(column: ReadColumn | PassedColumn, protected: Protected) -> str:
    if isinstance(column, ReadColumn):
        return "  # it seems protected" if protected.names(column.heading) else ""
    if column.protected:
        return "  # protected: leave it"
    return f"  # looks like {column.hint.attribute}" if column.hint else ""


def _meant(reading: Reading) -> str:
    """The values of which one may be meant, or the nearest."""
    if reading.candidates:
        return f"; {' or '.join(reading.candidates)}"
    return f"; nearest: {reading.nearest}" if reading.nearest else ""


def _words(attribute: Attribute, columns: Sequence[ReadColumn]) -> Iterator[str]:
    """A table of the words that are not understood. Columns of one attribute share it."""
    unread = {word_key(one.text): one for column in columns for one in column.unread}
    if not unread:
        return
    values = ", ".join(attribute.choices) or f"a number of {attribute.unit}".removesuffix(" of ")
    if attribute.kind == "yes/no":
        values = "yes, no"
    text = fill(
        f"{attribute.title}: {values}", 100, initial_indent="# ", subsequent_indent="#     "
    )
    yield WORDS_HEAD.format(id=attribute.id, values=text)
    for column in columns:
        if column.codes:
            yield f"# {one_line(column.heading)} holds codes: what does each of them mean?\n"
    for one in islice(unread.values(), MOST_WORDS):
        yield f'{quoted(one.text)} = ""  # {counted(one.rows, "row")}{_meant(one.reading)}\n'
    if len(unread) > MOST_WORDS:
        yield f"# and {counted(len(unread) - MOST_WORDS, 'other')} in fewer rows\n"
