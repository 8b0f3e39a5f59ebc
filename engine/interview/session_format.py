"""The format of a session file: the state of an unfinished interview as lines of TOML.

Each line is read by itself, so that a damaged one costs no other. Values are parsed under the
present rules, which may have changed since the file was written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime

from engine.core.model import Facts, KnowledgeBase, Value
from engine.errors import CrossroadsError
from engine.facts.reading import NONE_OF_THESE, says_none
from engine.facts.values import read_value
from engine.interview.answer import NONE_FITS, Answer, NoneFits, has_none
from engine.language.sentences import quote
from engine.language.toml import toml_lines
from engine.language.toml_reader import parse_toml

HEAD = "# An interview that is not finished: `crossroads ask --resume` goes on with it.\n"
SAVE, REPORT = FILES = ("save", "report")
SKIPPED = ""  # the value of a skipped question, which is not asked again


@dataclass(frozen=True, slots=True)
class EndFiles:
    """The files to write at the end: the answers, and the advice as a page; None for neither."""

    save: str | None = None
    report: str | None = None


@dataclass(frozen=True, slots=True)
class Restored:
    """What a session file still says under the present rules; `lost` names the rest.

    `other_rules` says that the rules have changed since `when` it was written. `none_known` are
    attributes of which none of the choices fits, as known beforehand.
    """

    when: datetime
    known: Facts
    answers: Mapping[str, Answer]
    other_rules: bool
    lost: tuple[str, ...]
    files: EndFiles = EndFiles()
    none_known: tuple[str, ...] = ()


def session_text(version: str, known: Facts, answers: Mapping[str, Answer], files: EndFiles) -> str:
    """The contents of a session file. `version` is that of the rules.

    `known` is as `as_said` gives it.
    """
    given = {id: _written(answer) for id, answer in answers.items()}
    lines = [f'rules_version = "{version}"', *_lines("known", known), *_lines("answers", given)]
    named = {name: place for name, place in asdict(files).items() if place}
    lines += toml_lines(named).splitlines()
    return HEAD + "".join(f"{line}\n" for line in lines)


def _written(answer: Answer) -> Value:
    """An answer as a file has it, which earlier versions read as not known, where it is none."""
    if answer is None:
        return SKIPPED
    return NONE_OF_THESE if isinstance(answer, NoneFits) else answer


def _lines(kind: str, facts: Facts) -> Iterator[str]:
    return (f"{kind}.{line}" for line in toml_lines(facts).splitlines())


def read_session(knowledge_base: KnowledgeBase, text: bytes, when: datetime) -> Restored:
    """The state in a session file; `lost` names unreadable parts by their line."""
    tables: dict[str, dict[str, Answer]] = {"known": {}, "answers": {}}
    version, lost = "", list[str]()
    places: dict[str, str | None] = dict.fromkeys(FILES)
    for number, line in enumerate(text.splitlines(), 1):
        try:
            entry = parse_toml(line, SAVE).content
        except CrossroadsError:
            lost.append(f"line {number} cannot be read")
            continue
        version = str(entry.get("rules_version", version))
        for name in FILES:
            if name in entry:
                places[name] = _place(entry[name])
                lost += [] if places[name] else [f"line {number} names no file for '{name}'"]
        for kind, facts in tables.items():
            found, problems = _understood(knowledge_base, entry.get(kind, {}))
            twice = [id for id, value in found.items() if facts.setdefault(id, value) != value]
            lost += [f"line {number}: {id} stands twice" for id in twice]
            lost += [f"line {number}: {problem}" for problem in problems]
    known, none_known = _facts_and_none(tables["known"])
    other = version != knowledge_base.version
    files = EndFiles(**places)
    return Restored(when, known, tables["answers"], other, tuple(lost), files, none_known)


def _facts_and_none(known: Mapping[str, Answer]) -> tuple[Facts, tuple[str, ...]]:
    """What is known beforehand, as facts, and the attributes of which none of the choices fits."""
    facts = {
        id: answer
        for id, answer in known.items()
        if answer is not None and not isinstance(answer, NoneFits)
    }
    return facts, tuple(id for id, answer in known.items() if answer is NONE_FITS)


def _place(said: object) -> str | None:
    """The file to save in; None where no file can have such a name."""
    return said if isinstance(said, str) and said and "\0" not in said else None


def _understood(
    knowledge_base: KnowledgeBase, entry: object
) -> tuple[dict[str, Answer], list[str]]:
    """The answers by attribute id, and the problems of those that are not understood."""
    found: dict[str, Answer] = {}
    problems = []
    for id, value in entry.items() if isinstance(entry, dict) else ():
        attribute = knowledge_base.stated.get(id)
        if attribute is None:
            problems.append(f"{quote(id)} is not asked any more")
            continue
        if has_none(attribute) and says_none(value):
            found[id] = NONE_FITS
            continue
        reading = read_value(knowledge_base, attribute, value)
        if reading.problem:
            problems.append(f"{id}: {reading.problem}")
        else:
            found[id] = reading.value
    return found, problems
