"""What a cell shows: the expected text beside each value and number format.

LibreOffice exports the same cells as CSV, where it is there. EXPORTED are those in which we agree
with it; DIFFERENT are those in which we do not, and why.
"""

import csv
import shutil
import subprocess
from pathlib import Path

import openpyxl
import pytest

from engine.tables.number_format.numbers import Shown
from engine.tables.number_format.show import shown_number, shown_text

ACCOUNTING = '_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)'
EXPORTED: dict[str, tuple[float | str, str, str]] = {
    "General": (1234.5, "General", "1234.5"),
    "noise in the last digit": (0.1 + 0.2, "General", "0.3"),
    "a third": (1 / 3, "General", "0.333333333333333"),
    "General with words": (3, 'General" years"', "3 years"),
    "General with words, negative": (-3, '"a "General', "-a 3"),
    "a number in a cell for text": (3, "@", "3"),
    "leading zeros": (42, "00000", "00042"),
    "leading zeros with letters": (7, '"E-"0000', "E-0007"),
    "an id in groups": (44, "00-00-00", "00-00-44"),
    "a telephone number": (5551234567, "(000) 000-0000", "(555) 123-4567"),
    "a point that is only shown": (1234, "00\\.00", "12.34"),
    "words behind": (18, '0" months"', "18 months"),
    "words and a decimal": (3.5, '0.0" years"', "3.5 years"),
    "an escaped letter": (3, "0\\y", "3y"),
    "a letter as it is": (3, "0x", "3x"),
    "two decimals": (35, "0.00", "35.00"),
    "decimals that are rounded": (2.6, "0", "3"),
    "half away from zero": (2.5, "0", "3"),
    "half away from zero, negative": (-2.5, "0", "-3"),
    "half as it is written, not as it is stored": (1.005, "0.00", "1.01"),
    "a negative that is rounded to zero": (-0.4, "0", "0"),
    "decimals that may be left out": (3.25, "0.0##", "3.25"),
    "a point that may be left out": (3, "0.##", "3"),
    "no digit before the point": (0.5, "#.##", ".5"),
    "nothing of a zero": (0, "#", ""),
    "thousands": (1234567, "#,##0", "1,234,567"),
    "thousands and decimals": (1234.5, "#,##0.00", "1,234.50"),
    "leading zeros in thousands": (5, "0,000", "0,005"),
    "a space between digits": (1234, "# ##0", "1 234"),
    "in thousands": (12345, "0,", "12"),
    "in millions": (1234567, '0.0,,"M"', "1.2M"),
    "a percentage": (0.5, "0%", "50%"),
    "a percentage with a decimal": (0.125, "0.0%", "12.5%"),
    "dollars": (1234.5, '"$"#,##0.00', "$1,234.50"),
    "euros before": (1234.5, "[$€-407] #,##0.00", "€ 1,234.50"),
    "euros behind": (1234.5, "#,##0.00\\ [$€-407]", "1,234.50 €"),
    "a power of ten": (0.00012, "0.00E+00", "1.20E-04"),
    "a power of a thousand": (12345.678, "##0.0E+0", "12.3E+3"),
    "a power that is rounded up": (9.996, "0.00E+00", "1.00E+01"),
    "a fraction": (2.5, "# ?/?", "2 1/2"),
    "a fraction of two digits": (2.25, "# ??/??", "2 1/4"),
    "no fraction": (3, "# ?/?", "3"),
    "a fraction alone": (0.25, "# ?/?", "1/4"),
    "more than one in a fraction": (2.5, "?/?", "5/2"),
    "eighths": (3.4, "# ?/8", "3 3/8"),
    "a fraction of zero": (0, "0 ?/?", "0"),
    "a negative fraction": (-2.5, "# ?/?", "-2 1/2"),
    "a negative in brackets": (-5, "0;(0)", "(5)"),
    "a negative in red": (-5, "0;[Red](0)", "(5)"),
    "a sign for every number": (5, "+0;-0;0", "+5"),
    "a zero in words": (0, '0;-0;"none"', "none"),
    "a zero that is not shown": (0, "0;-0;", ""),
    "nothing is shown": (5, ";;;", ""),
    "accounting": (1234, ACCOUNTING, "1,234"),
    "accounting, negative": (-1234, ACCOUNTING, "(1,234)"),
    "accounting, zero": (0, ACCOUNTING, "-"),
    "text with words": ("42", '0;-0;0;"ID "@', "ID 42"),
    "text with words alone": ("3", '@" years"', "3 years"),
    "text in a format for numbers": ("abc", "0.00", "abc"),
    "a condition": (1, '[=1]0" year";0" years"', "1 year"),
    "the other condition": (2, '[=1]0" year";0" years"', "2 years"),
    "neither condition": (50, '[>=100]"big";[<10]"small";0', "50"),
    "a small one in words": (5, '[>=100]"big";[<10]"small";0', "small"),
    "a month and a year": (54697, "mmm-yy", "Oct-49"),
    "a day and a month": (45242, "d-mmm", "12-Nov"),
    "a month and a day in numbers": (45351, "m/d", "2/29"),
    "a month and a year in numbers": (45351, "mm/yyyy", "02/2024"),
    "a month and a year in full": (45351, "mmmm yyyy", "February 2024"),
    "a year": (45351, "yyyy", "2024"),
    "a year with words": (45351, '"since "yyyy', "since 2024"),
    "a weekday": (45351, "dddd", "Thursday"),
    "the letter of a month": (45351, "mmmmm", "F"),
    "a time": (0.375, "h:mm", "9:00"),
    "a time with seconds": (34215 / 86400, "hh:mm:ss", "09:30:15"),
    "a time in the evening": (0.875, "h:mm AM/PM", "9:00 PM"),
    "midnight": (0, "h AM/PM", "12 AM"),
    "a time of the second day": (1.5, "h:mm", "12:00"),
    "hours that are counted on": (1.5, "[h]:mm", "36:00"),
    "hours, minutes and seconds": (1.5, "[h]:mm:ss", "36:00:00"),
    "minutes that are counted on": (0.5, "[mm]:ss", "720:00"),
    "seconds that are counted on": (0.5, "[ss]", "43200"),
    "a negative length of time": (-0.5, "[h]:mm", "-12:00"),
    "tenths of a second": (8.64 / 86400, "mm:ss.0", "00:08.6"),
}
DIFFERENT: dict[str, tuple[float, str, str]] = {
    "a day that another would read as April": (45355, "d/m/yy", "2024-03-04"),
    "a day in words": (45351, "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2024-02-29"),
    "a day of a Japanese sheet": (45351, 'yyyy"年"m"月"d"日"', "2024-02-29"),
    "a day with a section for texts": (45351, "[$-409]d-mmm-yy;@", "2024-02-29"),
    "a day and a time": (45351.75, "d/m/yyyy h:mm AM/PM", "2024-02-29T18:00:00"),
    "a day and midnight": (45351, "yyyy-mm-dd hh:mm", "2024-02-29"),
    "a day whose time is not shown": (45351.75, "d/m/yyyy", "2024-02-29"),
    "a month of a German sheet": (45351, "[$-407]mmmm yyyy", "February 2024"),
    "the first day that Excel has": (1, "yyyy-mm-dd", "1900-01-01"),
    "the day before it": (0, "dd/mm/yyyy", "1900-01-00"),
    "the day that never was": (60, "yyyy-mm-dd", "1900-02-29"),
    "a day that there is not": (-1, "yyyy-mm-dd", "-1"),
    "a day after the last": (3e6, "yyyy-mm-dd", "3000000"),
    "an id as a power of ten": (123456789012, "0.00E+00", "123456789012"),
    "a round id as a power of ten": (100000, "0.00E+00", "1.00E+05"),
    "an id of eighteen digits": (123456789012345678, "0", "123456789012345678"),
    "a minus that is written twice": (-2, "[>=1]0;-0", "-2"),
    "a format that is too long": (5, "0" * 256, "5"),
    "a number beyond all": (float("inf"), "0.00", "inf"),
}


def shown(value: float | str, code: str) -> str:
    return shown_text(value, code) if isinstance(value, str) else shown_number(value, code).text


@pytest.mark.parametrize(("value", "code", "text"), EXPORTED.values(), ids=EXPORTED.keys())
def test_a_cell_is_read_as_it_is_shown(value: float | str, code: str, text: str) -> None:
    """00042 is an id, 18 months are no years, and 50% is no half."""
    assert shown(value, code) == text


@pytest.mark.parametrize(("value", "code", "text"), DIFFERENT.values(), ids=DIFFERENT.keys())
def test_what_an_export_would_make_ambiguous_is_written_out(
    value: float, code: str, text: str
) -> None:
    """A day is the same day to everybody, and an id keeps every digit."""
    assert shown(value, code) == text


def test_a_calendar_may_begin_in_1904() -> None:
    """On old Macs it did."""
    assert shown_number(43889, "d.m.yyyy", True).text == "2024-02-29"


def test_digits_that_are_not_shown_are_known() -> None:
    """So that a note can say so."""
    assert shown_number(2.6, "0") == Shown("3", rounded=True)
    assert shown_number(2.5, "0.0") == Shown("2.5")
    assert shown_number(0.125, "0%") == Shown("13%", rounded=True)
    assert shown_number(0.333, "# ?/?") == Shown("1/3", rounded=True)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_libreoffice_exports_what_is_read(tmp_path: Path) -> None:
    """Its CSV file has the same texts, but for spaces that align digits."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for at, (value, code, _) in enumerate(EXPORTED.values(), 1):
        sheet.cell(at, 1, "row")
        sheet.cell(at, 2, value).number_format = code
    book.save(tmp_path / "cells.xlsx")

    subprocess.run(
        [
            "soffice", f"-env:UserInstallation={tmp_path.as_uri()}/profile", "--headless",
            "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1",
            "--outdir", str(tmp_path), str(tmp_path / "cells.xlsx"),
        ],
        check=True, capture_output=True, timeout=120,
    )  # fmt: skip

    with open(tmp_path / "cells.csv", encoding="utf-8", newline="") as file:
        exported = [" ".join(text.split()) for _, text in csv.reader(file)]
    assert exported == [text for _, _, text in EXPORTED.values()]
