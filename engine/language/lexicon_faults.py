"""What is wrong with the words that job titles are made of, before they are put to use."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from engine.language.regex_bounds import pattern_fault
from engine.language.title_tokens import is_plain

AROUND = ("harmless", "anything_around", "nothing_around", "jobs", "job_endings", "links")
BEHIND = ("fields", "units")
LISTS = (*AROUND, *BEHIND, "subjects", "says_nothing", "grades", "no_slips")
TABLES = ("means", "seniority")
KEYS = {*LISTS, *TABLES, "unclear", "ambiguous", "other_work", "unrecognised"}
OTHER_WORK = ("words", "beside", "because")
FEWEST_ROLES = 2
AMBIGUOUS = ("titles", "roles", "because")
OPPOSITES = (
    *(("harmless", "jobs"), ("fields", "jobs"), ("units", "jobs"), ("harmless", "links")),
    ("anything_around", "nothing_around"),
)
TYPES: dict[type, str] = {list: "a list", dict: "a table", str: "a text"}
PLAIN_CURE = "Write small letters, single spaces and no marks."

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Malformed:
    """One thing that is wrong: under which key, the value there, and its place in the file.

    A title of a role stands in another file: `role` is its id then, and `place` is within the role.
    """

    key: str
    value: object
    what: str
    cure: str
    place: Place
    role: str | None = None

    def __str__(self) -> str:
        return f"{self.key} = {self.value!r} {self.what}"


class LexiconError(ValueError):
    """The words cannot be used; holds everything that is wrong with them."""

    def __init__(self, entries: Iterable[Malformed]) -> None:
        self.entries = tuple(entries)
        super().__init__("\n".join(map(str, self.entries)))


def lexicon_faults(table: Mapping[str, Any]) -> Iterator[Malformed]:
    """Everything that is wrong with a titles.toml, its keys in the file's order."""
    yield from _unknown_keys(table, KEYS, ())
    for key in LISTS:
        yield from _list(table.get(key, []), (key,))
    for one, other in OPPOSITES:
        both = set(_texts(table.get(one))) & set(_texts(table.get(other)))
        for number, word in enumerate(_texts(table.get(other))):
            if word in both:
                yield _malformed(word, f"also stands in {one}", "Keep one.", (other, number))
    for key in TABLES:
        yield from _ways(table, key)
    yield from _unclear(table.get("unclear", {}))
    yield from _reason(table.get("unrecognised", "..."), ("unrecognised",))
    yield from _ambiguous(table.get("ambiguous", []))
    yield from _others(table.get("other_work", []))


def _malformed(value: object, what: str, cure: str, place: Place) -> Malformed:
    key = ".".join(part for part in place if isinstance(part, str))
    return Malformed(key, value, what, cure, place)


def _unknown_keys(
    table: Mapping[str, Any], keys: Iterable[str], place: Place
) -> Iterator[Malformed]:
    for key in table:
        if key not in keys:
            cure = f"The keys are {', '.join(sorted(keys))}."
            yield _malformed(table[key], "is not a key of this file", cure, (*place, key))


def _typed(value: object, kind: type, place: Place) -> Iterator[Malformed]:
    if not isinstance(value, kind) or (isinstance(value, str) and not value.strip()):
        yield _malformed(value, f"is not {TYPES[kind]}", f"Write {TYPES[kind]}.", place)


def _texts(value: object) -> list[str]:
    """The texts of what ought to be a list of them."""
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def _list(value: object, place: Place) -> Iterator[Malformed]:
    """A list of words or, for grades, of patterns."""
    yield from _typed(value, list, place)
    for number, word in enumerate(value if isinstance(value, list) else []):
        at = (*place, number)
        if not isinstance(word, str) or not word.strip():
            yield from _typed(word, str, at)
        elif place == ("grades",):
            yield from _pattern(word, at)
        elif not is_plain(word):
            yield _malformed(word, "is not in small letters without marks", PLAIN_CURE, at)
    for word, count in Counter(_texts(value)).items():
        if count > 1:
            yield _malformed(word, "stands there twice", "Keep one of them.", place)


def _pattern(pattern: str, place: Place) -> Iterator[Malformed]:
    """A grade is a regular expression, on its own and between others, for at least one letter."""
    if fault := pattern_fault(pattern):
        yield _malformed(pattern, *fault, place)
        return
    if re.fullmatch(pattern, ""):
        what = "is also a pattern for nothing"
        yield _malformed(pattern, what, "Let it match one letter or more.", place)
    if re.compile(pattern).groupindex or re.search(r"\\[1-9]", pattern):
        what = "names a group, and is read together with other patterns"
        yield _malformed(pattern, what, "Write (?:...) for a group.", place)


def _ways(table: Mapping[str, Any], key: str) -> Iterator[Malformed]:
    """A table from our word to its ways of writing, each of which means one thing."""
    ways = table.get(key, {})
    yield from _typed(ways, dict, (key,))
    nothing = _texts(table.get("says_nothing")) if key == "means" else []
    first = dict.fromkeys(nothing, "says_nothing")
    for word, written in ways.items() if isinstance(ways, dict) else ():
        place = (key, word)
        if not is_plain(word):
            what = "has a word that is not in small letters without marks"
            yield _malformed(written, what, PLAIN_CURE, place)
        if written == []:
            yield _malformed(written, "names no word", "Name one, or take it out.", place)
        yield from _list(written, place)
        for number, way in enumerate(_texts(written)):
            if first.setdefault(way, word) != word:
                what = f"also stands for '{first[way]}'"
                yield _malformed(way, what, "Keep one of the two.", (*place, number))


def _unclear(table: object) -> Iterator[Malformed]:
    """Plain titles that name no role for sure, each with the reason."""
    yield from _typed(table, dict, ("unclear",))
    for title, why in table.items() if isinstance(table, dict) else ():
        place = ("unclear", title)
        yield from _reason(why, place)
        if not is_plain(title):
            what = "has a title that is not in small letters without marks"
            yield _malformed(why, what, PLAIN_CURE, place)


def _entries(value: object, key: str) -> Iterator[tuple[dict[str, Any] | Malformed, Place]]:
    """Each of a list of tables with its place, or what is wrong where there is no table."""
    yield from ((fault, (key,)) for fault in _typed(value, list, (key,)))
    for number, entry in enumerate(value if isinstance(value, list) else []):
        place = (key, number)
        if isinstance(entry, dict):
            yield entry, place
        else:
            yield from ((fault, place) for fault in _typed(entry, dict, place))


def _ambiguous(value: object) -> Iterator[Malformed]:
    """The [[ambiguous]] tables: plain titles that stand for one of several roles."""
    first: dict[str, Place] = {}
    for entry, place in _entries(value, "ambiguous"):
        if isinstance(entry, Malformed):
            yield entry
            continue
        yield from _unknown_keys(entry, AMBIGUOUS, place)
        yield from _list(entry.get("titles"), (*place, "titles"))
        yield from _typed(entry.get("roles"), list, (*place, "roles"))
        if len(set(_texts(entry.get("roles")))) < FEWEST_ROLES:
            what, cure = "names no two roles", "Name two or more, by their ids."
            yield _malformed(entry.get("roles"), what, cure, (*place, "roles"))
        for number, title in enumerate(_texts(entry.get("titles"))):
            if first.setdefault(title, place) != place:
                at = (*place, "titles", number)
                yield _malformed(title, "stands there twice", "Keep one of them.", at)
        yield from _reason(entry.get("because"), (*place, "because"))


def _others(value: object) -> Iterator[Malformed]:
    """The [[other_work]] tables."""
    for entry, place in _entries(value, "other_work"):
        if isinstance(entry, Malformed):
            yield entry
            continue
        yield from _unknown_keys(entry, OTHER_WORK, place)
        for key in ("words", "beside"):
            if key in entry or key == "words":
                yield from _list(entry.get(key), (*place, key))
            if entry.get(key) == []:
                what, at = "names no word", (*place, key)
                yield _malformed([], what, "Name one, or take it out.", at)
        because = entry.get("because")
        yield from _reason(because, (*place, "because"))
        if isinstance(because, str) and set("{}") & set(because.replace("{word}", "")):
            what = "has braces around something else than {word}"
            yield _malformed(because, what, "Write {word}.", (*place, "because"))
        if entry in (value if isinstance(value, list) else [])[: int(place[1])]:
            yield _malformed(because, "stands there twice", "Keep one of them.", place)


def _reason(why: object, place: Place) -> Iterator[Malformed]:
    """Why a title is not understood: results join such texts with '; ', so none may hold one."""
    yield from _typed(why, str, place)
    if isinstance(why, str) and ";" in why:
        yield _malformed(why, "has a semicolon", "Write a comma.", place)
