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
from engine.commands.report_record import Record
from engine.commands.rules_in_use import program
from engine.commands.streams import interruptible
from engine.errors import MisuseError
from engine.language.visible import visible
from engine.tables.new_file import check_can_write, write_new


@click.command()
@click.argument("advice", metavar="ADVICE.csv", required=False)
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
@click.option(
    "--audit",
    metavar="HEADING,...",
    help="Instead: how often the groups in these columns are led to each path, and why.",
)
@click.option(
    "--audit-file",
    metavar="FILE",
    help="With --audit and --id: the file that has these columns. HEADING=OTHER in --id, where "
    "it calls the ids so.",
)
@click.option("--notice", is_flag=True, help="Instead, without ADVICE: what these rules read.")
@click.option("--contact", metavar="TEXT", help="With --notice: whom to ask.")
@click.option("--keep-until", metavar="TEXT", help="With --notice: how long data are kept.")
@as_of_option
@click.option("--sheet", metavar="NAME", help="Read this sheet of a workbook, not the first.")
@rules_option
def report(  # noqa: PLR0913, PLR0917
    advice: str | None,
    output: str | None,
    by: str | None,
    names: bool,
    id_heading: str | None,
    mappings: tuple[str, ...],
    audit: str | None,
    audit_file: str | None,
    notice: bool,
    contact: str | None,
    keep_until: str | None,
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
    crossroads report advice.csv -o audit.html --audit Gender,Age
    crossroads report --notice -o notice.md

    With --audit the page is about groups that the rules never see, such as those of a protected
    column, and shows that no result depends on it. With --notice it tells those whom the advice is
    about what is read, what each answer weighs, and who decides. The ending .md gives Markdown.
    """
    if output is None:
        raise MisuseError("-o", "is missing", "Say where the report goes.")
    given = {"--by": by, "--names": names, "--id": id_heading, "--map": mappings, "--sheet": sheet}
    record = Record(advice, audit, audit_file, notice, contact, keep_until)
    record.check(tuple(option for option, value in given.items() if value))
    check_can_write(output)
    rules = knowledge_base(rules_folder)
    if notice:
        write_new(output, record.notice_text(rules, output, program(rules_folder)))
        click.echo(f"The notice is in {visible(output)}. Fill in what is left open.")
        return
    if advice is None:
        raise MisuseError("ADVICE", "is missing", "Name the file that crossroads batch wrote.")
    options = Options(
        sheet=sheet,
        id_heading=id_heading,
        mapping_files=tuple(filter(is_mapping_file, mappings)),
        conventions=counted_to(conventions_of(rules, mappings), as_of),
    )
    if audit is not None:
        mapping, begin = parse_mapping(mappings), program(rules_folder)
        with interruptible():
            write_new(output, record.audit_text(rules, output, mapping, options, begin))
        click.echo(f"The audit is in {visible(output)}. A person answers for what follows from it.")
        return
    with interruptible():
        text = department_report(
            rules, advice, Wanted(by, names), mapping=parse_mapping(mappings), options=options
        )
        write_new(output, text)
    click.echo(f"The report is in {visible(output)}. Advice is advice: a person decides.")
