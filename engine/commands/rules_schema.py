"""`crossroads rules schema`: a JSON Schema of the files of a rule base, for editors."""

import click

from engine.authoring.rule_schema import show_rule_schema
from engine.commands.options import knowledge_base, rules_option
from engine.language.visible import visible
from engine.tables.new_file import check_can_write, write_new


@click.command()
@click.option("-o", "--output", metavar="FILE.json", help="Write to a new file.")
@rules_option
def schema(output: str | None, rules_folder: str | None) -> None:
    """Print a JSON Schema of the rule files, by which an editor completes names.

    \b
    crossroads rules schema -o rules.schema.json
    """
    text = show_rule_schema(knowledge_base(rules_folder))
    if output is None:
        click.echo(text, nl=False)
        return
    check_can_write(output)
    write_new(output, text)
    click.echo(
        f"The schema is in {visible(output)}. An editor finds it by the first line of a rule file:"
    )
    click.echo("#:schema, and the way to the schema from that file's folder.")
