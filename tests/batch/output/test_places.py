"""Places of the advice: the input is never overwritten, and places that cannot be are misuse."""

import os
from pathlib import Path

import pytest

from engine.batch.batch import advise_everyone
from engine.errors import MisuseError
from tests.desk import STAFF, Desk

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

    with pytest.raises(MisuseError, match=r"Name one that ends in \.csv, \.jsonl, \.parquet"):
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
