"""Classification of job titles: the role that a title names, or the reason why it names none.

A title is normalised to plain words, a plain title of the catalogue is looked for among them, and
the words around it may object. Every word is data (rules/titles.toml). A wrong role is worse than
none, so a word that is not understood is an objection.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from engine.language.spelling import one_slip_apart
from engine.language.title_lexicon import LONG, TitleLexicon
from engine.language.title_tokens import words_and_marks

CUT = 30  # characters: where some personnel systems cut a title off
LONGEST = 300  # characters; those of public lists have 120 at most
SHORT = 3  # letters: fewer do not tell which word was cut off


@dataclass(frozen=True, slots=True)
class TitleReading:
    """The classification of a title: a role id and what it was read as, or None and why."""

    role: str | None
    reason: str


def read_title(text: str, words: TitleLexicon) -> TitleReading:
    """The role that a job title names, if it surely names one.

    The reason for a role is what the title was read as; the reason for none is the rest of the
    sentence "'Sales Executive' was not understood: ...".
    """
    if len(text) > LONGEST:
        return _no("it is too long for a title")
    title = words.trailing.sub(r"\2 \1\3", _plain(text, words))
    if not re.search(r"[^\W\d_]{2}", title):
        return _no("it is too short for a title, or a code" if text.strip() else "it is blank")
    readings = [_read(choice, words) for choice in _choices(title, words)]
    understood = [reading for reading in readings if reading.role]
    if len({reading.role for reading in understood}) > 1:
        return _no(_both(reading.reason.split("'")[1] for reading in understood))
    return next((reading for reading in readings if not reading.role), readings[0])


def _plain(text: str, words: TitleLexicon) -> str:
    """The title in our words, with "and" for a joining mark and a comma for any other mark."""
    typed = [_spelled(word, words) for word in words_and_marks(text)]
    if typed and len(text.strip()) == CUT:
        typed[-1] = _completed(typed[-1], words)
    title = " ".join(words.means.get(word, word) for word in typed)  # phrases are made of our words
    title = words.ways.sub(lambda way: words.means[way[0]], " ".join(title.split()))
    title = " ".join(words.grades.sub("", title).split())
    return re.sub(r"(?: ,)+(?= ,|$)|^(?:, ?)+", "", title)


def _spelled(word: str, words: TitleLexicon) -> str:
    """The word without its slip: 'progamme' is programme, a known word like 'office' is itself."""
    if len(word) < LONG - 1 or word in words.known:
        return word
    return next((long for long in words.long_words if one_slip_apart(word, long)), word)


def _completed(word: str, words: TitleLexicon) -> str:
    """The job that a cut word began, if only one job begins like that."""
    jobs = [job for job in words.lists["jobs"] if job.startswith(word)]
    return jobs[0] if len(jobs) == 1 and len(word) >= SHORT and word not in words.known else word


def _choices(title: str, words: TitleLexicon) -> list[str]:
    """The titles that "project and programme manager" stands for, else the title itself."""
    found = words.choice.search(title)
    if not found:
        return [title]
    subjects = re.split(" and | , ", found[0])
    return [title[: found.start()] + subject + title[found.end() :] for subject in subjects]


def _read(title: str, words: TitleLexicon) -> TitleReading:
    """The reading of a title without a choice of subjects."""
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
        return _no("it names no role of the catalogue" if near else words.unrecognised)
    parts = zip([before, *after], cores, strict=False)
    names = [" ".join([*_ranks(part, words), core]) for part, core in parts]
    roles = {words.roles.get(name) for name in names}
    if len(roles) > 1:
        return _no(_both(names))
    if None in roles:
        return _no(f"no role goes by '{names[0]}'")
    objection = _objection(before, cores[0], " ".join(after).strip(), words)
    return _no(objection) if objection else TitleReading(roles.pop(), f"read as '{names[0]}'")


def _ranks(before: str, words: TitleLexicon) -> list[str]:
    """The seniority in the words before a plain title, back to the last comma."""
    own = before.rpartition(",")[2].split()
    return list(dict.fromkeys(words.ranks[word] for word in own if word in words.ranks))


def _objection(before: str, core: str, after: str, words: TitleLexicon) -> str | None:
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


def _names_job(piece: str, words: TitleLexicon) -> bool:
    endings = words.lists["job_endings"]
    return any(word in words.lists["jobs"] or word.endswith(endings) for word in piece.split())


def _no(reason: str) -> TitleReading:
    return TitleReading(None, reason)


def _both(names: Iterable[str]) -> str:
    return "it names both " + " and ".join(f"'{name}'" for name in dict.fromkeys(names))


def _first(phrases: Iterable[str], title: str) -> str | None:
    """The first of the phrases that stands in the title as whole words."""
    return next((phrase for phrase in phrases if f" {phrase} " in f" {title} "), None)
