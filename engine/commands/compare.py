"""`crossroads compare`: two paths or two roles side by side, for one person or in general."""

from datetime import date

import click

from engine.commands.advice_pages import pair_json, pair_page
from engine.commands.as_of_option import as_of_option
from engine.commands.options import (
    facts_option,
    knowledge_base,
    rules_option,
    set_option,
    stated_facts,
)
from engine.facts.pairs import read_pair


@click.command()
@click.argument("one")
@click.argument("other")
@set_option
@facts_option
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON.")
@as_of_option
@rules_option
def compare(  # noqa: PLR0913, PLR0917
    one: str,
    other: str,
    settings: tuple[str, ...],
    facts_file: str | None,
    as_json: bool,
    as_of: date | None,
    rules_folder: str | None,
) -> None:
    """Compare {sides} side by side, for one person or in general.

    ONE and OTHER are ids or names. With facts, the page is about one person: the reasons for and
    against, what to do, and what to watch out for. Without, it says what the rules hold in general.

    \b
    crossroads compare {pair}
    crossroads compare {pair} --facts me.toml
    """
    rules = knowledge_base(rules_folder)
    pair = read_pair(rules, one, other)
    facts, notes = stated_facts(rules, facts_file, settings, as_of=as_of)
    for note in notes:
        click.echo(note, err=True)
    click.echo((pair_json if as_json else pair_page)(rules, facts, pair))
