"""The format of a session file: the state of an unfinished interview as lines of TOML.

Each line is read by itself, so that a damaged one costs no other. Values are parsed under the
present rules, which may have changed since the file was written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.core.model import Facts, KnowledgeBase, Value
from engine.errors import CrossroadsError
from engine.facts.values import read_value
from engine.language.sentences import quote
from engine.language.toml import toml_lines
from engine.language.toml_reader import parse_toml

HEAD = "# An interview that is not finished: `crossroads ask --resume` goes on with it.\n"
SAVE = "save"
SKIPPED = ""  # the value of a skipped question, which is not asked again


@dataclass(frozen=True, slots=True)
class Restored:
    """What a session file still says under the present rules; `lost` names the rest.

    `other_rules` says that the rules have changed since `when` it was written. `save` is the file
    in which the answers are to be saved at the end, if one was named.
    """

    when: datetime
    known: Facts
    answers: Mapping[str, Value | None]
    other_rules: bool
    lost: tuple[str, ...]
    save: str | None = None


def session_text(
    version: str, known: Facts, answers: Mapping[str, Value | None], save: str | None = None
) -> str:
    """The contents of a session file. `version` is that of the rules."""
    given = {id: SKIPPED if value is None else value for id, value in answers.items()}
    lines = [f'rules_version = "{version}"', *_lines("known", known), *_lines("answers", given)]
    lines += toml_lines({SAVE: save}).splitlines() if save else []
    return HEAD + "".join(f"{line}\n" for line in lines)


def _lines(kind: str, facts: Facts) -> Iterator[str]:
    return (f"{kind}.{line}" for line in toml_lines(facts).splitlines())


def read_session(knowledge_base: KnowledgeBase, text: bytes, when: datetime) -> Restored:
    """The state in a session file; `lost` names unreadable parts by their line."""
    tables: dict[str, dict[str, Any]] = {"known": {}, "answers": {}}
    version, lost = "", list[str]()
    save: str | None = None
    for number, line in enumerate(text.splitlines(), 1):
        try:
            entry = parse_toml(line, SAVE).content
        except CrossroadsError:
            lost.append(f"line {number} cannot be read")
            continue
        version = str(entry.get("rules_version", version))
        if SAVE in entry:
            save = _place(entry[SAVE])
            lost += [] if save else [f"line {number} names no file to save in"]
        for kind, facts in tables.items():
            found, problems = _understood(knowledge_base, entry.get(kind, {}))
            twice = [id for id, value in found.items() if facts.setdefault(id, value) != value]
            lost += [f"line {number}: {id} stands twice" for id in twice]
            lost += [f"line {number}: {problem}" for problem in problems]
    known = {id: value for id, value in tables["known"].items() if value is not None}
    other = version != knowledge_base.version
    return Restored(when, known, tables["answers"], other, tuple(lost), save)


def _place(said: object) -> str | None:
    """The file to save in; None where no file can have such a name."""
    return said if isinstance(said, str) and said and "\0" not in said else None


def _understood(
    knowledge_base: KnowledgeBase, entry: object
) -> tuple[dict[str, Value | None], list[str]]:
    """The values by attribute id, and the problems of those that are not understood."""
    found: dict[str, Value | None] = {}
    problems = []
    for id, value in entry.items() if isinstance(entry, dict) else ():
        attribute = knowledge_base.stated.get(id)
        if attribute is None:
            problems.append(f"{quote(id)} is not asked any more")
            continue
        reading = read_value(knowledge_base, attribute, value)
        if reading.problem:
            problems.append(f"{id}: {reading.problem}")
        else:
            found[id] = reading.value
    return found, problems
