"""A page for each person: named after their id, and saying what stands in the file."""

import csv
import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.batch import advise_everyone
from engine.batch.department import Wanted
from engine.batch.file_names import FileNames
from engine.batch.options import DEFAULT, Options
from engine.batch.report import Places, write_reports
from engine.errors import CrossroadsError, MisuseError
from tests.batch.departments import HEADINGS, advised, staff, write_staff
from tests.batch.test_advice_file import changed
from tests.shipped import SHIPPED


def pages_of(advice: Path, options: Options = DEFAULT) -> Path:
    """The folder of the pages about everybody in a file."""
    folder = advice.parent / "pages"
    write_reports(SHIPPED, str(advice), Places(people=str(folder)), Wanted(), options=options)
    return folder


def test_everybody_has_a_page_and_stands_in_the_index(tmp_path: Path) -> None:
    """With their path, and a link that leads to it."""
    advice = advised(tmp_path, number=12)

    folder = pages_of(advice)

    index = (folder / "index.html").read_text(encoding="utf-8")
    links = dict(re.findall(r'<a href="([^"]+)">([^<]+)</a>', index))
    assert links == {f"P{at:03}.html": f"P{at:03}" for at in range(12)}
    assert {one.name for one in folder.iterdir()} == {*links, "index.html"}
    with advice.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            page = (folder / f"{row['Employee ID']}.html").read_text(encoding="utf-8")
            assert row["Employee ID"] in page
            assert not row["path"] or SHIPPED.paths[row["path"]].title in page


def test_people_with_the_same_facts_have_the_same_page_but_for_the_name(tmp_path: Path) -> None:
    """Nothing of one person stands on the page of another."""
    rows = [[id, *staff(1)[0][1:]] for id in ("Ann", "Bob")]
    people = write_staff(tmp_path / "staff.csv", rows)
    advise_everyone(SHIPPED, str(people), str(tmp_path / "advice.csv"))

    folder = pages_of(tmp_path / "advice.csv")

    ann, bob = ((folder / f"{one}.html").read_text(encoding="utf-8") for one in ("Ann", "Bob"))
    assert "Ann" in ann
    assert "Ann" not in bob
    assert ann.replace("Ann", "Bob") == bob


def test_only_the_owner_can_read_the_pages(tmp_path: Path) -> None:
    """They are about people."""
    folder = pages_of(advised(tmp_path, number=2))

    assert {one.stat().st_mode & 0o077 for one in (folder, *folder.iterdir())} == {0}


@pytest.mark.parametrize(
    ("id", "name"),
    [
        ("../../etc/passwd", "etc-passwd.html"),
        ("<b>&\"'", "b.html"),
        ("", "Line-2.html"),
        ("Zoë Müller", "Zoe-Muller.html"),
        ("日本", "person.html"),
        ("index", "index-2.html"),
        ("x" * 300, f"{'x' * 60}.html"),
    ],
)
def test_an_id_names_its_file_and_leads_nowhere_else(tmp_path: Path, id: str, name: str) -> None:
    """Whatever it holds, the page lies in the folder, and its text is text."""
    people = write_staff(tmp_path / "staff.csv", [[id, *staff(1)[0][1:]]])
    advise_everyone(SHIPPED, str(people), str(tmp_path / "advice.csv"))

    folder = pages_of(tmp_path / "advice.csv")

    assert {one.name for one in folder.iterdir()} == {name, "index.html"}
    assert "<b>&" not in (folder / name).read_text(encoding="utf-8")
    assert "<b>&" not in (folder / "index.html").read_text(encoding="utf-8")


@given(st.lists(st.text(), max_size=20))
def test_file_names_are_safe_and_distinct(ids: list[str]) -> None:
    """On systems that tell capitals apart and on those that do not."""
    names = FileNames(".html", taken="index")

    found = [names.of(id) for id in ids]

    assert len({name.casefold() for name in found} | {"index.html"}) == len(ids) + 1
    for name in found:
        assert re.fullmatch(r"[A-Za-z0-9_][A-Za-z0-9_-]*\.html", name)
        assert os.path.basename(name) == name


@pytest.mark.parametrize("keep", [(), None], ids=["without columns", "with another result"])
def test_no_page_says_anything_but_the_file(tmp_path: Path, keep: tuple[str, ...] | None) -> None:
    """Where the columns do not give the result, there are no pages, and the cure is named."""
    advice = advised(tmp_path, number=9, options=Options(keep=keep))
    if keep is None:
        changed(advice, "rules_fired", "", "", "new-in-the-role")

    with pytest.raises(CrossroadsError, match="--keep all") as error:
        pages_of(advice)

    assert "do not give the advice that stands in them, or are not there" in str(error.value)
    assert not (tmp_path / "pages").exists()
    assert not list(tmp_path.glob(".pages*"))


def test_without_ids_people_are_named_by_their_lines(tmp_path: Path) -> None:
    """A file without the usual heading, and with an unusual one that is named."""
    rows = [["7", *row[3:]] for row in staff(2)]
    people = write_staff(tmp_path / "staff.csv", rows, ["Nummer", *HEADINGS[3:]])
    advise_everyone(SHIPPED, str(people), str(tmp_path / "advice.csv"))

    by_line = {one.name for one in pages_of(tmp_path / "advice.csv").iterdir()}
    (tmp_path / "pages").rename(tmp_path / "others")
    by_id = pages_of(tmp_path / "advice.csv", Options(id_heading="Nummer"))

    assert by_line == {"Line-2.html", "Line-3.html", "index.html"}
    assert {one.name for one in by_id.iterdir()} == {"7.html", "7-2.html", "index.html"}


def test_a_report_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    """Both places are looked at before any work is done."""
    advice = advised(tmp_path, number=2)
    (tmp_path / "report.html").write_text("kept")
    places = Places(str(tmp_path / "report.html"), str(tmp_path / "pages"))

    with pytest.raises(MisuseError, match="exists already"):
        write_reports(SHIPPED, str(advice), places, Wanted())

    assert not (tmp_path / "pages").exists()
    assert (tmp_path / "report.html").read_text() == "kept"


@pytest.mark.slow
def test_five_hundred_people_have_their_pages_in_half_a_minute(tmp_path: Path) -> None:
    """Who all differ."""
    advice = advised(tmp_path, number=500)
    began = time.process_time()

    folder = pages_of(advice)

    assert len(list(folder.iterdir())) == 501
    assert time.process_time() - began < 30
