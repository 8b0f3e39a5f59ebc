"""No cell of ours is a formula to a spreadsheet, whichever delimiter it takes the file to have.

A model of what a spreadsheet sees holds for any text; LibreOffice itself is asked about payloads.
"""

import csv
import re
import shutil
import subprocess
from collections.abc import Sequence
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from engine.core.model import KnowledgeBase
from engine.tables.csv_text import LINE_END, csv_text, unescape_formula
from engine.tables.open_table import open_table
from engine.tables.rows import Row

DELIMITERS = ",;\t|"
IGNORED = '"\u200b\u200d\u00a0\u00ad\ufeff\u2060\u3000 \0\x0b\x0c\x1f\x85'  # before a formula
NUMBER = re.compile(r"[-\uff0d](?:[0-9][0-9.,]*%?)?\s*(?:[,;\t|\"].*)?", re.DOTALL)
TELLING = st.text("';,\t|\r\n=+-@\"\0 \u200b\ufeff\uff1d\uff0da1.%", max_size=12)

LEADS = ["=HYPERLINK(1;2)", "=1+1", "+1+1", "-1-1", "@SUM(1)", "=cmd|'/C calc'!A0"]
FORMS = [
    "{lead}",
    "x;{lead};y",
    "x,{lead},y",
    "x\t{lead}\ty",
    "x|{lead}|y",
    "x\n{lead}\ny",
    'x;"{lead}";y',
    "x; \u00a0{lead};y",
    'x";{lead};"y',
    "'{lead}",
    "x;'{lead};y",
    ";;{lead}",
    'x","{lead}","y',
]
PAYLOADS = [form.format(lead=lead) for lead, form in product(LEADS, FORMS)]


def seen(text: str, delimiter: str) -> list[str]:
    """The beginnings of all cells that a spreadsheet could see, whether or not it heeds quotes.

    Where it heeds them, a cell begins at fewer of the places.
    """
    return [cell.lstrip(IGNORED) for cell in re.split(f"[{re.escape(delimiter)}\r\n]", text)]


def computed(text: str, delimiter: str) -> list[str]:
    """The cells that a spreadsheet with this delimiter would compute."""
    leads = "=+@-\uff1d\uff0b\uff20\uff0d"
    cells = [cell for cell in seen(text, delimiter) if cell.startswith(tuple(leads))]
    return [cell for cell in cells if not NUMBER.fullmatch(cell)]


@pytest.mark.parametrize("ours", [",", ";", "\t"], ids=["comma", "semicolon", "tab"])
@given(rows=st.lists(st.lists(TELLING, min_size=2, max_size=3), min_size=1, max_size=2))
def test_no_cell_is_computed_under_any_delimiter(ours: str, rows: list[list[str]]) -> None:
    """Neither at its start nor after a separator or a line break in it, quoted there or not."""
    text = "".join(csv_text(cells, ours) + LINE_END for cells in rows)

    for theirs in DELIMITERS:
        assert computed(text, theirs) == []


def test_the_model_sees_a_formula_where_there_is_one() -> None:
    """It finds what a quoted cell hides under its own delimiter only."""
    assert computed('a,"x;=1+1;y"', ";") == ["=1+1"]
    assert computed('a,"x;=1+1;y"', ",") == []
    assert computed('a,"x\n""=1"""', "|") == ['=1"""']


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, knowledge_base: KnowledgeBase) -> list[Path]:
    """Advice and rejects for people whose cells are payloads, as CSV with each delimiter."""
    folder = tmp_path_factory.mktemp("payloads")
    written = []
    for name, delimiter, output in (
        ("comma", ",", "comma.csv"),
        ("semicolon", ";", "semicolon.csv"),
        ("tab", ",", "tab.tsv"),
    ):
        source = folder / f"{name}.staff.csv"
        lines = [delimiter.join(["id", "current_role", "note"])]
        for one in PAYLOADS:
            quoted = '"' + one.replace('"', '""') + '"'
            short = one.partition("\n")[0]
            lines += [delimiter.join(["1", quoted, quoted]), f"{short}{delimiter}{short}"]
        source.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
        for keep in (None, ()):
            place = folder / f"{'none' if keep == () else 'all'}.{output}"
            rejects = folder / f"{place.stem}.rejects.csv"
            options = Options(keep=keep)
            advise_everyone(
                knowledge_base, str(source), str(place), rejects=str(rejects), options=options
            )
            written += [place, rejects]
    return written


def test_payloads_are_text_under_any_delimiter(written: list[Path]) -> None:
    """Also in `problems`, where cells are quoted, and in the rejects."""
    for place in written:
        text = place.read_text("utf-8-sig")
        assert [cell for one in DELIMITERS for cell in computed(text, one)] == [], place.name


def test_payloads_are_read_back_as_they_were(written: list[Path]) -> None:
    """Our own advice, fed in again, has the same cells as the file that was read first."""
    said = [unescape_formula(one) for one in PAYLOADS]

    for place in written:
        if place.name.startswith("all") and "rejects" not in place.name:
            with open_table(str(place), lambda heading: heading == "current_role") as table:
                rows = [record for record in table if isinstance(record, Row)]
            assert [unescape_formula(row.cells[1]) for row in rows][: len(said)] == said


@pytest.mark.slow
@pytest.mark.parametrize("theirs", DELIMITERS, ids=["comma", "semicolon", "tab", "pipe"])
def test_libreoffice_computes_nothing(written: list[Path], theirs: str, tmp_path: Path) -> None:
    """Every file that we wrote, opened with each delimiter, holds text and numbers alone."""
    if not shutil.which("soffice"):
        pytest.skip("LibreOffice (soffice) is not installed")
    probe = tmp_path / "probe.csv"
    probe.write_text("=1+1\n")

    found = formulas([probe, *written], theirs, tmp_path)

    assert found.pop("probe") == 1  # it would have computed one
    assert found == {place.stem: 0 for place in written}


def formulas(places: Sequence[Path], delimiter: str, folder: Path) -> dict[str, int]:
    """How many formulas LibreOffice sees in each of some CSV files."""
    form = f"CSV:{ord(delimiter)},34,76,1,,0,false,true,false,false,false,-1,true"
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "fods", f"--infilter={form}", "--outdir", str(folder)]
    subprocess.run([*command, *map(str, places)], check=True, capture_output=True, timeout=120)
    texts = {place.stem: place.read_text("utf-8") for place in folder.glob("*.fods")}
    assert all("<table:table-cell" in text for text in texts.values())
    return {name: text.count("table:formula=") for name, text in texts.items()}


def test_a_workbook_holds_neither_formulas_nor_links(
    tmp_path: Path, knowledge_base: KnowledgeBase
) -> None:
    """Every cell and heading is a text or one of our numbers, whatever it says."""
    openpyxl = pytest.importorskip("openpyxl")
    source, place = tmp_path / "staff.csv", tmp_path / "advice.xlsx"
    rows = [["=1+1", "current_role", "note"], *([one, one, "http://x"] for one in PAYLOADS)]
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)

    advise_everyone(knowledge_base, str(source), str(place))

    sheets = openpyxl.load_workbook(place).worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} == {"s", "n"}
    assert [cell for cell in cells if cell.hyperlink] == []
    assert [cell.value[:2] for cell in cells if str(cell.value).startswith(tuple("=+@"))] == []
