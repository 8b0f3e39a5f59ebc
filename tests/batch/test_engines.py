"""Whoever runs the rules of a batch, the advice has the same bytes."""

from pathlib import Path

import pytest

from engine.batch.batch import advise_everyone
from engine.batch.options import Engine, Options
from engine.core.advice_row import Reasons
from tests.shipped import SHIPPED
from tests.warehouses import random_people, write_staff


@pytest.mark.parametrize("reasons", ["text", "ids"])
@pytest.mark.parametrize("number", [30, 300], ids=["few people", "many people"])
def test_the_engines_write_the_same(tmp_path: Path, number: int, reasons: Reasons) -> None:
    """experta for few, bits or DuckDB for many: with scores, in the wording asked for."""
    staff = tmp_path / "staff.csv"
    write_staff(SHIPPED, random_people(SHIPPED, number, seed=5), staff)
    engines: tuple[Engine, ...] = ("bits", "duckdb")
    written = []
    for engine in engines:
        advice = tmp_path / f"{engine}.csv"
        options = Options(engine=engine, reasons=reasons, scores=True, decide=True)
        summary = advise_everyone(SHIPPED, str(staff), str(advice), options=options)
        written.append((advice.read_bytes(), summary.paths, summary.profiles))

    assert written[0] == written[1]
    assert written[0][0].count(b"\n") == number + 1
