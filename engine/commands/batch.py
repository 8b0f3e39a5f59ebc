"""`crossroads batch`: advice for everybody in a staff file."""

import csv
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial
from io import StringIO
from typing import Literal

import click

from engine.batch.batch import advise_everyone
from engine.batch.divisible import cores
from engine.batch.options import Options
from engine.batch.pages.summary import show_summary
from engine.batch.summary import Summary
from engine.commands.as_of_option import as_of_option
from engine.commands.batch_inspect import inspect_file, refuse_to_write
from engine.commands.mapping_option import (
    conventions_of,
    counted_to,
    is_mapping_file,
    parse_mapping,
)
from engine.commands.options import (
    knowledge_base,
    missing_option,
    rules_option,
)
from engine.commands.output_options import output_options
from engine.commands.streams import interruptible, progress_bar
from engine.errors import MisuseError
from engine.spark.refusals import needs_spark
from engine.tables.streams import STANDARD, output_place

NOT_ACCEPTED = 1  # exit code


@click.command()
@click.argument("staff", metavar="{TABLE}.csv")
@click.option("-o", "--output", metavar="ADVICE.csv", help="Where the advice goes.")
@click.option("--inspect", is_flag=True, help="Advise nobody; show how the file would be read.")
@click.option(
    "--write-map",
    metavar="FILE.toml",
    help="With --inspect: write a mapping file, to fill in and give to --map.",
)
@click.option(
    "--map",
    "mappings",
    metavar='"HEADING=ATTRIBUTE"|FILE.toml',
    multiple=True,
    help="Take a column for an attribute; with nothing after =, for none. Or use a mapping file.",
)
@click.option(
    "--id",
    "id_heading",
    metavar="HEADING",
    help="Compare rows with the same id. HEADING=OTHER, where the files of --with call it so.",
)
@click.option(
    "--with",
    "answers",
    metavar="ANSWERS.csv",
    multiple=True,
    help="Join people's own answers by --id; what a later file says counts before an earlier one.",
)
@click.option(
    "--prefer",
    type=click.Choice(["self", "hr"]),
    help="With --with: whose word counts where two files differ about a fact; self by default.",
)
@click.option(
    "--missing",
    metavar="TODO.csv",
    help="List who has not answered, and which answers could still change somebody's path.",
)
@as_of_option
@click.option("--rejects", metavar="FILE.csv", help="Where rows that cannot be read go.")
@click.option("--sheet", metavar="NAME", help="Read this sheet of a workbook, not the first.")
@click.option(
    "--keep",
    metavar="all|none|HEADING,...",
    default="all",
    help="Which of the input's columns stand in the output; protected ones, such as age, only "
    "where they are named (all,HEADING).",
)
@click.option(
    "--reasons",
    type=click.Choice(["text", "ids"]),
    default="text",
    help="Give reasons, advice and cautions as sentences or as the ids of their rules.",
)
@click.option(
    "--explain",
    type=click.Choice(["full"]),
    help="Add how firm each recommendation is, and for every other path why not.",
)
@click.option(
    "--engine",
    type=click.Choice(["bits", "duckdb", "spark"]),
    default="bits",
    help="Who runs the rules: our own engine, the compiled query in DuckDB, or Spark, for files "
    "and folders of CSV or Parquet. The results are the same.",
)
@click.option(
    "--jobs",
    type=click.IntRange(min=1),
    metavar="N",
    help="How many processes share a large CSV file; as many as there are cores by default.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 where anything was not understood.")
@click.option("--record", metavar="FILE.json", help="Write what makes the run repeatable.")
@output_options
@rules_option
def batch(  # noqa: PLR0913, PLR0917
    staff: str,
    output: str | None,
    inspect: bool,
    write_map: str | None,
    mappings: tuple[str, ...],
    id_heading: str | None,
    answers: tuple[str, ...],
    prefer: Literal["self", "hr"] | None,
    missing: str | None,
    as_of: date | None,
    rejects: str | None,
    sheet: str | None,
    keep: str,
    reasons: Literal["text", "ids"],
    explain: str | None,
    engine: Literal["bits", "duckdb", "spark"],
    jobs: int | None,
    strict: bool,
    record: str | None,
    scores: bool,
    decide: bool,
    retain_until: date | None,
    rules_folder: str | None,
) -> None:
    """Advise everyone in a {file}: one result for each row, in the same order.

    Columns are found by their headings; the input's columns stand first in the output, as they
    were, but for protected ones. A blank cell is "not known". A cell that is not understood is
    listed in `problems`, and the rest of its row still counts. Rows that cannot be read at all go
    to a second file with their line number and the reason.

    The endings say the formats: .csv, .xlsx and .parquet, and .jsonl for the advice. `-` is
    standard input or output, as CSV. Spark writes a folder of CSV or Parquet.
    """
    rules = knowledge_base(rules_folder)
    mapping = parse_mapping(mappings)
    conventions = counted_to(conventions_of(rules, mappings), as_of)
    if write_map and not inspect:
        raise missing_option("--inspect", needed_by="--write-map")
    if prefer and not answers:
        raise missing_option("--with", "Name the file of answers.", needed_by="--prefer")
    if inspect and engine == "spark":
        raise MisuseError("--inspect", "is not there for --engine spark", "Leave --engine out.")
    if inspect:
        refuse_to_write(
            {"-o": output, "--rejects": rejects, "--record": record, "--missing": missing}
        )
        inspect_file(
            rules,
            staff,
            write_map,
            mapping,
            Options(sheet=sheet, id_heading=id_heading, conventions=conventions, answers=answers),
        )
        return
    if output is None:
        raise missing_option("-o", "Say where the advice goes, or add --inspect.")
    options = Options(
        sheet=sheet,
        keep=_kept(keep),
        reasons=reasons,
        explain=explain == "full",
        strict=strict,
        record=record,
        id_heading=id_heading,
        mapping_files=tuple(filter(is_mapping_file, mappings)),
        conventions=conventions,
        answers=answers,
        prefer=prefer or "self",
        missing=missing,
        scores=scores,
        decide=decide,
        retain_until=retain_until,
        engine="duckdb" if engine == "duckdb" else "bits",
        jobs=jobs or cores(),
    )
    with interruptible(), _advising_by(engine) as advise_all:
        summary = advise_all(
            rules, staff, output, mapping=mapping, rejects=rejects, options=options
        )
    tables = {output_place(place) for place in (output, rejects) if place}
    click.echo(show_summary(rules, summary), err=STANDARD in tables)
    if summary.failed:
        sys.exit(NOT_ACCEPTED)


@contextmanager
def _advising_by(engine: str) -> Iterator[Callable[..., Summary]]:
    """The batch in this process, or by Spark: that of spark-submit, or one on this machine."""
    if engine == "spark":
        with needs_spark():
            from engine.spark.batch import advise_everyone as advise_by_spark  # noqa: PLC0415
        yield advise_by_spark
        return
    with progress_bar() as progress:
        yield partial(advise_everyone, progress=progress)


def _kept(keep: str) -> tuple[str, ...] | None:
    """What --keep says: headings, none at all, or None for `all`. Quotes protect a comma."""
    match keep.strip():
        case "all":
            return None
        case "none":
            return ()
        case headings:
            lines = csv.reader(StringIO(headings, newline=""))
            return tuple(part.strip() for row in lines for part in row)
