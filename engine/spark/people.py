"""CSV and Parquet reading by Spark: every record with its cells as text, or why it is no row.

Cells go by their position, since Spark cannot have two columns of one name. A CSV file is read by
one task from its first record to its last, because a cell may hold line ends.
"""

from dataclasses import dataclass
from urllib.parse import unquote

from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812
from pyspark.sql import types as T  # noqa: N812

from engine.core.advice_row import BETWEEN
from engine.errors import CrossroadsError, MisuseError
from engine.spark.cells import text
from engine.spark.faults import BAD, CONTROL, LINE_FEED, holds, no_row
from engine.spark.session import spark_errors
from engine.tables.dialect import Dialect, find_dialect
from engine.tables.encoding import BYTE_ORDER_MARK
from engine.tables.file_format import PARQUET
from engine.tables.header import HEAD, Knows
from engine.tables.physical_lines import PhysicalLines

CELLS, FILE, AT, FAULT, TEXT = "cells", "file", "at", "fault", "text"
ABOUT = "_metadata"  # Spark's column about the file of a row
CHECK = "Check the name, and that Spark can get there."


@dataclass(frozen=True, slots=True)
class SparkPeople:
    """The people of a source. Knows nothing of the meaning of its columns.

    `records` has a list of cells, one for each heading, and the record's file, its position there,
    why it is no row, and its text. In CSV the first record of every file is its header.
    """

    name: str
    headings: tuple[str, ...]
    delimiter: str
    records: DataFrame
    has_header: bool


def cell(at: int) -> Column:
    """The cell at a position."""
    return F.get(F.col(CELLS), at)


def find_people(session: SparkSession, source: str, knows: Knows) -> SparkPeople:
    """The people in a file or folder. `knows` is asked about headings.

    Raises MisuseError for a place that Spark cannot read, CrossroadsError for one without a table.
    """
    with spark_errors(source, "Spark cannot read it", CHECK):
        lines = session.read.text(source)
        files = [unquote(file) for file in lines.inputFiles()]
        if not files:
            raise CrossroadsError(source, "holds no file", "Name a file, or a folder with files.")
        parquet = [file for file in files if file.lower().endswith(PARQUET)]
        if not parquet:
            return _in_csv(session, source, _dialect(source, lines, knows))
        if other := next((file for file in files if file not in parquet), None):
            what = f"holds Parquet and other files: {parquet[0]}, {other}"
            raise MisuseError(source, what, "Give each format a folder of its own.")
        return _in_parquet(session, source)


def _dialect(source: str, lines: DataFrame, knows: Knows) -> Dialect:
    """The dialect of the first file that is not empty; the others have to be alike."""
    file = lines.metadataColumn(ABOUT).getField("file_path")
    start = lines.select(lines[0], file.alias(FILE)).head(HEAD)
    of_one = [line[0] for line in start if line[1] == start[0][1]]
    return find_dialect(source, PhysicalLines([f"{line}{LINE_FEED}" for line in of_one]), knows)


def _in_csv(session: SparkSession, source: str, dialect: Dialect) -> SparkPeople:
    """People in CSV files, all with this header."""
    found = _csv(session, source, dialect)
    width = len(dialect.headings)
    more = found.schema.fields[width + 1 :]  # what the names of folders say: dept=HR/staff.csv
    headings = (*dialect.headings, *(one.name for one in more))
    raw, bad = [F.coalesce(found[at], F.lit("")) for at in range(width)], found[width]
    blank = raw[0] == "\r" if width == 1 else bad.rlike(r"\A[ \t\r]*\z")
    raw[0] = F.regexp_replace(raw[0], f"^{BYTE_ORDER_MARK}", "")
    raw[-1] = _without_return(raw[-1])
    given = found.select(
        F.array(*raw, *[text(found[one.name], one.dataType) for one in more]).alias(CELLS),
        _without_return(bad).alias(BAD),
        F.coalesce(blank, F.lit(False)).alias("blank"),
        found.metadataColumn(ABOUT).getField("file_path").alias(FILE),
        F.monotonically_increasing_id().alias(AT),
    ).where(~F.col("blank"))
    records = given.select(
        CELLS,
        FILE,
        AT,
        no_row(F.slice(CELLS, 1, width), dialect, F.col(BAD)).alias(FAULT),
        F.coalesce(F.col(BAD), F.array_join(CELLS, dialect.delimiter)).alias(TEXT),
    )
    return SparkPeople(source, headings, dialect.delimiter, records, has_header=True)


def _csv(session: SparkSession, source: str, dialect: Dialect) -> DataFrame:
    """The columns of CSV files, and records that do not fit into them."""
    names = [*(f"c{at}" for at in range(len(dialect.headings))), BAD]
    return (
        session.read.schema(T.StructType([T.StructField(one, T.StringType()) for one in names]))
        .options(
            sep=dialect.delimiter,
            quote='"',
            escape='"',
            header=False,
            multiLine=True,
            lineSep=LINE_FEED,  # else Spark takes the first line's end for all, and changes others
            encoding="UTF-8",
            mode="PERMISSIVE",
            columnNameOfCorruptRecord=BAD,
            columnPruning=False,  # else a record is only as broken as what is asked of it
            ignoreLeadingWhiteSpace=False,
            ignoreTrailingWhiteSpace=False,
            maxCharsPerColumn=PhysicalLines.longest,
        )
        .csv(source)
    )


def _without_return(text: Column) -> Column:
    """The text without the carriage return of a line end."""
    return F.regexp_replace(text, r"\r\z", "")


def _in_parquet(session: SparkSession, source: str) -> SparkPeople:
    """People in Parquet files. A column that some of them lack is not known there."""
    found = session.read.options(mergeSchema=True).parquet(source)
    fields = found.schema.fields
    headings = tuple(one.name for one in fields)
    cells = [text(found[_quoted(one.name)], one.dataType) for one in fields]
    given = found.select(F.array(*cells).alias(CELLS), found.metadataColumn(ABOUT).alias(ABOUT))
    records = given.select(
        CELLS,
        F.col(f"{ABOUT}.file_path").alias(FILE),
        (F.col(f"{ABOUT}.row_index") + 1).alias(AT),
        F.when(holds(F.col(CELLS), "\0"), CONTROL).alias(FAULT),
        F.array_join(CELLS, BETWEEN).alias(TEXT),
    )
    return SparkPeople(source, headings, ",", records, has_header=False)


def _quoted(name: str) -> str:
    """A name that may hold dots, quoted for Spark."""
    return "`" + name.replace("`", "``") + "`"
