"""`crossroads check`: every fault of a knowledge base."""

import click

from engine.commands.options import knowledge_base, rules_option


@click.command()
@rules_option
def check(rules_folder: str | None) -> None:
    """Verify the knowledge base; every fault is named with its file, its rule and its cure."""
    rules = knowledge_base(rules_folder)
    parts = {
        "rules": rules.rules,
        "statements": rules.statements,
        "roles": rules.roles,
        "attributes": rules.stated,
    }
    counts = ", ".join(f"{len(part)} {name}" for name, part in parts.items() if part)
    click.echo(f"{counts}: no fault found.")
    click.echo(f"Version of the rules: {rules.version}")
