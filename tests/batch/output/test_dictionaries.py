"""Result columns as codes: what is told to many is kept once."""

from pathlib import Path

import pytest

from engine.batch.batch import advise_everyone
from engine.batch.output import dictionaries
from engine.batch.output.dictionaries import Dictionaries
from engine.core.advice_row import RESULT_COLUMNS, Wording, result_cells
from engine.core.semantics import consult
from tests.shipped import COORDINATOR, SHIPPED


def test_the_same_result_has_the_same_codes() -> None:
    """And nothing is spelled out; another one has new codes where it differs alone."""
    found = Dictionaries(Wording(SHIPPED))
    coordinator = result_cells(consult(SHIPPED, COORDINATOR))

    first = found.encoded(coordinator, {})
    again = found.encoded(coordinator, {})
    other, _ = found.encoded(coordinator, {"ambitions": "what is not understood"})

    assert first == again == ([1] * len(RESULT_COLUMNS), "")
    assert [name for name, code in zip(RESULT_COLUMNS, other, strict=True) if code != 1] == [
        "problems"
    ]
    assert found.values["problems"] == [[], ["ambitions: what is not understood"]]


def test_a_full_dictionary_spells_out_what_comes_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file has the same bytes in every cell, whatever fits into the dictionaries."""
    staff = tmp_path / "staff.csv"
    roles = ("PMO Analyst", "Project Manager", "PMO Manager", '"cook, or so"', "")
    rows = [f"{at},{role},{'=1' if at % 7 else ''},breadth\n" for at, role in enumerate(roles * 9)]
    staff.write_text("id,current_role,career_ladder,ambitions\n" + "".join(rows))
    told = []
    for most in (4_096, 1):
        monkeypatch.setattr(dictionaries, "MOST", most)
        advice, again = tmp_path / f"{most}.parquet", tmp_path / f"{most}.csv"
        advise_everyone(SHIPPED, str(staff), str(advice))
        advise_everyone(SHIPPED, str(advice), str(again))
        told.append(again.read_text("utf-8-sig"))

    assert told[0] == told[1]
    assert "cook, or so" in told[0]
