"""Data profiling by Spark: the files, rejects and distinct texts of a source, in one pass.

Each distinct text of a column is then read on one machine, so there may not be more of them than
one machine can hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pyspark.sql import Row
from pyspark.sql import functions as F  # noqa: N812

from engine.errors import CrossroadsError
from engine.spark.faults import CONFLICT, REPEATED, misfit
from engine.spark.people import AT, FAULT, FILE, SparkPeople, cell
from engine.spark.session import spark_errors
from engine.tables.physical_lines import PhysicalLines

MOST = 300_000  # different texts of all columns that are read, and files; so many fit into 1 GB
FEWEST = 20  # rows of a source that is refused, if most do not fit
IN_FILE, HEADER, REJECTED = -1, -2, -3  # counted beside the texts of a column
ONE_TABLE = "Give every file the same columns in the same order, or take it away."
CHECK = f"Check that it is whole, and no cell longer than {PhysicalLines.longest:,} characters."
AGAIN = "Check that nobody writes there, and run it again."


@dataclass(slots=True)
class Survey:
    """The profile of a source: its files, with the position before their first row; its rejects by
    reason; the texts of the columns that are read, and the rows of each."""

    files: dict[str, int] = field(default_factory=dict)
    records: int = 0
    faults: dict[str, int] = field(default_factory=dict)
    texts: dict[int, dict[str, int]] = field(default_factory=dict)

    @property
    def rejected(self) -> int:
        """How many rows are rejects."""
        return sum(self.faults.values())


def survey(people: SparkPeople, known: Sequence[int]) -> Survey:
    """The profile of a source, in which the columns at the positions in `known` are read.

    Raises CrossroadsError for files that are not one table, or hold too many different texts.
    """
    found, headers = Survey(texts={at: {} for at in known}), dict[str, int]()
    with spark_errors(people.name, "Spark cannot read it", CHECK):
        counted = _counted(people, known)
    for what, text, rows, first in counted:
        if what == IN_FILE:
            found.files[text] = first if people.has_header else 0
            found.records += rows
        elif what == HEADER:
            headers[text] = first
        elif what == REJECTED:
            found.faults[text] = rows
        else:
            found.texts[what][text] = rows
    if people.has_header:
        _take_headers(people, found, headers)
    _refuse_unusable(people, found)
    return found


def _counted(people: SparkPeople, known: Sequence[int]) -> list[Row]:
    """Counts of files, headers, rejects and texts: what, its text, its records and their first."""
    good, repeats = F.col(FAULT).isNull(), F.col(FAULT) == REPEATED
    kinds = {
        IN_FILE: F.col(FILE),
        HEADER: F.when(repeats, F.col(FILE)),
        REJECTED: F.col(FAULT),
        **{at: F.when(good, cell(at)) for at in known},
    }
    what = [F.struct(F.lit(one).alias("what"), it.alias("text")) for one, it in kinds.items()]
    each = people.records.select(F.explode(F.array(*what)).alias("one"), AT)
    counted = (
        each.select("one.what", "one.text", AT)
        .where(F.col("text").isNotNull())
        .groupBy("what", "text")
        .agg(F.count(F.lit(1)).alias("rows"), F.min(AT).alias("first"))
    )
    rows: list[Row] = counted.limit(MOST + 1).collect()
    if len(rows) > MOST:
        [(what, number)] = counted.groupBy("what").count().orderBy(F.desc("count")).head(1)
        raise _too_many(people, what, number)
    return rows


def _too_many(people: SparkPeople, what: int, number: int) -> CrossroadsError:
    if what < 0:
        what_, cure = f"has {number:,} files", "Join them, or advise one folder after another."
        return CrossroadsError(people.name, what_, cure)
    heading = people.headings[what]
    said = f"the column '{heading}' holds {number:,} different texts, which is no list of values"
    cure = f'Leave it alone with --map "{heading}=", or advise one part after another.'
    return CrossroadsError(people.name, said, cure)


def _take_headers(people: SparkPeople, found: Survey, headers: Mapping[str, int]) -> None:
    """Discount the header of each file. Raises CrossroadsError for a file without it."""
    for file, first in found.files.items():
        if headers.get(file) != first:
            what = f"does not begin with the header that {people.name} has: {people.headings}"
            raise CrossroadsError(file, what, ONE_TABLE)
    found.records -= len(found.files)
    found.faults[REPEATED] = found.faults.get(REPEATED, 0) - len(found.files)
    found.faults = {reason: rows for reason, rows in found.faults.items() if rows}


def _refuse_unusable(people: SparkPeople, found: Survey) -> None:
    """Raise CrossroadsError for a source without rows, or with rows that cannot be trusted."""
    if not found.records:
        what, cure = "has a header and no rows", "Add a row for each person."
        raise CrossroadsError(people.name, what, cure)
    if CONFLICT in found.faults:
        what, cure = "holds a merge conflict", "Resolve the merge, and try again."
        raise CrossroadsError(people.name, what, cure)
    misfits = found.faults.get(misfit(len(people.headings)), 0)
    if found.records >= FEWEST and misfits * 2 > found.records:
        what = f"{misfits:,} of {found.records:,} rows do not fit the header"
        cure = "Check what delimits the cells, and quotes around cells that hold it."
        raise CrossroadsError(people.name, what, cure)
