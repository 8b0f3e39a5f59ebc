"""Places of the advice: the input is never overwritten, and places that cannot be are misuse."""

import os
import shutil
from pathlib import Path

import pytest

from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from engine.errors import MisuseError
from engine.rulebase.place import SHIPPED_RULES
from tests.desk import DAMAGED, STAFF, Desk

CLASHES = ["itself", "a symbolic link", "a hard link"]


@pytest.mark.parametrize("how", CLASHES)
def test_the_input_is_never_overwritten(desk: Desk, tmp_path: Path, how: str) -> None:
    """Neither by the advice nor by the rejects, whatever the file is called."""
    desk.staff.write_text(STAFF)
    other = desk.staff if how == "itself" else tmp_path / "other.csv"
    if how == "a symbolic link":
        other.symlink_to(desk.staff)
    if how == "a hard link":
        other.hardlink_to(desk.staff)
    source = str(desk.staff)

    with pytest.raises(MisuseError, match="is the input and the output at once"):
        advise_everyone(desk.knowledge_base, source, str(other))
    with pytest.raises(MisuseError, match="is the input and the rejects file at once"):
        advise_everyone(desk.knowledge_base, source, str(desk.advice), rejects=str(other))

    assert desk.staff.read_text() == STAFF
    assert not desk.advice.exists()


def test_advice_and_rejects_need_a_place_each(desk: Desk) -> None:
    """Even when neither is there yet."""
    desk.staff.write_text(STAFF)
    place = str(desk.advice)

    with pytest.raises(MisuseError, match="is the output and the rejects file at once"):
        advise_everyone(desk.knowledge_base, str(desk.staff), place, rejects=place)


def test_places_that_cannot_be_are_misuse(desk: Desk, tmp_path: Path) -> None:
    """A missing input, a folder for a file, a folder that is not there."""
    desk.staff.write_text(STAFF)
    wrong = {
        "there is no such file": (str(tmp_path / "no.csv"), str(desk.advice)),
        "is a folder. Name a CSV file": (str(tmp_path), str(desk.advice)),
        "is a folder. Name a file": (str(desk.staff), str(tmp_path)),
        "does not exist. Create it": (str(desk.staff), str(tmp_path / "no" / "advice.csv")),
    }

    for told, (source, output) in wrong.items():
        with pytest.raises(MisuseError) as caught:
            advise_everyone(desk.knowledge_base, source, output)
        assert told in str(caught.value)

    assert os.listdir(tmp_path) == ["staff.csv"]


@pytest.mark.parametrize("name", ["advice.xls", "advice.ODS", "advice.json", "advice.csv.gz"])
def test_an_ending_that_promises_another_format_is_refused(desk: Desk, name: str) -> None:
    """A spreadsheet program would refuse a CSV file of that name."""
    desk.staff.write_text(STAFF)

    with pytest.raises(
        MisuseError, match=r"Name one that ends in \.csv, \.tsv, \.jsonl, \.parquet"
    ):
        advise_everyone(desk.knowledge_base, str(desk.staff), str(desk.advice.with_name(name)))


@pytest.mark.parametrize("ending", ["toml", "docx", "md"])
def test_what_is_no_table_is_not_written_over(desk: Desk, ending: str) -> None:
    """A mapping file, a rule or a letter in the place of the advice is a slip."""
    place = desk.advice.parent / f"mine.{ending}"
    place.write_text("mine")

    with pytest.raises(MisuseError, match="has the ending of a format that is not written"):
        advise_everyone(desk.knowledge_base, str(desk.staff), str(place))
    with pytest.raises(MisuseError, match="has the ending of a format that is not written"):
        advise_everyone(desk.knowledge_base, str(desk.staff), str(desk.advice), rejects=str(place))

    assert place.read_text() == "mine"


def test_a_link_is_tested_by_what_it_leads_to(desk: Desk, tmp_path: Path) -> None:
    """A link named as advice that leads to a rule, or to a table of another format."""
    desk.staff.write_text(STAFF)
    for name in ("roles.toml", "old.xlsx"):
        desk.advice.unlink(missing_ok=True)
        (tmp_path / name).write_text("mine")
        desk.advice.symlink_to(name)

        with pytest.raises(MisuseError, match="of another format"):
            advise_everyone(desk.knowledge_base, str(desk.staff), str(desk.advice))

        assert (tmp_path / name).read_text() == "mine"


@pytest.mark.parametrize("what", ["output", "rejects", "record"])
def test_nothing_is_written_among_rules(desk: Desk, tmp_path: Path, what: str) -> None:
    """Neither beside the rules nor below them, nor by a link."""
    rules = tmp_path / "mine"
    shutil.copytree(SHIPPED_RULES, rules)
    (tmp_path / "link").symlink_to(rules / "cases")
    desk.staff.write_text(STAFF)
    place = str(tmp_path / "link" / f"x.{'json' if what == 'record' else 'csv'}")
    before = sorted(rules.rglob("*"))

    with pytest.raises(MisuseError, match="lies among the rules"):
        advise_everyone(
            desk.knowledge_base,
            str(desk.staff),
            place if what == "output" else str(desk.advice),
            rejects=place if what == "rejects" else None,
            options=Options(record=place if what == "record" else None),
        )

    assert sorted(rules.rglob("*")) == before


STREAMS = [("-", "-"), ("-", "/dev/stdout"), ("/dev/stderr", "/dev/fd/2")]


@pytest.mark.parametrize(("output", "rejects"), STREAMS)
def test_two_tables_do_not_go_to_one_stream(desk: Desk, output: str, rejects: str) -> None:
    """Nobody could tell them apart again."""
    desk.staff.write_text(STAFF)

    with pytest.raises(MisuseError, match="is the output and the rejects file at once"):
        advise_everyone(desk.knowledge_base, str(desk.staff), output, rejects=rejects)


OUTPUTS = ["advice.csv", "advice.xlsx", "advice.parquet", "advice.jsonl"]


@pytest.mark.parametrize("name", OUTPUTS)
def test_what_is_made_of_a_private_file_is_private(desk: Desk, tmp_path: Path, name: str) -> None:
    """The advice, the rejects, the record: nobody may read them who may not read the file."""
    desk.staff.write_bytes(DAMAGED)
    desk.staff.chmod(0o600)
    options = Options(record=str(tmp_path / "run.json"))

    advise_everyone(desk.knowledge_base, str(desk.staff), str(tmp_path / name), options=options)

    modes = {place.name: place.stat().st_mode & 0o777 for place in tmp_path.iterdir()}
    assert modes == dict.fromkeys(("staff.csv", name, "advice.rejects.csv", "run.json"), 0o600)


@pytest.mark.parametrize("use", ["source", "output", "rejects"])
def test_a_name_with_a_nul_is_refused(desk: Desk, use: str) -> None:
    """No file can have it, and a program that asks for it hears so in words."""
    desk.staff.write_text(STAFF)
    places = {"source": str(desk.staff), "output": str(desk.advice)} | {use: "a\0b/x.csv"}

    with pytest.raises(MisuseError, match="holds a NUL character"):
        advise_everyone(desk.knowledge_base, **places)  # type: ignore[arg-type]
