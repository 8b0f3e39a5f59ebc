"""Source locations: the line of every table and key in the text of a TOML file.

The TOML reader of the standard library keeps no positions, and neither does tomlkit. The text must
be TOML that this reader accepts: the scan follows its structure and checks nothing. It is needed
only where there is a fault to report, because it takes as long as reading the file.
"""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Mapping
from contextlib import suppress

Entry = tuple[str | int, ...]  # ("rule", 2, "when", "path"): keys, and places in a list from 0

MOST_PARTS = 8  # of a dotted key; nothing that we read is deeper
BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
KEY = re.compile(r"""[ \t]*("(?:\\.|[^"\\])*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*""")
SCALAR = re.compile(
    r'''"""(?:\\.|[^\\])*?"{3,5}|\'\'\'[\s\S]*?'{3,5}|"(?:\\.|[^"\\])*"|'[^']*'|[^,\]}\n#]+''',
    re.DOTALL,
)


def entry_lines(text: str) -> dict[Entry, int]:
    """The line, from 1, on which each table, key and item of a list begins.

    >>> entry_lines('[[rule]]\\nid = "x"\\nsource = ["A",\\n  "B"]')[("rule", 0, "source", 1)]
    4
    """
    scan = _Scan(text)
    with suppress(RecursionError):  # brackets as deep as the reader just bears; no entry of ours
        scan.run()
    return scan.lines


def line_of(lines: Mapping[Entry, int], entry: Entry) -> int | None:
    """The line of an entry or, where it does not stand in the file, of what it belongs to."""
    while entry and entry not in lines:
        entry = entry[:-1]
    return lines.get(entry)


class _Scan:
    """One pass over a text. `at` is how far it has come."""

    def __init__(self, text: str) -> None:
        self.text, self.at = text, 0
        self.lines: dict[Entry, int] = {}
        self._starts = [found.start() for found in re.finditer(r"^", text, re.MULTILINE)]
        self._counts: dict[Entry, int] = {}

    def run(self) -> None:
        """Pass over the whole text."""
        table: Entry = ()
        while self._skip():
            if self.text[self.at] == "[":
                table = self._header()
            else:
                self._pair(table)

    def _skip(self) -> bool:
        """Pass over spaces, line ends and comments; whether anything follows."""
        blank = BLANK.match(self.text, self.at)
        self.at = blank.end() if blank else self.at
        return self.at < len(self.text)

    def _found(self, entry: Entry) -> None:
        self.lines.setdefault(entry, bisect_right(self._starts, self.at))

    def _header(self) -> Entry:
        """The entry that `[a.b]` or `[[a.b]]` opens."""
        begin = self.at
        repeated = self.text.startswith("[[", begin)
        self.at += 2 if repeated else 1
        *outer, last = self._key()
        closed, self.at = self.at, begin
        entry: Entry = ()
        for part in outer:
            entry = self._latest((*entry, part))
            self._found(entry)
        entry = (*entry, last)
        self._found(entry)
        if repeated:
            self._counts[entry] = self._counts.get(entry, 0) + 1
        entry = self._latest(entry)
        self._found(entry)
        self.at = closed + (2 if repeated else 1)
        return entry

    def _latest(self, entry: Entry) -> Entry:
        """The entry itself or, where it is a list of tables, the last of them so far."""
        return (*entry, self._counts[entry] - 1) if entry in self._counts else entry

    def _key(self) -> list[str]:
        """The parts of a dotted key."""
        parts = []
        while found := KEY.match(self.text, self.at):
            parts.append(_plain(found[1]))
            self.at = found.end()
            if not self.text.startswith(".", self.at):
                break
            self.at += 1
        return parts

    def _pair(self, table: Entry) -> None:
        """Pass over `key = value`."""
        begin = self.at
        parts = self._key()
        after, self.at = self.at, begin
        for count in range(1, min(len(parts), MOST_PARTS) + 1):
            self._found((*table, *parts[:count]))
        self.at = after + 1
        self._value((*table, *parts))

    def _value(self, entry: Entry) -> None:
        """Pass over a value, whatever stands in it."""
        self._skip()
        match self.text[self.at]:
            case "[":
                self._items(entry)
            case "{":
                self._pairs(entry)
            case _:
                scalar = SCALAR.match(self.text, self.at)
                self.at = scalar.end() if scalar else len(self.text)

    def _items(self, entry: Entry) -> None:
        number = 0
        while self._next_item("]"):
            self._found((*entry, number))
            self._value((*entry, number))
            number += 1

    def _pairs(self, entry: Entry) -> None:
        while self._next_item("}"):
            self._pair(entry)

    def _next_item(self, closing: str) -> bool:
        """Pass over a bracket or comma; whether another item stands before the closing bracket."""
        if self.text[self.at] in "[{" or self._at_comma():
            self.at += 1
        self._skip()
        if self.text[self.at] != closing:
            return True
        self.at += 1
        return False

    def _at_comma(self) -> bool:
        self._skip()
        return self.text[self.at] == ","


def _plain(key: str) -> str:
    """A key without its quotes."""
    if key[0] not in "\"'":
        return key
    ((plain, _),) = tomllib.loads(f"{key} = 0").items()
    return plain
