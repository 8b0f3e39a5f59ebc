"""Spark gives everybody the advice that a batch in this process does, cell for cell."""

import csv
import datetime
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from cli import crossroads
from engine.batch import batch
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.options import Options
from engine.batch.summary import Summary
from engine.core.advice_row import RESULT_COLUMNS
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.spark.refusals import needs_spark
from engine.tables.csv_text import escape_formula, unescape_formula
from engine.tables.typed_rows import text_of
from warehouses import random_people, write_staff

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
ROW = "1,PMO Analyst,large\n"
HEAD = "id,current_role,organisation_size\n"


@dataclass
class Desk:
    """A folder to work in, and both ways to advise everyone in a source."""

    knowledge_base: KnowledgeBase
    folder: Path
    session: Any

    def __post_init__(self) -> None:
        self.staff = self.folder / "staff.csv"

    def here(self, source: Path, ending: str = ".csv", **given: Any) -> tuple[Path, Summary]:
        """The advice of this process, and its summary."""
        place = self.folder / f"here{ending}"
        return place, batch.advise_everyone(self.knowledge_base, str(source), str(place), **given)

    def on_spark(
        self, source: Path | str, ending: str = ".csv", **given: Any
    ) -> tuple[Path, Summary]:
        """The advice of Spark, and its summary."""
        from engine.spark.batch import advise_everyone  # noqa: PLC0415 - there may be no pyspark

        place = self.folder / f"spark{ending}"
        return place, advise_everyone(
            self.knowledge_base, str(source), str(place), session=self.session, **given
        )

    def agree(self, source: Path, ending: str = ".csv", **given: Any) -> tuple[Summary, Summary]:
        """Have both advise everyone, and find that they say the same in every cell."""
        ours, summary = self.here(source, ending, **given)
        theirs, other = self.on_spark(source, ending, **given)
        read = rows_of if ending == ".csv" else typed_rows_of

        assert read(theirs) == read(ours)
        for number in ("rows_in", "rows_out", "rejected", "paths", "ties", "problems", "columns"):
            assert getattr(other, number) == getattr(summary, number), number
        return summary, other


@pytest.fixture
def desk(knowledge_base: KnowledgeBase, tmp_path: Path, spark: Any) -> Desk:
    """A desk with an empty folder, and the Spark of all tests."""
    return Desk(knowledge_base, tmp_path, spark)


def rows_of(place: Path) -> list[list[str]]:
    """The cells of CSV in a file or in the parts of a folder, the header first and once."""
    parts = sorted(place.glob("part-*")) if place.is_dir() else [place]
    tables = []
    for part in parts:
        with part.open(encoding="utf-8-sig", newline="") as file:
            delimiter = ";" if ";path;" in file.readline() else ","
            file.seek(0)
            tables.append(list(csv.reader(file, strict=True, delimiter=delimiter)))
    headers = [table[0] for table in tables]

    assert all(header == headers[0] for header in headers)
    return [headers[0], *(row for table in tables for row in table[1:])]


def typed_rows_of(place: Path) -> list[Any]:
    """The names, types and rows of Parquet in a file or a folder."""
    name = f"{place}/*.parquet" if place.is_dir() else str(place)
    with duckdb.connect() as connection:
        types = connection.execute(f"DESCRIBE FROM '{name}'").fetchall()
        rows = connection.execute(f"FROM '{name}'").fetchall()
    return [[type_[:2] for type_ in types], *rows]


def test_a_messy_file_is_answered_alike(desk: Desk) -> None:
    """Titles, head-counts, codes, blanks, quotes, line ends, formulas, a column of a result's name:
    whatever people write, both engines say the same of it, and reject the same rows."""
    desk.staff.write_bytes(MESSY.encode())

    summary, other = desk.agree(desk.staff)

    assert (other.rows_in, other.rows_out, other.rejected) == (11, 7, 4)
    assert [row[3] for row in rows_of(desk.folder / "spark.rejects.csv")[1:]] == [
        row[2] for row in rows_of(desk.folder / "here.rejects.csv")[1:]
    ]
    assert set(summary.notes) <= set(other.notes)
    assert other.misread == 6
    assert (desk.folder / "spark.csv" / "_SUCCESS").exists()


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


def test_random_people_are_answered_alike(desk: Desk) -> None:
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
            ) AS t(id, "Job Title", "Company size", manager_knows, ambitions, born, seen,
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


def test_a_file_with_another_header_is_refused(desk: Desk) -> None:
    """Nobody is read under somebody else's headings because files lie in one folder."""
    source = desk.folder / "all"
    source.mkdir()
    (source / "a.csv").write_text(HEAD + ROW)
    (source / "b.csv").write_text("id,organisation_size,current_role\n2,large,PMO Analyst\n")

    with pytest.raises(CrossroadsError, match="does not begin with the header"):
        desk.on_spark(source)
    assert not (desk.folder / "spark.csv").exists()


def test_semicolons_are_answered_with_semicolons(desk: Desk) -> None:
    """A file of a spreadsheet that delimits with semicolons gets advice that it can open."""
    desk.staff.write_text("id;current_role;note\n1;PMO Analyst;a, b\n")

    _, other = desk.agree(desk.staff)

    assert "read with semicolon as the delimiter" in other.notes


def test_options_mean_the_same(desk: Desk) -> None:
    """What is mapped, kept, and how reasons are put, is as without Spark."""
    desk.staff.write_text("id,Post,manager_knows,note\n1,PMO Analyst,2,a\n2,chief wizard,1,b\n")
    mapping = desk.folder / "house.toml"
    mapping.write_text(
        '[values.current_role]\n"chief wizard" = "pmo_director"\n'
        '[values.manager_knows]\n"2" = "no"\n"1" = "yes"\n'
    )
    employer = read_mapping(str(mapping), desk.knowledge_base)
    options = Options(keep=("note", "id"), reasons="ids", employer=employer, strict=True)

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


@pytest.mark.parametrize(
    ("staff", "said"),
    {
        "a merge conflict": (f"{HEAD}<<<<<<< mine\n{ROW}>>>>>>> theirs\n", "merge conflict"),
        "a line before the header": (f"Staff of 2024\n{HEAD}{ROW}", "does not begin with"),
        "no row": (HEAD, "no rows"),
        "nothing": ("", "is empty"),
        "no known column": ("a,b\n1,2\n", "no column is known"),
        "mostly other fields": (HEAD + "1,2\n" * 30 + ROW, "do not fit the header"),
        "UTF-16": (f"{HEAD}{ROW}".encode("utf-16"), "control characters"),
    }.values(),
    ids=str,
)
def test_what_is_no_table_is_refused(desk: Desk, staff: str | bytes, said: str) -> None:
    """Nothing is written for a file of which nothing good can come."""
    desk.staff.write_bytes(staff if isinstance(staff, bytes) else staff.encode())

    with pytest.raises(CrossroadsError, match=said):
        desk.on_spark(desk.staff)
    assert sorted(os.listdir(desk.folder)) == ["staff.csv"]


def test_too_many_texts_are_refused(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A column of free text is named before it fills the memory of one machine."""
    monkeypatch.setattr("engine.spark.profile.MOST", 3)
    desk.staff.write_text(f"{HEAD}1,a,1\n2,b,1\n3,c,1\n")

    with pytest.raises(CrossroadsError, match="'current_role' holds 3 different texts"):
        desk.on_spark(desk.staff)


def test_what_is_there_stays(desk: Desk) -> None:
    """A folder that is there is neither written to nor replaced; nothing is put into the input."""
    desk.staff.write_text(HEAD + ROW)
    taken = desk.folder / "spark.csv"
    taken.mkdir()
    (taken / "mine").touch()

    with pytest.raises(MisuseError, match="is there already"):
        desk.on_spark(desk.staff)
    with pytest.raises(MisuseError, match="lies within the input"):
        desk.on_spark(taken, ".csv/new.csv")
    with pytest.raises(MisuseError, match="is the output and the rejects at once"):
        desk.on_spark(desk.staff, ".2.csv", rejects=str(desk.folder / "spark.2.csv"))
    assert sorted(os.listdir(desk.folder)) == ["spark.csv", "staff.csv"]
    assert os.listdir(taken) == ["mine"]


def test_a_run_that_fails_leaves_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Advice of which a row is missing does not stay, since somebody would take it for whole."""
    desk.staff.write_text(f"{HEAD}{ROW}2,short\n")
    survey = pytest.importorskip("engine.spark.profile").survey

    def one_row_more(*given: Any) -> Any:
        found = survey(*given)
        found.records += 1
        return found

    monkeypatch.setattr("engine.spark.batch.survey", one_row_more)

    with pytest.raises(CrossroadsError, match="3 rows in, 1 out, 1 rejected"):
        desk.on_spark(desk.staff)
    assert os.listdir(desk.folder) == ["staff.csv"]


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


MISUSE: Mapping[str, tuple[list[str], str]] = {
    "record": (["a.csv", "-o", "b.csv", "--record", "r.json"], "--record: is not there"),
    "sheet": (["a.csv", "-o", "b.csv", "--sheet", "S"], "--sheet: is not there"),
    "id": (["a.csv", "-o", "b.csv", "--id", "x"], "--id: is not there"),
    "explain": (["a.csv", "-o", "b.csv", "--explain", "full"], "--explain: is not there"),
    "inspect": (["a.csv", "--inspect"], "--inspect: is not there"),
    "standard input": (["-", "-o", "b.csv"], "no stream"),
    "standard output": (["a.csv", "-o", "-"], "no stream"),
    "a workbook": (["a.xlsx", "-o", "b.csv"], "Hand over CSV or Parquet"),
    "JSON out": (["a.csv", "-o", "b.jsonl"], "Name it .csv or .parquet"),
    "another format": (["a.csv", "-o", "b.ods"], "is not written"),
    "nothing there": (["none.csv", "-o", "b.csv"], "none.csv"),
    "no such system": (["nowhere://a/b.csv", "-o", "b.csv"], "nowhere"),
    "no such column": (["a.csv", "-o", "b.csv", "--keep", "c"], "has no column 'c'"),
}


@pytest.mark.usefixtures("spark")
@pytest.mark.parametrize(("arguments", "said"), MISUSE.values(), ids=MISUSE)
def test_misuse(
    arguments: list[str], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What Spark cannot do is refused with the cure, and without a stack of Java's."""
    (tmp_path / "a.csv").write_text(HEAD + ROW)
    if not arguments[0].startswith("nowhere"):
        arguments = [one if one[0] == "-" else str(tmp_path / one) for one in arguments[:1]] + [
            str(tmp_path / one) if one == "b.csv" else one for one in arguments[1:]
        ]

    result = CliRunner().invoke(crossroads, ["batch", *arguments, "--engine", "spark"])

    assert result.exit_code == 2, result.output
    assert said in result.output
    assert "at org.apache" not in result.output
    assert os.listdir(tmp_path) == ["a.csv"]


def test_pyspark_is_named_where_it_is_missing() -> None:
    """Whoever has not installed the extra is told how; another library's absence is our mistake."""
    with (
        pytest.raises(MisuseError, match=r'pip install "crossroads\[spark\]"') as told,
        needs_spark(),
    ):
        raise ModuleNotFoundError(name="pyspark.sql")

    assert told.value.exit_code == 2
    with pytest.raises(ModuleNotFoundError), needs_spark():
        raise ModuleNotFoundError(name="duckdb")


def test_java_is_named_where_it_is_missing(tmp_path: Path) -> None:
    """Without Java there is one line that says so, and no stack."""
    pytest.importorskip("pyspark", reason="Spark is not installed: pip install pyspark")
    (tmp_path / "a.csv").write_text(HEAD + ROW)
    program = "from cli import main; main()"
    without = {
        name: value
        for name, value in os.environ.items()
        if name not in {"JAVA_HOME", "PYSPARK_GATEWAY_PORT"}
    }

    result = subprocess.run(
        [sys.executable, "-c", program, "batch", "a.csv", "-o", "b.csv", "--engine", "spark"],
        cwd=tmp_path,
        env=without | {"PATH": str(tmp_path), "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 2, result.stderr
    assert result.stderr.startswith("Error: --engine spark: Java is not found. Install Java 17")


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
FORMULAS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "'", "''"]),
        st.sampled_from(["", " ", "\x1c", "\x85", "\u2003", "\u200b"]),
        st.sampled_from([*"=+-@\t\r\na"]),
        TEXTS,
    ),
)
NUMBERS = (
    st.builds(
        lambda digits, more: digits * 10.0**more, st.integers(-999, 999), st.integers(-20, 20)
    )
    | st.integers(-(10**14), 10**14).map(lambda digits: digits / 10**4)
    | st.sampled_from([0.1 + 0.2, -0.0, 1e15, 1e-4, 9e-5, *map(float, ("nan", "inf", "-inf"))])
)


@settings(max_examples=4, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@given(
    texts=st.lists(TEXTS | FORMULAS, min_size=100, max_size=300),
    numbers=st.lists(NUMBERS, min_size=100, max_size=300),
)
def test_cells_are_put_alike(spark: Any, texts: list[str], numbers: list[float]) -> None:
    """What is harmless, what it was before, and what a number is as text: Spark says what we do."""
    functions = pytest.importorskip("pyspark.sql.functions")
    types = pytest.importorskip("pyspark.sql.types")
    cells = pytest.importorskip("engine.spark.cells")
    one = functions.col("one")
    moments = [datetime.datetime(2024, 2, 29, hour) for hour in range(3)]

    def through_spark(values: list[Any], type_: Any, *columns: Any) -> list[tuple[Any, ...]]:
        rows = spark.createDataFrame([(value,) for value in values], f"one {type_}")
        return [tuple(row) for row in rows.select(*columns).collect()]

    assert through_spark(
        texts, "string", cells.escape_formula(one), cells.unescape_formula(one)
    ) == [(escape_formula(text), unescape_formula(text)) for text in texts]
    assert through_spark(numbers, "double", cells.text(one, types.DoubleType())) == [
        (text_of(number),) for number in numbers
    ]
    assert through_spark(moments, "timestamp_ntz", cells.text(one, types.TimestampNTZType())) == [
        (text_of(moment),) for moment in moments
    ]
