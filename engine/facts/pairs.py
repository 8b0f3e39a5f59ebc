"""Name resolution for a comparison: the two paths or the two roles that somebody names.

A path goes by its id or its title, a role by whatever an answer about the present role may be. A
name that is both is a path, since every rule base has paths.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from engine.core.model import CURRENT_ROLE, KnowledgeBase
from engine.errors import MisuseError, did_you_mean
from engine.facts.reading import NOT_KNOWN, Reading
from engine.facts.values import read_value
from engine.language.sentences import listed, quote
from engine.language.spelling import fold, nearest

Kind = Literal["path", "role"]
CONJUNCTION = re.compile(r"[,;]|\b(?:and|or|with|to|vs|versus)\b\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two different paths, or two different roles, by their ids."""

    kind: Kind
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class _Named:
    kind: Kind
    id: str


def read_pair(knowledge_base: KnowledgeBase, one: str, other: str, where: str = "compare") -> Pair:
    """The pair of two names. Raises MisuseError for an unknown name, for a path with a role, and
    for the same twice."""
    found = [_named(knowledge_base, name, where) for name in (one, other)]
    this, that = found
    if this == that:
        what = f"{quote(one)} and {quote(other)} are the same"
        raise MisuseError(where, what, f"Name two different {this.kind}s.")
    if this.kind != that.kind:
        what = f"{quote(one)} is a {this.kind} and {quote(other)} a {that.kind}"
        raise MisuseError(where, what, "Name two paths, or two roles.")
    return Pair(this.kind, this.id, that.id)


def read_pair_in_words(knowledge_base: KnowledgeBase, words: str, where: str = "compare") -> Pair:
    """The pair that one text names, such as "move_up move_out" or "move up and move out".

    Raises MisuseError as `read_pair` does, and for a text that does not name two.
    """
    ways = list(dict.fromkeys(_divided(words)))
    for one, other in ways:
        if _known(knowledge_base, one) and _known(knowledge_base, other):
            return read_pair(knowledge_base, one, other, where)
    half_known = [way for way in ways if any(_known(knowledge_base, name) for name in way)]
    if half_known or ways:
        return read_pair(knowledge_base, *(half_known or ways)[0], where)
    example = " ".join([where, *list(knowledge_base.paths)[:2]])
    raise MisuseError(where, "needs two names", f"Write, for example, '{example}'.")


def read_path(knowledge_base: KnowledgeBase, name: str, where: str = "path") -> str:
    """The id of the path with this id or title. Raises MisuseError, with the nearest, for none."""
    if id := _path(knowledge_base, name):
        return id
    names = {id: path.title for id, path in knowledge_base.paths.items()}
    cure = did_you_mean(_nearest(name, names), f"The paths are {listed(names)}.")
    raise MisuseError(where, f"{quote(name)} does not exist", cure)


def _divided(words: str) -> Iterator[tuple[str, str]]:
    """The ways to divide a text in two: at a conjunction, else at each space."""
    places = [match.span() for match in CONJUNCTION.finditer(words)]
    places += [match.span() for match in re.finditer(r"\s+", words.strip())]
    text = words.strip()
    for start, end in places:
        halves = text[:start].strip(), text[end:].strip()
        if all(halves):
            yield halves


def _known(knowledge_base: KnowledgeBase, name: str) -> bool:
    return bool(_path(knowledge_base, name) or _role(knowledge_base, name))


def _named(knowledge_base: KnowledgeBase, name: str, where: str) -> _Named:
    if path := _path(knowledge_base, name):
        return _Named("path", path)
    if role := _role(knowledge_base, name):
        return _Named("role", role)
    raise _unknown(knowledge_base, name, where)


def _path(knowledge_base: KnowledgeBase, name: str) -> str | None:
    paths = knowledge_base.paths.items()
    return next((id for id, path in paths if fold(name) in (fold(id), fold(path.title))), None)


def _role(knowledge_base: KnowledgeBase, name: str) -> str | None:
    """The role with this id or title, or the one that a title in other words means."""
    value = _role_reading(knowledge_base, name).value
    return str(value) if value else None


def _role_reading(knowledge_base: KnowledgeBase, name: str) -> Reading:
    if not knowledge_base.roles:
        return NOT_KNOWN
    return read_value(knowledge_base, knowledge_base.attributes[CURRENT_ROLE], name)


def _unknown(knowledge_base: KnowledgeBase, name: str, where: str) -> MisuseError:
    """The error for a name that is neither, with the nearest id or what there is."""
    paths = {id: path.title for id, path in knowledge_base.paths.items()}
    roles = {id: role.title for id, role in knowledge_base.roles.items()}
    kinds = "neither a path nor a role" if roles else "no path"
    candidates = _role_reading(knowledge_base, name).candidates
    otherwise = f"The paths are {listed(paths)}."
    if candidates:
        otherwise = f"It may be {listed(candidates, 'or')}: write one of them."
    elif roles:
        otherwise += " `crossroads advise --help` lists the roles."
    cure = did_you_mean(None if candidates else _nearest(name, paths | roles), otherwise)
    return MisuseError(where, f"{quote(name)} is {kinds}", cure)


def _nearest(name: str, titles: dict[str, str]) -> str | None:
    """The id whose own spelling, or whose title's, is nearest."""
    ids = {**{title: id for id, title in titles.items()}, **{id: id for id in titles}}
    found = nearest(name, ids)
    return ids[found] if found else None
