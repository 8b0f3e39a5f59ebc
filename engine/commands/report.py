"""`crossroads report`: the picture of everybody in a file of advice."""

from datetime import date

import click

from engine.batch.department import Wanted
from engine.batch.options import Options
from engine.batch.report import Places, write_reports
from engine.commands.as_of_option import as_of_option
from engine.commands.mapping_option import (
    conventions_of,
    counted_to,
    is_mapping_file,
    parse_mapping,
)
from engine.commands.options import (
    contact_option,
    knowledge_base,
    missing_option,
    rules_option,
)
from engine.commands.report_record import Record
from engine.commands.rules_in_use import program
from engine.commands.streams import interruptible, progress_bar
from engine.language.sentences import counted
from engine.language.visible import visible

UNLIKE = (
    "the columns do not give the result that stands in them, or are not there. They count by that "
    "result, and their answers as not known. Where crossroads batch was told what columns mean, "
    "tell the report the same, by --map, --as-of and --sheet."
)


@click.command()
@click.argument("advice", metavar="ADVICE.csv", required=False)
@click.option("-o", "--output", metavar="REPORT.html", help="The page to write; it must be new.")
@click.option("--by", metavar="HEADING", help="The same figures by the groups in this column.")
@click.option("--people", metavar="FOLDER", help="Write a page for each person to this new folder.")
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
@click.option("--keep-until", metavar="TEXT", help="With --notice: how long data are kept.")
@contact_option
@as_of_option
@click.option("--sheet", metavar="NAME", help="Read this sheet of a workbook, not the first.")
@rules_option
def report(  # noqa: PLR0913, PLR0917
    advice: str | None,
    output: str | None,
    by: str | None,
    people: str | None,
    names: bool,
    id_heading: str | None,
    mappings: tuple[str, ...],
    audit: str | None,
    audit_file: str | None,
    notice: bool,
    keep_until: str | None,
    contact: str,
    as_of: date | None,
    sheet: str | None,
    rules_folder: str | None,
) -> None:
    """Show the picture of everybody in a file of advice, as one page.

    The file is what `crossroads batch` wrote. Groups and numbers of fewer than 5 people are
    merged or withheld, with others that would give them away. --people writes a page for each
    person instead, or as well.

    \b
    crossroads batch {table}.csv -o advice.csv
    crossroads report advice.csv -o report.html
    crossroads report advice.csv -o report.html --by HEADING
    crossroads report advice.csv --people pages
    crossroads report advice.csv -o audit.html --audit Gender,Age
    crossroads report --notice -o notice.md

    With --audit the page is about groups that the rules never see, such as those of a protected
    column, and shows whether a result depends on it. With --notice it tells those whom the advice
    is about what is read, what each answer weighs, and who decides. Both may be Markdown (.md).
    """
    places, record = Places(output, people), Record(advice, audit, audit_file, notice, keep_until)
    given = {
        "--by": by, "--people": people, "--names": names, "--id": id_heading, "--map": mappings,
        "--as-of": as_of, "--sheet": sheet,
    }  # fmt: skip
    record.check(tuple(option for option, value in given.items() if value), contact)
    if record.wanted:
        record.check_place(output)
    else:
        _check_asked(places, by, names=names)
        places.check()
    rules, begin = knowledge_base(rules_folder), program(rules_folder)
    if notice:
        record.write_notice(rules, str(output), contact, begin)
        return
    if advice is None:
        raise click.MissingParameter(
            "Name the file that crossroads batch wrote.",
            param_hint="'ADVICE.csv'",
            param_type="argument",
        )
    options = Options(
        sheet=sheet,
        id_heading=id_heading,
        mapping_files=tuple(filter(is_mapping_file, mappings)),
        conventions=counted_to(conventions_of(rules, mappings), as_of),
    )
    mapping = parse_mapping(mappings)
    if audit is not None:
        with interruptible():
            record.write_audit(rules, str(output), mapping, options, begin)
        return
    with interruptible(), progress_bar("Writing") as progress:
        written = write_reports(
            rules, advice, places, Wanted(by, names),
            mapping=mapping, options=options, contact=contact, progress=progress,
        )  # fmt: skip
    if people is not None:
        click.echo(f"{counted(written.pages, 'page')} and an index are in {visible(people)}.")
    if output is not None:
        click.echo(f"The report is in {visible(output)}.")
    if written.rejected:
        click.echo(f"{counted(written.rejected, 'row')}: no advice that can be read, left out.")
    if written.unlike:
        click.echo(f"{counted(written.unlike, 'row')}: {UNLIKE}")
    click.echo(rules.phrases.decides)


def _check_asked(places: Places, by: str | None, *, names: bool) -> None:
    """Raise UsageError where nothing is to be written, or what is said of a page is for none."""
    if places.page is None and places.people is None:
        cure = "Say where the report goes with -o, or name a folder with --people."
        raise missing_option("-o", cure)
    for option, said in (("--by", by is not None), ("--names", names)):
        if said and places.page is None:
            raise missing_option("-o", "Say where the report goes.", needed_by=option)
