"""The lexicon of job titles: the words they are made of, ready for lookup.

The words are written in rules/titles.toml, and the plain titles of each role in rules/roles.toml.
Faults in them are a LexiconError, a ValueError that names every key and value.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, takewhile
from typing import Any

from engine.language.lexicon_faults import LISTS, LexiconError, Malformed, lexicon_faults
from engine.language.spelling import fold
from engine.language.title_phrases import Phrases
from engine.language.title_tokens import unaccented

UNRECOGNISED = "no role is recognised in it"
LONG = 7  # letters: from here on one slip leaves a word recognisable

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OtherWork:
    """Words that make a title something else; with `beside`, only in the company of those."""

    words: Words
    beside: Words
    because: str
    first_words: frozenset[str]  # of the words and phrases; without one of them there is none


@dataclass(frozen=True, slots=True)
class Ambiguity:
    """The roles that one plain title may stand for, and why."""

    roles: Words
    because: str


@dataclass(frozen=True, slots=True)
class TitleLexicon:
    """The words of rules/titles.toml and the plain titles of the roles, without their accents."""

    lists: Mapping[str, Words]  # as written
    jobs: frozenset[str]
    harmless: frozenset[str]
    links: frozenset[str]
    fields: frozenset[str]
    units: frozenset[str]
    means: Mapping[str, str]  # a way of writing -> our word, '' for one that says nothing
    ways: Phrases[str]  # the same, for phrases
    ranks: Mapping[str, str]  # a word of seniority -> the one that plain titles use
    unclear: Mapping[str, str]  # a plain title that is no role for sure -> why
    ambiguous: Mapping[str, Ambiguity]  # a plain title of two roles or more
    roles: Mapping[str, str]  # a plain title, its seniority first -> role id
    other_work: tuple[OtherWork, ...]
    unrecognised: str  # what is said of a title about nothing that is known
    known: frozenset[str]  # words of their own, whatever they resemble
    long_words: Words  # what a slip is taken for
    grades: re.Pattern[str]
    subjects: Phrases[str]
    cores: Phrases[str]  # the plain titles without their seniority
    work: frozenset[str]  # their last words: what somebody is called

    @classmethod
    def from_table(cls, table: Mapping[str, Any], titles: Mapping[str, Words]) -> "TitleLexicon":
        """The lexicon of a TOML table. A missing key is empty; faults raise LexiconError."""
        if malformed := tuple(lexicon_faults(table)):
            raise LexiconError(malformed)
        lists = {key: _plain(table.get(key, ())) for key in LISTS if key != "grades"}
        means = _ways(table.get("means", {})) | dict.fromkeys(lists["says_nothing"], "")
        ranks = _ways(table.get("seniority", {}))
        unclear = {unaccented(title): why for title, why in table.get("unclear", {}).items()}
        ambiguous = _ambiguous(table.get("ambiguous", ()), titles)
        others = tuple(map(_other, table.get("other_work", ())))
        roles = _roles(titles, means, ranks)
        cores = {_unranked(title, ranks) for title in (*roles, *unclear, *ambiguous)}
        phrases = [*roles, *means, *means.values(), *ranks, *ambiguous]
        phrases += chain(*lists.values(), *(other.words for other in others))
        long = {word for word in " ".join([*roles, *ranks]).split() if len(word) >= LONG}
        return cls(
            lists=lists,
            jobs=frozenset(lists["jobs"]),
            harmless=frozenset(lists["harmless"]),
            links=frozenset(lists["links"]),
            fields=frozenset(lists["fields"]),
            units=frozenset(lists["units"]),
            means=means,
            ways=Phrases(means),
            ranks=ranks,
            unclear=unclear,
            ambiguous=ambiguous,
            roles=roles,
            other_work=others,
            unrecognised=table.get("unrecognised", UNRECOGNISED),
            known=frozenset(" ".join(phrases).split()),
            long_words=tuple(sorted(long)),
            grades=re.compile(rf"(?<!\S)({'|'.join(table.get('grades', ())) or '(?!)'})(?!\S)"),
            subjects=Phrases({subject: subject for subject in lists["subjects"]}),
            cores=Phrases({core: core for core in cores}),
            work=frozenset(core.rpartition(" ")[2] for core in cores),
        )


def _plain(words: Iterable[str]) -> Words:
    return tuple(map(unaccented, words))


def _unranked(title: str, ranks: Mapping[str, str]) -> str:
    """A plain title without the seniority that it begins with."""
    first, _, rest = title.partition(" ")
    return _unranked(rest, ranks) if rest and first in ranks.values() else title


def _roles(
    titles: Mapping[str, Words], means: Mapping[str, str], ranks: Mapping[str, str]
) -> dict[str, str]:
    """Every plain title, in the words that titles are reduced to, and the role it stands for."""
    roles: dict[str, str] = {}
    malformed = []
    for role, written in titles.items():
        for number, title in enumerate(written):
            words = [means.get(word, word) for word in unaccented(fold(title)).split()]
            leading = list(takewhile(ranks.__contains__, words[:-1]))
            plain = " ".join([*map(ranks.__getitem__, leading), *words[len(leading) :]])
            what = "is empty" if not plain.strip() else ""
            if roles.setdefault(plain, role) != role:
                what = f"also stands for '{roles[plain]}'"
            if what:
                key, cure = f"titles of '{role}'", "Keep it for one role."
                place = ("titles", number)
                malformed.append(Malformed(key, title, what, cure, place, role))
    if malformed:
        raise LexiconError(malformed)
    return roles


def _ambiguous(
    entries: Iterable[Mapping[str, Any]], titles: Mapping[str, Words]
) -> dict[str, Ambiguity]:
    """Every plain title of an [[ambiguous]] table, with the roles that it may stand for."""
    entries = tuple(entries)
    if malformed := tuple(_unknown_roles(entries, titles)):
        raise LexiconError(malformed)
    return {
        unaccented(title): Ambiguity(tuple(entry["roles"]), entry["because"])
        for entry in entries
        for title in entry["titles"]
    }


def _unknown_roles(
    entries: Iterable[Mapping[str, Any]], titles: Mapping[str, Words]
) -> Iterator[Malformed]:
    """The roles of [[ambiguous]] tables that the catalogue lacks, where there is a catalogue."""
    for number, entry in enumerate(entries):
        for at, role in enumerate(entry["roles"]):
            if titles and role not in titles:
                place = ("ambiguous", number, "roles", at)
                cure = f"The roles are {', '.join(titles)}."
                yield Malformed("ambiguous.roles", role, "is not a role", cure, place)


def _ways(table: Mapping[str, list[str]]) -> dict[str, str]:
    """A table from our word to its ways of writing, turned round."""
    return {unaccented(way): unaccented(word) for word, written in table.items() for way in written}


def _other(table: Mapping[str, Any]) -> OtherWork:
    """One of the [[other_work]] tables."""
    words = _plain(table["words"])
    first_words = frozenset(phrase.partition(" ")[0] for phrase in words)
    return OtherWork(words, _plain(table.get("beside", ())), table["because"], first_words)
