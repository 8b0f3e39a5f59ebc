"""Preconditions of a run by Spark, checked before it is started, which takes some seconds."""

import os
from collections.abc import Iterable
from contextlib import AbstractContextManager

from engine.batch.columns.recognition import Column
from engine.batch.options import Options
from engine.batch.output.places import refuse_other_format, refuse_rules
from engine.errors import MisuseError
from engine.language.sentences import quote
from engine.tables.optional import needs
from engine.tables.streams import STANDARD, input_place, output_place

ALONE = "Leave it out, or leave --engine spark out."
NOT_READ = (".xls", ".xlsx", ".xlsm", ".xlsb", ".ods", ".json", ".jsonl", ".zip")
NOT_WRITTEN = (".xlsx", ".jsonl")


def refuse_unfit(source: str, output: str, rejects: str | None, options: Options) -> None:
    """Raise MisuseError for a request that only the engine in this process can carry out."""
    for option, value in (
        ("--record", options.record),
        ("--sheet", options.sheet),
        ("--id", options.id_heading),
        ("--with", options.answers or None),
        ("--missing", options.missing),
        ("--explain", options.explain or None),
        ("--decide", options.decide or None),
        ("--retain-until", options.retain_until),
    ):
        if value is not None:
            raise MisuseError(option, "is not there for --engine spark", ALONE)
    for place in (source, output, rejects):
        if place is not None and STANDARD in (input_place(place), output_place(place)):
            cure = "Name a path, or leave --engine spark out."
            raise MisuseError(place, "Spark reads and writes files, and no stream", cure)
    if source.lower().endswith(NOT_READ):
        what, cure = "has an ending that Spark does not read here", "Hand over CSV or Parquet."
        raise MisuseError(source, what, cure)
    if not os.path.basename(folder_name(output)):
        raise MisuseError("the output", "has no name", "Name a folder that is not there yet.")
    if output.lower().endswith(NOT_WRITTEN):
        what, cure = "Spark writes CSV and Parquet here", "Name it .csv or .parquet."
        raise MisuseError(output, what, cure)
    refuse_other_format(folder_name(output))
    refuse_rules(filter(None, (output, rejects)))


def refuse_choices(name: str, columns: Iterable[Column]) -> None:
    """Raise MisuseError where an attribute has a column for each of its choices."""
    for column in columns:
        if column.choice is not None:
            what = f"{quote(column.heading)} is a column for one choice of {column.attribute}"
            raise MisuseError(name, f"{what}, which is not there for --engine spark", ALONE)


def folder_name(place: str) -> str:
    """A place without the slash that may stand at its end."""
    return place.rstrip("/")


def needs_spark() -> AbstractContextManager[None]:
    """Raise MisuseError where pyspark is not installed."""
    return needs({"pyspark", "py4j"}, "--engine spark", "needs pyspark, and Java 17", "spark")
