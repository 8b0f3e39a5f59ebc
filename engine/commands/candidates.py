"""Completion candidates: the names and values that can stand in each place of a command line.

A parameter that is not listed here takes a file or a folder if its metavar is the name of one.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

import click
from click.shell_completion import CompletionItem

from engine.commands.rules_in_use import SHOWN

if TYPE_CHECKING:
    from engine.core.model import Attribute, KnowledgeBase

FILE, FOLDER = "file", "folder"  # kinds of candidates, which the shell itself finds
YES_NO = {"yes": "", "no": ""}

Item = CompletionItem
Items = Iterable[Item[str]]
Source = Callable[[click.Context, str], Items]


def completing(command: click.Command) -> click.Command:
    """A command whose parameters name their candidates. It is changed, so hand over a copy."""
    for param in command.params:
        if source := _source(param):
            vars(param)["shell_complete"] = partial(_begun_with, source)
    return command


def _begun_with(source: Source, ctx: click.Context, typed: str) -> list[Item[str]]:
    found = source(ctx, typed)
    return [one for one in found if one.type != "plain" or one.value.startswith(typed)]


def _source(param: click.Parameter) -> Source | None:
    """Where the candidates of a parameter come from; None for those that click itself knows."""
    names = [param.name or "", *param.opts]
    if listed := next((SOURCES[name] for name in names if name in SOURCES), None):
        return listed
    if param.metavar == "DIR":
        return _folders
    return (lambda _ctx, typed: [Item(typed, FILE)]) if "." in (param.metavar or "") else None


def _rules(ctx: click.Context) -> "KnowledgeBase":
    """The rule base that the line names, or the one in use."""
    from engine.rulebase.load import load_rules  # noqa: PLC0415 - files and commands need no rules

    named: str | None = ctx.meta.get(SHOWN)
    return load_rules(os.path.expanduser(named) if named else None)


def _folders(_ctx: click.Context, typed: str) -> Items:
    return [Item(typed, FOLDER)]


def _settings(ctx: click.Context, typed: str) -> Items:
    """`attribute=`, and then its values: after each semicolon another one, for several."""
    stated = _rules(ctx).stated
    name, equals, said = typed.partition("=")
    if not equals:
        return [Item(f"{id}=", help=one.title) for id, one in stated.items()]
    return _values(stated[name], typed, said) if name in stated else []


def _values(attribute: "Attribute", typed: str, said: str) -> Items:
    given = said.split(";")[:-1] if attribute.kind == "several" else []
    last = said.rsplit(";", maxsplit=1)[-1].lstrip() if given else said
    before, taken = typed.removesuffix(last), {one.strip() for one in given}
    labels = {id: one.label for id, one in attribute.choices.items()}
    choices = YES_NO if attribute.kind == "yes/no" else labels
    return [Item(before + id, help=label) for id, label in choices.items() if id not in taken]


def _rule_ids(ctx: click.Context, _typed: str) -> Items:
    return [Item(rule.id, help=rule.because) for rule in _rules(ctx).rules.values()]


def _weights(ctx: click.Context, typed: str) -> Items:
    """`rule=strength`, or `rule:path=strength`."""
    rules = _rules(ctx)
    named, equals, _ = typed.partition("=")
    if equals:
        return [Item(f"{named}={id}") for id in rules.strengths]
    id, colon, _ = named.partition(":")
    if colon:
        return [
            Item(f"{id}:{path}=") for path in (rules.rules[id].paths if id in rules.rules else ())
        ]
    return [Item(f"{one.id}=", help=one.because) for one in rules.rules.values() if one.paths]


def _names(ctx: click.Context, _typed: str) -> Items:
    """Ids of the rule base that `rules graph` draws and `rules uses` looks for."""
    rules = _rules(ctx)
    flags = dict.fromkeys(rule.flag for rule in rules.rules.values() if rule.flag)
    return [
        *(Item(id, help=one.title) for id, one in rules.attributes.items()),
        *(Item(id, help=one.title) for id, one in rules.paths.items()),
        *map(Item, flags),
        *_rule_ids(ctx, ""),
    ]


def _paths(ctx: click.Context, _typed: str) -> Items:
    return [Item(id, help=one.title) for id, one in _rules(ctx).paths.items()]


def _paths_and_roles(ctx: click.Context, _typed: str) -> Items:
    """Ids for `compare`; after a first one, the others of its kind."""
    rules, first = _rules(ctx), ctx.params.get("one")
    paths = [] if first in rules.roles else _paths(ctx, "")
    roles = () if first in rules.paths else rules.roles.items()
    named = [*paths, *(Item(id, help=one.title) for id, one in roles)]
    return [one for one in named if one.value != first]


def _dialects(_ctx: click.Context, _typed: str) -> Items:
    from engine.engines.sql.compile import DIALECTS  # noqa: PLC0415 - with sqlglot

    return map(Item, DIALECTS)


def _headings(ctx: click.Context, _typed: str = "", *others: str) -> Items:
    """The headings of the file that the line names, one of the `others` before it."""
    from engine.commands.table_names import headings  # noqa: PLC0415 - with the readers of tables

    given = _given(ctx)
    file = next((given[name] for name in (*others, *TABLES) if given.get(name)), None)
    return map(Item, headings(_rules(ctx), file, given.get("sheet")) if file else ())


def _given(ctx: click.Context) -> dict[str, Any]:
    """What the line says besides. click gives up at an option without a value, so it gets one."""
    words, name = list(ctx.obj), ctx.info_name or ""
    if any(map(ctx.params.get, TABLES[:2])) or name not in words:
        return ctx.params
    words = [*words[words.index(name) + 1 :], ""]
    again = ctx.command.make_context(name, words, parent=ctx.parent, resilient_parsing=True)
    return again.params


def _ids(ctx: click.Context, _typed: str) -> Items:
    """The heading of the ids; `ask` takes an id after it."""
    equals = "=" if ctx.info_name == "ask" else ""
    return [Item(f"{one.value}{equals}") for one in _headings(ctx)]


def _mappings(ctx: click.Context, typed: str) -> Items:
    """`heading=attribute`, or else a mapping file."""
    heading, equals, _ = typed.rpartition("=")
    if equals:
        stated = _rules(ctx).stated.items()
        return [Item(f"{heading}={id}", help=one.title) for id, one in stated]
    return [*(Item(f"{one.value}=") for one in _headings(ctx)), Item(typed, FILE)]


def _kept(ctx: click.Context, typed: str) -> Iterator[Item[str]]:
    """`all`, `none`, or headings with commas between them."""
    if "," not in typed:
        yield from (Item("all"), Item("none"))
    yield from _listed(_headings(ctx), typed)


def _audited(ctx: click.Context, typed: str) -> Iterator[Item[str]]:
    """Headings with commas between them, of the file of --audit-file if there is one."""
    yield from _listed(_headings(ctx, "", "audit_file"), typed)


def _listed(headings: Items, typed: str) -> Iterator[Item[str]]:
    """Each heading behind what was typed before the last comma."""
    before = typed[: typed.rfind(",") + 1]
    for heading in headings:
        yield Item(before + (f'"{heading.value}"' if "," in heading.value else heading.value))


def _sheets(ctx: click.Context, _typed: str) -> Items:
    from engine.commands.table_names import sheet_names  # noqa: PLC0415 - the same

    given = _given(ctx)
    return map(Item, sheet_names(given.get("staff") or given.get("advice") or ""))


TABLES = "staff", "advice", "people"  # the parameters that name a table, the first ones first
SOURCES: dict[str, Source] = {
    "--set": _settings,
    "--what-if": _settings,
    "--without": _rule_ids,
    "--weight": _weights,
    "rule_id": _rule_ids,
    "path": _paths,
    "one": _paths_and_roles,
    "other": _paths_and_roles,
    "about": _names,
    "name": _names,
    "--dialect": _dialects,
    "--id": _ids,
    "--map": _mappings,
    "--keep": _kept,
    "--by": _headings,
    "--audit": _audited,
    "--people": _folders,
    "--audit-file": lambda _ctx, typed: [Item(typed, FILE)],
    "--sheet": _sheets,
    "--rules": _folders,
    "old": _folders,
    "new": _folders,
}
