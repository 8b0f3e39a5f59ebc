"""The language of promises: from promises.toml to invariants that the verifier proves.

`for` and `unless` hold tests as `when` does; one claim says what then holds. docs/proof.md lists
the claims. Whether a promise is kept is the verifier's business, not the reader's.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, get_args

from engine.core.claims import (
    Adding,
    Claim,
    Incompatible,
    Level,
    NeverTold,
    NextRole,
    NoneTwice,
    OneOf,
    OneRole,
    Reachable,
    Told,
)
from engine.core.model import Accepted, Promise, Rule
from engine.rulebase.rule_language import Cases, Names, read_cases, read_tests
from engine.rulebase.toml_lists import repetitions
from engine.rulebase.toml_table import Table


@dataclass(frozen=True, slots=True)
class Promises:
    """What promises.toml holds."""

    promises: Mapping[str, Promise]
    accepted: tuple[Accepted, ...]


def read_promises(file: Table, names: Names, rules: Mapping[str, Rule]) -> Promises:
    """Every promise and every accepted finding. Faults go to the file's list."""
    scopes = _scopes(file, names)
    entries = enumerate(file.tables("promise"), 1)
    promises = [_promise(table, number, names, rules, scopes) for number, table in entries]
    accepted = tuple(_accepted(table) for table in file.tables("accepted"))
    file.done()
    for number, id, _ in repetitions(promise.id for promise in promises):
        file.fault(f"defines promise '{id}' twice", "Rename one of them.", "promise", number)
    return Promises({promise.id: promise for promise in promises}, accepted)


def _scopes(file: Table, names: Names) -> dict[str, Cases]:
    """Exemptions that many promises share, by name."""
    scopes = file.inner("scopes", "the table 'scopes'")
    return {name: read_cases(scopes, name, names) for name in scopes.content}


def _promise(
    table: Table, number: int, names: Names, rules: Mapping[str, Rule], scopes: Mapping[str, Cases]
) -> Promise:
    scope = table.text("scope", required=False)
    if scope and scope not in scopes:
        table.unknown(f"has the scope '{scope}'", scope, scopes)
    stated = [id for id, attribute in names.attributes.items() if attribute.stated]
    promise = Promise(
        id=table.text("id"),
        sentence=table.sentence("sentence"),
        source=table.known("source", names.statements, required=True),
        where=f"{table.where}, promise {number}",
        cases=read_cases(table, "for", names),
        unless=(*read_cases(table, "unless", names), *scopes.get(scope, ())),
        unless_told=_told(table, "unless_told", rules),
        only_known=table.known("only_known", stated),
        complete=table.truth("complete"),
        claim=_claim(table, names, rules),
    )
    table.done()
    return promise


def _inner(table: Table, key: str) -> Table:
    """The table at the key, named after this one."""
    return table.inner(key, f"{table.name}, {key}")


def _told(table: Table, key: str, rules: Mapping[str, Rule]) -> tuple[str, ...]:
    """Rules at the key, each of which has a sentence that people are told."""
    ids = table.known(key, rules)
    for id in ids:
        rule = rules.get(id)
        if rule and not (rule.supports or rule.sentences):
            table.fault(
                f"names rule '{id}' in '{key}', which tells nobody anything", "Take it out."
            )
    return ids


def _claim(table: Table, names: Names, rules: Mapping[str, Rule]) -> Claim:
    """The one claim of a promise."""
    paths = list(names.paths)
    readers: dict[str, Callable[[str], Claim]] = {
        "path": lambda key: OneOf(table.known(key, paths)),
        "never_path": lambda key: OneOf(_others(paths, table.known(key, paths))),
        "no_path": lambda key: _stated(table, key, OneOf((None,))),
        "some_path": lambda key: _stated(table, key, OneOf(tuple(paths))),
        "can_be": lambda key: Reachable(table.known(key, paths)),
        "told": lambda key: Told(_told(table, key, rules)),
        "never_told": lambda key: NeverTold(_told(table, key, rules)),
        "incompatible": lambda key: Incompatible(_groups(table, key, rules)),
        "none_twice": lambda key: _stated(table, key, NoneTwice()),
        "next_role": lambda key: _next_role(_inner(table, key), names),
        "adding": lambda key: _adding(table, key, names),
        "one_role": lambda key: _one_role(_inner(table, key), names),
    }
    present = [key for key in readers if key in table.content]
    table.asked.update(readers)
    if len(present) != 1:
        what = f"has {len(present)} claims: {', '.join(present)}" if present else "has no claim"
        table.fault(what, f"Give it one of {', '.join(readers)}.")
        return OneOf((*paths, None))
    return readers[present[0]](present[0])


def _stated(table: Table, key: str, claim: Claim) -> Claim:
    """The claim that `key = true` makes."""
    if table.content[key] is not True:
        table.fault(f"has {key} = {table.content[key]!r}", "Write true, or leave the key out.", key)
    return claim


def _others(paths: list[str], ruled_out: tuple[str, ...]) -> tuple[str | None, ...]:
    return (*(path for path in paths if path not in ruled_out), None)


def _groups(table: Table, key: str, rules: Mapping[str, Rule]) -> tuple[tuple[str, ...], ...]:
    """Lists of rules that exclude each other."""
    given = table.content.get(key)
    table.asked.add(key)
    if not isinstance(given, list) or not all(isinstance(one, list) for one in given):
        table.fault(f"has {key} = {given!r}", "Write a list of lists of rule ids.")
        return ()
    parts = [Table(table.where, table.name, {key: one}, table.faults, table.entry) for one in given]
    return tuple(_told(part, key, rules) for part in parts)


def _next_role(table: Table, names: Names) -> NextRole:
    level: Any = table.one_of("level", get_args(Level), "any")
    own = table.truth("own") if "own" in table.content else True
    claim = NextRole(table.truth("named"), level, own, table.known("never", names.roles))
    if claim == NextRole():
        cure = "Write named = true, level = 'higher', own = false, never = [...], or several."
        table.fault("claims nothing", cure)
    table.done()
    return claim


def _adding(table: Table, key: str, names: Names) -> Adding:
    """The fact that is added: one attribute and one value."""
    given = _inner(table, key)
    keeps, brings_not = (table.known(one, names.paths) for one in ("keeps", "brings_not"))
    known = {id: one for id, one in names.attributes.items() if one.stated}
    attribute, value = next(iter(given.content.items()), ("", ""))
    if len(given.content) != 1 or isinstance(value, list | dict):
        given.fault(f"is {given.content!r}", "Write one attribute and one of its values.")
    elif attribute not in known:
        given.unknown(f"asks about '{attribute}'", attribute, known)
    elif known[attribute].kind != "number":
        read_tests(given, given.content, names)
    if not keeps and not brings_not:
        table.fault("says nothing of paths", "Add keeps = [...] or brings_not = [...].")
    return Adding(attribute, value, keeps, brings_not)


def _one_role(table: Table, names: Names) -> OneRole:
    stated = [id for id, attribute in names.attributes.items() if attribute.stated]
    shared = table.known("shared", stated, required=True)
    claim = OneRole(shared, table.known("paths", names.paths, required=True))
    table.done()
    return claim


def _accepted(table: Table) -> Accepted:
    accepted = Accepted(
        finding=table.text("finding"),
        about=table.texts("about"),
        because=table.sentence("because"),
        where=table.where,
    )
    table.done()
    return accepted
