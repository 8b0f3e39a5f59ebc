"""One table of a TOML file, read key by key, with everything wrong in it collected.

Ask for each key that may stand in the table, then call `done`: whatever was not asked for is a
misspelling. A key that is missing or of a wrong type is reported and read as empty.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any

from engine.errors import Fault, did_you_mean
from engine.language.sentences import one_line
from engine.language.spelling import nearest
from engine.rulebase.findings import Finding, shown
from engine.rulebase.line_numbers import Entry
from engine.rulebase.names import Grammar
from engine.rulebase.texts import is_readable, text_faults
from engine.rulebase.toml_lists import label, repeated

TYPE_NAMES = {bool: "true or false", int: "a whole number", float: "a number", str: "text"}
LISTED = 20  # names that a cure lists

NOT_ELSEWHERE: Mapping[str, str] = {}


def type_name(value: object) -> str:
    """The type of a TOML value in words.

    >>> type_name(True), type_name([1]), type_name({})
    ('true or false', 'a list', 'a table')
    """
    if isinstance(value, list):
        return "a list"
    return TYPE_NAMES.get(type(value), "a table" if isinstance(value, dict) else "a date or time")


class Table:
    """A TOML table, where it stands, and the list that its faults go to.

    `where` is the file, `entry` the table's place in it.
    """

    def __init__(
        self, where: str, name: str, content: object, faults: list[Fault], entry: Entry = ()
    ) -> None:
        self.where = where
        self.name = name
        self.faults = faults
        self.entry = entry
        self.asked: set[str] = set()
        self.content: dict[str, Any] = content if isinstance(content, dict) else {}
        if not isinstance(content, dict):
            self.fault(f"is {type_name(content)}", "Write it as a table.")

    def fault(self, what: str, cure: str = "", *at: str | int) -> None:
        """Report something wrong with this table, or with what stands `at` a key of it."""
        what = f"{self.name} {what}"
        self.faults.append(Finding(self.where, what, cure, (*self.entry, *at)))

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
                f"has '{key}' = {shown(value)}, which is {type_name(value)}",
                f"Write {expected}.",
                key,
            )
        else:
            return value
        return None

    def text(self, key: str, *, required: bool = True) -> str:
        """The text at the key, or '' (which is reported where the key is required)."""
        text: str | None = self._value(key, str, required=required)
        if text is None:
            return ""
        if not text.strip():
            self.fault(f"has an empty '{key}'", "Write it, or leave the key out.", key)
        self._check_text(text, key)
        return text.strip()

    def sentence(self, key: str, *, required: bool = True) -> str:
        """The sentence at the key. Results join sentences with '; ', so none has a semicolon."""
        sentence = self.text(key, required=required)
        if ";" in sentence:
            cure = "Write a comma, or two sentences."
            self.fault(f"has a semicolon in '{key}'", cure, key)
        return sentence

    def _check_text(self, text: str, key: str, *at: int) -> None:
        if not is_readable(text):
            for what, cure in text_faults(text, key):
                self.fault(what, cure, key, *at)

    def id(
        self,
        grammar: Grammar,
        key: str = "id",
        taken: Collection[str] = (),
        *,
        required: bool = True,
    ) -> str:
        """The id at the key, or ''. Its letters are those of the grammar; `taken` are not free."""
        id: str | None = self._value(key, str, required=required)
        if id is None:
            return ""
        if not id.strip():
            self.fault(f"has an empty '{key}'", "Write it, or leave the key out.", key)
        else:
            self.check_id(grammar, id, key, key, taken=taken)
        return id

    def check_id(
        self, grammar: Grammar, id: str, called: str, *at: str | int, taken: Collection[str] = ()
    ) -> None:
        """Report an id of other letters, or one that is `taken`."""
        if not grammar.accepts(id):
            self.fault(f"has {called} = {shown(id)}, which is no such name", grammar.cure, *at)
        elif id.casefold() in taken:
            what = f"has {called} = '{id}', a name that the engine uses itself"
            self.fault(what, "Choose another name.", *at)

    def whole(self, key: str, least: int, most: int, *, required: bool = False) -> int | None:
        """The whole number at the key, which has to lie within the bounds, or None."""
        number: int | None = self._value(key, int, required=required)
        if number is not None and not least <= number <= most:
            self.fault(
                f"has {key} = {shown(number)}", f"Write a number from {least} to {most}.", key
            )
            return None
        return number

    def truth(self, key: str) -> bool:
        """The truth value at the key; false where it does not stand."""
        return bool(self._value(key, bool, required=False))

    def texts(self, key: str, *, required: bool = False, blank: bool = False) -> tuple[str, ...]:
        """The texts of the list at the key; each stands once, and only `blank` lists have ""."""
        found = self._value(key, list, required=required) or []
        texts = tuple(item for item in found if isinstance(item, str))
        if len(texts) < len(found) or not _are_sound(texts):
            for number, item in enumerate(found):
                self._check_item(item, key, number, blank=blank)
            for text in repeated(texts):
                self.fault(f"has {shown(text)} twice in '{key}'", "Keep one of them.", key)
        return texts

    def _check_item(self, item: object, key: str, number: int, *, blank: bool) -> None:
        if not isinstance(item, str):
            what = f"has {shown(item)} in '{key}', which is {type_name(item)}"
            self.fault(what, "Write text.", key, number)
        elif item.strip():
            self._check_text(item, key, number)
        elif not blank:
            self.fault(f"has an empty text in '{key}'", "Write it, or take it out.", key, number)

    def table(self, key: str) -> dict[str, Any]:
        """The table at the key, unread; empty where it does not stand."""
        return self._value(key, dict, required=False) or {}

    def inner(self, key: str, name: str) -> "Table":
        """The table at the key, to be read; empty where it does not stand."""
        return Table(self.where, name, self.table(key), self.faults, (*self.entry, key))

    def tables(self, key: str) -> "list[Table]":
        """The tables of the list at the key, each named after its `id`."""
        if isinstance(self.content.get(key), dict):
            self.asked.add(key)
            self.fault(f"has [{key}], one table", f"Write [[{key}]], with two brackets.", key)
            return []
        found = self._value(key, list, required=False) or []
        return [
            Table(
                self.where,
                f"{key} {label(content, number)}",
                content,
                self.faults,
                (*self.entry, key, number - 1),
            )
            for number, content in enumerate(found, 1)
        ]

    def one_of(
        self, key: str, choices: Collection[str], default: str, *, required: bool = False
    ) -> str:
        """The text at the key, which has to be one of the choices."""
        text = self.text(key, required=required)
        chosen = str(self.content[key]) if text else default  # as written, with its spaces
        if chosen in choices:
            return chosen
        self.unknown(f"has {key} = {shown(chosen)}", chosen, choices, key)
        return default

    def known(
        self, key: str, known: Collection[str], *, required: bool = False, some: bool = False
    ) -> tuple[str, ...]:
        """The texts at the key that are known; each has to be. With `some`, not an empty list."""
        found = self.texts(key, required=required)
        if (required or some) and self.content.get(key) == []:
            self.fault(f"has an empty '{key}'", f"Name at least one of {_listed(known)}.", key)
        for number, word in enumerate(found):
            if word not in known:
                self.unknown(f"names {shown(word)} in '{key}'", word, known, key, number)
        return tuple(word for word in found if word in known)

    def unknown(self, what: str, word: str, known: Collection[str], *at: str | int) -> None:
        """Report a word that is none of those known, with the nearest one.

        Where nothing at all is known, that has been reported, and is the cause.
        """
        if known:
            meant = nearest(word, known)
            cure = did_you_mean(meant and one_line(meant), f"Known: {_listed(known)}.")
            self.fault(f"{what}, which is not known", cure, *at)

    def unread(self, keys: Iterable[str], why: str) -> None:
        """Report those of the keys that stand here, though nobody reads them in this table."""
        for key in keys:
            self.asked.add(key)
            if key in self.content:
                self.fault(f"has '{key}', but {why}", "Take it out.", key)

    def done(self, elsewhere: Mapping[str, str] = NOT_ELSEWHERE) -> None:
        """Report every key that was never asked for; `elsewhere` says in which file some stand."""
        for key in self.content:
            if key in self.asked:
                continue
            if key in elsewhere:
                self.fault(f"has a key '{key}'", f"It belongs in {elsewhere[key]}.", key)
            else:
                self.unknown(f"has a key {shown(key)}", key, sorted(self.asked), key)


def _listed(names: Collection[str]) -> str:
    """The first of the names, and how many more there are."""
    first = ", ".join(map(one_line, islice(names, LISTED)))
    return f"{first} and {len(names) - LISTED} more" if len(names) > LISTED else first


def _are_sound(texts: Sequence[str]) -> bool:
    """Whether nothing can be wrong with a list of texts, as is nearly always so."""
    return (
        len(set(texts)) == len(texts) and all(map(str.strip, texts)) and is_readable("".join(texts))
    )
