"""The page about everybody in a file of advice: its figures, its groups, its names."""

import csv
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from engine.batch.batch import advise_everyone
from engine.batch.department import Wanted
from engine.batch.options import Options
from engine.errors import CrossroadsError, MisuseError
from tests.batch.departments import HEADINGS, advised, page_of, staff, write_staff
from tests.shipped import SHIPPED

HOSTILE = '<script>alert("x")</script>&"\'><img src=x onerror=alert(1)>'


class Tables(HTMLParser):
    """The tables of a page, by caption: the cells of each row."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, list[list[str]]] = {}
        self._caption, self._within = "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, _: object) -> None:
        self._within = tag
        if tag == "caption":
            self._caption = ""
        elif tag == "tr":
            self.found.setdefault(self._caption, []).append([])
        elif tag in ("td", "th"):
            self.found[self._caption][-1].append("")

    def handle_endtag(self, tag: str) -> None:
        self._within = ""

    def handle_data(self, data: str) -> None:
        if self._within == "caption":
            self._caption += data
        elif self._within in ("td", "th"):
            self.found[self._caption][-1][-1] += data


def paths_in(advice: Path) -> dict[str, int]:
    """People by path, counted in the file itself."""
    with advice.open(encoding="utf-8-sig", newline="") as file:
        paths = [row["path"] for row in csv.DictReader(file)]
    return {path.title: paths.count(id) for id, path in SHIPPED.paths.items()}


def test_the_figures_are_those_of_the_file(tmp_path: Path) -> None:
    """Counted by hand; nobody is left out."""
    advice = advised(tmp_path, number=400)

    rows = Tables(page_of(advice)).found["What is advised"][1:]

    told = {label: int(number) for label, number, _ in rows}
    assert {one: told[one] for one in paths_in(advice)} == paths_in(advice)
    assert sum(told.values()) == 400


def test_groups_add_up_and_small_ones_are_merged(tmp_path: Path) -> None:
    """The teams that are large enough by their names, and no number under five."""
    tiny = [[row[0], f"Tiny {at % 3}", *row[2:]] for at, row in enumerate(staff(6))]
    people = write_staff(tmp_path / "staff.csv", [*tiny, *staff(200)[6:]])
    advise_everyone(SHIPPED, str(people), str(tmp_path / "advice.csv"))

    table = Tables(page_of(tmp_path / "advice.csv", Wanted(by="team"))).found["By Team"]

    labels = [row[0] for row in table[1:]]
    assert {*labels} == {"Delivery", "Change", "Board", "Smaller groups together", "All"}
    cells = [int(cell) for row in table[1:] for cell in row[1:] if cell != "withheld"]
    assert not [cell for cell in cells if 0 < cell < 5]
    assert sum(int(row[-1]) for row in table[1:-1]) == int(table[-1][-1]) == 200
    assert "Tiny" not in page_of(tmp_path / "advice.csv", Wanted(by="Team"))


def test_groups_stand_in_their_order(tmp_path: Path) -> None:
    """By name, or by number, and blank cells last; not as they come."""
    rows = [[row[0], ["B", "", "a"][at % 3], *row[2:]] for at, row in enumerate(staff(90))]
    people = write_staff(tmp_path / "staff.csv", rows)
    advise_everyone(SHIPPED, str(people), str(tmp_path / "advice.csv"))

    table = Tables(page_of(tmp_path / "advice.csv", Wanted(by="Team"))).found["By Team"]

    assert [row[0] for row in table[1:]] == ["a", "B", "(blank)", "All"]


def test_nobody_is_named_unless_names_are_asked_for(tmp_path: Path) -> None:
    """And then by path, never for what is a number alone."""
    advice = advised(tmp_path, number=30)

    without, with_names = page_of(advice), page_of(advice, Wanted(names=True))

    assert not re.findall(r"P0\d\d", without)
    assert sorted(re.findall(r"<li>(P0\d\d)</li>", with_names)) == [row[0] for row in staff(30)]
    assert with_names.index("Who is advised what") > with_names.index("Serious about leaving")


def test_names_need_a_column_of_ids(tmp_path: Path) -> None:
    """The error names the columns that there are."""
    advice = advised(tmp_path, number=6)

    with pytest.raises(MisuseError, match="--id 'Number'"):
        page_of(advice, Wanted(names=True), Options(id_heading="Number"))


def test_fewer_than_five_people_get_no_figures(tmp_path: Path) -> None:
    """Four people, and the page says why it is empty."""
    page = page_of(advised(tmp_path, number=4))

    assert "Fewer than 5 people have advice in this file" in page
    assert "<table" not in page
    assert "<figure" not in page


def test_the_page_says_what_it_rests_on(tmp_path: Path) -> None:
    """The file and its hash, the rules, the day, what was not understood, and who decides."""
    cook = ["P999", "Board", "f", "cook", *[""] * (len(HEADINGS) - 4)]
    people = write_staff(tmp_path / "staff.csv", [*staff(20), cook])
    advise_everyone(SHIPPED, str(people), str(tmp_path / "advice.csv"))
    sha256 = hashlib.sha256((tmp_path / "advice.csv").read_bytes()).hexdigest()

    page = page_of(tmp_path / "advice.csv")

    assert f"The file advice.csv, SHA-256 {sha256}, read on 2026-11-29." in page
    assert f"The rules, version {SHIPPED.version}." in page
    assert "In 1 row something was not understood" in page
    assert "0 rows of the file hold no advice" in page
    assert page.count(SHIPPED.phrases.decides) == 1


def test_rows_without_their_columns_count_by_their_results(tmp_path: Path) -> None:
    """The paths are there, the answers are not known, and the page says so."""
    whole = page_of(advised(tmp_path, number=200))
    page = page_of(advised(tmp_path, number=200, options=Options(keep=())))

    assert "For 200 rows the columns of the file do not give the result" in page
    assert "For 0 rows the columns of the file do not give the result" in whole
    tables, others = Tables(page).found, Tables(whole).found
    assert tables["Most frequent reasons"] == others["Most frequent reasons"]
    assert dict(row[:2] for row in tables["What is advised"])["Not asked yet"] == "0"
    stretch = tables["Managers who can give the challenge that is wanted"]
    assert stretch[3][:2] == ["Not known", "200"]


def test_what_a_file_says_is_only_ever_text(tmp_path: Path) -> None:
    """In names, in groups, in headings: neither in HTML nor in SVG is anything of it run."""
    rows = [[f"{HOSTILE}{row[0]}", HOSTILE, *row[2:]] for row in staff(12)]
    rows += [[row[0], "Board", *row[2:]] for row in staff(12)]
    headings = ["Employee ID", f"Team {HOSTILE}", *HEADINGS[2:]]
    people = write_staff(tmp_path / "staff.csv", rows, headings)
    advise_everyone(SHIPPED, str(people), str(tmp_path / "advice.csv"))

    page = page_of(tmp_path / "advice.csv", Wanted(by=headings[1], names=True))

    assert "<script" not in page
    assert "<img" not in page
    assert page.count("&lt;script&gt;") > 12
    assert "script-src" not in page


def test_a_file_that_has_no_advice_left_is_refused(tmp_path: Path) -> None:
    """A header and nothing else."""
    advice = advised(tmp_path, number=2)
    header = advice.read_text(encoding="utf-8-sig").splitlines()[0]
    advice.write_text(f"{header}\n", encoding="utf-8")

    with pytest.raises(CrossroadsError, match="has no row with advice in it"):
        page_of(advice)
