"""A file of people in, a file of advice out: nobody is lost, doubled, shifted or half written."""

import csv
import io
import os
import sys
from collections.abc import Iterable, Mapping
from itertools import islice
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from engine.batch import batch
from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from engine.core.advice import Advice
from engine.core.advice_row import RESULT_COLUMNS, result_cells
from engine.core.model import Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.engines.experta_engine import Consultation
from engine.errors import CrossroadsError
from engine.tables.csv_text import unescape_formula
from engine.tables.draft import Draft
from engine.tables.stray_rows import rating_columns, stray
from tests.checkout import ROOT
from tests.desk import DAMAGED, STAFF, Desk
from tests.strategies import examples


def test_everybody_gets_one_result_in_order(desk: Desk) -> None:
    """The input's columns stand first, as they were, and the result follows."""
    summary = desk.run(STAFF)

    header, first, second = desk.read()
    assert header == ["id", "current_role", "ambitions", "team", *RESULT_COLUMNS]
    assert first[:5] == ["1", "PMO Analyst", "breadth", "red", "move_sideways"]
    assert second[:5] == ["2", "Sales Executive", "", "blue", ""]
    assert (summary.rows_in, summary.rows_out, summary.rejected) == (2, 2, 0)
    assert summary.paths == {
        "move_up": 0,
        "move_out": 0,
        "move_sideways": 1,
        "move_to_line": 0,
        "stay": 0,
        "": 1,
    }


def test_the_result_is_the_definitions(desk: Desk) -> None:
    """A row says what the definition says for the same facts."""
    facts: Facts = {"current_role": "pmo_analyst", "ambitions": ("breadth",)}
    advice = consult(desk.knowledge_base, facts)

    desk.run(STAFF)

    row = desk.rows()[0]
    assert [row[name] for name in RESULT_COLUMNS] == list(result_cells(advice))
    assert row["why"] == "; ".join(advice.why) != ""
    assert row["certainty"] == f"{advice.certainty:.2f}"
    assert row["rules_version"] == desk.knowledge_base.version


def test_each_set_of_facts_is_run_once(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """However the cells are written; a year and a half and two years are one to every rule."""
    asked: list[Facts] = []
    really = Consultation.consult

    def consult_once(
        self: Consultation, facts: Facts, problems: Mapping[str, str] | None = None
    ) -> Advice:
        asked.append(facts)
        return really(self, facts, problems)

    monkeypatch.setattr(Consultation, "consult", consult_once)

    summary = desk.run(
        "id,years in role\n1,1.5\n2,18 months\n3,2\n4,1.5\n5,nonsense\n6,\n7,other nonsense\n"
    )

    assert asked == [{"years_in_role": 1}, {}]
    assert summary.profiles == 3


HOLLOW = {
    "empty": ("", "staff.csv: is empty"),
    "a header only": ("current_role,team\n\n", "staff.csv: has a header and no rows"),
    "no known column": ("a,b\n1,2\n", "staff.csv: no column is known: 'a', 'b'"),
    "a conflict marker": ("<<<<<<< HEAD\ncurrent_role\n", "it is marked on line 1"),
}


@pytest.mark.parametrize(("content", "told"), HOLLOW.values(), ids=HOLLOW.keys())
def test_a_file_without_people_is_an_error(desk: Desk, content: str, told: str) -> None:
    """What the file holds is to blame; advice from an earlier run is left alone."""
    desk.advice.write_text("precious")

    with pytest.raises(CrossroadsError, match=told) as caught:
        desk.run(content)

    assert caught.value.exit_code == 1
    assert desk.advice.read_text() == "precious"
    assert sorted(os.listdir(desk.advice.parent)) == ["advice.csv", "staff.csv"]


@pytest.mark.parametrize("failure", [KeyboardInterrupt, RuntimeError, MemoryError])
def test_a_run_that_is_broken_off_leaves_everything_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, failure: type[BaseException]
) -> None:
    """Old advice and old rejects stay, and no temporary file is left behind."""
    desk.advice.write_text("precious")
    desk.rejects.write_text("line,reason,row\n3,precious too,x\n")

    def fail(*_: object) -> None:
        raise failure

    monkeypatch.setattr(Consultation, "consult", fail)

    with pytest.raises(failure):
        desk.run(DAMAGED.replace(b"1,PMO", b"\n\nshort\n1,PMO"))

    assert desk.advice.read_text() == "precious"
    assert "precious too" in desk.rejects.read_text()
    assert sorted(os.listdir(desk.advice.parent)) == [
        "advice.csv",
        "advice.rejects.csv",
        "staff.csv",
    ]


def test_a_row_that_is_lost_is_a_bug_and_no_result(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program counts what it read against what it wrote."""
    really = Draft.add

    def forget(self: Draft, lines: int, pieces: Iterable[bytes]) -> None:
        really(self, lines - 1, islice(pieces, 4 * (lines - 1)))

    monkeypatch.setattr(Draft, "add", forget)

    with pytest.raises(AssertionError, match="2 rows in, 1 out, 0 rejected"):
        desk.run(STAFF)

    assert not desk.advice.exists()


def test_progress_is_reported(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Now and then, and at the end, in bytes."""
    monkeypatch.setattr(batch, "CHUNK_ROWS", 500)
    desk.staff.write_text("current_role\n" + "PMO Analyst\n" * 1200)
    told: list[tuple[int, int]] = []

    advise_everyone(
        desk.knowledge_base,
        str(desk.staff),
        str(desk.advice),
        progress=lambda read, total: told.append((read, total)),
    )

    size = desk.staff.stat().st_size
    assert len(told) == 3
    assert told == sorted(told)
    assert told[-1] == (size, size)


CELL = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=8)
TRICKY = st.sampled_from(["=1", "'=1", "\t-", "a,b", '"', "\r\n", "", " ", "n/a", "PMO Analyst"])


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(CELL | TRICKY, min_size=3, max_size=3), min_size=1, max_size=6))
@example([["", "", "\xad"]])
def test_whatever_the_cells_say_they_come_out_unchanged(desk: Desk, table: list[list[str]]) -> None:
    """In order, with their text, and with nobody lost; only formulas are written as text. A row in
    which nothing can be seen is nobody's.
    """
    header = ["note", "current_role", "remark"]
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *table])

    summary = desk.run(text.getvalue())

    people = [row for row in table if row != header and not stray(row, rating_columns(header))]
    written = [list(map(unescape_formula, row[:3])) for row in desk.read()[1:]]
    assert written == [list(map(unescape_formula, row)) for row in people]
    assert summary.rows_in == len(table) == summary.rows_out + summary.rejected
    assert sum(summary.paths.values()) == summary.rows_out == len(people)


def test_the_example_shows_every_outcome(knowledge_base: KnowledgeBase, tmp_path: Path) -> None:
    """All five paths, people without one, and one cell that is not understood."""
    source = str(ROOT / "examples" / "staff.csv")

    summary = advise_everyone(knowledge_base, source, str(tmp_path / "advice.csv"))

    assert summary.rows_in == summary.rows_out == 16
    assert all(summary.paths.values())
    assert [sum(problems.values()) for problems in summary.problems.values()] == [1]
    assert [one.heading for one in summary.columns if not one.attribute] == [
        "employee_id",
        "cost_centre",
    ]


def test_reasons_can_be_ids(desk: Desk) -> None:
    """A warehouse joins them to the rules: each id gave a sentence, in the same order."""
    desk.run(STAFF)
    sentences = desk.rows()[0]

    advise_everyone(
        desk.knowledge_base,
        str(desk.staff),
        str(desk.advice),
        options=Options(reasons="ids"),
    )

    ids = desk.rows()[0]
    rules = desk.knowledge_base.rules
    why = [rules[id] for id in ids["why"].split("; ")]
    advice = [rules[id] for id in ids["advice"].split("; ")]
    assert "; ".join(rule.marked(rule.because) for rule in why) == sentences["why"]
    assert "; ".join(rule.marked(str(rule.advise)) for rule in advice) == sentences["advice"]
    assert all("move_sideways" in rule.supports for rule in why)
    assert {name for name in ids if ids[name] != sentences[name]} <= {"why", "advice", "cautions"}


def test_ties_are_counted(desk: Desk) -> None:
    """The summary says how many recommendations were decided by order alone."""
    summary = desk.run("pnl_appetite,ambitions\nkeen,breadth\nkeen,\n")

    assert summary.ties == 1
    assert summary.paths["move_sideways"] == 1


@pytest.mark.parametrize("id_heading", [None, "ID"], ids=["as it is", "with ids compared"])
def test_a_pipe_is_advised_as_its_file_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, id_heading: str | None
) -> None:
    """Codes, ids and letters are found though it is handed over only once."""
    rows = "ID,Job Title,Stretch\n1,PMO Analyst,1\n2,Ren\xe9,2\n2,Cook,2\n3,PMO Analyst,1\n"
    options = Options(id_heading=id_heading)
    whole = desk.run(rows.encode("cp1252"))
    if id_heading:
        whole = advise_everyone(
            desk.knowledge_base, str(desk.staff), str(desk.advice), options=options
        )
    advice = desk.advice.read_bytes()
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(rows.encode("cp1252"))))

    summary = advise_everyone(desk.knowledge_base, "-", str(desk.advice), options=options)

    assert desk.advice.read_bytes() == advice
    assert (summary.notes, summary.problems) == (whole.notes, whole.problems)
    assert summary.problems["Stretch"]["'1' is a code, and which code means yes is not known"] == 2
    assert summary.rejected == (2 if id_heading else 0)


def test_a_heading_that_is_kept_twice_is_kept_once(desk: Desk) -> None:
    """--keep says which columns stand in the output, not how often."""
    desk.staff.write_text(STAFF)
    options = Options(keep=("team", "id", "team"))

    advise_everyone(desk.knowledge_base, str(desk.staff), str(desk.advice), options=options)

    assert desk.read()[0][:3] == ["id", "team", "path"]
