"""What people write as a job title -> the role that it names, or the reason why it names none.

A title is reduced to plain words, a plain title of the catalogue is looked for among them, and
the words around it may object. Every word is data (rules/titles.toml). A wrong role is worse than
none, so what is not understood is an objection.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from engine.spelling import fold, one_slip_apart

CUT = 30  # characters: where some personnel systems cut a title off
LONG = 7  # letters: from here on one slip leaves a word recognisable
LISTS = ("subjects", "jobs", "job_endings", "links", "harmless", "anything_around")
LISTS += ("nothing_around", "says_nothing", "grades", "no_slips")
TABLES = ("means", "seniority", "unclear")

Words = tuple[str, ...]
Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True)
class TitleReading:
    """What was made of one title: a role id and what it was read as, or None and why."""

    role: str | None
    reason: str


@dataclass(frozen=True, slots=True)
class Writing:
    """How people write: which words mean the same, and which are spelled as they should be."""

    means: Mapping[str, str]  # a way of writing -> our word, '' for one that says nothing
    ways: Pattern  # whatever `means` explains
    grades: Pattern
    known: frozenset[str]  # a word of its own, whatever it resembles
    long_words: Words  # what a slip is taken for
    jobs: Words  # what a cut word is completed to

    def plain(self, text: str) -> str:
        """The title in our words, with "and" for a joining mark and a comma for any other mark."""
        words = [self._spelled(word) for word in _words_and_marks(text)]
        if words and len(text.strip()) == CUT:
            words[-1] = self._completed(words[-1])
        title = " ".join(words)
        for _ in range(2):  # once "mgmt" is management, "project management office" is seen
            title = " ".join(self.ways.sub(lambda way: self.means[way[0]], title).split())
        title = " ".join(self.grades.sub("", title).split())
        return re.sub(r"(?: ,)+(?= ,|$)|^(?:, ?)+", "", title)

    def _spelled(self, word: str) -> str:
        if len(word) < LONG - 1 or word in self.known:
            return word
        return next((long for long in self.long_words if one_slip_apart(word, long)), word)

    def _completed(self, word: str) -> str:
        jobs = [job for job in self.jobs if job.startswith(word)]
        return jobs[0] if len(jobs) == 1 and word not in self.known else word


@dataclass(frozen=True, slots=True)
class OtherWork:
    """Words that make a title something else in the company of a word of `beside`."""

    words: Pattern
    beside: Pattern
    because: str


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The words of rules/titles.toml and the plain titles of the roles, ready to read with."""

    writing: Writing
    lists: Mapping[str, Words]
    seniority: Mapping[str, str]
    unclear: Mapping[str, str]
    other_work: tuple[OtherWork, ...]
    roles: Mapping[str, str]  # a plain title, its seniority first -> role id
    cores: Pattern  # the plain titles without their seniority
    choice: Pattern  # "project and programme" before a further word
    turned: Pattern  # "senior manager of project", "analyst , pmo"
    trailing: Pattern  # "project manager , senior"

    @classmethod
    def from_table(cls, table: Mapping[str, Any], titles: Mapping[str, Words]) -> "TitleWords":
        """The words, ready to use. A missing key is empty; a malformed one raises ValueError."""
        for key in sorted(set(table).difference(LISTS, TABLES, ["other_work"])):
            raise _malformed(key, table[key], "is not a key of this file")
        lists = {key: _list(key, table.get(key, [])) for key in LISTS}
        seniority = _ways(table, "seniority")
        writing = _writing(lists, _ways(table, "means"), seniority, titles)
        roles = _roles(writing, seniority, titles)
        cores = {_split_seniority(title, seniority)[1] for title in roles}
        subject, senior = _either(lists["subjects"]), _either(seniority)
        job = _either(core.split()[-1] for core in cores)
        return cls(
            writing=writing,
            lists=lists,
            seniority=seniority,
            unclear=_texts("unclear", table.get("unclear", {})),
            other_work=_other_work(table.get("other_work", []), lists["subjects"]),
            roles=roles,
            cores=_alone(_either(cores)),
            choice=_alone(rf"{subject}(?: (?:and|,) {subject})+(?= \w)"),
            turned=re.compile(rf"^((?:{senior} )*)({job}) (?:(?:of|,) )*([^,]+?)( ,.*)?$"),
            trailing=re.compile(rf"^(.+?) , ({senior})( ,.*)?$"),
        )


def read_title(text: str, words: TitleWords) -> TitleReading:
    """The role that a job title names, if it surely names one.

    The reason for a role is what the title was read as; the reason for none is the rest of the
    sentence "'Sales Executive' was not understood: ...".
    """
    title = words.writing.plain(text)
    if not re.search(r"[^\W\d_]{2}", title):
        return _no("it is a code rather than a title" if text.strip() else "it is blank")
    title = words.trailing.sub(r"\2 \1\3", title)
    readings = [_read(choice, words) for choice in _choices(title, words)]
    refusal = next((reading for reading in readings if reading.role is None), None)
    if refusal or len({reading.role for reading in readings}) == 1:
        return refusal or readings[0]
    return _no(_both(reading.reason.removeprefix("read as ").strip("'") for reading in readings))


def _no(reason: str) -> TitleReading:
    return TitleReading(None, reason)


def _both(names: Iterable[str]) -> str:
    return "it names both " + " and ".join(f"'{name}'" for name in dict.fromkeys(names))


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
        if (word := other.words.search(title)) and other.beside.search(title):
            return _no(other.because.format(word=word[0]))
    if not words.cores.search(title):
        title = words.turned.sub(r"\1\3 \2\4", title)
    before, *found = words.cores.split(title)
    if not found:
        return _no(_why_nothing(title, words))
    cores, after = found[::2], found[1::2]
    parts = zip([before, *after], cores, strict=False)
    names = [" ".join([*_own(part, words)[0], core]) for part, core in parts]
    roles = {words.roles.get(name) for name in names}
    if len(roles) > 1:
        return _no(_both(names))
    if None in roles:
        return _no(f"no role goes by '{names[0]}'")
    objection = _objection(before, cores[0], " ".join(after).strip(), words)
    return _no(objection) if objection else TitleReading(roles.pop(), f"read as '{names[0]}'")


def _own(before: str, words: TitleWords) -> tuple[list[str], list[str]]:
    """What stands directly before a plain title: its seniority, and the words besides."""
    own = before.rpartition(",")[2].split()
    senior = dict.fromkeys(words.seniority[word] for word in own if word in words.seniority)
    return list(senior), [word for word in own if word not in words.seniority]


def _objection(before: str, core: str, after: str, words: TitleWords) -> str | None:
    """Why a title with these words around its plain title is perhaps another job."""
    lists = words.lists
    front = before.rpartition(",")[0].split()
    own = _own(before, words)[1]
    joined = after.partition(",")[0].split() if after.startswith("and ") else []
    around = [word for word in [*front, *own, *after.split()] if word not in {"and", ","}]
    for word in around:
        if word in lists["jobs"] or word.endswith(lists["job_endings"]):
            return _both([core, word])
    if own[-1:] == ["and"] or not set(own).isdisjoint(lists["links"]):
        return f"it only mentions '{core}'"
    if core in lists["nothing_around"]:
        doubtful = around
    elif core.startswith(lists["anything_around"]):
        doubtful = [*front, *joined]
    else:
        doubtful = around
    known = {*lists["harmless"], *lists["links"], "and", ","}
    strange = next((word for word in doubtful if word not in known), None)
    return f"with '{strange}' it may be other work than '{core}'" if strange else None


def _why_nothing(title: str, words: TitleWords) -> str:
    """Why a title without any plain title in it names no role."""
    for phrase, because in words.unclear.items():
        if _alone(re.escape(phrase)).search(title):
            return because
    if _alone(_either(words.lists["subjects"])).search(title):
        return "it names no role of the catalogue"
    return "it names no project, programme, portfolio or PMO work"


def _words_and_marks(text: str) -> list[str]:
    """The words as typed, small; joining marks as "and", other marks as a comma.

    >>> _words_and_marks("Sr. Co-ordinator (P.M.O.) - R&D")
    ['sr', 'co', 'ordinator', ',', 'pmo', ',', ',', 'r', 'and', 'd']
    """
    text = unicodedata.normalize("NFKC", text).casefold()
    text = re.sub(r"['’`]", "", text)
    text = re.sub(r"\b(?:\w\.){2,}", lambda letters: letters[0].replace(".", ""), text)
    text = re.sub(r"[._]|(?<=\w)-(?=\w)", " ", text)
    text = re.sub(r"[&+/]", " and ", text)
    return re.findall(r"\w+|,", re.sub(r"[^\w\s]", " , ", text))
