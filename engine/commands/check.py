"""`crossroads check`: every fault of a knowledge base, and what is proved of it."""

import json
import shlex
import sys
from importlib import import_module
from importlib.util import find_spec

import click

from engine.authoring.read_back import read_back_faults
from engine.commands.options import missing_option, rules_option
from engine.commands.rules_in_use import rules_chosen
from engine.commands.streams import progress_bar
from engine.core.model import KnowledgeBase
from engine.errors import KnowledgeBaseError, MisuseError
from engine.rulebase.load import load_with_notes

SOLVER = "z3"
CURE = 'Install it: pip install "crossroads[prove]".'
PATIENCE = 60.0  # seconds for a question; those about the shipped rules take less than one
FINDINGS = 1  # exit code


@click.command()
@click.option("--prove", is_flag=True, help="Prove the promises; name dead and redundant rules.")
@click.option("--json", "as_json", is_flag=True, help="What --prove found, as JSON.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help=f"How long --prove may think about one question; {PATIENCE:g} without it.",
)
@rules_option
def check(prove: bool, as_json: bool, timeout: float | None, rules_folder: str | None) -> None:
    """Verify the knowledge base; every fault is named with its file, its rule and its cure.

    With --prove every promise of promises.toml is proved for all facts that can be stated, or
    broken by the shortest example; rules that never fire or change nothing, evidence that counts
    twice, and gaps are named. Exit code 1 tells of findings that nobody has accepted.
    """
    if (as_json or timeout) and not prove:
        option = "--json" if as_json else "--timeout"
        raise missing_option("--prove", needed_by=option)
    rules = _checked(rules_folder, quiet=prove)
    if prove:
        _prove(rules, as_json, timeout, _program(rules_folder))
        return
    parts = {
        "rules": rules.rules,
        "statements": rules.statements,
        "roles": rules.roles,
        "attributes": rules.stated,
        "promises": rules.promises,
    }
    counts = ", ".join(f"{len(part)} {name}" for name, part in parts.items() if part)
    click.echo(f"{counts}: no fault found.")
    click.echo(f"Version of the rules: {rules.version}")
    if find_spec(SOLVER) is None:
        click.echo(f"Promises, dead rules and gaps were not looked at: --prove does. {CURE}")


def _checked(rules_folder: str | None, *, quiet: bool) -> KnowledgeBase:
    """The knowledge base without faults; what is no fault but should be known is noted."""
    rules_folder = rules_chosen(rules_folder)
    rules, notes = load_with_notes(rules_folder)
    if faults := tuple(read_back_faults(rules, rules_folder)):
        raise KnowledgeBaseError.of(faults)
    for note in () if quiet else notes:
        click.echo(f"Note: {note}")
    return rules


def _program(rules_folder: str | None) -> str:
    """How the commands begin that show an example of these rules."""
    rules_folder = rules_chosen(rules_folder)
    return f"crossroads --rules {shlex.quote(rules_folder)}" if rules_folder else "crossroads"


def _prove(rules: KnowledgeBase, as_json: bool, timeout: float | None, program: str) -> None:
    """Run the verifier; the solver is loaded here and nowhere else."""
    if find_spec(SOLVER) is None:
        raise MisuseError("--prove", "needs a solver, which is not installed", CURE)
    verify = import_module("engine.authoring.prove.verify").verify
    page = import_module("engine.authoring.prove.page")
    with progress_bar("Proving") as progress:
        verification = verify(rules, seconds=timeout or PATIENCE, progress=progress)
    if as_json:
        click.echo(json.dumps(page.as_data(verification, program), indent=2, ensure_ascii=False))
    else:
        click.echo(page.page(verification, program))
    if verification.failed:
        sys.exit(FINDINGS)
