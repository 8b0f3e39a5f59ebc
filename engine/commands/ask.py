"""`crossroads ask`: the interview with one person.

What the first question does not need is imported when it is: the advice pages with experta, the
readers of staff files, and prompt_toolkit, which is of use at a terminal only.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from typing import Any

import click

from engine.commands.as_of_option import as_of_option
from engine.commands.ask_files import write_files, write_page
from engine.commands.options import (
    facts_option,
    knowledge_base,
    missing_option,
    rules_option,
    set_option,
    stated_facts,
)
from engine.commands.person_file import check_page
from engine.commands.streams import INTERRUPTED, check_open
from engine.core.model import Facts, KnowledgeBase
from engine.errors import MisuseError
from engine.facts.facts_file import check_can_save, read_facts, save_facts
from engine.facts.settings import read_settings
from engine.interview.answer import none_fits_in
from engine.interview.callbacks import Callbacks, Ending
from engine.interview.dialogue import Dialogue
from engine.interview.interview import Interview
from engine.interview.session import FrontEnd, hold
from engine.interview.session_format import EndFiles
from engine.interview.start import resume as resumed
from engine.interview.start import start
from engine.interview.terminal.plain import PlainPrompts


@click.command()
@set_option
@facts_option
@click.option("--from", "staff", metavar="{TABLE}.csv", help="Read one person's facts from a file.")
@click.option(
    "--row",
    "row",
    type=click.IntRange(min=1),
    metavar="ROW",
    help="With --from: whoever stands in this row, counted as a spreadsheet does.",
)
@click.option("--id", "id", metavar="[HEADING=]ID", help="With --from: whoever has this id.")
@click.option(
    "--map",
    "mappings",
    metavar='"HEADING=ATTRIBUTE"|FILE.toml',
    multiple=True,
    help="With --from: what a column is, as for `batch`.",
)
@click.option("--sheet", metavar="NAME", help="With --from: the sheet of a workbook.")
@as_of_option
@click.option("--save", metavar="FILE.toml", help="Write the answers to a file at the end.")
@click.option(
    "--report", metavar="FILE.html|.md", help="Write the advice as a page at the end, to print."
)
@click.option("--resume", is_flag=True, help="Go on with the interview that was left last.")
@click.option("--no-state", is_flag=True, help="Keep no answers for --resume meanwhile.")
@click.option("--web", is_flag=True, help="Ask and advise on a page in the browser instead.")
@click.option("--plain", is_flag=True, help="Numbered lines, without colours and arrow keys.")
@rules_option
def ask(  # noqa: PLR0913, PLR0917
    settings: tuple[str, ...],
    facts_file: str | None,
    staff: str | None,
    row: int | None,
    id: str | None,
    mappings: tuple[str, ...],
    sheet: str | None,
    as_of: date | None,
    save: str | None,
    report: str | None,
    resume: bool,
    no_state: bool,
    web: bool,
    plain: bool,
    rules_folder: str | None,
) -> None:
    """Ask one person, question by question, and advise them.

    Choose with the arrow keys and space, or type numbers or words. At any prompt, `?` explains and
    lists the other keywords, such as why, skip, back, review, path, save, done, quit; after the
    advice also how, why not, compare, what if, more, report. Questions that no longer matter, and
    what is known beforehand, are not asked. Answers may also come from a pipe.

    Until the end the answers are kept in a file that only you can read, for --resume. Ctrl-C and
    Ctrl-D leave, and keep them.

    \b
    crossroads ask --facts me.toml --set {fact}
    crossroads ask --from {table}.csv --row 12
    crossroads ask --from {table}.csv --id "{id}=4711"
    """

    rules = knowledge_base(rules_folder)
    if web:
        if resume or plain or save is not None or report is not None:
            what = "goes with none of --resume, --save, --report and --plain"
            raise MisuseError("--web", what, "Leave it, or the others, out.")
        found, notes = _person(rules, staff, row, id, mappings, sheet, as_of)
        known, replaced = stated_facts(rules, facts_file, settings, found, as_of)
        _lazily("web_page").open_page(rules, known, (*notes, *replaced))
        return
    check_open("standard input", sys.stdin)
    if save is not None:
        save = os.path.expanduser(save)
        check_can_save(save)
    if report is not None:
        report = os.path.expanduser(report)
        check_page(report)
    if resume:
        _check_resumable(
            no_state,
            bool(settings or facts_file or staff or row or id or mappings or sheet or as_of),
        )
        begun = resumed(rules, EndFiles(save, report))
    else:
        found, notes = _person(rules, staff, row, id, mappings, sheet, as_of)
        known, replaced = stated_facts(rules, facts_file, settings, found, as_of)
        none_known = _none_known(rules, facts_file, settings)
        interview = Interview(rules, known, none_known)
        files = EndFiles(save, report)
        begun = start(interview, (*notes, *replaced), keeps=not no_state, files=files)
    callbacks = Callbacks(
        advise=lambda facts, left: _lazily("advice_pages").advice_page(rules, facts, left),
        suppose=lambda facts, changed: _lazily("advice_pages").comparison_page(
            rules, facts, changed
        ),
        explain=lambda aspect, facts, words: _lazily("interview_pages").explained(
            rules, aspect, facts, words
        ),
        save=save_facts,
        report=lambda place, facts: write_page(rules, place, facts),
        resumable=not no_state,
        file=begun.files.save,
        piped=not sys.stdin.isatty(),
    )
    try:
        with _front_end(plain) as front_end:
            ending = hold(Dialogue(begun.interview, callbacks), front_end, begun)
    except KeyboardInterrupt:
        click.echo(f"\n{begun.interrupted}")
        sys.exit(INTERRUPTED)
    except MisuseError:  # a line of a pipe is no answer
        if begun.store is not None and begun.store.holds_answers:
            click.echo(f"\n{begun.interrupted}")
        begun.finish(Ending.KEPT)
        raise
    if ending is Ending.ADVISED:
        try:
            write_files(rules, begun)
        except MisuseError:
            begun.finish(Ending.KEPT)
            raise
    begun.finish(ending)


def _lazily(module: str) -> Any:
    """A module of this package, imported when it is needed."""
    return import_module(f"engine.commands.{module}")


def _none_known(
    rules: KnowledgeBase, facts_file: str | None, settings: tuple[str, ...]
) -> tuple[str, ...]:
    """The attributes of which a file or --set says that none of the choices fits."""
    in_file = read_facts(facts_file) if facts_file is not None else {}
    return none_fits_in(rules, {**in_file, **dict(read_settings(settings, "--set"))})


def _check_resumable(no_state: bool, more_is_known: bool) -> None:
    """Raise MisuseError where an interview cannot be gone on with as it was left."""
    if no_state:
        raise MisuseError("--resume", "keeps answers, --no-state keeps none", "Choose one.")
    if more_is_known:
        what = "goes on with one interview and takes no other facts"
        raise MisuseError("--resume", what, "Leave one out; 'review' changes what is known.")


@contextmanager
def _front_end(plain: bool) -> Iterator[FrontEnd]:
    """Keys and colours at a terminal; lines of text anywhere else, and where that is wanted."""
    context = click.get_current_context()
    if plain:
        context.color = False
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if plain or not at_terminal or os.environ.get("TERM") in (None, "", "dumb"):
        yield PlainPrompts()
        return
    from engine.interview.terminal.keys import terminal_prompts  # noqa: PLC0415 - see the module

    with terminal_prompts(colour=context.color is not False) as prompts:
        yield prompts


def _person(  # noqa: PLR0913, PLR0917
    rules: KnowledgeBase,
    staff: str | None,
    row: int | None,
    id: str | None,
    mappings: tuple[str, ...],
    sheet: str | None,
    as_of: date | None,
) -> tuple[Facts, tuple[str, ...]]:
    """The facts about one person of a staff file, and notes: who it is, what is not understood."""
    if staff is None:
        given = {"--row": row, "--id": id, "--map": mappings or None, "--sheet": sheet}
        if needing := next((name for name, value in given.items() if value is not None), ""):
            raise missing_option("--from", f"Name the {rules.help.file}.", needing)
        return {}, ()
    in_file = _lazily("person_in_file").person_in_file
    facts, notes = in_file(rules, staff, row, id, mappings, sheet, as_of)
    return facts, notes
