"""`crossroads check`: every fault of a knowledge base."""

import click

from engine.authoring.read_back import read_back_faults
from engine.commands.options import rules_option
from engine.commands.rules_in_use import rules_chosen
from engine.errors import KnowledgeBaseError
from engine.rulebase.load import load_with_notes


@click.command()
@rules_option
def check(rules_folder: str | None) -> None:
    """Verify the knowledge base; every fault is named with its file, its rule and its cure."""
    rules_folder = rules_chosen(rules_folder)
    rules, notes = load_with_notes(rules_folder)
    if faults := tuple(read_back_faults(rules, rules_folder)):
        raise KnowledgeBaseError.of(faults)
    for note in notes:
        click.echo(f"Note: {note}")
    parts = {
        "rules": rules.rules,
        "statements": rules.statements,
        "roles": rules.roles,
        "attributes": rules.stated,
    }
    counts = ", ".join(f"{len(part)} {name}" for name, part in parts.items() if part)
    click.echo(f"{counts}: no fault found.")
    click.echo(f"Version of the rules: {rules.version}")
