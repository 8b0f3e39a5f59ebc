"""The record of a run: enough to repeat it, and nothing about a person."""

import hashlib
import io
import json
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from cli import crossroads
from engine import __version__
from engine.batch.batch import advise_everyone
from engine.batch.columns.mapping import Conventions
from engine.batch.options import Options
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.facts.values import Reading

STAFF = "name;Job Title;team\nZelda Quux;cook;red\nPia Flimm;PMO Analyst;blue\nshort\n"


class Desk:
    """A folder with a staff file in it, and what comes out."""

    def __init__(self, knowledge_base: KnowledgeBase, folder: Path) -> None:
        self.knowledge_base = knowledge_base
        self.staff = folder / "staff.csv"
        self.staff.write_text(STAFF)
        self.advice = folder / "advice.csv"
        self.place = folder / "run.json"

    def run(
        self,
        options: Options | None = None,
        source: str = "",
        mapping: Mapping[str, str] = {"team": "skills"},
    ) -> dict[str, Any]:
        """The record of a run."""
        advise_everyone(
            self.knowledge_base,
            source or str(self.staff),
            str(self.advice),
            mapping=mapping,
            options=options or Options(record=str(self.place)),
        )
        record: dict[str, Any] = json.loads(self.place.read_text("utf-8"))
        return record


@pytest.fixture
def desk(knowledge_base: KnowledgeBase, tmp_path: Path) -> Desk:
    """A desk with the shipped rules and three people, one of them broken off."""
    return Desk(knowledge_base, tmp_path)


def test_a_record_says_what_a_run_was_made_of(desk: Desk) -> None:
    """Program, rules, input, reading, columns, options, and what came of it."""
    record = desk.run()

    assert record["program"] == "crossroads"
    assert record["version"] == __version__
    assert record["rules_version"] == desk.knowledge_base.version
    assert record["input"] == {
        "name": "staff.csv",
        "bytes": len(STAFF),
        "sha256": hashlib.sha256(STAFF.encode()).hexdigest(),
    }
    assert record["dialect"] == {"encoding": "UTF-8", "delimiter": ";"}
    assert record["columns"] == [
        {
            "heading": "name",
            "attribute": None,
            "how": "",
            "choice": None,
            "source": "",
            "kept": True,
        },
        {
            "heading": "Job Title",
            "attribute": "current_role",
            "how": "as a synonym",
            "choice": None,
            "source": "",
            "kept": True,
        },
        {
            "heading": "team",
            "attribute": "skills",
            "how": "as mapped",
            "choice": None,
            "source": "",
            "kept": True,
        },
    ]
    options = {"sheet": None, "keep": None, "reasons": "text", "strict": False}
    assert options.items() <= record["options"].items()
    counts = record["counts"]
    assert (counts["rows_in"], counts["rows_out"], counts["rejected"]) == (3, 2, 1)
    assert sum(counts["paths"].values()) == 2
    assert counts["not_understood"] == {"Job Title": 1, "team": 2}
    assert "read with semicolon as the delimiter" in record["notes"]
    assert record["seconds"] >= 0
    assert record["finished_at"].endswith("+00:00")


def test_a_record_holds_nothing_about_a_person(desk: Desk) -> None:
    """Headings and counts only: no cell of the file, and not where the file lies."""
    desk.run()

    text = desk.place.read_text("utf-8")
    for word in ("Zelda", "Quux", "Pia", "cook", "PMO Analyst", "blue", "short"):
        assert word not in text
    assert str(desk.staff.parent) not in text


def test_a_record_holds_no_codes(desk: Desk) -> None:
    """Codes in a yes/no column may be salaries; the record says how many there are."""
    desk.staff.write_text("id,manager_knows\n1,40007\n2,40014\n")

    record = desk.run(Options(record=str(desk.place)), mapping={})

    assert "manager_knows holds 2 codes, and which means yes is not known" in str(record["notes"])
    assert not any(code in desk.place.read_text("utf-8") for code in ("40007", "40014"))


def test_a_record_counts_the_words_of_a_mapping(desk: Desk) -> None:
    """It names the mapped columns, but no word, since these may be confidential."""
    words = {"skills": {"blue": Reading(("tools",)), "red": Reading(("training",))}}
    conventions = Conventions({"team": "skills"}, words)

    record = desk.run(Options(record=str(desk.place), conventions=conventions))

    assert record["options"]["conventions"] == {
        "columns": {"team": "skills"},
        "words": {"skills": 2},
        "as_of": None,
    }
    assert "blue" not in desk.place.read_text("utf-8")


def test_a_record_tells_whether_a_run_was_repeated(desk: Desk) -> None:
    """The same again differs in its time alone, and has the output's own sum."""
    first = desk.run()
    second = desk.run()

    for record in (first, second):
        del record["seconds"], record["finished_at"]
    assert first == second
    assert first["output"] == {
        "name": "advice.csv",
        "sha256": hashlib.sha256(desk.advice.read_bytes()).hexdigest(),
    }


def test_options_are_recorded(desk: Desk) -> None:
    """With the columns that they left out."""
    record = desk.run(Options(record=str(desk.place), keep=("name",), reasons="ids", strict=True))

    options = {"sheet": None, "keep": ["name"], "reasons": "ids", "strict": True}
    assert options.items() <= record["options"].items()
    assert [column["kept"] for column in record["columns"]] == [True, False, False]


def test_standard_input_is_recorded_as_a_file_is(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By what came through it; it has no other name."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STAFF.encode())))

    record = desk.run(source="-")

    assert record["input"] == desk.run()["input"] | {"name": "standard input"}


def test_a_record_replaces_no_other_file(desk: Desk, tmp_path: Path) -> None:
    """Its name ends in .json, and it is neither the input nor the output."""
    with pytest.raises(MisuseError, match=r"is no name for a record\. Name one that ends in"):
        desk.run(Options(record=str(desk.staff)))

    source = tmp_path / "staff.json"
    source.write_text(STAFF)
    with pytest.raises(MisuseError, match="is the input and the record at once"):
        desk.run(Options(record=str(source)), source=str(source))

    assert source.read_text() == STAFF
    assert sorted(os.listdir(tmp_path)) == ["staff.csv", "staff.json"]


def test_without_a_place_for_the_record_there_is_no_advice(desk: Desk, tmp_path: Path) -> None:
    """What was asked for is done whole or not at all."""
    with pytest.raises(MisuseError, match="does not exist"):
        desk.run(Options(record=str(tmp_path / "nowhere" / "run.json")))

    assert os.listdir(tmp_path) == ["staff.csv"]


def test_a_record_on_the_command_line(desk: Desk) -> None:
    """The summary says where it is."""
    result = CliRunner().invoke(
        crossroads,
        ["batch", str(desk.staff), "-o", str(desk.advice), "--record", str(desk.place)],
    )

    assert result.exit_code == 0
    assert "The record of the run is in" in result.stdout
    assert json.loads(desk.place.read_text("utf-8"))["counts"]["rows_in"] == 3


def test_a_record_names_the_mapping_files_and_the_rejects(desk: Desk, tmp_path: Path) -> None:
    """With their sums: other words, or other rejects, would be another run."""
    employer = tmp_path / "employer.toml"
    employer.write_text('[columns]\n"name" = ""\n')
    desk.staff.write_text(f"{STAFF}one,cell,too,many,by,far\n")

    record = desk.run(Options(record=str(desk.place), mapping_files=(str(employer),)))

    rejects = desk.advice.with_suffix(".rejects.csv")
    assert record["mapping_files"] == [
        {
            "name": "employer.toml",
            "bytes": employer.stat().st_size,
            "sha256": hashlib.sha256(employer.read_bytes()).hexdigest(),
        }
    ]
    assert record["rejects"] == {
        "name": "advice.rejects.csv",
        "sha256": hashlib.sha256(rejects.read_bytes()).hexdigest(),
    }
