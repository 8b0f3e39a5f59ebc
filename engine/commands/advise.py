"""`crossroads advise`: advice for one person from facts, without questions."""

from datetime import date

import click

from engine.analysis.comparison import Comparison
from engine.analysis.report import Report
from engine.commands.advice_pages import compared, consulted
from engine.commands.as_of_option import as_of_option
from engine.commands.options import (
    contact_option,
    facts_option,
    knowledge_base,
    missing_option,
    rules_option,
    set_option,
    stated_facts,
)
from engine.commands.person_file import check_page, write_page
from engine.commands.rule_changes import rule_changes, weight_option, without_option
from engine.commands.rules_in_use import SHOWN
from engine.errors import CrossroadsError, MisuseError
from engine.facts.parse import Entrance, reader_as_of, understand_changes
from engine.facts.settings import read_settings
from engine.language.sentences import listed
from engine.language.visible import visible
from engine.views.console.advice import show_advice
from engine.views.console.brief import show_brief
from engine.views.console.comparison import show_comparison
from engine.views.console.explanation import Detail, show_explanation
from engine.views.console.layout import paragraph
from engine.views.console.rules import attribute_list
from engine.views.json import show_json

HOW_TO_ANSWER = "`crossroads ask` asks them; `crossroads advise --help` names what --set takes."
WHOLE = "Without --brief: all of it. With --explain: how it came about."


class WithAttributes(click.Command):
    """A command whose help ends with every attribute and its values."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        try:
            rules = knowledge_base(ctx.meta.get(SHOWN))
        except CrossroadsError:
            formatter.write_text("The rules cannot be read: `crossroads check` names their faults.")
            return
        with formatter.section("Attributes and their values"):
            formatter.write_dl(attribute_list(rules))


@click.command(cls=WithAttributes)
@set_option
@facts_option
@click.option("--json", "as_json", is_flag=True, help="Print the whole result as JSON.")
@click.option(
    "--explain",
    type=click.Choice(["text", "tree", "full"]),
    help="Show how the advice came about, as text or as a tree; full adds why not another path.",
)
@click.option("--brief", is_flag=True, help="Show the advice in short, on one screen.")
@click.option(
    "--what-if",
    "supposed",
    metavar="ATTRIBUTE=VALUE",
    multiple=True,
    help="Show what another answer would lead to, beside the result as it is.",
)
@click.option(
    "--report",
    "page",
    metavar="FILE.html|FILE.md",
    help="Write a page to keep as well: the advice, its reasons and a plan to fill in.",
)
@contact_option
@as_of_option
@without_option
@weight_option
@rules_option
def advise(  # noqa: PLR0913, PLR0917
    settings: tuple[str, ...],
    facts_file: str | None,
    as_json: bool,
    explain: Detail | None,
    brief: bool,
    supposed: tuple[str, ...],
    page: str | None,
    contact: str,
    as_of: date | None,
    without: tuple[str, ...],
    weights: tuple[str, ...],
    rules_folder: str | None,
) -> None:
    """Advise one person from facts, without questions.

    Several values of one attribute are separated by semicolons or given one `--set` each. What is
    set takes the place of the same attribute in the file.

    \b
    crossroads advise {in_words}
    crossroads advise --set "{several}" --json
    crossroads advise --facts me.toml --explain tree
    crossroads advise --facts me.toml --what-if {what_if}
    crossroads advise --facts me.toml --report me.html
    """
    if brief:
        _check_brief(as_json, explain, supposed, without, weights)
    if contact and page is None:
        raise missing_option("--report", needed_by="--contact")
    if page is not None:
        check_page(page)
    rules = knowledge_base(rules_folder)
    facts, notes = stated_facts(rules, facts_file, settings, as_of=as_of)
    stated = read_settings(supposed, "--what-if")
    changed = understand_changes(rules, stated, Entrance("--what-if ", reader_as_of(as_of)))
    varied = rule_changes(rules, without, weights)
    for note in notes:
        click.echo(note, err=True)
    found = consulted(rules, facts)
    comparison = compared(found, changed, varied) if changed or varied else None
    if page is not None:
        write_page(found, page, contact)
        click.echo(f"The page is in {visible(page)}.", err=True)
    if as_json:
        click.echo(show_json(found, comparison, explained=bool(explain)))
    elif comparison:
        click.echo(compared_page(comparison, explain))
    elif brief:
        click.echo(show_brief(found, HOW_TO_ANSWER if _is_asked(found) else WHOLE))
    else:
        click.echo(show_advice(found, explain))
        if _is_asked(found):
            click.echo(paragraph(HOW_TO_ANSWER, indent=0))


def _is_asked(found: Report) -> bool:
    """Whether the page ends in questions to answer next."""
    return found.advice.path is None and bool(found.missing_facts.leads_to)


def _check_brief(*others: object) -> None:
    """Refuse what makes a page longer, or none at all, together with --brief."""
    names = ("--json", "--explain", "--what-if", "--without", "--weight")
    if given := [name for name, value in zip(names, others, strict=True) if value]:
        raise MisuseError("--brief", f"does not go with {listed(given)}", "Keep one of the two.")


def compared_page(comparison: Comparison, explain: Detail | None = None) -> str:
    """The comparison and, where that is asked for, the explanation of the result as it is."""
    page = show_comparison(comparison)
    if explain is None:
        return page
    return f"{page.rstrip()}\n\n{show_explanation(comparison.before, explain)}"
