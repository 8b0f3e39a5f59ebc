"""`crossroads record`: the record of a run, and whether all is as it was."""

import sys
from datetime import date

import click

from engine.batch.pages.record import show_verification
from engine.batch.replay.checks import Places
from engine.batch.replay.run_record import read_record
from engine.batch.replay.verify import verify
from engine.commands.listed import ListedCommands
from engine.commands.options import knowledge_base, rules_option
from engine.commands.rules_in_use import rules_for_all
from engine.commands.streams import interruptible, progress_bar

DIFFERS = 1  # exit code


class RecordCommands(ListedCommands):
    """The commands on records, whose help speaks of the rule base in use."""

    def imported(self, name: str) -> click.Command:
        return self.commands[name]


@click.group(cls=RecordCommands)
@rules_for_all
def record() -> None:
    """Check the record of a run: whether its files, rules and results are what they were."""


@record.command("check")
@click.argument("place", metavar="RUN.json")
@click.option("--input", "input_", metavar="FILE.csv", help="Where the input is now.")
@click.option("--output", metavar="ADVICE.csv", help="Where the advice is now.")
@click.option("--rejects", metavar="FILE.csv", help="Where the rejected rows are now.")
@click.option("--missing", metavar="TODO.csv", help="Where the list of questions is now.")
@click.option(
    "--with",
    "answers",
    metavar="ANSWERS.csv",
    multiple=True,
    help="Where the files of answers are now, in the order of the run.",
)
@click.option(
    "--map",
    "mappings",
    metavar="FILE.toml",
    multiple=True,
    help="Where the mapping files are now, in the order of the run.",
)
@rules_option
def check(  # noqa: PLR0913, PLR0917
    place: str,
    input_: str | None,
    output: str | None,
    rejects: str | None,
    missing: str | None,
    answers: tuple[str, ...],
    mappings: tuple[str, ...],
    rules_folder: str | None,
) -> None:
    """Check a run by the record that `batch --record` wrote, and repeat it.

    Its files are looked for beside the record, under the names that it has for them, and compared
    by their checksums. Where the run read what it read then, it is repeated into a temporary
    folder, and what it writes is compared to the byte. A file that is gone is no difference: what
    could not be checked is named.

    Exit code 0: nothing differs. 1: something does, and is named with both values.

    \b
    crossroads record check run.json
    crossroads record check run.json --input elsewhere/{table}.csv --output advice.csv
    """
    rules, recorded = knowledge_base(rules_folder), read_record(place)
    places = Places(input_, output, rejects, missing, answers, mappings)
    with interruptible(), progress_bar("Running again") as progress:
        found = verify(rules, recorded, places, progress)
    click.echo(show_verification(rules, found, date.today()))
    if found.differs:
        sys.exit(DIFFERS)
