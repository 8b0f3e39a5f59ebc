"""The profile of one column: its distinct texts, and the reading of each."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from engine.batch.columns.cells import read_cell
from engine.batch.columns.column_codes import in_order, unclear_codes
from engine.batch.columns.mapping import Conventions, code_in, parts_of, word_key
from engine.batch.columns.recognition import Column
from engine.core.model import Attribute, KnowledgeBase
from engine.facts.values import Reading


@dataclass(frozen=True, slots=True)
class Text:
    """A distinct text of a column, its number of rows, and its reading."""

    text: str
    rows: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class ReadColumn:
    """A column that is about an attribute, with its different texts, the most frequent first.

    `unread` are the texts that are not understood; of several values in a cell, each by itself.
    `others` counts the cells that were not looked at; `codes` are codes of unknown meaning.
    """

    heading: str
    attribute: str
    target: str
    how: str
    texts: tuple[Text, ...]
    unread: tuple[Text, ...]
    others: int
    codes: tuple[str, ...]

    @property
    def understood(self) -> int:
        """Cells with a value, and nothing in them that is not understood."""
        clean = (one for one in self.texts if not one.reading.problem)
        return sum(one.rows for one in clean if one.reading.value is not None)

    @property
    def not_understood(self) -> int:
        """Cells with something in them that is not understood."""
        return sum(one.rows for one in self.texts if one.reading.problem)

    @property
    def not_known(self) -> int:
        """Cells that are blank, or say that it is not known."""
        return sum(one.rows for one in self.texts) - self.understood - self.not_understood


def read_column(
    knowledge_base: KnowledgeBase,
    column: Column,
    counted: Counter[str],
    others: int,
    mapping: Conventions,
) -> ReadColumn:
    """The profile of a column from its texts, which are counted by rows."""
    attribute = knowledge_base.attributes[str(column.attribute)]
    ticks = column.choice is not None
    found = () if ticks else unclear_codes(knowledge_base, attribute, counted, mapping)
    coded = {attribute.id} if found else set()

    def read(text: str) -> Reading:
        return read_cell(knowledge_base, column, text, mapping, coded)

    texts = tuple(Text(text, rows, read(text)) for text, rows in counted.most_common())
    unread = _unread(attribute, texts, read)
    said = [one.text for one in texts if one.reading.problem or one.reading.value is not None]
    only_codes = attribute.kind != "number" and not ticks and all(map(code_in, said))
    codes = {code for one in unread if (code := code_in(one.text))} if coded or only_codes else ()
    return ReadColumn(
        heading=column.heading,
        attribute=attribute.id,
        target=str(column.target),
        how=column.how,
        texts=texts,
        unread=unread,
        others=others,
        codes=in_order(codes),
    )


def _unread(
    attribute: Attribute, texts: Iterable[Text], read: Callable[[str], Reading]
) -> tuple[Text, ...]:
    """The texts that are not understood, one of those that are written alike; the frequent first.

    Of several values in a cell, only those count that are not understood.
    """
    rows: Counter[str] = Counter()
    written: dict[str, str] = {}
    for one in texts:
        if one.reading.problem:
            parts = parts_of(attribute, one.text)
            keys = {word_key(part): part.strip() for part in parts if read(part).problem}
            rows.update(dict.fromkeys(keys, one.rows))
            for key, part in keys.items():
                written.setdefault(key, part)
    return tuple(Text(written[key], many, read(written[key])) for key, many in rows.most_common())
