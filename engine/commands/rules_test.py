"""`crossroads rules test`: the worked examples of a rule base, and what they cover of it."""

import os
import sys

import click

from engine.authoring.cases_page import cases_page, coverage_page, drafts_page
from engine.authoring.coverage import coverage
from engine.authoring.missing_cases import cases_text, missing_cases
from engine.authoring.witnesses import random_search
from engine.authoring.worked_examples import Outcome, chosen, run_cases
from engine.commands.options import knowledge_base, rules_option
from engine.commands.rules_in_use import rules_chosen
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.rulebase.cases import read_cases
from engine.rulebase.place import rules_place
from engine.tables.new_file import check_can_write, write_new

FAILED = 1  # exit code


@click.command("test")
@click.option("-k", "word", metavar="WORD", help="Only cases with this in their name or file.")
@click.option("--coverage", "covered", is_flag=True, help="Show what no case covers.")
@click.option(
    "--missing", metavar="FILE.toml", help="Write drafts of cases for what no case covers."
)
@rules_option
def run_worked_examples(
    word: str | None, covered: bool, missing: str | None, rules_folder: str | None
) -> None:
    """Hold the worked examples in the folder cases/ of the rules to what the rules say.

    Each case that does not hold is shown with what was expected and what the rules gave. Exit code
    1 tells of such a case.

    \b
    crossroads rules test -k {path} --coverage
    """
    if missing is not None:
        missing = os.path.expanduser(missing)
        check_can_write(missing)
        if word is not None:
            what = "goes with all cases, and -k chooses some"
            raise MisuseError("--missing", what, "Leave one of the two out.")
    rules = knowledge_base(rules_folder)
    outcomes = _outcomes(rules, rules_folder, word, some=missing is None)
    click.echo(cases_page(outcomes))
    if covered:
        click.echo(f"\n{coverage_page(coverage(rules, outcomes))}")
    if missing is not None:
        _write_missing(rules, outcomes, missing)
    if not all(outcome.holds for outcome in outcomes):
        sys.exit(FAILED)


def _outcomes(
    rules: KnowledgeBase, folder: str | None, word: str | None, *, some: bool
) -> tuple[Outcome, ...]:
    """The outcomes of the cases chosen. Raises MisuseError where there must be some and is none."""
    cases = read_cases(rules, rules_chosen(folder))
    if some and not cases:
        _, name = rules_place(rules_chosen(folder))
        cure = "Write a [[case]] in a .toml file there; --missing FILE.toml drafts some."
        raise MisuseError(f"{name}/cases", "holds no worked example", cure)
    return run_cases(rules, cases if word is None else chosen(cases, word))


def _write_missing(rules: KnowledgeBase, outcomes: tuple[Outcome, ...], place: str) -> None:
    """Write the drafts to a new file, unless there are none."""
    drafts = missing_cases(rules, outcomes, random_search(rules))
    if drafts.cases:
        write_new(place, cases_text(rules, drafts.cases))
    click.echo(f"\n{drafts_page(drafts, place)}")
