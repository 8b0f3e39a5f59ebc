"""The files at the end of an interview: the answers, and the advice as a page."""

from collections.abc import Callable, Sequence

import click

from engine.commands import person_file
from engine.core.model import Facts, KnowledgeBase
from engine.errors import Fault, MisuseError
from engine.facts.facts_file import facts_text, save_facts
from engine.interview.answer import as_said
from engine.interview.start import Start
from engine.language.visible import visible


def write_files(rules: KnowledgeBase, begun: Start) -> None:
    """Write the answers and the page in the end, each even where the other fails.

    Where one fails, the answers are shown, so that nothing is lost.
    """
    interview = begun.interview
    said = as_said(interview.facts, interview.none_fits)
    failed: list[Fault] = []
    if begun.files.save is not None:
        failed += _written(
            lambda place: save_facts(place, said), begun.files.save, "Your answers are"
        )
    if begun.files.report is not None:
        failed += _written(
            lambda place: write_page(rules, place, interview.facts),
            begun.files.report,
            "The page is",
        )
    if failed:
        click.echo(f"\nYour answers, since not all could be written:\n\n{facts_text(said)}")
        raise MisuseError.of(failed)


def _written(write: Callable[[str], None], place: str, told: str) -> Sequence[Fault]:
    """Write a file and say so; the faults where that fails."""
    try:
        write(place)
    except MisuseError as error:
        return error.faults
    click.echo(f"\n{told} in {visible(place)}.")
    return ()


def write_page(rules: KnowledgeBase, place: str, facts: Facts) -> None:
    """Write the advice as a page. Raises MisuseError where that fails."""
    from engine.commands.advice_pages import consulted  # noqa: PLC0415 - it imports experta

    person_file.write_page(consulted(rules, facts), place)
