"""Readings of distinct texts, made in this process and joined to the people by Spark.

The machines of Spark need neither Python nor crossroads: the readings go there as a table, by way
of JSON.
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812

from engine.batch.columns.cells import read_cell
from engine.batch.columns.column_codes import unclear_codes
from engine.batch.columns.mapping import Conventions
from engine.batch.columns.recognition import Column
from engine.core.advice_row import BETWEEN, problems_cell
from engine.core.model import Attribute, KnowledgeBase, Value
from engine.facts.values import Reading
from engine.spark.cells import unescape_formula as unescape_column
from engine.spark.people import CELLS, FAULT, cell
from engine.tables.csv_text import unescape_formula

TYPES = {"number": "DOUBLE", "yes/no": "BOOLEAN"}
GIVEN, PROBLEMS = "given", "problems"

Texts = Mapping[int, Mapping[str, int]]  # the rows of each, by column


class Readings:
    """The readings of the texts of the known columns, by the columns' positions.

    `codes` are those of unknown meaning, by attribute.
    """

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        columns: Sequence[Column],
        texts: Texts,
        conventions: Conventions,
    ) -> None:
        self.stated = tuple(knowledge_base.stated.values())
        self.attributes = {
            at: knowledge_base.attributes[columns[at].attribute or ""] for at in texts
        }
        self._columns, self._texts = columns, texts
        self.codes = self._unclear(knowledge_base, conventions)
        self.of = {
            at: {
                text: read_cell(
                    knowledge_base, columns[at], unescape_formula(text), conventions, self.codes
                )
                for text in texts[at]
            }
            for at in self.attributes
        }

    def _unclear(
        self, knowledge_base: KnowledgeBase, conventions: Conventions
    ) -> Mapping[str, tuple[str, ...]]:
        """The codes of each attribute whose column holds some of unknown meaning."""
        found = {
            one.id: unclear_codes(knowledge_base, one, self._texts[at], conventions)
            for at, one in self.attributes.items()
        }
        return {id: codes for id, codes in found.items() if codes}

    @property
    def problems(self) -> dict[str, dict[str, int]]:
        """Cells that were not understood, by heading and problem, the most frequent first."""
        counted = {self._columns[at].heading: Counter[str]() for at in self.of}
        for at, readings in self.of.items():
            for text, read in readings.items():
                if read.problem:
                    counted[self._columns[at].heading][read.problem] += self._texts[at][text]
        return {heading: dict(found.most_common()) for heading, found in counted.items() if found}


def understood_people(
    session: SparkSession, records: DataFrame, readings: Readings, kept: Sequence[int]
) -> DataFrame:
    """A row for each person: a column for each attribute, and the cells that pass through.

    A row with a text that has no reading is lost in the inner join, and missed by the final count.
    """
    staff = records.where(F.col(FAULT).isNull())
    for at, attribute in readings.attributes.items():
        rows = [
            {f"t{at}": text, f"v{at}": _plain(read.value), f"p{at}": _problem(attribute, read)}
            for text, read in readings.of[at].items()
        ]
        columns = {f"t{at}": "STRING", f"v{at}": _type(attribute), f"p{at}": "STRING"}
        table = F.broadcast(table_of(session, rows, columns))
        staff = staff.join(table, cell(at) == F.col(f"t{at}"))
    places = {attribute.id: at for at, attribute in readings.attributes.items()}
    values = [
        F.col(f"v{places[one.id]}") if one.id in places else F.lit(None).cast(_type(one))
        for one in readings.stated
    ]
    given = F.array(*[unescape_column(cell(at)) for at in kept])
    problems = F.filter(F.array(*[f"p{at}" for at in readings.of]), lambda one: one.isNotNull())
    return staff.select(
        F.struct(given.alias(CELLS), problems.alias(PROBLEMS)).alias(GIVEN),
        *[value.alias(one.id) for value, one in zip(values, readings.stated, strict=True)],
    )


def table_of(
    session: SparkSession, rows: Sequence[Mapping[str, object]], columns: Mapping[str, str]
) -> DataFrame:
    """Rows as a table of Spark, made without Python on its machines."""
    types = ", ".join(f"{name}: {type_}" for name, type_ in columns.items())
    said = {"rows": json.dumps(rows, ensure_ascii=False)}
    return session.sql(f"SELECT inline(from_json(:rows, 'ARRAY<STRUCT<{types}>>'))", args=said)


def _type(attribute: Attribute) -> str:
    return TYPES.get(attribute.kind, "STRING")


def _plain(value: Value | None) -> str | float | None:
    return BETWEEN.join(value) if isinstance(value, tuple) else value


def _problem(attribute: Attribute, read: Reading) -> str | None:
    return problems_cell({attribute.id: read.problem}) if read.problem else None
