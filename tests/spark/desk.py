"""A desk with both ways to advise everyone: this process, and Spark."""

import csv
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from engine.batch import batch
from engine.batch.summary import Summary
from engine.core.model import KnowledgeBase

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
