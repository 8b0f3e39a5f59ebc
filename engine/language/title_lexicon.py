"""The lexicon of job titles: the words they are made of, compiled to patterns.

The words are written in rules/titles.toml, and the plain titles of each role in rules/roles.toml. A
fault in them is a ValueError that names the key and the value.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, takewhile
from typing import Any, TypeVar

from engine.language.spelling import fold

LONG = 7  # letters: from here on one slip leaves a word recognisable
AROUND = ("harmless", "anything_around", "nothing_around", "jobs", "job_endings", "links")
LISTS = (*AROUND, "subjects", "says_nothing", "grades", "no_slips")
KEYS = {*LISTS, "means", "seniority", "unclear", "other_work"}
TYPES = {list: "a list", dict: "a table", str: "a text"}

T = TypeVar("T", list[Any], dict[str, Any], str)
Words = tuple[str, ...]
Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class OtherWork:
    """Words that make a title something else; with `beside`, only in the company of those."""

    words: Words
    beside: Words
    because: str


@dataclass(frozen=True, slots=True)
class TitleLexicon:
    """The words of rules/titles.toml and the plain titles of the roles, as patterns."""

    lists: Mapping[str, Words]  # as written
    means: Mapping[str, str]  # a way of writing -> our word, '' for one that says nothing
    ranks: Mapping[str, str]  # a word of seniority -> the one that plain titles use
    unclear: Mapping[str, str]  # a plain title that is no role for sure -> why
    roles: Mapping[str, str]  # a plain title, its seniority first -> role id
    other_work: tuple[OtherWork, ...]
    known: frozenset[str]  # words of their own, whatever they resemble
    long_words: Words  # what a slip is taken for
    ways: Pattern  # whatever `means` explains
    grades: Pattern
    cores: Pattern  # the plain titles without their seniority
    choice: Pattern  # "project and programme" before a further word
    turned: Pattern  # "senior manager of project", "analyst , pmo"
    trailing: Pattern  # "project manager , senior"

    @classmethod
    def from_table(cls, table: Mapping[str, Any], titles: Mapping[str, Words]) -> "TitleLexicon":
        """The lexicon of a TOML table. A missing key is empty; a fault raises ValueError."""
        _only("", table, KEYS)
        lists = {key: _list(key, table.get(key, [])) for key in LISTS}
        means = _ways("means", table.get("means", {})) | dict.fromkeys(lists["says_nothing"], "")
        ranks = _ways("seniority", table.get("seniority", {}))
        unclear = _typed("unclear", table.get("unclear", {}), dict)
        others = _others(table.get("other_work", []))
        roles = _roles(titles, means, ranks)
        cores = {_unranked(title, ranks) for title in (*roles, *unclear)}
        phrases = [*roles, *means, *means.values(), *ranks]
        phrases += chain(*lists.values(), *(other.words for other in others))
        long = {word for word in " ".join([*roles, *ranks]).split() if len(word) >= LONG}
        subject, rank = _either(lists["subjects"]), _either(ranks)
        job = _either(core.split()[-1] for core in cores)
        return cls(
            lists=lists,
            means=means,
            ranks=ranks,
            unclear={key: _typed(f"unclear.{key}", why, str) for key, why in unclear.items()},
            roles=roles,
            other_work=others,
            known=frozenset(" ".join(phrases).split()),
            long_words=tuple(sorted(long)),
            ways=_alone(_either(means)),
            grades=_alone("|".join(lists["grades"]) or "(?!)"),
            cores=_alone(_either(cores)),
            choice=_alone(rf"{subject}(?: (?:and|,) {subject})+(?= \w)"),
            turned=re.compile(rf"^((?:{rank} )*)({job}) (?:(?:of|,) )*([^,]+?)( ,.*)?$"),
            trailing=re.compile(rf"^(.+?) , ({rank})( ,.*)?$"),
        )


def words_and_marks(text: str) -> list[str]:
    """Tokens of a title: the words in lower case, joining marks as "and", other marks as a comma.

    >>> words_and_marks("Sr. Co-ordinator (P.M.O. R&D)")
    ['sr', 'co', 'ordinator', ',', 'pmo', 'r', 'and', 'd', ',']
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"['’`]", "", text)
    text = re.sub(r"\b(?:\w\.){2,}", lambda letters: letters[0].replace(".", ""), text)
    text = re.sub(r"[._]|(?<=\w)-(?=\w)", " ", text)
    text = re.sub(r"[&+/]", " and ", text)
    return re.findall(r"\w+|,", re.sub(r"[^\w\s]", ",", text))


def _either(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; without words it matches nothing."""
    longest_first = sorted({*words}, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, longest_first)) or '(?!)'})"


def _alone(pattern: str) -> Pattern:
    """The pattern where it makes up whole words."""
    return re.compile(rf"(?<!\S)({pattern})(?!\S)")


def _unranked(title: str, ranks: Mapping[str, str]) -> str:
    """A plain title without the seniority that it begins with."""
    first, _, rest = title.partition(" ")
    return _unranked(rest, ranks) if rest and first in ranks.values() else title


def _roles(
    titles: Mapping[str, Words], means: Mapping[str, str], ranks: Mapping[str, str]
) -> dict[str, str]:
    """Every plain title, in the words that titles are reduced to, and the role it stands for."""
    roles: dict[str, str] = {}
    for role, written in titles.items():
        for title in written:
            if not fold(title):
                raise _malformed(f"titles of '{role}'", title, "is empty")
            words = [means.get(word, word) for word in fold(title).split()]
            leading = list(takewhile(ranks.__contains__, words[:-1]))
            plain = " ".join([*map(ranks.__getitem__, leading), *words[len(leading) :]])
            if roles.setdefault(plain, role) != role:
                raise _malformed(f"titles of '{role}'", title, f"also stands for '{roles[plain]}'")
    return roles


def _malformed(key: str, value: object, what: str) -> ValueError:
    return ValueError(f"{key} = {value!r} {what}")


def _only(where: str, table: Mapping[str, Any], keys: Iterable[str]) -> None:
    for key in sorted({*table}.difference(keys)):
        raise _malformed(where + key, table[key], "is not a key of this file")


def _typed(key: str, value: object, kind: type[T]) -> T:
    if not isinstance(value, kind) or value == "":
        raise _malformed(key, value, f"is not {TYPES[kind]}")
    return value


def _list(key: str, value: object) -> Words:
    """The words (or, for grades, the patterns) of a list."""
    for word in _typed(key, value, list):
        if key == "grades":
            _pattern(key, word)
        elif " ".join(words_and_marks(_typed(key, word, str))) != word:
            raise _malformed(key, word, "is not in small letters without marks")
    return tuple(_typed(key, value, list))


def _pattern(key: str, value: object) -> None:
    try:
        re.compile(_typed(key, value, str))
    except re.error as error:
        raise _malformed(key, value, f"is not a pattern, {error}") from error


def _ways(key: str, value: object) -> dict[str, str]:
    """A table from our word to its ways of writing, turned round."""
    ways: dict[str, str] = {}
    for word, written in _typed(key, value, dict).items():
        for way in _list(f"{key}.{word}", written):
            if ways.setdefault(way, word) != word:
                raise _malformed(f"{key}.{word}", way, f"also stands for '{ways[way]}'")
    return ways


def _others(value: object) -> tuple[OtherWork, ...]:
    """The [[other_work]] tables."""
    tables = [_typed("other_work", entry, dict) for entry in _typed("other_work", value, list)]
    for table in tables:
        _only("other_work.", table, ("words", "beside", "because"))
    return tuple(
        OtherWork(
            words=_list("other_work.words", table.get("words")),
            beside=_list("other_work.beside", table.get("beside", [])),
            because=_typed("other_work.because", table.get("because"), str),
        )
        for table in tables
    )
