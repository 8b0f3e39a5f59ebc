"""What cannot be asked of Spark: said before it is started, which takes some seconds."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from engine.batch.output.places import refuse_other_format
from engine.batch.record import Options
from engine.errors import MisuseError

ALONE = "Leave it out, or leave --engine spark out."
NOT_READ = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".json", ".jsonl", ".zip")
NOT_WRITTEN = (".xlsx", ".jsonl")


def refuse_unfit(source: str, output: str, rejects: str | None, options: Options) -> None:
    """Raise MisuseError for a request that only the engine in this process can carry out."""
    for option, value in (
        ("--record", options.record),
        ("--sheet", options.sheet),
        ("--id", options.id_heading),
        ("--explain", options.explain or None),
    ):
        if value is not None:
            raise MisuseError(option, "is not there for --engine spark", ALONE)
    for place in (source, output, rejects):
        if place == "-":
            cure = "Name a path, or leave --engine spark out."
            raise MisuseError("-", "Spark reads and writes files, and no stream", cure)
    if source.lower().endswith(NOT_READ):
        what, cure = "has an ending that Spark does not read here", "Hand over CSV or Parquet."
        raise MisuseError(source, what, cure)
    if not os.path.basename(folder_name(output)):
        raise MisuseError("the output", "has no name", "Name a folder that is not there yet.")
    if output.lower().endswith(NOT_WRITTEN):
        what, cure = "Spark writes CSV and Parquet here", "Name it .csv or .parquet."
        raise MisuseError(output, what, cure)
    refuse_other_format(folder_name(output))


def folder_name(place: str) -> str:
    """A place without the slash that may stand at its end."""
    return place.rstrip("/")


@contextmanager
def needs_spark() -> Iterator[None]:
    """Raise MisuseError, with the cure, where pyspark is not installed."""
    try:
        yield
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in {"pyspark", "py4j"}:
            raise
        what, cure = "needs pyspark, and Java 17", 'Run: pip install "crossroads[spark]"'
        raise MisuseError("--engine spark", what, cure) from error
