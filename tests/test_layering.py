"""The rooms of engine/ and who may import whom; docs/architecture.md says why."""

import ast
import sys
from pathlib import Path

import pytest

ENGINE = Path(__file__).parents[1] / "engine"

FLOORS = {
    "errors": 0,
    "spelling": 0,
    "title_words": 1,
    "quantities": 1,
    "tables": 1,
    "model": 2,
    "titles": 3,
    "plain_words": 3,
    "soundness": 4,
    "meaning": 3,
    "entries": 5,
    "rule_language": 5,
    "values": 4,
    "intake": 5,
    "facts_file": 4,
    "physical_lines": 0,
    "delimiters": 0,
    "open_quotes": 0,
    "header_again": 0,
    "encoding": 1,
    "merge_conflict": 1,
    "misfits": 1,
    "dialect": 2,
    "rows": 2,
    "records": 3,
    "clean_blocks": 4,
    "safe_csv": 4,
    "staff_file": 5,
    "columns": 6,
    "places": 5,
    "result_cells": 5,
    "answers": 6,
    "sql_terms": 4,
    "sql_conditions": 5,
    "sql_text": 6,
    "sql_stages": 6,
    "sql_result": 6,
    "sql": 7,
    "bulk": 8,
    "template": 5,
    "reader": 6,
    "explanation": 5,
    "openness": 5,
    "inference": 6,
    "layout": 0,
    "rule_pages": 6,
    "interview": 6,
    "typed_rows": 3,
    "workbook_people": 4,
    "column_hints": 5,
    "drafts": 5,
    "staff_mapping": 5,
    "codes": 6,
    "duplicates": 6,
    "mapping_file": 6,
    "parquet": 6,
    "survey": 6,
    "workbook": 6,
    "column_texts": 7,
    "inputs": 7,
    "outputs": 7,
    "record": 7,
    "column_page": 8,
    "inspection": 8,
    "inspection_page": 9,
    "mapping_draft": 9,
    "batch": 9,
    "screen": 7,
    "summary_page": 10,
    "conversation": 8,
}
SQL_ROOMS = ("sql", "sql_conditions", "sql_result", "sql_stages", "sql_terms", "sql_text")
THIRD_PARTY = {
    "inference": {"experta"},
    "spelling": {"rapidfuzz"},
    "bulk": {"duckdb"},
    "parquet": {"duckdb"},
    "workbook": {"openpyxl"},
    "workbook_people": {"openpyxl"},
    **{room: {"sqlglot"} for room in SQL_ROOMS},
    "layout": {"click"},
    "conversation": {"click"},
}


def imports_of(file: Path) -> set[str]:
    """Every module that a file imports when it runs, as it is written."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = []
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file.name} imports relatively"
            found.add(str(node.module))
    return found


ROOMS = sorted(path.stem for path in ENGINE.glob("*.py") if path.stem != "__init__")


def test_every_room_has_a_floor() -> None:
    """A new room is put somewhere on purpose."""
    assert set(ROOMS) == set(FLOORS)


@pytest.mark.parametrize("room", ROOMS)
def test_imports_point_down(room: str) -> None:
    """No room imports one on its own floor or above it, so there is no import cycle."""
    for module in imports_of(ENGINE / f"{room}.py"):
        package, _, other = module.partition(".")
        if package == "engine" and other:
            assert FLOORS[other] < FLOORS[room], f"{room} imports {other}"


@pytest.mark.parametrize("room", ROOMS)
def test_third_parties_stay_in_their_rooms(room: str) -> None:
    """Each library is known to one room or group of rooms, and can be replaced there."""
    modules = {module.partition(".")[0] for module in imports_of(ENGINE / f"{room}.py")}
    foreign = modules - sys.stdlib_module_names - {"engine"}

    assert foreign == THIRD_PARTY.get(room, set())


@pytest.mark.parametrize("room", ROOMS)
def test_every_room_says_what_it_is_for(room: str) -> None:
    """The docstring of a room is the first thing that a newcomer reads."""
    tree = ast.parse((ENGINE / f"{room}.py").read_text(encoding="utf-8"))

    assert ast.get_docstring(tree)


def test_the_rules_hold_data_only() -> None:
    """Nobody needs to read code to read the knowledge base."""
    rules = ENGINE.parent / "rules"

    assert {path.suffix for path in rules.iterdir() if path.is_file()} == {".toml"}
