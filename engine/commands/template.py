"""`crossroads template`: an empty staff file."""

import click

from engine.batch.template import template_csv
from engine.commands.options import knowledge_base, rules_option
from engine.language.visible import visible
from engine.tables.new_file import check_can_write, write_new


@click.command()
@click.option("-o", "--output", metavar="{TABLE}.csv", help="Write to a new file.")
@rules_option
def template(output: str | None, rules_folder: str | None) -> None:
    """Print an empty {csv} with every heading, and an example row to replace."""
    text = template_csv(knowledge_base(rules_folder))
    if output is None:
        click.echo(text, nl=False)
        return
    check_can_write(output)
    write_new(output, text)
    click.echo(f"The template is in {visible(output)}.")
