"""`crossroads rules book`: the rule base as one page of HTML."""

import click

from engine.commands.options import knowledge_base, rules_option
from engine.commands.rules_in_use import rules_chosen
from engine.language.visible import visible
from engine.rulebase.cases import read_cases
from engine.tables.new_file import check_can_write, write_new
from engine.views.book.page import show_book


@click.command()
@click.option("-o", "--output", metavar="FILE.html", help="Write to a new file.")
@rules_option
def book(output: str | None, rules_folder: str | None) -> None:
    """Print the rules as a book, one page of HTML, for those who sign them off.

    Every statement stands beside the rules that encode it, each in sentences, with its weight and
    its worked examples. The page needs no network, and is made to be printed as well.

    \b
    crossroads rules book -o book.html
    """
    if output is not None:
        check_can_write(output)
    rules = knowledge_base(rules_folder)
    text = show_book(rules, read_cases(rules, rules_chosen(rules_folder)), rules.promises.values())
    if output is None:
        click.echo(text, nl=False)
        return
    write_new(output, text)
    click.echo(f"The book is in {visible(output)}.")
