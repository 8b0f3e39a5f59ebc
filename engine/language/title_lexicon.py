"""The lexicon of job titles: the words they are made of, compiled to patterns.

The words are written in rules/titles.toml, and the plain titles of each role in rules/roles.toml.
Faults in them are a LexiconError, a ValueError that names every key and value.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, takewhile
from typing import Any

from engine.language.lexicon_faults import LISTS, LexiconError, Malformed, lexicon_faults
from engine.language.spelling import fold

UNRECOGNISED = "no role is recognised in it"
LONG = 7  # letters: from here on one slip leaves a word recognisable

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
    unrecognised: str  # what is said of a title about nothing that is known
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
        """The lexicon of a TOML table. A missing key is empty; faults raise LexiconError."""
        if malformed := tuple(lexicon_faults(table)):
            raise LexiconError(malformed)
        lists = {key: tuple(table.get(key, ())) for key in LISTS}
        means = _ways(table.get("means", {})) | dict.fromkeys(lists["says_nothing"], "")
        ranks = _ways(table.get("seniority", {}))
        unclear = table.get("unclear", {})
        others = tuple(map(_other, table.get("other_work", ())))
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
            unclear=unclear,
            roles=roles,
            other_work=others,
            unrecognised=table.get("unrecognised", UNRECOGNISED),
            known=frozenset(" ".join(phrases).split()),
            long_words=tuple(sorted(long)),
            ways=_alone(_either(means)),
            grades=_alone("|".join(lists["grades"]) or "(?!)"),
            cores=_alone(_either(cores)),
            choice=_alone(rf"{subject}(?: (?:and|,) {subject})+(?= \w)"),
            turned=re.compile(rf"^((?:{rank} )*)({job}) (?:(?:of|,) )*([^,]+?)( ,.*)?$"),
            trailing=re.compile(rf"^(.+?) , ({rank})( ,.*)?$"),
        )


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
    malformed = []
    for role, written in titles.items():
        for number, title in enumerate(written):
            words = [means.get(word, word) for word in fold(title).split()]
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


def _ways(table: Mapping[str, list[str]]) -> dict[str, str]:
    """A table from our word to its ways of writing, turned round."""
    return {way: word for word, written in table.items() for way in written}


def _other(table: Mapping[str, Any]) -> OtherWork:
    """One of the [[other_work]] tables."""
    return OtherWork(tuple(table["words"]), tuple(table.get("beside", ())), table["because"])
