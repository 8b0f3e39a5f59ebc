"""`crossroads rules new`: the skeleton of a rule base of another field."""

import shlex

import click

from engine.authoring.scaffold import write_skeleton
from engine.language.visible import visible


@click.command("new")
@click.argument("folder", metavar="DIR")
def new(folder: str) -> None:
    """Write a small rule base of another field to a new folder, to be changed into yours.

    \b
    crossroads rules new my-rules
    crossroads check --rules my-rules
    crossroads rules test --rules my-rules
    crossroads advise --rules my-rules --set fault=slow --set years_old=7
    """
    names = write_skeleton(folder)
    named = visible(shlex.quote(folder))
    click.echo(f"{visible(folder)} holds {', '.join(names)}.")
    click.echo("Change them, and look after each change:")
    click.echo(f"crossroads check --rules {named}")
    click.echo(f"crossroads rules test --rules {named}")
