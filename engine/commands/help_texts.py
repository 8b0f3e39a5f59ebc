"""Help texts that speak of the rule base in use.

Commands are written with placeholders, such as `{fact}`. A copy of a command has them filled in.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from typing import TypeVar

import click

from engine.commands.rules_in_use import SHOWN
from engine.language.sentences import lower_first
from engine.rulebase.outline import Outline, read_outline

ANY_FACT = "ATTRIBUTE=VALUE"
WORDS = "crossroads.help_words"  # in the context

C = TypeVar("C", bound=click.Command)


def help_words(ctx: click.Context) -> Mapping[str, str]:
    """What stands for each placeholder; the outline is read once for a command line."""
    if WORDS not in ctx.meta:
        ctx.meta[WORDS] = dict(_words(read_outline(ctx.meta.get(SHOWN))))
    words: Mapping[str, str] = ctx.meta[WORDS]
    return words


def _words(outline: Outline) -> Iterator[tuple[str, str]]:
    help, paths = outline.help, outline.paths
    titles = [lower_first(title) for title in paths.values()] or ["a path of the rules"]
    yield "about", help.about
    yield "outcomes", f'{", ".join(titles)}, or "not enough to advise"'
    yield "path", [*paths, "PATH"][max(len(paths) - 1, 0)]
    yield "pair", " ".join([*paths, "ONE", "OTHER"][:2] if len(paths) > 1 else ["ONE", "OTHER"])
    yield "sides", "two paths or two roles" if outline.has_roles else "two paths"
    yield "file", help.file
    yield "csv", f"{help.table} CSV".lstrip()
    yield "for_file", f"For a {help.file}:"
    yield "table", help.people
    yield "TABLE", help.people.upper()
    yield "schema", help.schema
    yield "id", help.id
    yield "id_column", help.id_column
    yield "person", _settings(help.person)
    yield "in_words", _settings(help.in_words)
    yield "several", help.several or ANY_FACT
    yield "fact", help.fact or ANY_FACT
    yield "what_if", help.what_if or ANY_FACT


def _settings(facts: tuple[str, ...]) -> str:
    return " ".join(f"--set {fact}" for fact in facts or (ANY_FACT,))


def speaking_of(command: C, words: Mapping[str, str]) -> C:
    """A copy of a command, and of what is in it, with every placeholder filled in."""
    spoken = copy(command)
    spoken.help = command.help and command.help.format_map(words)
    spoken.params = [_filled(param, words) for param in command.params]
    if isinstance(spoken, click.Group):
        spoken.commands = {name: speaking_of(one, words) for name, one in spoken.commands.items()}
    return spoken


def _filled(param: click.Parameter, words: Mapping[str, str]) -> click.Parameter:
    filled = copy(param)
    for name in ("help", "metavar", "default"):
        text = getattr(param, name, None)
        if isinstance(text, str):
            setattr(filled, name, text.format_map(words))
    return filled
