"""Spark gives everybody the advice that a batch in this process does, cell for cell."""

from datetime import date
from pathlib import Path

import duckdb
import pytest
from click.testing import CliRunner

from cli import crossroads
from engine.batch.columns.mapping import Conventions
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.options import Options
from engine.core.advice_row import RESULT_COLUMNS
from tests.spark.desk import HEAD, ROW, Desk, rows_of, typed_rows_of
from tests.warehouses import random_people, write_staff

HEADER = (
    "id,Job Title,Company size,Career ladder,Ambitions,Manager knows,Leads large projects,note,path"
)
MESSY = (
    f"\ufeff{HEADER}\r\n"
    '1,PMO Anlyst,"1,200",none,breadth; seniority,1,yes,"say ""hi"", you",x\r\n'
    "2,Snr Project Manager,50-249,dead man's shoes,promotion; nonsense,2,no,=1+1,\r\n"
    "\r\n"
    "3,too short\r\n"
    '4,Sales Executive,,,,,maybe,"two\r\nlines, and ""a"" \\",ümläut € 🙂\r\n'
    '5,"PMO, Coordinator",35,-,n/a,,TRUE,  spaces ,-5\r\n'
    "6,one,too,many,of,them,in,this,row,10\r\n"
    f"{HEADER.upper()}\r\n"
    "7,Project Manager,large,clear,bigger projects,unknown,NaN,'=2,a;b\n"  # another line end
    '8,,,,,,,"",\r\n'
    "9,PMO Analyst,Nul \0 here,,,,,,\r\n"
    ",,,,,,,,\r\n"
)


def test_a_messy_file_gets_the_same_advice(desk: Desk) -> None:
    """Titles, head-counts, codes, blanks, quotes, line ends, formulas, a column of a result's name:
    whatever people write, both engines say the same of it, and reject the same rows."""
    desk.staff.write_bytes(MESSY.encode())

    summary, other = desk.agree(desk.staff)

    assert (other.rows_in, other.rows_out, other.rejected) == (11, 7, 4)
    assert [row[3] for row in rows_of(desk.folder / "spark.rejects.csv")[1:]] == [
        row[2] for row in rows_of(desk.folder / "here.rejects.csv")[1:]
    ]
    assert set(summary.notes) <= set(other.notes)
    assert other.misread == 5
    assert (desk.folder / "spark.csv" / "_SUCCESS").exists()


@pytest.mark.parametrize("ending", [".csv", ".parquet"])
def test_spark_gives_the_same_scores(desk: Desk, ending: str) -> None:
    """Of every path, with their types; a column of the file that is called so is renamed."""
    desk.staff.write_text(f"score_stay,{HEAD}9,{ROW}8,2,Project Manager,\n7,3,cook,small\n")

    desk.agree(desk.staff, ending, options=Options(scores=True))


def test_everybody_keeps_their_place(desk: Desk) -> None:
    """The rows of a file come out in its order, with one cell for each heading and no other's."""
    desk.staff.write_bytes(MESSY.encode())

    place, _ = desk.on_spark(desk.staff)

    header, *rows = rows_of(place)
    assert header[:9] == [*HEADER.split(",")[:-1], "path (in the file)"]
    assert header[9:] == list(RESULT_COLUMNS)
    assert [row[0] for row in rows] == ["1", "2", "4", "5", "7", "8", ""]
    assert rows[1][7:9] == ["'=1+1", ""]
    assert rows[2][7:9] == ['two\r\nlines, and "a" \\', "ümläut € 🙂"]


def test_rejects_say_where_they_stand(desk: Desk) -> None:
    """A reject has its file, its place below the header, the reason and its text."""
    desk.staff.write_text(f"{HEAD}{ROW}2,short\n\n{ROW}=4,a,b,c\n", newline="")

    place, summary = desk.on_spark(desk.staff, rejects=str(desk.folder / "bad"))

    reason = "has other than 3 fields, which the header has"
    assert rows_of(desk.folder / "bad") == [
        ["file", "record", "reason", "row"],
        [desk.staff.as_uri().replace("//", ""), "2", reason, "2,short"],
        [desk.staff.as_uri().replace("//", ""), "4", reason, "'=4,a,b,c"],
    ]
    assert summary.rejects == str(desk.folder / "bad")
    assert len(rows_of(place)) == 3


def test_random_people_get_the_same_advice(desk: Desk) -> None:
    """Anybody, of whom anything from nothing to everything is known, gets the same advice."""
    write_staff(desk.knowledge_base, random_people(desk.knowledge_base, 300, seed=5), desk.staff)

    _, other = desk.agree(desk.staff)

    assert set(other.paths) == {*desk.knowledge_base.paths, ""}
    assert all(other.paths.values())


def test_parquet_has_the_same_types(desk: Desk) -> None:
    """Numbers are numbers and several values are a list; headings that are alike are told apart."""
    header = (
        "id,Job Title,Company size,Career ladder,Ambitions,Manager knows,Leads large projects,,ID"
    )
    staff = MESSY.replace(HEADER, header).replace(HEADER.upper(), header.upper())
    desk.staff.write_bytes(staff.encode())

    desk.agree(desk.staff, ".parquet")


def test_parquet_is_read_as_its_csv_would_be(desk: Desk) -> None:
    """Dates, times, fractions, lists, truth and nothing are the same text in both engines."""
    source = desk.folder / "staff.parquet"
    with duckdb.connect() as connection:
        connection.execute(
            f"""COPY (FROM (VALUES
            (1, 'PMO Analyst', 30::INTEGER, true, ['breadth', 'seniority'], DATE '2024-02-29',
             TIMESTAMP '2024-02-29 00:00:00', 0.1::DOUBLE + 0.2, 1.5::FLOAT, 3.0::DOUBLE, 'x.y'),
            (2, NULL, NULL, NULL, NULL, NULL,
             TIMESTAMP '2024-02-29 09:30:00.25', 1e20, NULL, 'nan'::DOUBLE, '=1')
            ) AS t(id, "Job Title", "Company size", manager_knows, ambitions, hired, seen,
                   share, part, "Time in role", "a.b")) TO '{source}'"""
        )

    desk.agree(source)
    given = rows_of(desk.folder / "spark.csv")[1:]

    assert given[0][:11] == [
        *("1", "PMO Analyst", "30", "true", "breadth; seniority", "2024-02-29", "2024-02-29"),
        *("0.3", "1.5", "3", "x.y"),
    ]
    assert given[1][6:11] == ["2024-02-29T09:30:00.250000", "1e+20", "", "nan", "'=1"]


def test_its_own_output_is_read_back(desk: Desk) -> None:
    """Advice that was made harmless says the same when it is read again, a folder at a time."""
    desk.staff.write_bytes(MESSY.encode())
    place, first = desk.on_spark(desk.staff)

    again, second = desk.on_spark(place, ".again.csv", mapping={"path (in the file)": ""})

    assert second.paths == first.paths
    assert [row[:8] for row in rows_of(again)] == [row[:8] for row in rows_of(place)]


def test_a_folder_is_one_table(desk: Desk) -> None:
    """All files of a folder are advised, each in its own order; a header is no row in any."""
    source = desk.folder / "all of them"
    source.mkdir()
    for name, people in {"a [1].csv": "12", "b.csv": "345", "empty.csv": ""}.items():
        rows = [ROW.replace("1", person, 1) for person in people]
        (source / name).write_text("".join([HEAD, *rows] if rows else []))

    place, summary = desk.on_spark(source)

    assert summary.rows_in == 5
    assert {row[0] for row in rows_of(place)[1:]} == {*"12345"}
    order = "".join(row[0] for row in rows_of(place)[1:])
    assert "12" in order
    assert "345" in order


def test_semicolons_are_answered_with_semicolons(desk: Desk) -> None:
    """A file of a spreadsheet that delimits with semicolons gets advice that it can open."""
    desk.staff.write_text("id;current_role;note\n1;PMO Analyst;a, b\n")

    _, other = desk.agree(desk.staff)

    assert "read with semicolon as the delimiter" in other.notes


def test_options_mean_the_same(desk: Desk) -> None:
    """What is mapped, kept, and how reasons are put, is as without Spark."""
    desk.staff.write_text("id,Post,manager_knows,note\n1,PMO Analyst,2,a\n2,chief wizard,1,b\n")
    mapping = desk.folder / "employer.toml"
    mapping.write_text(
        '[values.current_role]\n"chief wizard" = "pmo_director"\n'
        '[values.manager_knows]\n"2" = "no"\n"1" = "yes"\n'
    )
    employer = read_mapping(str(mapping), desk.knowledge_base)
    options = Options(keep=("note", "id"), reasons="ids", conventions=employer, strict=True)

    summary, other = desk.agree(desk.staff, mapping={"Post": "current_role"}, options=options)
    desk.agree(desk.staff, ".parquet", mapping={"Post": "current_role"}, options=options)

    assert (other.misread, other.failed) == (0, False)
    assert other.left_out == summary.left_out == {1, 2}


def test_damaged_rows_are_rejects(desk: Desk) -> None:
    """A row that cannot be trusted is put aside with the reason, and nobody vanishes silently."""
    desk.staff.write_bytes(
        f"{HEAD}{ROW}{HEAD.title()}".encode()
        + b"2,Jos\xe9,b\n"
        + f'3,a,"b\n4,a,b\n5,a,b\n6,a,b"\n{ROW}'.encode()
        + f'7,PMO Analyst,"large\n{ROW}'.encode()
    )

    _, summary = desk.on_spark(desk.staff)

    rejects = rows_of(desk.folder / "spark.rejects.csv")[1:]
    assert [reason for _, _, reason, _ in rejects] == [
        "repeats the header",
        "holds characters that are not UTF-8",
        "holds what look like other rows; a quote may be missing",
        "holds what look like other rows; a quote may be missing",
    ]
    assert "5,a,b" in rejects[2][3]
    assert (summary.rows_in, summary.rows_out) == (6, 2)


@pytest.mark.usefixtures("spark")
def test_the_command_line(tmp_path: Path) -> None:
    """The summary is the usual one; what Spark does not know it does not show."""
    (tmp_path / "staff.csv").write_text(f"{HEAD}{ROW}2,short\n3,chief wizard,large\n")
    places = [str(tmp_path / "staff.csv"), "-o", str(tmp_path / "advice.parquet")]

    result = CliRunner().invoke(crossroads, ["batch", *places, "--engine", "spark", "--strict"])

    assert result.exit_code == 1, result.output
    assert "        3  in" in result.output
    assert "rejected: 1 x has other than 3 fields" in result.output
    assert "1 x 'chief wizard' is not understood" in result.output
    assert "different sets of facts" not in result.output
    assert typed_rows_of(tmp_path / "advice.parquet")[1][:3] == ("1", "PMO Analyst", "large")


def test_what_is_made_of_a_private_file_is_private(desk: Desk) -> None:
    """Every part and every folder; the rejects hold no more of a row than the advice does."""
    desk.staff.write_text(f"{HEAD}{ROW}2,too short\n")
    desk.staff.chmod(0o600)

    place, summary = desk.on_spark(desk.staff, options=Options(keep=("id",)))

    rejects = desk.folder / "spark.rejects.csv"
    written = [place, *place.iterdir(), rejects, *rejects.iterdir()]
    assert {one.stat().st_mode & 0o077 for one in written} == {0}
    assert rows_of(rejects)[0] == ["file", "record", "reason"]
    assert summary.rejected == 1


def test_rejects_have_the_delimiter_of_the_advice(desk: Desk) -> None:
    """And are no formula under any other."""
    desk.staff.write_text("id;current_role\n1;PMO Analyst\n2;=1+1;x,=2\n")

    desk.on_spark(desk.staff)

    parts = (one.read_text() for one in (desk.folder / "spark.rejects.csv").glob("part-*"))
    [part] = [text for text in parts if "2;" in text]
    assert part.startswith("file;record;reason;row\n")
    assert part.endswith("2;'=1+1;x,'=2\"\n")


def test_quantities_and_codes_are_read_alike(desk: Desk) -> None:
    """Ranges, words, dates that are counted to a day, and columns of small numbers."""
    desk.staff.write_text(
        "id,Job Title,Company size,In role since,Career ladder,Manager knows\n"
        "1,PMO Analyst,11–50,2021-03-01,1,1.00\n"
        "2,PMO Analyst,201–500,03/04/2021,2,-1\n"
        "3,PMO Analyst,10.001+,2026,3,0\n",
        "utf-8",
    )
    options = Options(conventions=Conventions(as_of=date(2026, 11, 30)))

    summary, other = desk.agree(desk.staff, options=options)

    assert set(summary.problems) == {
        "Company size", "In role since", "Career ladder", "Manager knows",
    }  # fmt: skip
    assert set(summary.notes) <= set(other.notes)
    assert len(summary.notes) == 2
