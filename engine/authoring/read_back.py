"""Reading back: every name in the vocabulary, as the reader of what people say understands it.

A label or a synonym that is read as another value, or as none, would be a word that the interview
shows and then refuses. Only the reader itself can tell, because it joins, splits and folds words.
"""

from collections.abc import Iterator
from pathlib import Path as FilePath

from engine.core.model import CURRENT_ROLE, Attribute, Choice, KnowledgeBase
from engine.core.terminology import Help
from engine.errors import Fault
from engine.facts.headings import attribute_of_heading
from engine.facts.values import Reading, read_value
from engine.language.titles import read_title
from engine.rulebase.examples import EXAMPLES, with_examples
from engine.rulebase.files import read_folder
from engine.rulebase.findings import Finding, shown, with_lines
from engine.rulebase.line_numbers import Entry
from engine.rulebase.place import rules_place
from engine.rulebase.vocabulary import heading_names

QUOTES = "\"'"  # around a value, as a shell needs them


def read_back_faults(
    knowledge_base: KnowledgeBase, folder: str | FilePath | None = None
) -> Iterator[Fault]:
    """Every name of the knowledge base that is not read as what it stands for.

    `folder` is where it was loaded from, as `load_rules` takes it.
    """
    place, name = rules_place(folder)
    found = list(_findings(knowledge_base, name))
    if found:
        yield from with_lines(found, read_folder(place, name).texts)


def _findings(knowledge_base: KnowledgeBase, folder: str) -> Iterator[Finding]:
    vocabulary, roles = f"{folder}/vocabulary.toml", f"{folder}/roles.toml"
    for number, attribute in enumerate(knowledge_base.attributes.values()):
        if attribute.stated:
            entry: Entry = ("attribute", number)
            yield from _headings(knowledge_base, attribute, vocabulary, entry)
            yield from _not_known(knowledge_base, attribute, vocabulary)
            match attribute.kind:
                case "number":
                    yield from _bounds(knowledge_base, attribute, vocabulary, entry)
                case "one" | "several" if not knowledge_base.takes_roles(attribute):
                    yield from _values(knowledge_base, attribute, vocabulary, entry)
    yield from _titles(knowledge_base, roles)
    yield from _examples(knowledge_base, f"{folder}/paths.toml")


def _headings(
    knowledge_base: KnowledgeBase, attribute: Attribute, where: str, entry: Entry
) -> Iterator[Finding]:
    """Headings that, without spaces and marks, are those of another attribute."""
    for name, at in heading_names(attribute):
        taken = attribute_of_heading(knowledge_base, name)
        if taken is not attribute and taken is not None:
            what = f"a column {shown(name)} of '{attribute.id}' is read as '{taken.id}'"
            yield Finding(where, what, "Keep the heading for one of the two.", (*entry, *at))


def _not_known(
    knowledge_base: KnowledgeBase, attribute: Attribute, where: str
) -> Iterator[Finding]:
    """Words for "not known" that are numbers; other values have the first say by design."""
    for number, word in enumerate(knowledge_base.words["not_known"]):
        reading = read_value(knowledge_base, attribute, word)
        if attribute.kind == "number" and (reading.value is not None or reading.problem):
            read_as = _outcome(attribute, reading)
            what = f"{shown(word)} in 'not_known' {read_as} for '{attribute.id}'"
            yield Finding(where, what, "Take it out.", ("words", "not_known", number))


def _bounds(
    knowledge_base: KnowledgeBase, attribute: Attribute, where: str, entry: Entry
) -> Iterator[Finding]:
    """Bounds that nobody could state."""
    for key, bound in (("least", attribute.least), ("most", attribute.most)):
        reading = read_value(knowledge_base, attribute, str(bound))
        if reading.value != bound:
            what = f"attribute '{attribute.id}': {key} = {bound} {_outcome(attribute, reading)}"
            yield Finding(where, what, "Write a number that people can write.", (*entry, key))


def _values(
    knowledge_base: KnowledgeBase, attribute: Attribute, where: str, entry: Entry
) -> Iterator[Finding]:
    """Ids, labels and synonyms that are not read as their value."""
    for number, choice in enumerate(attribute.choices.values()):
        for name, at in _value_names(choice):
            reading = read_value(knowledge_base, attribute, name)
            if reading.value not in (choice.id, (choice.id,)):
                what = (
                    f"attribute '{attribute.id}': {shown(name)} of '{choice.id}' "
                    f"{_outcome(attribute, reading)}"
                )
                cure = "Keep each word for one value, and apart from words for others."
                yield Finding(where, what, cure, (*entry, "values", number, *at))


def _value_names(choice: Choice) -> Iterator[tuple[str, Entry]]:
    """What a value is called: its id, its label, each part of that around a colon, its synonyms."""
    yield choice.id, ("id",)
    yield choice.label, ("label",)
    for part in choice.label.split(":"):
        yield part, ("label",)
    for number, word in enumerate(choice.says):
        yield word, ("says", number)


def _titles(knowledge_base: KnowledgeBase, where: str) -> Iterator[Finding]:
    """Roles whose id, title or other titles are not read as that role."""
    attribute = knowledge_base.attributes.get(CURRENT_ROLE)
    if attribute is None:
        return
    for number, role in enumerate(knowledge_base.roles.values()):
        named: list[tuple[str, Entry]] = [(role.id, ("id",)), (role.title, ("title",))]
        named += [(title, ("titles", place)) for place, title in enumerate(role.titles)]
        for name, at in named:
            reading = read_value(knowledge_base, attribute, name)
            if reading.value == role.id and name == role.title:
                title = read_title(name, knowledge_base.titles)  # a name is not read as a title
                reading = Reading(title.role or role.id)
            if reading.value != role.id:
                what = f"role '{role.id}': {shown(name)} {_outcome(attribute, reading)}"
                cure = "See rules/titles.toml for the words that titles are made of."
                yield Finding(where, what, cure, ("role", number, *at))


def _examples(knowledge_base: KnowledgeBase, where: str) -> Iterator[Finding]:
    """Examples in the help that would be refused if they were followed."""
    made = with_examples(Help(), knowledge_base.stated.values())  # from ids, which are read above
    for key in EXAMPLES:
        given = getattr(knowledge_base.help, key)
        facts = (given,) if isinstance(given, str) else given
        for fact in facts if given != getattr(made, key) else ():
            id, _, said = fact.partition("=")
            if attribute := knowledge_base.stated.get(id):
                reading = read_value(knowledge_base, attribute, said.strip(QUOTES))
                if reading.value is None or reading.problem:
                    outcome = _outcome(attribute, reading)
                    what = f"the table 'help' has the example {shown(fact)}, which {outcome}"
                    yield Finding(where, what, "Write what is understood.", ("help", key))


def _outcome(attribute: Attribute, reading: Reading) -> str:
    """What became of something that was read."""
    if reading.problem:
        return f"is not read: {reading.problem}"
    if reading.value is None:
        return "is read as not known"
    value = reading.value
    ids = " and ".join(value) if isinstance(value, tuple) else value
    return f"is read as {ids!r}" if attribute.choices else f"is read as {ids}"
