"""`crossroads form`: the questionnaire, as a web page or for a form service."""

from typing import Literal

import click

from engine.commands.options import knowledge_base, missing_option, rules_option
from engine.tables.new_file import check_can_write, write_new
from engine.web.form import form_text


@click.command()
@click.option("-o", "--output", metavar="FORM.html", help="The file to write; it must be new.")
@click.option(
    "--for",
    "reader",
    type=click.Choice(["self", "hr"]),
    default="self",
    help="The page advises whoever answers, or only collects answers to be sent in.",
)
@rules_option
def form(output: str | None, reader: Literal["self", "hr"], rules_folder: str | None) -> None:
    """Write the questionnaire: one web page without a server, or text for form services.

    The ending says what is written: .html is one page that asks, advises and sends nothing; .gs
    builds a Google Form, .txt a Qualtrics survey and .tsv a LimeSurvey one; .md is text to paste
    anywhere. What comes back is read by `crossroads batch`.

    \b
    crossroads form -o ask.html
    crossroads form -o ask.html --for hr
    crossroads form -o ask.gs
    """
    if output is None:
        raise missing_option("-o", "Say where the questionnaire goes.")
    text = form_text(knowledge_base(rules_folder), output, advises=reader == "self")
    check_can_write(output)
    write_new(output, text)
    click.echo(f"The questionnaire is in {output}.")
