"""Impact analysis: every place of a rule base that a change of one name would touch."""

from dataclasses import dataclass
from itertools import groupby
from pathlib import Path as FilePath

from engine.authoring.mentions import Mention, Mentions
from engine.authoring.source_files import source_files
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError, did_you_mean
from engine.language.sentences import counted, listed
from engine.language.spelling import nearest
from engine.rulebase.line_numbers import entry_lines, line_of
from engine.rulebase.place import rules_place
from engine.views.console.layout import paragraph, section

FIRST = ("Defined", "Sources", "Conditions", "Consequences")
LONGEST = 160  # letters of a line that is shown
SPOKEN = {"true": "yes", "false": "no"}


@dataclass(frozen=True, slots=True)
class Use:
    """A mention with its line."""

    mention: Mention
    line: int | None


def uses_of(
    knowledge_base: KnowledgeBase, name: str, folder: str | FilePath | None = None
) -> list[Use]:
    """Every use of an id, or of `attribute=value`, file by file.

    `folder` is where the rule base was loaded from, as `load_rules` takes it. Raises MisuseError,
    with the nearest name, for one that does not exist.
    """
    mentions = Mentions(knowledge_base)
    if name not in mentions.names:
        whole = next((one for one in mentions.names if one.endswith(f"={name}")), None)
        meant = whole or nearest(name, mentions.names)
        cure = did_you_mean(meant, "See `crossroads rules list`.")
        raise MisuseError("uses", f"'{name}' is no name in these rules", cure)
    found = []
    for file in source_files(*rules_place(folder)):
        named = [mention for mention in mentions.within(file) if mention.name == name]
        lines = entry_lines(file.text) if named else {}
        found += [Use(mention, line_of(lines, mention.entry)) for mention in named]
    return found


def show_uses(knowledge_base: KnowledgeBase, name: str, folder: str | None = None) -> str:
    """The page of `rules uses`: the places in groups, each with its file, its line and its text."""
    name = _spoken(name)
    found = uses_of(knowledge_base, name, folder)
    kinds = Mentions(knowledge_base).names[name]
    found.sort(key=lambda use: _place(use.mention.group))
    lines = {use: _line(use) for use in found}
    heading = f"{name} ({listed(kinds)}): {counted(len(set(lines.values())), 'place')}"
    groups = groupby(found, key=lambda use: use.mention.group)
    parts = [
        section(group, map(paragraph, dict.fromkeys(map(lines.__getitem__, uses))))
        for group, uses in groups
    ]
    return "\n".join([heading, "", *parts]).rstrip("\n")


def _spoken(name: str) -> str:
    """The name, with the words for yes and no as the pages have them."""
    id, equals, value = name.partition("=")
    return f"{id}{equals}{SPOKEN.get(value, value)}"


def _place(group: str) -> tuple[int, str]:
    return (FIRST.index(group) if group in FIRST else len(FIRST)), group


def _line(use: Use) -> str:
    mention = use.mention
    line = f", line {use.line}" if use.line else ""
    owner = f"{mention.owner}, " if mention.owner else ""
    text = f"{mention.where}{line}: {owner}{mention.said}"
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"
