"""`crossroads report --audit` and `--notice`, as they are typed."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.batch.protected import HEADINGS, OUT, UP, write, write_advice, write_protected
from tests.commands.typed import Run, flat
from tests.other_field.plants import FOLDER
from tests.shipped import SHIPPED

HOSTILE = "<script>alert(1)</script>"


def test_an_audit_is_one_page_that_says_what_was_found(run: Run, tmp_path: Path) -> None:
    """The columns that change nothing, the rates, and the reasons."""
    page = tmp_path / "audit.html"

    result = run("report", str(write_advice(tmp_path)), "-o", str(page), "--audit", "Gender")

    assert result.exit_code == 0
    assert result.output.startswith(f"The audit is in {page}. ")
    text = page.read_text("utf-8")
    assert "The audited columns change no result." in text
    assert "Move up, by &#39;Gender&#39;: why &#39;Female&#39; less often" in text
    assert "a person decides" in text
    assert page.stat().st_mode & 0o777 == 0o600


def test_an_audit_in_markdown_joins_another_file(run: Run, tmp_path: Path) -> None:
    """It tells how many were joined."""
    page, other = tmp_path / "audit.md", str(write_protected(tmp_path))
    line = ["report", str(write_advice(tmp_path)), "-o", str(page), "--audit", "Gender"]

    result = run(*line, "--audit-file", other, "--id", "Employee ID=Staff no")

    assert result.exit_code == 0
    text = page.read_text("utf-8")
    assert text.startswith("# Audit of a file of advice\n")
    assert "- Joined by id: 80 rows\n" in text


def test_hostile_cells_and_headings_are_words_on_the_page(run: Run, tmp_path: Path) -> None:
    """Groups and headings are other people's texts."""
    heading = f"Gender {HOSTILE} | x"
    rows = [
        (f"E{at}", *(UP if at % 2 else OUT), HOSTILE if at % 3 else "| b `c` [d](e)")
        for at in range(60)
    ]
    staff = write(tmp_path / "staff.csv", (*HEADINGS, heading), rows)
    advice = str(tmp_path / "advice.csv")
    run("batch", str(staff), "-o", advice, "--keep", f'all,"{heading}"')

    for ending in ("html", "md"):
        page = tmp_path / f"audit.{ending}"
        result = run("report", advice, "-o", str(page), "--audit", f'"{heading}"')
        assert result.exit_code == 0, result.output
        text = page.read_text("utf-8")
        assert "<script" not in text
        assert "&lt;script&gt;" in text
    rows_of_groups = [line for line in text.splitlines() if line.startswith("| &lt;script")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in rows_of_groups} == {7}


def test_the_notice_is_filled_in_from_the_rules(run: Run, tmp_path: Path) -> None:
    """And with what was said on the line, in words."""
    page = tmp_path / "notice.md"

    result = run(
        "report", "--notice", "-o", str(page), "--contact", f"Ann {HOSTILE}", "--keep-until", "2027"
    )

    assert result.exit_code == 0
    assert "Fill in what is left open." in result.output
    text = page.read_text("utf-8")
    assert all(one.question in text for one in SHIPPED.stated.values())
    assert "review by a person: Ann &lt;script&gt;" in text
    assert "kept until: 2027" in text
    assert f"- Rules: {SHIPPED.version}" in text


def test_the_notice_for_plants_speaks_of_plants(run: Run, tmp_path: Path) -> None:
    """And names the rules in its commands."""
    page = tmp_path / "notice.html"

    result = run("report", "--notice", "-o", str(page), "--rules", FOLDER)

    assert result.exit_code == 0
    text = page.read_text("utf-8")
    assert "How much light does the plant get?" in text
    assert f"crossroads --rules {FOLDER} rules book" in text


FAULTS: list[tuple[Sequence[str], str]] = [
    (["--notice", "advice.csv", "-o", "n.md"], "does not go with 'advice.csv'"),
    (["--notice", "--audit", "Gender", "-o", "n.md"], "does not go with '--audit'"),
    (["--notice", "--by", "Team", "-o", "n.md"], "does not go with '--by'"),
    (["--notice", "-o", "n.txt"], "has no ending of a page that is written"),
    (["--notice"], "Missing option '-o'"),
    (["-o", "n.html"], "ADVICE"),
    (
        ["advice.csv", "-o", "n.md", "--audit-file", "x.csv"],
        "Missing option '--audit', which --audit-file needs.",
    ),
    (["advice.csv", "-o", "n.md", "--audit", "G", "--audit-file", "x.csv"], "a column of ids"),
    (["advice.csv", "-o", "n.md", "--audit", "G", "--by", "Team"], "does not go with --by"),
    (["advice.csv", "-o", "n.md", "--audit", " , "], "names no column"),
    (["advice.csv", "-o", "n.md", "--audit", "G", "--contact", "Ann"], "go with --contact"),
    (["advice.csv", "-o", "n.md", "--audit", "G", "--people", "x"], "go with --people"),
    (["advice.csv", "--audit", "G"], "Missing option '-o'"),
    (
        ["advice.csv", "-o", "n.html", "--keep-until", "2027"],
        "Missing option '--notice', which --keep-until needs.",
    ),
]


@pytest.mark.parametrize(("line", "what"), FAULTS, ids=[" ".join(one[0]) for one in FAULTS])
def test_options_that_do_not_go_together_are_refused(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: Sequence[str], what: str
) -> None:
    """Before anything is read, and nothing is written."""
    monkeypatch.chdir(tmp_path)

    result = run("report", *line)

    assert result.exit_code == 2
    assert what in flat(result.output)
    assert [*tmp_path.iterdir()] == []


def test_a_page_that_is_there_is_not_replaced(run: Run, tmp_path: Path) -> None:
    """It may have been filled in."""
    page = tmp_path / "notice.md"
    page.write_text("filled in")

    result = run("report", "--notice", "-o", str(page))

    assert result.exit_code == 2
    assert page.read_text() == "filled in"


def test_a_notice_without_a_solver_claims_no_proof(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says what would prove the promises."""
    monkeypatch.setattr("engine.commands.report_record.find_spec", lambda _name: None)
    page = tmp_path / "notice.md"

    result = run("report", "--notice", "-o", str(page))

    assert result.exit_code == 0
    text = page.read_text("utf-8")
    assert "They were not proved for this notice" in text
    assert "This is proved" not in text
