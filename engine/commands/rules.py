"""`crossroads rules`: the knowledge base as people read it."""

from importlib import import_module

import click

from engine.authoring.uses import show_uses
from engine.commands.listed import ListedCommands
from engine.commands.options import knowledge_base, rules_option
from engine.commands.rules_in_use import rules_chosen, rules_for_all
from engine.facts.pairs import read_path
from engine.views.console.rules import show_rule_named, show_rules, show_rules_about, show_trace
from engine.views.dot import show_graph

TOOLS = {  # for rule authors, imported on use: name, and its line in the list of commands
    "book": "Print the rules as a book, one page of HTML, for those who sign them off.",
    "diff": "Show who moves from which path to which between two versions of the rules.",
    "new": "Write a small rule base of another field to a new folder, to be changed into yours.",
    "schema": "Print a JSON Schema of the rule files, by which an editor completes names.",
    "test": "Hold the worked examples in the folder cases/ of the rules to what the rules say.",
}


class RuleCommands(ListedCommands):
    """A group that imports the tools for rule authors on use."""

    def imported(self, name: str) -> click.Command:
        if name not in TOOLS:
            return self.commands[name]
        module = import_module(f"engine.commands.rules_{name}")
        commands = (one for one in vars(module).values() if isinstance(one, click.Command))
        return next(one for one in commands if one.name == name)


@click.group(
    cls=RuleCommands,
    commands={name: click.Command(name, help=text) for name, text in TOOLS.items()},
)
@rules_for_all
def rules() -> None:
    """Read the knowledge base: what a rule says, which statement each rule encodes."""


@rules.command("list")
@click.argument("path", required=False)
@rules_option
def list_rules(path: str | None, rules_folder: str | None) -> None:
    """List every rule with its reason.

    With a path, by its id or name: the rules for it and against it, and the advice that belongs to
    it.

    \b
    crossroads rules list
    crossroads rules list {path}
    """
    rules = knowledge_base(rules_folder)
    if path is None:
        click.echo(show_rules(rules))
    else:
        click.echo(show_rules_about(rules, read_path(rules, path)))


@rules.command("show")
@click.argument("rule_id", metavar="ID")
@rules_option
def show_one_rule(rule_id: str, rules_folder: str | None) -> None:
    """Show a rule in sentences: when, then, because, source, and where it stands."""
    click.echo(show_rule_named(knowledge_base(rules_folder), rule_id))


@rules.command()
@rules_option
def trace(rules_folder: str | None) -> None:
    """Trace every statement to the rules that carry it, and every rule to its statements."""
    click.echo(show_trace(knowledge_base(rules_folder)))


@rules.command()
@click.argument("about", metavar="[NAME]", required=False)
@rules_option
def graph(about: str | None, rules_folder: str | None) -> None:
    """Print the rules as a graph, in the DOT language: from facts, through rules, to paths.

    With the name of an attribute, flag, rule or path, only what it is connected with.

    \b
    crossroads rules graph {path} | dot -Tsvg > {path}.svg
    """
    click.echo(show_graph(knowledge_base(rules_folder), about))


@rules.command()
@click.argument("name")
@rules_option
def uses(name: str, rules_folder: str | None) -> None:
    """List every place that a change of a name would touch, with its file and line.

    NAME is any id in the rules, of an attribute, a path, a strength or a rule for instance, or one
    value of an attribute.

    \b
    crossroads rules uses {path}
    crossroads rules uses {fact}
    """
    click.echo(show_uses(knowledge_base(rules_folder), name, rules_chosen(rules_folder)))
