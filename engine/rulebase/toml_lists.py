"""Lists in TOML: what repeats in them, what their tables are called, which texts they hold."""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from engine.rulebase.findings import shown
from engine.rulebase.line_numbers import Entry

T = TypeVar("T", bound=Hashable)


def label(content: object, number: int) -> str:
    """The quoted id of a table, or its number in the file."""
    found = content.get("id") if isinstance(content, Mapping) else None
    return shown(found) if found and isinstance(found, str) else str(number)


def repeated(items: Sequence[T]) -> list[T]:
    """The items that stand more than once."""
    if len(set(items)) == len(items):  # nearly always, and sooner seen than counted
        return []
    return [item for item, count in Counter(items).items() if count > 1]


def repetitions(ids: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """The ids that stood before, perhaps in other capitals: where, what, and the first of them.

    Capitals tell nothing apart in the columns of a query.
    """
    first: dict[str, str] = {}
    for number, id in enumerate(ids):
        if id and id.casefold() in first:
            yield number, id, first[id.casefold()]
        first.setdefault(id.casefold(), id)


def entries_of(content: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """The tables of the list at the key, as far as there are any."""
    found = content.get(key)
    return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def texts_in(value: object, place: Entry = ()) -> Iterator[tuple[Entry, str]]:
    """Every text in a value, however deep, with its place."""
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict | list):
        for at, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts_in(inner, (*place, at))
