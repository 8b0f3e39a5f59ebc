"""One table of a TOML file, read key by key, with everything wrong in it collected.

Ask for each key that may stand in the table, then call `done`: whatever was not asked for is a
misspelling. A key that is missing or of a wrong type is reported and read as empty.
"""

from collections.abc import Collection, Mapping
from typing import Any

from engine.errors import Fault, did_you_mean
from engine.language.spelling import nearest

TYPE_NAMES = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}


def type_name(value: object) -> str:
    """The type of a TOML value in words.

    >>> type_name(True), type_name([1]), type_name({})
    ('true or false', 'a list', 'a table')
    """
    if isinstance(value, list):
        return "a list"
    return TYPE_NAMES.get(type(value), "a table" if isinstance(value, dict) else "a date or time")


class Table:
    """A TOML table, where it stands, and the list that its faults go to."""

    def __init__(self, where: str, name: str, content: object, faults: list[Fault]) -> None:
        self.where = where
        self.name = name
        self.faults = faults
        self.asked: set[str] = set()
        self.content: dict[str, Any] = content if isinstance(content, dict) else {}
        if not isinstance(content, dict):
            self.fault(f"is {type_name(content)}", "Write it as a table.")

    def fault(self, what: str, cure: str = "") -> None:
        """Report something wrong with this table."""
        self.faults.append(Fault(self.where, f"{self.name} {what}", cure))

    def _value(self, key: str, type_: type, *, required: bool) -> Any:
        self.asked.add(key)
        value = self.content.get(key)
        if value is None:
            if required:
                self.fault(f"has no '{key}'", f"Add {key} = ... to it.")
        elif type(value) is not type_:
            expected = (
                "a list" if type_ is list else "a table" if type_ is dict else TYPE_NAMES[type_]
            )
            self.fault(
                f"has '{key}' = {value!r}, which is {type_name(value)}", f"Write {expected}."
            )
        else:
            return value
        return None

    def text(self, key: str, *, required: bool = True) -> str:
        """The text at the key, or '' (which is reported where the key is required)."""
        text: str | None = self._value(key, str, required=required)
        if text is not None and not text.strip():
            self.fault(f"has an empty '{key}'", "Write it, or leave the key out.")
        return (text or "").strip()

    def whole(self, key: str) -> int | None:
        """The whole number at the key, or None."""
        number: int | None = self._value(key, int, required=False)
        return number

    def truth(self, key: str) -> bool:
        """The truth value at the key; false where it does not stand."""
        return bool(self._value(key, bool, required=False))

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """The texts of the list at the key."""
        found = self._value(key, list, required=required) or []
        for item in found:
            if not isinstance(item, str):
                self.fault(f"has {item!r} in '{key}', which is {type_name(item)}", "Write text.")
        return tuple(item for item in found if isinstance(item, str))

    def table(self, key: str) -> dict[str, Any]:
        """The table at the key, unread; empty where it does not stand."""
        return self._value(key, dict, required=False) or {}

    def inner(self, key: str) -> "Table":
        """The table at the key, to be read key by key; empty where it does not stand."""
        return Table(self.where, f"{self.name}, {key}", self.table(key), self.faults)

    def tables(self, key: str) -> "list[Table]":
        """The tables of the list at the key, each named after its `id`."""
        found = self._value(key, list, required=False) or []
        return [
            Table(self.where, f"{key} {label(content, number)}", content, self.faults)
            for number, content in enumerate(found, 1)
        ]

    def one_of(
        self, key: str, choices: Collection[str], default: str, *, required: bool = False
    ) -> str:
        """The text at the key, which has to be one of the choices."""
        text = self.text(key, required=required) or default
        if text in choices:
            return text
        self.unknown(f"has {key} = '{text}'", text, choices)
        return default

    def known(self, key: str, known: Collection[str], *, required: bool = False) -> tuple[str, ...]:
        """The texts at the key, each of which has to be known."""
        found = self.texts(key, required=required)
        if required and not found and key in self.content:
            self.fault(f"has an empty '{key}'", f"Name at least one of {', '.join(known)}.")
        for word in found:
            if word not in known:
                self.unknown(f"names '{word}' in '{key}'", word, known)
        return found

    def unknown(self, what: str, word: str, known: Collection[str]) -> None:
        """Report a word that is none of those known, with the nearest one."""
        cure = did_you_mean(nearest(word, known), f"Known: {', '.join(known)}.")
        self.fault(f"{what}, which is not known", cure)

    def done(self) -> None:
        """Report every key that was never asked for."""
        for key in self.content.keys() - self.asked:
            self.unknown(f"has a key '{key}'", key, sorted(self.asked))


def label(content: object, number: int) -> str:
    """The quoted id of a table, or its number in the file."""
    found = content.get("id") if isinstance(content, Mapping) else None
    return f"'{found}'" if found else str(number)
