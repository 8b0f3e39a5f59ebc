"""The audit of a file of advice: joined for the audit alone, and shown not to matter."""

import csv
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from engine.batch.audit import Audit, audit_advice
from engine.batch.audited_columns import Asked
from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from engine.errors import MisuseError
from tests.batch.protected import write, write_advice, write_protected
from tests.shipped import SHIPPED

TODAY = date(2026, 11, 30)
IDS = "Employee ID=Staff no"


def audit(advice: Path, *headings: str, **more: str | None) -> Audit:
    """The audit by these columns."""
    asked = Asked(headings, **more)
    options = Options(id_heading=asked.id_heading)
    return audit_advice(SHIPPED, str(advice), asked, options=options, today=TODAY)


def counts(found: Audit) -> dict[str, list[int]]:
    """How many of each group are led to each path."""
    (column,) = found.columns
    return {one.group: [rate.count for rate in one.rates.values() if rate] for one in column.groups}


EXPECTED = {"Female": [10, 30], "Male": [28, 12]}


def test_a_column_that_was_kept_is_audited(tmp_path: Path) -> None:
    """And matters for nothing."""
    found = audit(write_advice(tmp_path), "Gender")

    assert counts(found) == EXPECTED
    assert found.invariance
    assert (found.invariance.rows, found.invariance.holds) == (80, True)
    hashes = {found.invariance.sha256, *(one.sha256 for one in found.invariance.comparisons)}
    assert len(hashes) == 1
    assert (found.unlike, found.unprotected) == (0, ())


def test_a_column_of_another_file_is_joined_by_id(tmp_path: Path) -> None:
    """Whatever the files call the ids, and in whatever order they are."""
    advice = write_advice(tmp_path, Options(keep=("all",)))

    found = audit(advice, "gender", file=str(write_protected(tmp_path)), id_heading=IDS)

    assert counts(found) == EXPECTED
    assert found.joined
    assert (found.joined.joined, found.joined.alone, found.joined.unused) == (80, 0, 0)
    assert found.invariance
    assert found.invariance.holds


def test_ids_that_match_nobody_or_stand_there_twice_are_counted(tmp_path: Path) -> None:
    """They count as not stated; one that stands there twice alike is no question."""
    more = [("E000", "Male"), ("E041", "Male"), ("X1", "Male"), ("", "Male")]
    other = write_protected(tmp_path, *more, but=("E079", "E078"))

    found = audit(write_advice(tmp_path), "Gender", file=str(other), id_heading=IDS)

    joined = found.joined
    assert joined
    assert (joined.joined, joined.alone, joined.ambiguous, joined.unused) == (77, 2, 1, 2)
    assert {one.group: one.people for one in found.columns[0].groups} == {}  # 3 join 37
    assert found.columns[0].grouping.hidden == 3 + 38


def test_a_column_that_is_read_after_all_is_found_out(tmp_path: Path) -> None:
    """The check is none that cannot fail: without a ladder, many results are others."""
    found = audit(write_advice(tmp_path), "Career ladder")

    assert found.invariance
    without, exchanged = found.invariance.comparisons
    assert without.differing == 80
    assert 0 < exchanged.differing < 80
    assert not found.invariance.holds
    assert found.invariance.read_as == {"Career ladder": "career_ladder"}
    assert found.unprotected == ("Career ladder",)


def test_a_protected_column_that_was_mapped_is_found_out(tmp_path: Path) -> None:
    """Whoever maps it on purpose sees that it decides."""
    ladders = ["clear", "none"] * 20
    rows = [(str(at), "PMO Analyst", "seniority", one) for at, one in enumerate(ladders)]
    staff = write(tmp_path / "staff.csv", ("ID", "Job title", "Ambitions", "Religion"), rows)
    mapping = {"Religion": "career_ladder"}
    advice = str(tmp_path / "advice.csv")
    advise_everyone(SHIPPED, str(staff), advice, mapping=mapping)

    found = audit_advice(SHIPPED, advice, Asked(("Religion",)), mapping=mapping, today=TODAY)

    assert found.invariance
    assert not found.invariance.holds
    assert found.invariance.read_as == {"Religion": "career_ladder"}


def test_advice_without_the_columns_of_its_input_is_audited_by_what_it_says(
    tmp_path: Path,
) -> None:
    """The rules cannot be run again, and nothing is said of answers."""
    found = audit(write_advice(tmp_path, Options(keep=("Gender",))), "Gender")

    assert counts(found) == EXPECTED
    assert found.invariance is None
    assert found.unlike == 80
    assert [gap.path for gap in found.columns[0].gaps] == ["move_up", "move_out"]
    assert all(gap.lead and not gap.answers for gap in found.columns[0].gaps)


def test_an_audit_changes_no_byte_of_the_advice(tmp_path: Path) -> None:
    """And the advice is the same whether or not there are such columns in the file."""
    advice = write_advice(tmp_path)
    before = advice.read_bytes()

    audit(advice, "Gender", file=str(write_protected(tmp_path)), id_heading=IDS)

    assert advice.read_bytes() == before
    (tmp_path / "plain").mkdir()
    plain = write_advice(tmp_path / "plain", Options(keep=("Employee ID",)))
    assert results(advice) == results(plain)


def results(advice: Path) -> list[list[str]]:
    """The columns of the result."""
    with advice.open(encoding="utf-8-sig", newline="") as file:
        headings, *rows = csv.reader(file)
    return [row[headings.index("path") :] for row in rows]


FAULTS: list[tuple[Sequence[str], str | None, str | None, str]] = [
    (["Gendr"], None, None, "Did you mean 'Gender'?"),
    (["Religion"], None, None, "Protected columns stand in no advice unless --keep names them"),
    (["path"], None, None, "has no column 'path'"),
    (["Gendr"], "protected.csv", IDS, "Did you mean 'Gender'?"),
    (["Gender"], "protected.csv", "Employee ID", "has no column 'Employee ID'"),
    (["Gender"], "protected.csv", "Employee ID=Gender", "no id of the advice is in"),
    (["Gender"], "nowhere.csv", IDS, "there is no such file"),
]


@pytest.mark.parametrize(
    ("headings", "file", "ids", "what"), FAULTS, ids=[one[3] for one in FAULTS]
)
def test_what_cannot_be_audited_is_refused_with_a_cure(
    tmp_path: Path, headings: Sequence[str], file: str | None, ids: str | None, what: str
) -> None:
    """A heading or an id is named, the nearest where there is one."""
    advice = write_advice(tmp_path)
    write_protected(tmp_path)
    other = str(tmp_path / file) if file else None

    with pytest.raises(MisuseError) as caught:
        audit(advice, *headings, file=other, id_heading=ids)

    assert what in str(caught.value)


def test_a_column_that_is_named_twice_is_audited_once(tmp_path: Path) -> None:
    """Also in another spelling."""
    assert len(audit(write_advice(tmp_path), "Gender", "gender").columns) == 1
