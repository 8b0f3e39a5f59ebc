"""Cross-references: every place in the files of a rule base that names something by its id.

The files are walked as they were written, not as they were understood, so that each place has its
line. Text for people is passed over, as far as it is not a title of a role.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from engine.authoring.source_files import SourceFile
from engine.core.model import CURRENT_ROLE, PATH, ROLE_FACTS, KnowledgeBase
from engine.rulebase.files import CASES, FIGURES, PROMISES
from engine.rulebase.line_numbers import Entry

ROLE_TRACK = ROLE_FACTS[0]
TESTING = {  # tables of facts
    *("when", "facts", "moot_if", "pointless_if", "for", "unless", "scopes", "adding"),
}
PROSE = frozenset({
    *("because", "against", "advise", "caution", "contradiction", "sentence", "name", "finding"),
    *("title", "question", "help", "typed", "headers", "since_headers", "says", "label"),
    *("unit", "units"),
    *("text", "section"),
    *("words", "summary", "elsewhere", "kind", "yours", "origin", "leads_to", "titles"),
    *("case", "why_says", "advice_says", "caution_says", "cautions_say", "contradictions_say"),
    "not_says",
})  # fmt: skip
WORDS = ("notice", "phrases", "protected", "words")  # tables of nothing but prose
ID = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place that names something: `group` is its part in the rule base, `said` what stands there.

    `name` is an id, or `attribute=value`; `owner` the entry that it belongs to, if that has a name.
    """

    name: str
    group: str
    where: str
    entry: Entry
    owner: str
    said: str


def names_of(knowledge_base: KnowledgeBase) -> dict[str, list[str]]:
    """Everything that has an id, and what it is; several things may share one."""
    rules = knowledge_base.rules.values()
    flags = [rule.flag for rule in rules if rule.flag]
    kinds: dict[str, Collection[str]] = {
        "attribute": knowledge_base.attributes,
        "flag": flags,
        "role": knowledge_base.roles,
        "path": knowledge_base.paths,
        "statement": knowledge_base.statements,
        "strength": knowledge_base.strengths,
        "rule": knowledge_base.rules,
        "promise": knowledge_base.promises,
        "topic": knowledge_base.topics,
        "horizon": knowledge_base.horizons,
    }
    found: dict[str, list[str]] = {}
    for kind, ids in kinds.items():
        for id in dict.fromkeys(ids):
            found.setdefault(id, []).append(kind)
    for id, attribute in knowledge_base.attributes.items():
        choices = ("yes", "no") if attribute.kind == "yes/no" else attribute.choices
        found |= {f"{id}={value}": ["value"] for value in choices}
    found |= {f"{PATH}={id}": ["value"] for id in knowledge_base.paths}
    return found


class Mentions:
    """The mentions in the files of one rule base."""

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        self._knowledge_base = knowledge_base
        self.names = names_of(knowledge_base)
        self._tested = {
            PATH,
            *(name for name, kinds in self.names.items() if {"attribute", "flag"} & {*kinds}),
        }

    def within(self, file: SourceFile) -> Iterator[Mention]:
        """Every mention in a file, from its top."""
        for name, entry in dict.fromkeys(self._walk(file.name, (), file.content)):
            yield Mention(
                name=name,
                group=_group(file.name, entry),
                where=file.where,
                entry=entry,
                owner=file.owner(entry),
                said=file.said(entry),
            )

    def _walk(self, file: str, entry: Entry, value: Any) -> Iterator[tuple[str, Entry]]:
        """The names in a value, with their places."""
        match value:
            case dict():
                for key, inner in value.items():
                    yield from self._pair(file, (*entry, key), inner)
            case list():
                for number, inner in enumerate(value):
                    yield from self._walk(file, (*entry, number), inner)
            case str() if value in self.names:
                yield value, entry

    def _pair(self, file: str, entry: Entry, value: Any) -> Iterator[tuple[str, Entry]]:
        key = str(entry[-1])
        match file, entry:
            case "vocabulary", ("attribute", int(at), "values"):
                yield from self._values(at, entry, value)
            case "vocabulary", ("attribute", int(at), "ambiguous", str()):
                id = list(self._knowledge_base.attributes)[at]
                yield from ((f"{id}={one}", (*entry, number)) for number, one in enumerate(value))
            case "roles", ("role", int(), "track"):
                yield f"{ROLE_TRACK}={value}", entry
            case "roles", ("role", int(at), "titles"):
                yield list(self._knowledge_base.roles)[at], entry
            case "titles", _:
                yield from self._titles(entry, value)
            case _, ("help", _):
                yield from self._examples(entry, value)
            case _ if key in self._tested and not TESTING.isdisjoint(entry[:-1]):
                yield key, entry
                yield from self._tests(key, entry, value)
            case _ if entry[0] not in WORDS and not (key in PROSE and _is_text(value)):
                if key in self.names:
                    yield key, entry
                yield from self._walk(file, entry, value)

    def _values(self, at: int, entry: Entry, value: Any) -> Iterator[tuple[str, Entry]]:
        """The values of an attribute, where they are defined."""
        id = list(self._knowledge_base.attributes)[at]
        for number, choice in enumerate(value):
            yield f"{id}={choice['id']}", (*entry, number, "id")

    def _tests(self, id: str, entry: Entry, value: Any) -> Iterator[tuple[str, Entry]]:
        """The values of an attribute that a condition or a fact names."""
        match value:
            case bool():
                yield f"{id}={'yes' if value else 'no'}", entry
            case str():
                yield f"{id}={value}", entry
                if id in (PATH, CURRENT_ROLE):
                    yield value, entry
            case list():
                for number, inner in enumerate(value):
                    yield from self._tests(id, (*entry, number), inner)
            case dict():
                for key, inner in value.items():
                    if key != "known":
                        yield from self._tests(id, (*entry, key), inner)

    def _examples(self, entry: Entry, value: Any) -> Iterator[tuple[str, Entry]]:
        """The attributes and values in examples of facts."""
        for fact in [value] if isinstance(value, str) else value:
            id, _, said = fact.partition("=")
            yield id, entry
            yield from ((f"{id}={_bare(value)}", entry) for value in said.split(";"))

    def _titles(self, entry: Entry, value: Any) -> Iterator[tuple[str, Entry]]:
        """The roles whose plain titles, or whose ids, stand among the words of titles."""
        texts = [str(entry[-1]), *([value] if isinstance(value, str) else [])]
        for role in self._knowledge_base.roles.values():
            named = {role.id, *role.titles}
            if any(text in named or role.id in ID.findall(text) for text in texts):
                yield role.id, entry
        yield from self._inner_titles(entry, value)

    def _inner_titles(self, entry: Entry, value: Any) -> Iterator[tuple[str, Entry]]:
        if isinstance(value, dict):
            for key, inner in value.items():
                yield from self._titles((*entry, key), inner)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(one, str) for one in value)
    )


def _bare(value: str) -> str:
    return value.strip().strip("\"'")


def _group(file: str, entry: Entry) -> str:
    """The part of the rule base that a place belongs to."""
    whole = {CASES: "Cases", "titles": "Titles", PROMISES: "Promises", FIGURES: "Figures"}
    parts = {"when": "Conditions", "then": "Consequences", "source": "Sources"}
    if file in whole:
        return whole[file]
    if entry[-1] == "id" or entry[0] in ("strengths", "horizons"):
        return "Defined"
    if entry[0] in ("help", "topics"):
        return "Phrases and help"
    return next((parts[key] for key in map(str, entry) if key in parts), f"{file}".capitalize())
