"""The commands: each parses what was typed, calls one room of the engine, and prints.

Rooms are imported inside the commands, so that a command loads only what it needs.
"""

import io
import os
import signal
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

import click

from engine import __version__
from engine.errors import CrossroadsError, MisuseError

if TYPE_CHECKING:
    from engine.batch.columns.mapping import StaffMapping
    from engine.batch.options import Options
    from engine.batch.summary import Summary
    from engine.core.advice import Advice
    from engine.core.model import Facts, KnowledgeBase
    from engine.interview.session import FrontEnd
    from engine.views.console.explanation import Detail

LEFT_EARLY = 1
NOT_ACCEPTED = 1
WIDEST_BAR = 36
BESIDE_BAR = 24  # columns of what stands beside it: brackets, percentage, time left


class Commands(click.Group):
    """The one place where an error of ours becomes one of click's, and a misspelling a hint."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CrossroadsError as error:
            for fault in error.faults:
                click.echo(f"Error: {fault}", err=True)
            ctx.exit(error.exit_code)


rules_option = click.option(
    "--rules",
    "rules_folder",
    metavar="DIR",
    help="Use the knowledge base in this folder instead of the one that is shipped.",
)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="crossroads")
@click.pass_context
def crossroads(ctx: click.Context) -> None:
    """Advice on the next career step for people in and around a PMO.

    The advice is one of: move up, move out, move sideways, move to the line, stay, or "not enough
    to advise". Every recommendation names the rules, the facts and the statements behind it.

    \b
    For yourself:         crossroads ask
    For one known person: crossroads advise --set current_role=pmo_analyst --set ambitions=breadth
    For a staff file:     crossroads template > staff.csv
                          crossroads batch staff.csv -o advice.csv
    """
    if "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb":
        ctx.color = False


@crossroads.command()
@click.option("--set", "settings", metavar="ATTRIBUTE=VALUE", multiple=True, help="State a fact.")
@click.option("--facts", "facts_file", metavar="FILE.toml", help="Read facts from a file.")
@click.option("--from", "staff", metavar="STAFF.csv", help="Read one person's facts from a file.")
@click.option(
    "--row",
    "row",
    type=click.IntRange(min=1),
    metavar="ROW",
    help="With --from: whoever stands in this row, counted as a spreadsheet does.",
)
@click.option("--id", "id", metavar="[HEADING=]ID", help="With --from: whoever has this id.")
@click.option(
    "--map",
    "mappings",
    metavar='"HEADING=ATTRIBUTE"|FILE.toml',
    multiple=True,
    help="With --from: what a column is, as for `batch`.",
)
@click.option("--save", metavar="FILE.toml", help="Write the answers to a file at the end.")
@click.option("--resume", is_flag=True, help="Go on with the interview that was left last.")
@click.option("--no-state", is_flag=True, help="Keep no answers for --resume meanwhile.")
@click.option("--plain", is_flag=True, help="Numbered lines, without colours and arrow keys.")
@rules_option
def ask(  # noqa: PLR0913, PLR0917
    settings: tuple[str, ...],
    facts_file: str | None,
    staff: str | None,
    row: int | None,
    id: str | None,
    mappings: tuple[str, ...],
    save: str | None,
    resume: bool,
    no_state: bool,
    plain: bool,
    rules_folder: str | None,
) -> None:
    """Ask one person, question by question, and advise them.

    Choose with the arrow keys and space, or type numbers or words. At any prompt, `?` explains and
    lists the other keywords: why, skip, back, review, path, rule ID, what if, save, done, quit.
    Questions that no longer matter, and what is known beforehand, are not asked. Answers may also
    come from a pipe.

    Until the end the answers are kept in a file that only you can read, for --resume. Ctrl-C and
    Ctrl-D leave, and keep them.

    \b
    crossroads ask --facts me.toml --set career_ladder=none
    crossroads ask --from staff.csv --row 12
    crossroads ask --from staff.csv --id "Employee ID=4711"
    """
    from engine.facts.facts_file import facts_text, save_facts
    from engine.interview.conversation import Callbacks, Ending
    from engine.interview.dialogue import Dialogue
    from engine.interview.session import hold
    from engine.interview.start import resume as gone_on_with
    from engine.interview.start import start
    from engine.tables.new_file import check_can_write

    _check_open("standard input", sys.stdin)
    knowledge_base = _knowledge_base(rules_folder)
    if save is not None:
        save = os.path.expanduser(save)
        check_can_write(save)
    if resume:
        _check_resumable(no_state, bool(settings or facts_file or staff or row or id or mappings))
        begun = gone_on_with(knowledge_base, save)
    else:
        found, notes = _person(knowledge_base, staff, row, id, mappings)
        known = {**found, **_stated(knowledge_base, facts_file, settings)}
        begun = start(knowledge_base, known, notes, keeps=not no_state, save=save)
    callbacks = Callbacks(
        advise=lambda facts: _advice_page(knowledge_base, facts),
        suppose=lambda facts, changed: _comparison_page(knowledge_base, facts, changed),
        save=save_facts,
        resumable=not no_state,
        file=begun.save,
    )
    try:
        with _front_end(plain) as front_end:
            ending = hold(Dialogue(begun.interview, callbacks), front_end, begun)
    except KeyboardInterrupt:
        click.echo(f"\n{begun.interrupted}")
        sys.exit(LEFT_EARLY)
    if begun.save is not None and ending is Ending.ADVISED:
        try:
            save_facts(begun.save, begun.interview.facts)
        except MisuseError:
            text = facts_text(begun.interview.facts)
            click.echo(f"\nYour answers, since they could not be kept:\n\n{text}")
            raise
        click.echo(f"\nYour answers are in {begun.save}.")
    begun.finish(ending)


def _check_open(name: str, stream: object) -> None:
    """Raise MisuseError for a closed stream, for which Python has None."""
    if stream is None:
        raise MisuseError(name, "is closed", "Open it: a terminal, a file or a pipe.")


def _check_resumable(no_state: bool, more_is_known: bool) -> None:
    """Raise MisuseError where an interview cannot be gone on with as it was left."""
    if no_state:
        raise MisuseError("--resume", "keeps answers, --no-state keeps none", "Choose one.")
    if more_is_known:
        what = "goes on with one interview and takes no other facts"
        raise MisuseError("--resume", what, "Leave one out; 'review' changes what is known.")


@contextmanager
def _front_end(plain: bool) -> Iterator["FrontEnd"]:
    """Keys and colours at a terminal; lines of text anywhere else, and where that is wanted."""
    context = click.get_current_context()
    if plain:
        context.color = False
    at_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if plain or not at_terminal or os.environ.get("TERM", "dumb") == "dumb":
        from engine.interview.terminal.plain import PlainPrompts

        yield PlainPrompts()
        return
    from engine.interview.terminal.keys import terminal_prompts

    with terminal_prompts(colour=context.color is not False) as prompts:
        yield prompts


def _person(
    knowledge_base: "KnowledgeBase",
    staff: str | None,
    row: int | None,
    id: str | None,
    mappings: tuple[str, ...],
) -> tuple["Facts", tuple[str, ...]]:
    """The facts about one person of a staff file, and notes: who it is, what is not understood."""
    if staff is None:
        if row is not None or id is not None or mappings:
            raise MisuseError("--row, --id and --map", "need --from", "Name the staff file.")
        return {}, ()
    from engine.batch.columns.one_person import find_person, wanted

    mapping, employer = _mapping(mappings), _employer(knowledge_base, mappings)
    person = find_person(
        knowledge_base, staff, wanted(row, id), explicit=mapping, employer=employer
    )
    return person.facts, person.notes


def _stated(
    knowledge_base: "KnowledgeBase", facts_file: str | None, settings: Iterable[str]
) -> "Facts":
    """The facts of a file and, in their place where both speak, those that were set."""
    from engine.facts.facts_file import read_facts
    from engine.facts.parse import understand_all

    kept = read_facts(facts_file) if facts_file is not None else {}
    return {
        **understand_all(knowledge_base, kept, f"{facts_file}: "),
        **understand_all(knowledge_base, _settings(settings), "--set "),
    }


def _advice_page(
    knowledge_base: "KnowledgeBase", facts: "Facts", explain: "Detail | None" = None
) -> str:
    from engine.views.console.advice import show_advice

    return show_advice(knowledge_base, _consulted(knowledge_base, facts), explain)


def _comparison_page(
    knowledge_base: "KnowledgeBase",
    facts: "Facts",
    changed: "Facts",
    explain: "Detail | None" = None,
) -> str:
    """What other answers would lead to, and if that is asked how the result as it is came about."""
    from engine.analysis.counterfactuals import compare
    from engine.views.console.comparison import show_comparison
    from engine.views.console.explanation import show_explanation

    comparison = compare(knowledge_base, facts, changed)
    page = show_comparison(knowledge_base, comparison)
    if explain is None:
        return page
    return f"{page}\n{show_explanation(knowledge_base, comparison.before, explain)}"


def _result_as_json(
    knowledge_base: "KnowledgeBase", facts: "Facts", explained: bool, changed: "Facts"
) -> str:
    """The whole result; `explanation` and `what_if` only where they are asked for."""
    import json
    from dataclasses import asdict

    advice = _consulted(knowledge_base, facts)
    result = asdict(advice)
    if explained:
        from engine.views.json import explanation_as_data

        result["explanation"] = explanation_as_data(knowledge_base, advice)
    if changed:
        from engine.analysis.counterfactuals import compare
        from engine.views.json import comparison_as_data

        result["what_if"] = comparison_as_data(compare(knowledge_base, facts, changed))
    return json.dumps(result, indent=2, ensure_ascii=False)


class WithAttributes(click.Command):
    """A command whose help ends with every attribute and its values."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        from engine.views.console.rules import attribute_list

        with formatter.section("Attributes and their values"):
            formatter.write_dl(attribute_list(_knowledge_base(None)))


@crossroads.command(cls=WithAttributes)
@click.option("--set", "settings", metavar="ATTRIBUTE=VALUE", multiple=True, help="State a fact.")
@click.option("--facts", "facts_file", metavar="FILE.toml", help="Read facts from a file.")
@click.option("--json", "as_json", is_flag=True, help="Print the whole result as JSON.")
@click.option(
    "--explain",
    type=click.Choice(["text", "tree", "full"]),
    help="Show how the advice came about, as text or as a tree; full adds why not another path.",
)
@click.option(
    "--what-if",
    "supposed",
    metavar="ATTRIBUTE=VALUE",
    multiple=True,
    help="Show what another answer would lead to, beside the result as it is.",
)
@rules_option
def advise(  # noqa: PLR0913, PLR0917
    settings: tuple[str, ...],
    facts_file: str | None,
    as_json: bool,
    explain: "Detail | None",
    supposed: tuple[str, ...],
    rules_folder: str | None,
) -> None:
    """Advise one person from facts, without questions.

    Several values of one attribute are separated by semicolons or given one `--set` each. What is
    set takes the place of the same attribute in the file.

    \b
    crossroads advise --set current_role="Snr Project Manager" --set career_ladder=none
    crossroads advise --set "ambitions=breadth; seniority" --json
    crossroads advise --facts me.toml --explain tree
    crossroads advise --facts me.toml --what-if career_ladder=clear
    """
    from engine.facts.parse import understand_changes

    knowledge_base = _knowledge_base(rules_folder)
    facts = _stated(knowledge_base, facts_file, settings)
    changed = understand_changes(knowledge_base, _settings(supposed, "--what-if"), "--what-if ")
    if as_json:
        click.echo(_result_as_json(knowledge_base, facts, bool(explain), changed))
    elif changed:
        click.echo(_comparison_page(knowledge_base, facts, changed, explain))
    else:
        click.echo(_advice_page(knowledge_base, facts, explain))


@crossroads.command()
@click.argument("staff", metavar="STAFF.csv")
@click.option("-o", "--output", metavar="ADVICE.csv", help="Where the advice goes.")
@click.option("--inspect", is_flag=True, help="Advise nobody; show how the file would be read.")
@click.option(
    "--write-map",
    metavar="FILE.toml",
    help="With --inspect: write a mapping file, to fill in and give to --map.",
)
@click.option(
    "--map",
    "mappings",
    metavar='"HEADING=ATTRIBUTE"|FILE.toml',
    multiple=True,
    help="Take a column for an attribute; with nothing after =, for none. Or use a mapping file.",
)
@click.option("--id", "id_heading", metavar="HEADING", help="Compare rows with the same id.")
@click.option("--rejects", metavar="FILE.csv", help="Where rows that cannot be read go.")
@click.option("--sheet", metavar="NAME", help="Read this sheet of a workbook, not the first.")
@click.option(
    "--keep",
    metavar="all|none|HEADING,...",
    default="all",
    help="Which of the input's columns stand in the output.",
)
@click.option(
    "--reasons",
    type=click.Choice(["text", "ids"]),
    default="text",
    help="Give reasons, advice and cautions as sentences or as the ids of their rules.",
)
@click.option(
    "--explain",
    type=click.Choice(["full"]),
    help="Add how firm each recommendation is, and for every other path why not.",
)
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "spark"]),
    default="duckdb",
    help="Who runs the rules: this process, or Spark, for files and folders of CSV or Parquet.",
)
@click.option("--strict", is_flag=True, help="Exit with 1 where anything was not understood.")
@click.option("--record", metavar="FILE.json", help="Write what makes the run repeatable.")
@rules_option
def batch(  # noqa: PLR0913, PLR0917
    staff: str,
    output: str | None,
    inspect: bool,
    write_map: str | None,
    mappings: tuple[str, ...],
    id_heading: str | None,
    rejects: str | None,
    sheet: str | None,
    keep: str,
    reasons: Literal["text", "ids"],
    explain: str | None,
    engine: str,
    strict: bool,
    record: str | None,
    rules_folder: str | None,
) -> None:
    """Advise everyone in a staff file: one result for each row, in the same order.

    Columns are found by their headings; the input's columns stand first in the output, as they
    were. A blank cell is "not known". A cell that is not understood is listed in `problems`, and
    the rest of its row still counts. Rows that cannot be read at all go to a second file with
    their line number and the reason.

    The endings say the formats: .csv, .xlsx and .parquet, and .jsonl for the advice. `-` is
    standard input or output, as CSV. Spark writes a folder of CSV or Parquet.
    """
    from engine.batch.batch import advise_everyone
    from engine.batch.options import Options
    from engine.batch.pages.summary import show_summary

    knowledge_base = _knowledge_base(rules_folder)
    mapping, employer = _mapping(mappings), _employer(knowledge_base, mappings)
    if write_map and not inspect:
        raise MisuseError("--write-map", "needs --inspect", "Add --inspect.")
    if inspect and engine == "spark":
        raise MisuseError("--inspect", "is not there for --engine spark", "Leave --engine out.")
    if inspect:
        _refuse_to_write({"-o": output, "--rejects": rejects, "--record": record})
        _inspect(knowledge_base, staff, write_map, mapping, employer, id_heading, sheet)
        return
    if output is None:
        raise MisuseError("-o", "is missing", "Say where the advice goes, or add --inspect.")
    options = Options(
        sheet=sheet,
        keep=_kept(keep),
        reasons=reasons,
        explain=explain == "full",
        strict=strict,
        record=record,
        id_heading=id_heading,
        mapping_files=tuple(filter(_is_file, mappings)),
        employer=employer,
    )
    with _interrupted_in_words():
        if engine == "spark":
            summary = _on_spark(knowledge_base, staff, output, mapping, rejects, options)
        else:
            with _progress() as progress:
                summary = advise_everyone(
                    knowledge_base,
                    staff,
                    output,
                    mapping=mapping,
                    rejects=rejects,
                    options=options,
                    progress=progress,
                )
    click.echo(show_summary(knowledge_base, summary), err="-" in (output, rejects))
    if summary.failed:
        sys.exit(NOT_ACCEPTED)


def _on_spark(  # noqa: PLR0913, PLR0917
    knowledge_base: "KnowledgeBase",
    staff: str,
    output: str,
    mapping: dict[str, str],
    rejects: str | None,
    options: "Options",
) -> "Summary":
    """Have Spark do it: the one of spark-submit, or one on this machine."""
    from engine.spark.refusals import needs_spark

    with needs_spark():
        from engine.spark.batch import advise_everyone
    return advise_everyone(
        knowledge_base, staff, output, mapping=mapping, rejects=rejects, options=options
    )


@crossroads.command()
@click.option("-o", "--output", metavar="STAFF.csv", help="Write to a new file.")
@rules_option
def template(output: str | None, rules_folder: str | None) -> None:
    """Print an empty staff CSV with every heading, and an example row to replace."""
    from engine.batch.template import template_csv

    text = template_csv(_knowledge_base(rules_folder))
    if output is None:
        click.echo(text, nl=False)
        return
    from engine.tables.new_file import check_can_write, write_new

    check_can_write(output)
    write_new(output, text)
    click.echo(f"The template is in {output}.")


@crossroads.command()
@rules_option
def check(rules_folder: str | None) -> None:
    """Verify the knowledge base; every fault is named with its file, its rule and its cure."""
    knowledge_base = _knowledge_base(rules_folder)
    counts = (
        f"{len(knowledge_base.rules)} rules, {len(knowledge_base.statements)} statements, "
        f"{len(knowledge_base.roles)} roles, {len(knowledge_base.stated)} attributes"
    )
    click.echo(f"{counts}: no fault found.")
    click.echo(f"Version of the rules: {knowledge_base.version}")


@crossroads.command()
@click.option(
    "--dialect",
    required=True,
    metavar="NAME",
    help="duckdb, spark, postgres, snowflake, bigquery or databricks.",
)
@click.option("--table", default="staff", show_default=True, metavar="NAME", help="The table.")
@click.option("--key", "keys", metavar="COLUMN", multiple=True, help="Hand a column through.")
@rules_option
def sql(dialect: str, table: str, keys: tuple[str, ...], rules_folder: str | None) -> None:
    """Print the rules as one SQL query, to run inside a warehouse.

    For each row of the table the query gives what `batch` would, except `problems`: it expects the
    values as they are listed in the comment above it, and takes anything else for not known.

    \b
    crossroads sql --dialect duckdb > advice.sql
    crossroads sql --dialect snowflake --table hr.staff --key employee_id
    """
    from engine.engines.sql.compile import compile_query

    click.echo(compile_query(_knowledge_base(rules_folder), dialect, table, keys))


@crossroads.group()
def rules() -> None:
    """Read the knowledge base: what a rule says, which statement each rule encodes."""


@rules.command("list")
@rules_option
def list_rules(rules_folder: str | None) -> None:
    """List every rule with its reason."""
    from engine.views.console.rules import show_rules

    click.echo(show_rules(_knowledge_base(rules_folder)))


@rules.command("show")
@click.argument("rule_id", metavar="ID")
@rules_option
def show_one_rule(rule_id: str, rules_folder: str | None) -> None:
    """Show a rule in sentences: when, then, because, source, and where it stands."""
    from engine.views.console.rules import show_rule_named

    click.echo(show_rule_named(_knowledge_base(rules_folder), rule_id))


@rules.command()
@rules_option
def trace(rules_folder: str | None) -> None:
    """Trace every statement to the rules that carry it, and every rule to its statements."""
    from engine.views.console.rules import show_trace

    click.echo(show_trace(_knowledge_base(rules_folder)))


@rules.command()
@click.argument("about", metavar="[NAME]", required=False)
@rules_option
def graph(about: str | None, rules_folder: str | None) -> None:
    """Print the rules as a graph, in the DOT language: from facts, through rules, to paths.

    With the name of an attribute, flag, rule or path, only what it is connected with.

    \b
    crossroads rules graph stay | dot -Tsvg > stay.svg
    """
    from engine.views.dot import show_graph

    click.echo(show_graph(_knowledge_base(rules_folder), about))


def _knowledge_base(folder: str | None) -> "KnowledgeBase":
    from engine.rulebase.load import load_rules

    return load_rules(folder)


def _consulted(knowledge_base: "KnowledgeBase", facts: Any) -> "Advice":
    from engine.engines.experta_engine import Consultation

    return Consultation(knowledge_base).consult(facts)


@contextmanager
def _progress(label: str = "Evaluation") -> Iterator[Callable[[int, int], None] | None]:
    """A bar on a terminal's standard error; None where nobody watches."""
    if not sys.stderr.isatty():
        yield None
        return
    columns = os.get_terminal_size(sys.stderr.fileno()).columns or 80
    width = max(1, min(WIDEST_BAR, columns - len(label) - BESIDE_BAR))
    with click.progressbar(length=1, file=sys.stderr, label=label, width=width) as bar:

        def report(done: int, total: int) -> None:
            bar.length = max(total, done, 1)
            bar.update(done - bar.pos)

        yield report


@contextmanager
def _interrupted_in_words() -> Iterator[None]:
    """Ctrl-C while a file is gone through leaves nothing behind, and that is said."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo("\nInterrupted: nothing was written. Earlier files are as they were.", err=True)
        sys.exit(LEFT_EARLY)


def _refuse_to_write(places: dict[str, str | None]) -> None:
    """An inspection writes nothing; who names a place for it is told so."""
    for option, place in places.items():
        if place is not None:
            cure = "Leave one of the two out."
            raise MisuseError(f"{option} '{place}'", "is not written with --inspect", cure)


def _kept(keep: str) -> tuple[str, ...] | None:
    """What --keep says: headings, none at all, or None for all. Quotes protect a comma."""
    match keep.strip():
        case "all":
            return None
        case "none":
            return ()
        case headings:
            import csv

            return tuple(part.strip() for row in csv.reader([headings]) for part in row)


def _inspect(  # noqa: PLR0913, PLR0917
    knowledge_base: "KnowledgeBase",
    staff: str,
    write_map: str | None,
    mapping: dict[str, str],
    employer: "StaffMapping",
    id_heading: str | None,
    sheet: str | None,
) -> None:
    """Show how a staff file would be read and, if that is wanted, write a mapping to fill in."""
    from engine.batch.columns.inspect import inspect_staff
    from engine.batch.columns.mapping_draft import write_mapping
    from engine.batch.pages.inspection import show_inspection
    from engine.tables.new_file import check_can_write

    if write_map:
        check_can_write(write_map)
    with _interrupted_in_words(), _progress("Reading") as progress:
        inspection = inspect_staff(
            knowledge_base,
            staff,
            mapping=employer,
            explicit=mapping,
            id_heading=id_heading,
            sheet=sheet,
            progress=progress,
        )
    click.echo(show_inspection(knowledge_base, inspection))
    if write_map:
        write_mapping(write_map, knowledge_base, inspection)
        click.echo(f"\nThe mapping to fill in is in {write_map}.")


def _is_file(item: str) -> bool:
    """Whether what --map says is a mapping file."""
    return "=" not in item and item.lower().endswith(".toml")


def _employer(knowledge_base: "KnowledgeBase", mappings: Iterable[str]) -> "StaffMapping":
    """What the mapping files say; a later one goes before an earlier one."""
    from engine.batch.columns.mapping_file import read_mapping
    from engine.batch.columns.precedence import combined

    return combined([read_mapping(item, knowledge_base) for item in mappings if _is_file(item)])


def _mapping(mappings: Iterable[str]) -> dict[str, str]:
    """What --map says, by heading. A heading may hold an equals sign; an attribute does not."""
    mapping: dict[str, str] = {}
    for item in mappings:
        if _is_file(item):
            continue
        heading, equals, attribute = item.rpartition("=")
        where = f"--map '{item}'"
        if not equals or not heading.strip():
            cure = 'Write --map "HEADING=ATTRIBUTE". A mapping file ends in .toml.'
            raise MisuseError(where, "has no heading and attribute", cure)
        if heading.strip() in mapping:
            raise MisuseError(where, f"'{heading.strip()}' is mapped twice", "Keep one of the two.")
        mapping[heading.strip()] = attribute.strip()
    return mapping


def _settings(settings: Iterable[str], option: str = "--set") -> dict[str, Any]:
    """What an option set, by attribute; an attribute set several times has several values."""
    said: dict[str, Any] = {}
    for setting in settings:
        attribute, equals, value = setting.partition("=")
        if not equals or not attribute.strip():
            cure = f"Write {option} ATTRIBUTE=VALUE."
            raise MisuseError(f"{option} '{setting}'", "has no attribute and value", cure)
        name = attribute.strip()
        said.setdefault(name, []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in said.items()}


def main() -> None:
    """Run the command line.

    Characters that the terminal cannot show never stop us, and a polite request to stop is taken
    as Ctrl-C is, so that no half-written file stays behind.
    """
    try:
        _check_open("standard output", sys.stdout)  # the next file opened would take its place
    except MisuseError as error:
        print(f"Error: {error}", file=sys.stderr)
        sys.exit(error.exit_code)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    for name in ("SIGTERM", "SIGHUP"):
        request = getattr(signal, name, None)  # not every system knows both
        if request and signal.getsignal(request) is not signal.SIG_IGN:
            signal.signal(request, signal.default_int_handler)
    try:
        crossroads(prog_name="crossroads")
    except OSError as error:  # the screen or the file behind it is full or gone
        sys.stderr.write(f"Error: the output cannot be written: {error.strerror}\n")
        os._exit(1)  # what waits to be written cannot be, and would only say so again


if __name__ == "__main__":
    main()
