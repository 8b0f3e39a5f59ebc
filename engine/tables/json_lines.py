"""JSON lines reading: one object on each line, whose values become the cells of a row.

The names of the first object are the headings. An object within it gives its own names in place of
its one, so that a row of the input stands beside the result that was added to it.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from engine.errors import CrossroadsError
from engine.tables.header import Knows
from engine.tables.rereadable import Rereadable
from engine.tables.typed_rows import LONGEST, Record, TypedRows, text_of

ENDING = ".jsonl"
LINE = LONGEST * 8  # bytes that a line may have; a letter may be six of them, escaped


@contextmanager
def open_json_lines(place: Rereadable, nested: str, knows: Knows) -> Iterator[TypedRows]:
    """The table in a file of JSON lines; `nested` is the name of the object with cells of its own.

    Raises CrossroadsError for a line that is no such object.
    """
    with place.open() as file:
        lines = iter(lambda: file.readline(LINE), b"")
        first = next((line for line in lines if line.strip()), b"{}")
        headings = [*_flat(_read(str(place), 1, first), nested)]
    yield TypedRows(
        str(place), headings, _records(place, headings, nested), encoding="json", knows=knows
    )


def _records(place: Rereadable, headings: Sequence[str], nested: str) -> Iterator[Record]:
    """Every line's number and cells, under the headings of the first line."""
    with place.open() as file:
        for number, line in enumerate(iter(lambda: file.readline(LINE), b""), 1):
            if not line.strip():
                yield number, ()
                continue
            cells = _flat(_read(str(place), number, line), nested)
            if cells.keys() != {*headings}:
                raise CrossroadsError(
                    f"{place}, line {number}",
                    "has other names than the first line",
                    "Give each line the same names.",
                )
            yield number, [cells[heading] for heading in headings]


def _read(name: str, number: int, line: bytes) -> dict[str, Any]:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        what = "is no object in JSON"
        raise CrossroadsError(f"{name}, line {number}", what, "Write the file again.")
    return found


def _flat(found: dict[str, Any], nested: str) -> dict[str, str]:
    """The cells by name; those of the nested object first."""
    inner = found.get(nested)
    if not isinstance(inner, dict):
        return {name: _cell(value) for name, value in found.items()}
    others = {name: value for name, value in found.items() if name != nested}
    return {name: _cell(value) for name, value in {**inner, **others}.items()}


def _cell(value: Any) -> str:
    """A value as text; an object as its names and values.

    >>> _cell({"a": "x", "b": "y"}), _cell(None)
    ('a: x; b: y', '')
    """
    if isinstance(value, dict):
        return text_of([f"{name}: {text_of(one)}" for name, one in value.items()])
    return text_of(value)
