"""A run is checked by its record: what is as it was, what is not, and what is gone."""

import io
import json
import os
import shutil
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.batch.batch import advise_everyone
from engine.batch.columns.mapping import Conventions
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.options import Options
from engine.batch.output.places import REJECT_COLUMNS
from engine.batch.pages.record import show_verification
from engine.batch.replay.checks import Places
from engine.batch.replay.run_record import read_record
from engine.batch.replay.verify import Verification, verify
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.facts.values import Reading
from tests.other_field.plants import PLANTS
from tests.shipped import SHIPPED
from tests.strategies import examples

STAFF = "id;Job Title;team\n1;cook;red\n2;PMO Analyst;blue\nshort\n"
ANSWERS = "staff id,Ambitions,In role since\n2,breadth,2024-01-01\n9,seniority,\n"
WORDS = '[columns]\n"team" = "skills"\n[values.skills]\n"blue" = "tools"\n'
EVERYTHING: dict[str, Any] = {
    "id_heading": "id=staff id",
    "scores": True,
    "decide": True,
    "retain_until": date(2099, 12, 31),
}


class Run:
    """A folder with a staff file and a run of it, and what checking its record finds."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.staff, self.record = folder / "staff.csv", folder / "run.json"
        self.answers, self.words = folder / "answers.csv", folder / "words.toml"
        self.staff.write_text(STAFF)
        self.answers.write_text(ANSWERS)
        self.words.write_text(WORDS)

    def run(
        self,
        output: str = "advice.csv",
        *,
        rules: KnowledgeBase = SHIPPED,
        mapping: Mapping[str, str] | None = None,
        **options: Any,
    ) -> None:
        """Run the batch with a record."""
        advise_everyone(
            rules,
            str(self.staff),
            str(self.folder / output),
            mapping=mapping,
            options=Options(record=str(self.record), **options),
        )

    def run_with_everything(self, output: str = "advice.csv") -> None:
        """Run it with answers, words, scores, fields for a decision and a list of questions."""
        conventions = read_mapping(str(self.words), SHIPPED)
        conventions = Conventions(
            conventions.columns,
            conventions.words,
            conventions.places,
            conventions.files,
            date(2026, 11, 30),
        )
        self.run(
            output,
            **EVERYTHING,
            answers=(str(self.answers),),
            mapping_files=(str(self.words),),
            conventions=conventions,
            missing=str(self.folder / "todo.tsv"),
        )

    def check(self, rules: KnowledgeBase = SHIPPED, **places: Any) -> Verification:
        """What checking the record finds."""
        return verify(rules, read_record(str(self.record)), Places(**places))

    def outcomes(self, **places: Any) -> dict[str, str]:
        """The outcome of each check, by what was checked."""
        return {one.what: one.outcome for one in self.check(**places).checks}


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """A folder with a staff file, answers and a mapping."""
    return Run(tmp_path)


@pytest.mark.parametrize("ending", ["csv", "tsv", "jsonl", "parquet", "xlsx"])
def test_a_run_is_as_it_was(run: Run, ending: str) -> None:
    """With all that it read and wrote, and the same bytes when it is repeated."""
    run.run_with_everything(f"advice.{ending}")
    before = sorted(os.listdir(run.folder))

    outcomes = run.outcomes()

    assert set(outcomes.values()) == {"same"}
    assert {
        "the input staff.csv",
        "the answers answers.csv",
        "the mapping words.toml",
        f"the output advice.{ending}",
        "the rejects advice.rejects.csv",
        "the questions todo.tsv",
        "run again, the output: the same to the byte",
        "run again, the rejects: the same to the byte",
        "run again, the questions: the same to the byte",
    } <= outcomes.keys()
    assert sorted(os.listdir(run.folder)) == before


OPTIONS: dict[str, dict[str, Any]] = {
    "columns that are left out": {"keep": ("id",)},
    "reasons as ids": {"reasons": "ids"},
    "explanations": {"explain": True},
    "people who are in it twice": {"id_heading": "id"},
    "strict": {"strict": True},
    "scores": {"scores": True},
    "a mapping said once": {"mapping": {"team": "skills"}},
    "headings mapped by a program": {"conventions": Conventions({"team": "skills"})},
}


@pytest.mark.parametrize("options", OPTIONS.values(), ids=OPTIONS.keys())
def test_every_option_is_repeated(run: Run, options: dict[str, Any]) -> None:
    """What a run was asked for stands in its record."""
    run.run(**options)

    assert set(run.outcomes().values()) == {"same"}


CHANGED: dict[str, tuple[str, str]] = {
    "the input": ("staff.csv", "the input staff.csv"),
    "the answers": ("answers.csv", "the answers answers.csv"),
    "the mapping": ("words.toml", "the mapping words.toml"),
    "the output": ("advice.csv", "the output advice.csv"),
    "the rejects": ("advice.rejects.csv", "the rejects advice.rejects.csv"),
    "the questions": ("todo.tsv", "the questions todo.tsv"),
}


@pytest.mark.parametrize(("name", "what"), CHANGED.values(), ids=CHANGED.keys())
def test_one_changed_byte_is_found(run: Run, name: str, what: str) -> None:
    """And named, with both checksums; a run that read something else is not repeated."""
    run.run_with_everything()
    with (run.folder / name).open("a") as file:
        file.write(" ")

    found = run.check()

    (different,) = (check for check in found.checks if check.outcome == "differs")
    assert different.what == what
    assert "was recorded" in different.why
    assert "is here" in different.why
    read = what.startswith(("the input", "the answers", "the mapping"))
    outcomes = {one.what: one for one in found.checks}
    assert ("the run was not repeated" in outcomes) is read
    if read:
        assert outcomes["the run was not repeated"].why == f"{what} differs"


@pytest.mark.parametrize("name", [name for name, _ in CHANGED.values()])
def test_a_file_that_is_gone_is_no_difference(run: Run, name: str) -> None:
    """Whoever erases a person's data keeps the record; what cannot be checked is named."""
    run.run_with_everything()
    (run.folder / name).unlink()

    found = run.check()

    assert not found.differs
    (gone, *_) = (check for check in found.checks if check.outcome == "not checked")
    assert name in gone.what
    assert gone.why.startswith("is not beside the record (--")


def test_with_nothing_but_the_record_nothing_differs(run: Run) -> None:
    """All files of people are gone, and the versions are still compared."""
    run.run()
    for name in os.listdir(run.folder):
        if name != "run.json":
            (run.folder / name).unlink()

    assert [check.outcome for check in run.check().checks] == [
        "same", "same", "not checked", "not checked", "not checked", "not checked",
    ]  # fmt: skip


def test_other_rules_are_told_and_the_run_is_not_repeated(run: Run) -> None:
    """Nothing else would come out the same."""
    run.run()

    found = run.check(PLANTS)

    told = {check.what: check for check in found.checks}
    assert told["the rules"].why == (
        f"version {SHIPPED.version} was recorded, {PLANTS.version} is here"
    )
    assert told["the run was not repeated"].why.startswith("the rules differ")


def test_files_that_lie_elsewhere_are_named(run: Run) -> None:
    """Under other names too: answers are joined under the name that they had."""
    run.run_with_everything()
    elsewhere = run.folder / "elsewhere"
    elsewhere.mkdir()
    moved = {}
    for at, name in enumerate(name for name, _ in CHANGED.values()):
        moved[name] = str(elsewhere / f"{at}{os.path.splitext(name)[1]}")
        shutil.move(run.folder / name, moved[name])

    outcomes = run.outcomes(
        input=moved["staff.csv"],
        output=moved["advice.csv"],
        rejects=moved["advice.rejects.csv"],
        questions=moved["todo.tsv"],
        answers=(moved["answers.csv"],),
        mapping_files=(moved["words.toml"],),
    )

    assert set(outcomes.values()) == {"same"}


def test_a_run_from_standard_input_is_checked_with_a_file(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stream has no name; the file that went through it has the same checksum."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STAFF.encode())))
    advise_everyone(
        SHIPPED, "-", str(run.folder / "advice.csv"), options=Options(record=str(run.record))
    )

    untold, told = run.check(), run.check(input=str(run.staff))

    (stream, *_) = (check for check in untold.checks if check.outcome == "not checked")
    assert stream.why.startswith("was read from a stream")
    assert {check.outcome for check in told.checks} == {"same"}


def test_a_run_to_standard_output_is_not_repeated(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What went through a pipe has no checksum, and the page says so."""
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO()))
    advise_everyone(SHIPPED, str(run.staff), "-", options=Options(record=str(run.record)))

    found = run.check()

    assert not found.differs
    told = {check.what: check.why for check in found.checks if check.outcome == "not checked"}
    assert told["the output -"].startswith("went to a stream")
    assert told["the run was not repeated"] == "the output went to a stream, and has no checksum"


def test_a_compressed_file_is_checked_as_it_lies(run: Run) -> None:
    """By the checksum of the packed bytes."""
    import gzip  # noqa: PLC0415

    run.staff = run.folder / "staff.csv.gz"
    run.staff.write_bytes(gzip.compress(STAFF.encode()))
    run.run()

    assert set(run.outcomes().values()) == {"same"}


def test_words_that_a_program_gave_cannot_be_repeated(run: Run) -> None:
    """The record counts them, since they may be confidential."""
    words = {"skills": {"blue": Reading(("tools",))}}
    run.run(conventions=Conventions({"team": "skills"}, words))

    (last,) = (check for check in run.check().checks if check.outcome != "same")

    assert last.why == "its words were given by a program, and a record only counts them"


def test_an_empty_file_of_rejects_is_written_again(run: Run) -> None:
    """It took the place of an earlier run's, which would mislead."""
    run.staff.write_text("id,Job Title\n1,PMO Analyst\n")
    (run.folder / "advice.rejects.csv").write_text(",".join(REJECT_COLUMNS) + "\n")

    run.run()

    outcomes = run.outcomes()
    assert set(outcomes.values()) == {"same"}
    assert "run again, the rejects: the same to the byte" in outcomes


def test_a_run_of_other_rules_is_checked_with_them(tmp_path: Path) -> None:
    """A rule base without roles has records too."""
    run = Run(tmp_path)
    run.staff.write_text("name,light\nfern,sun\n")
    run.run(rules=PLANTS)

    assert {check.outcome for check in run.check(PLANTS).checks} == {"same"}


def test_a_place_for_what_was_not_written_is_refused(run: Run) -> None:
    """Whoever names one has another run in mind."""
    run.run()

    with pytest.raises(MisuseError, match="the run did not write the questions"):
        run.check(questions="todo.csv")
    with pytest.raises(MisuseError, match="--with: names 1, and the run has read 0"):
        run.check(answers=("answers.csv",))
    with pytest.raises(MisuseError, match=r"--input 'nowhere.csv': cannot be read"):
        run.check(input="nowhere.csv")


def test_the_page_tells_the_verdict_first(run: Run) -> None:
    """Then what was checked, who decides, and a day that has passed."""
    run.run_with_everything()

    page = show_verification(SHIPPED, run.check(), date(2100, 1, 1))
    run.staff.write_text("id\n")
    other = show_verification(SHIPPED, run.check(), date(2026, 1, 1))

    assert page.splitlines()[0].endswith("run.json: everything is as it was\x1b[0m")
    assert "3 rows in, 2 out, 1 rejected" in " ".join(page.split())
    assert "To be kept until: 2099-12-31, which has passed." in page
    assert SHIPPED.phrases.decides in page
    assert "something is not what it was" in other
    assert "which has passed" not in other


def test_a_record_is_not_more_open_than_a_run(run: Run) -> None:
    """A name that leads elsewhere is refused: nothing but the folder of the record is looked at."""
    run.run()
    record = json.loads(run.record.read_text())
    for name in ("../staff.csv", "/etc/passwd", "..", "", "a\0b"):
        record["input"]["name"] = name
        run.record.write_text(json.dumps(record))

        with pytest.raises(MisuseError, match="which is no name of a file"):
            run.check()


FOREIGN: dict[str, tuple[bytes, str]] = {
    "another program's": (b'{"program": "other"}', "is no record of a run"),
    "a list": (b"[1]", "is no record of a run"),
    "no JSON": (b"id,name\n", "is no JSON, or damaged: line 1"),
    "cut off": (b'{"program": "crossroads", "format": 2', "is no JSON, or damaged"),
    "no UTF-8": (b'{"program": "\xff"}', "is damaged: byte 14 is no UTF-8"),
    "nested too deeply": (b"[" * 100_000, "is nested too deeply"),
    "with a number of six thousand digits": (
        b'{"program": ' + b"9" * 6000 + b"}",
        "is damaged: Exceeds the limit",
    ),
    "of an earlier version": (b'{"program": "crossroads"}', "was written by an earlier version"),
    "of a later one": (b'{"program": "crossroads", "format": 3}', "another version"),
    "of no version": (b'{"program": "crossroads", "format": "x"}', "another version"),
    "without its parts": (
        b'{"program": "crossroads", "format": 2}',
        "has no 'options' that is a table",
    ),
}


@pytest.mark.parametrize(("content", "told"), FOREIGN.values(), ids=FOREIGN.keys())
def test_what_is_no_record_is_told(tmp_path: Path, content: bytes, told: str) -> None:
    """In words, with what to do."""
    place = tmp_path / "run.json"
    place.write_bytes(content)

    with pytest.raises(MisuseError) as caught:
        read_record(str(place))

    assert told in str(caught.value)
    assert caught.value.exit_code == 2


def test_a_huge_file_is_no_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not read to its end."""
    place = tmp_path / "run.json"
    with place.open("wb") as file:
        file.truncate(1 << 33)

    with pytest.raises(MisuseError, match="has more than 64 MB, and no record has"):
        read_record(str(place))


ODD = st.sampled_from([None, True, -1, "", "x", "..", [], [None], {}, {"name": 3}, 1e400])


def _paths(content: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The way to every entry of a record."""
    if isinstance(content, dict):
        entries: list[tuple[Any, Any]] = list(content.items())
    else:
        entries = list(enumerate(content)) if isinstance(content, list) else []
    return [way for key, one in entries for way in [(*at, key), *_paths(one, (*at, key))]]


@settings(max_examples=examples(150), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_record_is_told_in_words(data: st.DataObject, written: Callable[[], Run]) -> None:
    """Whatever an entry holds, there is an error of ours or a page, and never a traceback."""
    run = written()
    record = json.loads((run.folder / "kept.json").read_text())
    way = data.draw(st.sampled_from(_paths(record)))
    entry = record
    for key in way[:-1]:
        entry = entry[key]
    entry[way[-1]] = data.draw(ODD)
    run.record.write_text(json.dumps(record))

    told = _told(run)

    assert "run.json" in told


def _told(run: Run) -> str:
    """The page, or the error."""
    try:
        return show_verification(SHIPPED, run.check(), date(2026, 1, 1))
    except CrossroadsError as error:
        return str(error)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[], Run]:
    """A run with everything, made once, and its record kept."""
    run = Run(tmp_path)
    run.run_with_everything()
    shutil.copy(run.record, run.folder / "kept.json")
    return lambda: run
