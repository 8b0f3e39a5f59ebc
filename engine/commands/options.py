"""Options that several commands share, and how their values are parsed."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import click

from engine.authoring.read_back import read_back_faults
from engine.commands.rules_in_use import rules_chosen
from engine.core.model import Facts, KnowledgeBase
from engine.errors import KnowledgeBaseError, MisuseError
from engine.facts.facts_file import read_facts
from engine.facts.parse import understand_all
from engine.rulebase.load import load_rules
from engine.rulebase.place import SHIPPED_RULES, rules_place

rules_option = click.option(
    "--rules",
    "rules_folder",
    metavar="DIR",
    help="Use the knowledge base in this folder instead of the one that is shipped.",
)
set_option = click.option(
    "--set", "settings", metavar="ATTRIBUTE=VALUE", multiple=True, help="State a fact."
)
facts_option = click.option(
    "--facts", "facts_file", metavar="FILE.toml", help="Read facts from a file."
)


def knowledge_base(folder: str | None) -> KnowledgeBase:
    """The rule base that --rules names, else CROSSROADS_RULES, else the shipped one.

    Any other than the shipped one is read back as well, since nobody else has checked it.
    """
    chosen = rules_chosen(folder)
    rules = load_rules(chosen)
    is_shipped = rules_place(chosen)[0] == SHIPPED_RULES
    if not is_shipped and (faults := tuple(read_back_faults(rules, chosen))):
        raise KnowledgeBaseError.of(faults)
    return rules


def stated_facts(
    knowledge_base: KnowledgeBase,
    facts_file: str | None,
    settings: Iterable[str],
    as_of: date | None = None,
) -> Facts:
    """The facts of a file, overridden by those that were set."""
    kept = read_facts(facts_file) if facts_file is not None else {}
    return {
        **understand_all(knowledge_base, kept, f"{facts_file}: ", as_of),
        **understand_all(knowledge_base, parse_settings(settings), "--set ", as_of),
    }


def parse_settings(settings: Iterable[str], option: str = "--set") -> dict[str, Any]:
    """What an option set, by attribute; an attribute set several times has several values."""
    said: dict[str, Any] = {}
    for setting in settings:
        attribute, equals, value = setting.partition("=")
        if not equals or not attribute.strip():
            cure = f"Write {option} ATTRIBUTE=VALUE."
            raise MisuseError(f"{option} '{setting}'", "has no attribute and value", cure)
        said.setdefault(attribute.strip(), []).append(value)
    return {name: values if len(values) > 1 else values[0] for name, values in said.items()}
