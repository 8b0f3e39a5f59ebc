"""`crossroads rules diff`: who moves from which path to which between two versions of the rules."""

import shlex
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path as FilePath
from typing import TYPE_CHECKING

import click

from engine.authoring.diff.moves import difference
from engine.authoring.diff.page import show_difference
from engine.authoring.diff.people import People, Shared, random_people, shared_vocabulary
from engine.authoring.diff.versions import Version, version_named
from engine.batch.options import Options
from engine.batch.people import read_people
from engine.commands.check import CURE, SOLVER
from engine.commands.mapping_option import conventions_of, parse_mapping
from engine.commands.options import missing_option, rules_option
from engine.commands.rules_in_use import rules_chosen
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.rulebase.place import SHIPPED_RULES
from engine.tables.streams import STANDARD, STANDARD_INPUT

if TYPE_CHECKING:
    from engine.authoring.diff.promises import Turned

MANY = 20_000
UNEXPECTED = 1  # exit code


@click.command()
@click.argument("old")
@click.argument("new")
@click.option("--people", metavar="{TABLE}.csv", help="Compare the people of a {file}.")
@click.option(
    "--map",
    "mappings",
    metavar="HEADING=ATTRIBUTE",
    multiple=True,
    help="What a column of that file is about, or a mapping file, as for batch.",
)
@click.option(
    "--random",
    "number",
    metavar="N",
    type=click.IntRange(1, 1_000_000),
    help=f"Compare so many random people, always the same ones; {MANY:,} without --people.",
)
@click.option("--expect", type=click.Choice(["none"]), help="Exit with 1 if anybody moves.")
@rules_option
def diff(  # noqa: PLR0913, PLR0917
    old: str,
    new: str,
    people: str | None,
    mappings: tuple[str, ...],
    number: int | None,
    expect: str | None,
    rules_folder: str | None,
) -> None:
    """Show who moves from which path to which between two versions of the rules.

    OLD and NEW are folders of rules, or revisions that git keeps: HEAD~1 stands for the folder in
    use as it was then, v1:rules for another folder. A rule is to blame for a move if taking back
    its change alone takes back the move.

    \b
    crossroads rules diff HEAD~1 rules
    crossroads rules diff rules my-rules --people {table}.csv --expect none
    """
    if people is not None and number is not None:
        raise MisuseError("--random", "is given together with --people", "Keep one of the two.")
    if mappings and people is None:
        raise missing_option("--people", needed_by="--map")
    folder = rules_chosen(rules_folder)
    before, after = version_named(old, folder), version_named(new, folder)
    shared = shared_vocabulary(before.knowledge_base, after.knowledge_base)
    if not shared.attributes:
        what = f"has no attribute in common with '{new}'"
        raise MisuseError(f"'{old}'", what, "Name two versions of one rule base.")
    after_rules = after.knowledge_base
    everybody, whose, notes = (
        (random_people(shared, number or MANY), "random people", ())
        if people is None
        else _people_of(after_rules, shared, people, mappings)
    )
    found = difference(before.knowledge_base, after_rules, everybody)
    turned, unproved = _turned(before.knowledge_base, after_rules)
    notes = (*shared.notes, *notes, *unproved)
    click.echo(show_difference((before, after), found, whose, notes, turned, _program(after)))
    if expect and found.moved:
        sys.exit(UNEXPECTED)


def _people_of(
    rules: KnowledgeBase, shared: Shared, place: str, mappings: tuple[str, ...]
) -> tuple[People, str, tuple[str, ...]]:
    """The people of a file, what they are called, and notes on how it was read."""
    options = Options(conventions=conventions_of(rules, mappings))
    facts, notes = read_people(rules, place, parse_mapping(mappings), options)
    name = STANDARD_INPUT if place == STANDARD else place
    return People.of(map(shared.of, facts)), f"people of {name}", notes


def _turned(old: KnowledgeBase, new: KnowledgeBase) -> tuple[tuple["Turned", ...], list[str]]:
    """The promises that one version breaks; a note where there is no solver to tell."""
    if old.version == new.version or not old.promises.keys() & new.promises.keys():
        return (), []
    if find_spec(SOLVER) is None:
        return (), [f"promises are not compared without a solver. {CURE}"]
    promises = import_module("engine.authoring.diff.promises")
    turned: tuple[Turned, ...] = promises.turned_promises(old, new)
    return turned, []


def _program(version: Version) -> str:
    """How the lines begin that advise by a version."""
    own = version.is_folder and FilePath(version.name).resolve() != SHIPPED_RULES
    return f"crossroads --rules {shlex.quote(version.name)}" if own else "crossroads"
