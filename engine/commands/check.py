"""`crossroads check`: every fault of a knowledge base, and what is proved of it."""

import json
import sys
from importlib import import_module
from importlib.util import find_spec

import click

from engine.commands.options import knowledge_base, rules_option
from engine.commands.streams import progress_bar
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError

SOLVER = "z3"
CURE = 'Install it: pip install "crossroads[prove]"'
FINDINGS = 1  # exit code


@click.command()
@click.option("--prove", is_flag=True, help="Prove the promises; name dead and redundant rules.")
@click.option("--json", "as_json", is_flag=True, help="What --prove found, as JSON.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="How long --prove may think about one question.",
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
        raise MisuseError(option, "belongs to --prove", "Add --prove.")
    rules = knowledge_base(rules_folder)
    if prove:
        _prove(rules, as_json, timeout)
        return
    counts = (
        f"{len(rules.rules)} rules, {len(rules.statements)} statements, "
        f"{len(rules.roles)} roles, {len(rules.stated)} attributes"
    )
    click.echo(f"{counts}: no fault found.")
    click.echo(f"Version of the rules: {rules.version}")
    if find_spec(SOLVER) is None:
        click.echo(f"Not proved: promises, dead rules and gaps (--prove). {CURE}.")


def _prove(rules: KnowledgeBase, as_json: bool, timeout: float | None) -> None:
    if find_spec(SOLVER) is None:
        raise MisuseError("--prove", "needs a solver, which is not installed", f"{CURE}.")
    verify = import_module("engine.authoring.prove.verify").verify  # loads the solver
    page = import_module("engine.authoring.prove.page")
    with progress_bar("Proving") as progress:
        verification = verify(rules, seconds=timeout, progress=progress)
    if as_json:
        click.echo(json.dumps(page.as_data(verification), indent=2, ensure_ascii=False))
    else:
        click.echo(page.page(verification))
    if verification.failed:
        sys.exit(FINDINGS)
