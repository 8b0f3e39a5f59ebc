"""`crossroads report`: the picture of everybody in a file of advice."""

from datetime import date

import click

from engine.batch.department import Wanted, department_report
from engine.batch.options import Options
from engine.commands.as_of_option import as_of_option
from engine.commands.mapping_option import (
    conventions_of,
    counted_to,
    is_mapping_file,
    parse_mapping,
)
from engine.commands.options import knowledge_base, rules_option
from engine.commands.streams import interruptible
from engine.errors import MisuseError
from engine.language.visible import visible
from engine.tables.new_file import check_can_write, write_new


@click.command()
@click.argument("advice", metavar="ADVICE.csv")
@click.option("-o", "--output", metavar="REPORT.html", help="The page to write; it must be new.")
@click.option("--by", metavar="HEADING", help="The same figures by the groups in this column.")
@click.option("--names", is_flag=True, help="List who is advised what, by the column of --id.")
@click.option("--id", "id_heading", metavar="HEADING", help="The column that names people.")
@click.option(
    "--map",
    "mappings",
    metavar='"HEADING=ATTRIBUTE"|FILE.toml',
    multiple=True,
    help="What columns mean, where crossroads batch was told so.",
)
@as_of_option
@click.option("--sheet", metavar="NAME", help="Read this sheet of a workbook, not the first.")
@rules_option
def report(  # noqa: PLR0913, PLR0917
    advice: str,
    output: str | None,
    by: str | None,
    names: bool,
    id_heading: str | None,
    mappings: tuple[str, ...],
    as_of: date | None,
    sheet: str | None,
    rules_folder: str | None,
) -> None:
    """Show the picture of everybody in a file of advice, as one page.

    The file is what `crossroads batch` wrote. Groups and numbers of fewer than five people are
    merged or withheld, with others that would give them away.

    \b
    crossroads batch {table}.csv -o advice.csv
    crossroads report advice.csv -o report.html
    crossroads report advice.csv -o report.html --by Department
    """
    if output is None:
        raise MisuseError("-o", "is missing", "Say where the report goes.")
    check_can_write(output)
    rules = knowledge_base(rules_folder)
    options = Options(
        sheet=sheet,
        id_heading=id_heading,
        mapping_files=tuple(filter(is_mapping_file, mappings)),
        conventions=counted_to(conventions_of(rules, mappings), as_of),
    )
    with interruptible():
        text = department_report(
            rules, advice, Wanted(by, names), mapping=parse_mapping(mappings), options=options
        )
        write_new(output, text)
    click.echo(f"The report is in {visible(output)}. Advice is advice: a person decides.")
