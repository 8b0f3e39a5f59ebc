"""What people write as a job title -> the role that it names, or the reason why it names none.

A title is reduced to plain words, a plain title of the catalogue is looked for among them, and
the words around it may object. Every word is data (rules/titles.toml). A wrong role is worse than
none, so what is not understood is an objection.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain, takewhile
from typing import Any, TypeVar

from engine.spelling import fold, one_slip_apart

CUT = 30  # characters: where some personnel systems cut a title off
LONG = 7  # letters: from here on one slip leaves a word recognisable
SHORT = 3  # letters: fewer do not tell which word was cut off
AROUND = ("harmless", "anything_around", "nothing_around", "jobs", "job_endings", "links")
LISTS = (*AROUND, "subjects", "says_nothing", "grades", "no_slips")
KEYS = {*LISTS, "means", "seniority", "unclear", "other_work"}
TYPES = {list: "a list", dict: "a table", str: "a text"}

T = TypeVar("T", list[Any], dict[str, Any], str)
Words = tuple[str, ...]
Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What was made of one title: a role id and what it was read as, or None and why."""

    role: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class OtherWork:
    """Words that make a title something else; with `beside`, only in the company of those."""

    words: Words
    beside: Words
    because: str


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The words of rules/titles.toml and the plain titles of the roles, ready to read with."""

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
    def from_table(cls, table: Mapping[str, Any], titles: Mapping[str, Words]) -> "TitleWords":
        """The words, ready to use. A missing key is empty; a malformed one raises ValueError."""
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


def read_title(text: str, words: TitleWords) -> TitleReading:
    """The role that a job title names, if it surely names one.

    The reason for a role is what the title was read as; the reason for none is the rest of the
    sentence "'Sales Executive' was not understood: ...".
    """
    title = words.trailing.sub(r"\2 \1\3", _plain(text, words))
    if not re.search(r"[^\W\d_]{2}", title):
        return _no("it is a code rather than a title" if text.strip() else "it is blank")
    readings = [_read(choice, words) for choice in _choices(title, words)]
    understood = [reading for reading in readings if reading.role]
    if len({reading.role for reading in understood}) > 1:
        return _no(_both(reading.reason.split("'")[1] for reading in understood))
    return next((reading for reading in readings if not reading.role), readings[0])


def _plain(text: str, words: TitleWords) -> str:
    """The title in our words, with "and" for a joining mark and a comma for any other mark."""
    typed = [_spelled(word, words) for word in _words_and_marks(text)]
    if typed and len(text.strip()) == CUT:
        typed[-1] = _completed(typed[-1], words)
    title = " ".join(words.means.get(word, word) for word in typed)  # phrases are made of our words
    title = words.ways.sub(lambda way: words.means[way[0]], " ".join(title.split()))
    title = " ".join(words.grades.sub("", title).split())
    return re.sub(r"(?: ,)+(?= ,|$)|^(?:, ?)+", "", title)


def _words_and_marks(text: str) -> list[str]:
    """The words as typed but small, joining marks as "and", other marks as a comma.

    >>> _words_and_marks("Sr. Co-ordinator (P.M.O. R&D)")
    ['sr', 'co', 'ordinator', ',', 'pmo', 'r', 'and', 'd', ',']
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"['’`]", "", text)
    text = re.sub(r"\b(?:\w\.){2,}", lambda letters: letters[0].replace(".", ""), text)
    text = re.sub(r"[._]|(?<=\w)-(?=\w)", " ", text)
    text = re.sub(r"[&+/]", " and ", text)
    return re.findall(r"\w+|,", re.sub(r"[^\w\s]", ",", text))


def _spelled(word: str, words: TitleWords) -> str:
    """The word without its slip: 'progamme' is programme, a known word like 'office' is itself."""
    if len(word) < LONG - 1 or word in words.known:
        return word
    return next((long for long in words.long_words if one_slip_apart(word, long)), word)


def _completed(word: str, words: TitleWords) -> str:
    """The job that a cut word began, if only one job begins like that."""
    jobs = [job for job in words.lists["jobs"] if job.startswith(word)]
    return jobs[0] if len(jobs) == 1 and len(word) >= SHORT and word not in words.known else word


def _choices(title: str, words: TitleWords) -> list[str]:
    """The titles that "project and programme manager" stands for, else the title itself."""
    found = words.choice.search(title)
    if not found:
        return [title]
    subjects = re.split(" and | , ", found[0])
    return [title[: found.start()] + subject + title[found.end() :] for subject in subjects]


def _read(title: str, words: TitleWords) -> TitleReading:
    """What a title says that leaves no choice of subjects."""
    for other in words.other_work:
        word = _first(other.words, title)
        if word and (not other.beside or _first(other.beside, title)):
            return _no(other.because.replace("{word}", word))
    if not words.cores.search(title):
        title = words.turned.sub(r"\1\3 \2\4", title)
    before, *found = words.cores.split(title)
    cores, after = found[::2], found[1::2]
    if unclear := next((words.unclear[core] for core in cores if core in words.unclear), None):
        return _no(unclear)
    if not cores:
        near = _first(words.lists["subjects"], title)
        return _no("it names no role of the catalogue" if near else "it is no project or PMO title")
    parts = zip([before, *after], cores, strict=False)
    names = [" ".join([*_ranks(part, words), core]) for part, core in parts]
    roles = {words.roles.get(name) for name in names}
    if len(roles) > 1:
        return _no(_both(names))
    if None in roles:
        return _no(f"no role goes by '{names[0]}'")
    objection = _objection(before, cores[0], " ".join(after).strip(), words)
    return _no(objection) if objection else TitleReading(roles.pop(), f"read as '{names[0]}'")


def _ranks(before: str, words: TitleWords) -> list[str]:
    """The seniority in the words before a plain title, back to the last comma."""
    own = before.rpartition(",")[2].split()
    return list(dict.fromkeys(words.ranks[word] for word in own if word in words.ranks))


def _objection(before: str, core: str, after: str, words: TitleWords) -> str | None:
    """Why a title with these words around its plain title is perhaps another job."""
    lists = words.lists
    front, _, near = before.rpartition(",")
    own = [word for word in near.split() if word not in words.ranks]
    pieces = re.split(r"\band\b|,", f"{front} , {' '.join(own)} , {after}")
    if job := next((piece.strip() for piece in pieces if _names_job(piece, words)), None):
        return _both([core, job])
    if own[-1:] == ["and"] or not set(own).isdisjoint(lists["links"]):
        return f"it names more than '{core}'"
    if core.startswith(lists["anything_around"]):
        joined = re.match(r"and ([^,]+)", after)
        pieces = [front, joined[1] if joined else ""]
    harmless = () if core in lists["nothing_around"] else (*lists["harmless"], *lists["links"])
    around = re.findall(r"\w+", " ".join(pieces))
    strange = next((word for word in around if word not in harmless), None)
    return f"with '{strange}' it may be other work than '{core}'" if strange else None


def _names_job(piece: str, words: TitleWords) -> bool:
    endings = words.lists["job_endings"]
    return any(word in words.lists["jobs"] or word.endswith(endings) for word in piece.split())


def _no(reason: str) -> TitleReading:
    return TitleReading(None, reason)


def _both(names: Iterable[str]) -> str:
    return "it names both " + " and ".join(f"'{name}'" for name in dict.fromkeys(names))


def _first(phrases: Iterable[str], title: str) -> str | None:
    """The first of the phrases that stands in the title as whole words."""
    return next((phrase for phrase in phrases if f" {phrase} " in f" {title} "), None)


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
        elif " ".join(_words_and_marks(_typed(key, word, str))) != word:
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
