"""What a file of kept answers says. Each line says one thing, so a damaged one costs no other."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from engine.core.model import Facts, KnowledgeBase, Value
from engine.facts.values import read_value
from engine.language.sentences import quote
from engine.language.toml import toml_lines

HEAD = "# An interview that is not finished: `crossroads ask --resume` goes on with it.\n"
SAVE = "save"
SKIPPED = ""  # as a value: "not known", and not to be asked again


@dataclass(frozen=True, slots=True)
class Restored:
    """What still holds of kept answers under the present rules; `lost` names what does not.

    `save` is the file in which the answers are to be in the end, if one was named.
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
    """Facts known beforehand and answers, as a file keeps them, with the version of the rules."""
    said = {id: SKIPPED if value is None else value for id, value in answers.items()}
    lines = [f'rules_version = "{version}"', *_lines("known", known), *_lines("answers", said)]
    lines += toml_lines({SAVE: save}).splitlines() if save else []
    return HEAD + "".join(f"{line}\n" for line in lines)


def _lines(kind: str, facts: Facts) -> Iterator[str]:
    return (f"{kind}.{line}" for line in toml_lines(facts).splitlines())


def read_session(knowledge_base: KnowledgeBase, text: bytes, when: datetime) -> Restored:
    """What a file says; whatever it cannot say any more is named by its line."""
    said: dict[str, dict[str, Any]] = {"known": {}, "answers": {}}
    version, save, lost = "", None, []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            entry = tomllib.loads(line.decode())
        except (tomllib.TOMLDecodeError, UnicodeDecodeError):
            lost.append(f"line {number} cannot be read")
            continue
        version, save = str(entry.get("rules_version", version)), entry.get(SAVE, save)
        for kind, facts in said.items():
            found, problems = _understood(knowledge_base, entry.get(kind, {}))
            facts.update(found)
            lost += [f"line {number}: {problem}" for problem in problems]
    known = {id: value for id, value in said["known"].items() if value is not None}
    other = version != knowledge_base.version
    return Restored(when, known, said["answers"], other, tuple(lost), save and str(save))


def _understood(
    knowledge_base: KnowledgeBase, said: object
) -> tuple[dict[str, Value | None], list[str]]:
    """Values by attribute, and what is wrong with the others."""
    found: dict[str, Value | None] = {}
    problems = []
    for id, value in said.items() if isinstance(said, dict) else ():
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
