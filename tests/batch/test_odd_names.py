"""Names of files that are not UTF-8, and tables of very many columns."""

import json
import os
import time
from pathlib import Path

import pytest

from engine.batch.batch import advise_everyone
from engine.batch.columns.inspect import inspect_staff
from engine.batch.columns.mapping_file import read_mapping
from engine.batch.options import Options
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from tests.tables.table_files import parquet, workbook

ODD = os.fsdecode(b"st\xe9ff")
ROWS = [["id", "current_role"], ["1", "PMO Analyst"]]


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
@pytest.mark.parametrize("written", ["csv", "xlsx", "jsonl"])
def test_a_name_that_is_not_utf_8_works(
    knowledge_base: KnowledgeBase, tmp_path: Path, ending: str, written: str
) -> None:
    """For every file of a run; the record is JSON, and has the names with their bytes escaped."""
    staff, mapping = str(tmp_path / f"{ODD}.{ending}"), str(tmp_path / f"{ODD}.toml")
    if ending == "xlsx":
        workbook(Path(staff), ROWS)
    else:
        Path(staff).write_text("\n".join(map(",".join, ROWS)))
    Path(mapping).write_text('[columns]\n"id" = ""\n')
    record = str(tmp_path / f"{ODD}.json")
    conventions = read_mapping(mapping, knowledge_base)
    options = Options(record=record, mapping_files=(mapping,), conventions=conventions)

    advise_everyone(knowledge_base, staff, str(tmp_path / f"{ODD}2.{written}"), options=options)

    said = json.loads(Path(record).read_bytes().decode("utf-8"))
    assert said["input"]["name"] == rf"st\xe9ff.{ending}"
    assert said["output"]["name"] == rf"st\xe9ff2.{written}"
    assert said["mapping_files"][0]["name"] == r"st\xe9ff.toml"
    assert said["counts"]["rows_out"] == 1


def test_parquet_says_that_it_takes_no_such_name(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """Neither in nor out; nothing is written."""
    staff, odd = tmp_path / "staff.csv", tmp_path / f"{ODD}.parquet"
    staff.write_text("\n".join(map(",".join, ROWS)))
    parquet(tmp_path / "staff.parquet", "SELECT 'PMO Analyst' AS current_role")
    (tmp_path / "staff.parquet").rename(odd)

    with pytest.raises(MisuseError, match="has a name or a folder that is not UTF-8"):
        advise_everyone(knowledge_base, str(odd), str(tmp_path / "advice.csv"))
    odd.unlink()
    with pytest.raises(MisuseError, match="has a name or a folder that is not UTF-8"):
        advise_everyone(knowledge_base, str(staff), str(odd))

    assert [one.name for one in tmp_path.iterdir()] == ["staff.csv"]


@pytest.mark.slow
def test_very_many_columns_are_told_soon(knowledge_base: KnowledgeBase, tmp_path: Path) -> None:
    """Twenty thousand of one name, or more than Parquet takes, in a few words."""
    staff = tmp_path / "staff.csv"
    staff.write_text("\n".join([",".join(["current_role"] * 20_000), ",".join(["x"] * 20_000)]))
    began = time.monotonic()

    with pytest.raises(CrossroadsError) as same:
        advise_everyone(knowledge_base, str(staff), str(tmp_path / "advice.csv"))
    staff.write_text(f"current_role,{','.join(map(str, range(10_001)))}\n{'x,' * 10_001}\n")
    with pytest.raises(MisuseError) as many:
        advise_everyone(knowledge_base, str(staff), str(tmp_path / "advice.parquet"))
    found = inspect_staff(knowledge_base, str(staff))

    assert "columns 1, 2, 3, 4, 5 and 19,995 others are all headed 'current_role'" in str(
        same.value
    )
    assert "would have 10,002 columns of the input, and Parquet takes hours" in str(many.value)
    assert len(found.columns) == 10_002
    assert time.monotonic() - began < 60
    assert [one.name for one in tmp_path.iterdir()] == ["staff.csv"]
