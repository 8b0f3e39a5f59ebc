"""`python -m tests.fuzz csv --seconds 600`: look for files that break a law, and keep them."""

import random
import sys
from functools import cache
from pathlib import Path

import click

from engine.batch import evaluation
from engine.engines.experta_engine import Consultation
from tests.fuzz.run import fuzz, keep, try_one
from tests.fuzz.targets import TARGETS

CORPUS = Path(__file__).parent / "corpus"


@click.command()
@click.argument("names", nargs=-1, type=click.Choice(list(TARGETS)))
@click.option("--seconds", default=60.0, show_default=True, help="For each kind of file.")
@click.option("--seed", type=int, help="That of an earlier run.")
@click.option("--only", type=int, help="One file of that run.")
@click.option("--keep", "kept", is_flag=True, help="Add what breaks a law to the corpus.")
def main(
    names: tuple[str, ...], seconds: float, seed: int | None, only: int | None, kept: bool
) -> None:
    """Damage files of some kinds, or of all, and read them."""
    setattr(evaluation, "Consultation", cache(Consultation))  # noqa: B010 - built once for all
    seed = random.randrange(1 << 32) if seed is None else seed
    failed = False
    for target in (TARGETS[name] for name in names or TARGETS):
        if only is None:
            tried, found = fuzz(target, seed, seconds)
        else:
            tried, found = 1, list(try_one(target, seed, only))
        for one in found:
            click.echo(f"\n{one}{keep(one, CORPUS) if kept else ''}")
        click.echo(f"{target.name}: {tried} files, seed {seed}, {len(found)} break a law")
        failed = failed or bool(found)
    sys.exit(failed)


if __name__ == "__main__":
    main()
