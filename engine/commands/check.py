"""`crossroads check`: every fault of a knowledge base."""

import click

from engine.commands.options import knowledge_base, rules_option


@click.command()
@rules_option
def check(rules_folder: str | None) -> None:
    """Verify the knowledge base; every fault is named with its file, its rule and its cure."""
    rules = knowledge_base(rules_folder)
    counts = (
        f"{len(rules.rules)} rules, {len(rules.statements)} statements, "
        f"{len(rules.roles)} roles, {len(rules.stated)} attributes"
    )
    click.echo(f"{counts}: no fault found.")
    click.echo(f"Version of the rules: {rules.version}")
