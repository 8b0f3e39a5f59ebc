"""Options that several commands share, and how their values are parsed."""

from collections.abc import Iterable
from datetime import date

import click

from engine.authoring.read_back import read_back_faults
from engine.commands.rules_in_use import rules_chosen
from engine.core.model import Attribute, Facts, KnowledgeBase, Value
from engine.errors import KnowledgeBaseError
from engine.facts.facts_file import read_facts
from engine.facts.parse import Entrance, reader_as_of, understand_all
from engine.facts.settings import read_settings
from engine.phrasing.facts_and_rules import fact_in_words, value_in_words
from engine.rulebase.load import load_rules
from engine.rulebase.place import SHIPPED_RULES, rules_place

NO_FACTS: Facts = {}

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
contact_option = click.option(
    "--contact",
    metavar="WHO",
    default="",
    help="Whom the page names for a review by a person; a blank line without it.",
)


def missing_option(option: str, cure: str = "", needed_by: str = "") -> click.UsageError:
    """The error for an option that is not there and has to be, in the words of click's own."""
    needed = f", which {needed_by} needs" if needed_by else ""
    what = f"Missing option '{option}'{needed}. {cure}".rstrip()
    return click.UsageError(what, click.get_current_context(silent=True))


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
    found: Facts = NO_FACTS,
    as_of: date | None = None,
) -> tuple[Facts, tuple[str, ...]]:
    """Facts found elsewhere, those of a file, and those that were set: each goes before the former.

    Notes say which took the place of another.
    """
    kept = read_facts(facts_file) if facts_file is not None else {}
    read = reader_as_of(as_of)
    in_file = understand_all(knowledge_base, kept, Entrance(f"{facts_file}: ", read))
    stated = read_settings(settings, "--set")
    were_set = understand_all(knowledge_base, stated, Entrance("--set ", read))
    facts, notes, sources = dict(found), list[str](), dict.fromkeys(found, "--from")
    for source, some in ((str(facts_file), in_file), ("--set", were_set)):
        notes += [
            _in_place(knowledge_base.attributes[id], facts[id], sources[id], value, source)
            for id, value in some.items()
            if facts.get(id, value) != value
        ]
        facts.update(some)
        sources.update(dict.fromkeys(some, source))
    return facts, tuple(notes)


def _in_place(attribute: Attribute, old: Value, where: str, new: Value, source: str) -> str:
    """The note on a fact that takes the place of another."""
    said = f"{fact_in_words(attribute, new)} ({source})"
    return f"{said} takes the place of {value_in_words(attribute, old)} ({where})."
