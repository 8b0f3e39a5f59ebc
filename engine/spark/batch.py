"""Batch processing by Spark: a folder of advice for files of people, on one machine or on many.

The results are the same as those of `engine.batch`. Each distinct text is read in this process;
Spark joins the readings to the people and runs the compiled query where these are.
"""

import os
from collections.abc import Iterator, Mapping, Sequence

from pyspark.sql import SparkSession

from engine.batch.columns.codes import code_notes
from engine.batch.columns.headings import renamed, renaming_note
from engine.batch.columns.kept import kept_columns
from engine.batch.columns.match import knows
from engine.batch.columns.precedence import match_mapped
from engine.batch.options import DEFAULT, Options
from engine.batch.summary import Summary
from engine.core.advice_row import RESULT_COLUMNS, distinct
from engine.core.further_columns import score_columns
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError
from engine.language.sentences import quote
from engine.spark.answers import answered
from engine.spark.people import find_people
from engine.spark.places import Places
from engine.spark.profile import AGAIN, Survey, survey
from engine.spark.readings import Readings, understood_people
from engine.spark.refusals import folder_name, refuse_choices, refuse_unfit
from engine.spark.session import spark_session
from engine.spark.writing import Writer
from engine.tables.dialect import delimiter_name


def advise_everyone(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    source: str,
    output: str,
    *,
    mapping: Mapping[str, str] | None = None,
    rejects: str | None = None,
    options: Options = DEFAULT,
    session: SparkSession | None = None,
) -> Summary:
    """Write advice for everybody in a source that Spark can see, and count its rows and results.

    `output` is a folder that is not there yet: Parquet if it is named so, else CSV. Raises
    MisuseError for what cannot be done as it was asked and CrossroadsError for what is no table of
    people; no folder is left behind then, and none that was there is touched.
    """
    refuse_unfit(source, output, rejects, options)
    output, mapping = folder_name(output), mapping or {}
    rejects = folder_name(rejects or f"{os.path.splitext(output)[0]}.rejects.csv")
    known = knows(knowledge_base, {**options.conventions.columns, **mapping})
    with spark_session(session) as spark:
        places = Places(spark)
        places.refuse_taken(source, output, rejects)
        people = find_people(spark, source, known)
        headings, columns, column_notes = match_mapped(
            knowledge_base, people.name, people.headings, options.conventions, mapping
        )
        refuse_choices(people.name, columns)
        scores = score_columns(knowledge_base) if options.scores else ()
        kept = kept_columns(knowledge_base, columns, options.keep)
        given = _Given(headings, kept, (*RESULT_COLUMNS, *scores))
        seen = survey(people, [at for at, column in enumerate(columns) if column.attribute])
        readings = Readings(knowledge_base, columns, seen.texts, options.conventions)
        staff = understood_people(spark, people.records, readings, given.kept)
        advice = answered(spark, knowledge_base, staff, options.reasons, scores=options.scores)
        with places.unless_broken_off() as begun:
            writer = Writer(spark, people, begun)
            if seen.rejected:
                whole = len(given.kept) == len(headings)
                writer.write_rejects(seen.files, rejects, with_row=whole)
            paths, ties = writer.write_advice(advice, given.names, knowledge_base.paths, output)
            _check(people.name, seen, sum(paths.values()))
        codes = code_notes(knowledge_base, readings.codes, options.conventions)
        return Summary(
            rows_in=seen.records,
            rows_out=sum(paths.values()),
            rejected=seen.rejected,
            blank_lines=0,
            profiles=None,
            paths=paths,
            ties=ties,
            problems=readings.problems,
            columns=columns,
            notes=(*_reading_notes(people.delimiter, seen), *column_notes, *codes, *given.notes),
            output=output,
            rejects=rejects if seen.rejected else None,
            rejected_rows=(),
            left_out=frozenset(range(len(columns))) - set(given.kept),
            options=options,
        )


class _Given:
    """The columns of the input that are kept, and their names in the output.

    A table of Spark cannot have names that are empty or alike.
    """

    def __init__(
        self, headings: Sequence[str], kept: Sequence[int], results: Sequence[str]
    ) -> None:
        self.kept = kept
        self._headings = [headings[at] for at in kept]
        self._renamed = renamed(self._headings, results)
        self.names = distinct(self._renamed, results)

    @property
    def notes(self) -> Iterator[str]:
        """Remarks on the headings that are changed."""
        yield from renaming_note(self._headings, self._renamed)
        pairs = zip(self._renamed, self.names, strict=True)
        if changed := [f"{quote(old)} is now {quote(new)}" for old, new in pairs if old != new]:
            yield f"headings that are empty or alike: {', '.join(changed)}"


def _check(name: str, seen: Survey, rows: int) -> None:
    """Make sure that every row is in one of the folders. Raises CrossroadsError where one is not,
    as when the source is written to meanwhile."""
    if seen.records != rows + seen.rejected:
        what = f"{seen.records:,} rows in, {rows:,} out, {seen.rejected:,} rejected"
        raise CrossroadsError(name, f"changed while it was read: {what}", AGAIN)


def _reading_notes(delimiter: str, seen: Survey) -> Iterator[str]:
    """Remarks on how the files were read, for those who use the advice."""
    if delimiter != ",":
        yield f"read with {delimiter_name(delimiter)} as the delimiter"
    for reason, rows in seen.faults.items():
        yield f"rejected: {rows:,} x {reason}"
