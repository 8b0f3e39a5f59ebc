"""Output by Spark: a folder of advice and one of rejects, each in parts."""

from collections.abc import Collection, Mapping, Sequence

from pyspark.errors import AnalysisException
from pyspark.sql import DataFrame, Observation, SparkSession
from pyspark.sql import functions as F  # noqa: N812

from engine.spark.answers import as_lists, as_text
from engine.spark.cells import escape_formula
from engine.spark.people import AT, FAULT, FILE, TEXT, SparkPeople
from engine.spark.readings import table_of
from engine.spark.rights import creation_options
from engine.spark.session import spark_errors
from engine.tables.file_format import PARQUET
from engine.tables.streams import MAKE_ROOM

REJECT_COLUMNS = ("file", "record", "reason", "row")
TIES = "ties"
THERE = "PATH_ALREADY_EXISTS"


class Writer:
    """Writes advice and rejects. `begun` collects the places that it has begun to write."""

    def __init__(self, session: SparkSession, people: SparkPeople, begun: list[str]) -> None:
        self._session, self._people, self._begun = session, people, begun
        self._creation = creation_options(people.records.inputFiles())

    def write_rejects(self, files: Mapping[str, int], place: str, *, with_row: bool) -> None:
        """Write all rejects, with the text of their rows if the advice keeps all of a row. `files`
        has the position before the first row of each file."""
        rows = [{"of": file, "first": first} for file, first in files.items()]
        firsts = table_of(self._session, rows, {"of": "STRING", "first": "BIGINT"})
        rejects = (
            self._people.records.where(F.col(FAULT).isNotNull())
            .join(F.broadcast(firsts), F.col(FILE) == F.col("of"))
            .where(F.col(AT) > F.col("first"))
        )
        number = (F.col(AT) - F.col("first")).cast("string")
        row = F.replace(F.col(TEXT), F.lit("\0"), F.lit("\\x00"))
        names = REJECT_COLUMNS if with_row else REJECT_COLUMNS[:-1]
        columns = zip(names, (F.col(FILE), number, F.col(FAULT), row), strict=False)
        table = rejects.select([escape_formula(one).alias(name) for name, one in columns])
        self._write(table, place, self._people.delimiter)

    def write_advice(
        self, advice: DataFrame, names: Sequence[str], paths: Collection[str], place: str
    ) -> tuple[dict[str, int], int]:
        """Write the advice, beside the input's columns under these names. How many rows have each
        path, "" for none, and how many are ties: counted as they are written."""
        counted = Observation()
        path = F.coalesce(F.col("path"), F.lit(""))
        seen = advice.observe(
            counted,
            F.count_if(F.col("margin") == 0).alias(TIES),
            *[F.count_if(path == id).alias(_count(id)) for id in (*paths, "")],
        )
        in_parquet = place.lower().endswith(PARQUET)
        table = as_lists(seen, names) if in_parquet else as_text(seen, names)
        self._write(table, place, self._people.delimiter)
        found = counted.get
        return {id: found[_count(id)] for id in (*paths, "")}, found[TIES]

    def _write(self, table: DataFrame, place: str, delimiter: str) -> None:
        """Write a table to a place that is not there yet."""
        writer = table.write.mode("errorifexists").options(**self._creation)
        self._begun.append(place)
        with spark_errors(place, "Spark cannot write it", MAKE_ROOM):
            try:
                if place.lower().endswith(PARQUET):
                    writer.parquet(place)
                else:
                    writer.options(
                        header=True,
                        sep=delimiter
                        if delimiter == ";"
                        else ",",  # as the same spreadsheet reads it
                        quote='"',
                        escape='"',
                        emptyValue="",
                        encoding="UTF-8",
                        ignoreLeadingWhiteSpace=False,
                        ignoreTrailingWhiteSpace=False,
                    ).csv(place)
            except AnalysisException as error:
                if error.getCondition() == THERE:
                    self._begun.remove(place)  # it was there before
                raise


def _count(path: str) -> str:
    """The name of the number of rows that have a path."""
    return f"path {path}"
