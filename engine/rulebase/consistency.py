"""Whether a rule base holds together: what no single entry can show.

A rule base is stratified: facts, flags, evidence, the recommended path, advice. Each stage may only
build on those before it, so that one pass of forward chaining settles everything.
"""

from collections.abc import Iterator, Mapping

from engine.core.model import ROLE_FACTS, KnowledgeBase, Path, Role
from engine.errors import Fault
from engine.rulebase.entries import TEXTS
from engine.rulebase.examples import help_faults
from engine.rulebase.findings import Finding
from engine.rulebase.flags import flag_faults
from engine.rulebase.line_numbers import Entry
from engine.rulebase.rule_checks import rule_faults
from engine.rulebase.vocabulary import unasked, vocabulary_faults

ROLE_TRACK, ROLE_LEVEL, _ = ROLE_FACTS


def inconsistencies(knowledge_base: KnowledgeBase, folder: str) -> Iterator[Fault]:
    """Everything that does not hold together in a knowledge base whose parts are each right.

    `folder` is what the folder of its files is called in the faults.
    """
    rules = tuple(knowledge_base.rules.values())
    yield from rule_faults(knowledge_base, rules)
    yield from flag_faults(knowledge_base, rules)
    yield from _uncarried(knowledge_base, folder)
    yield from _unsupported(knowledge_base, f"{folder}/paths.toml")
    yield from _same_titles("path", knowledge_base.paths, f"{folder}/paths.toml")
    yield from _same_titles("role", knowledge_base.roles, f"{folder}/roles.toml")
    yield from vocabulary_faults(knowledge_base, f"{folder}/vocabulary.toml")
    yield from help_faults(knowledge_base, f"{folder}/paths.toml")
    for number, role in enumerate(knowledge_base.roles.values()):
        yield from _role_faults(role, knowledge_base, f"{folder}/roles.toml", ("role", number))


def unused(knowledge_base: KnowledgeBase, folder: str) -> Iterator[Fault]:
    """Notes on what is defined and could be left out: attributes and strengths in no rule."""
    rules = knowledge_base.rules.values()
    asked = (name for rule in rules for name in rule.attributes)
    yield from unasked(knowledge_base, f"{folder}/vocabulary.toml", asked)
    used = {name for rule in rules for name in (*rule.supports.values(), *rule.opposes.values())}
    for name in knowledge_base.strengths:
        if name not in used:
            what = f"no rule uses the strength '{name}'"
            yield Finding(f"{folder}/paths.toml", what, "", ("strengths", name))


def carriers(knowledge_base: KnowledgeBase) -> dict[str, list[str]]:
    """For every statement the ids of the rules, paths, texts and exercises that carry it."""
    carried: dict[str, list[str]] = {statement: [] for statement in knowledge_base.statements}
    texts = (knowledge_base.texts, knowledge_base.exercises)
    for group in (*texts, knowledge_base.paths, knowledge_base.rules):
        for id, item in group.items():
            for statement in item.source:
                carried[statement].append(id)
    return carried


def _uncarried(knowledge_base: KnowledgeBase, folder: str) -> Iterator[Fault]:
    """Statements that nothing says or that say one thing twice; texts that have to be there."""
    said: dict[str, str] = {}
    for number, (id, carrying) in enumerate(carriers(knowledge_base).items()):
        where, entry = f"{folder}/statements.toml", ("statement", number)
        if not carrying:
            cure = f"Name {id} in the source of a rule."
            yield Finding(where, f"statement '{id}' is carried by nothing", cure, entry)
        text = knowledge_base.statements[id].text.casefold()
        if (first := said.setdefault(text, id)) != id:
            what = f"statement '{id}' says what '{first}' says"
            yield Finding(where, what, "Keep one of the two.", entry)
    for text in TEXTS:
        if text not in knowledge_base.texts:
            yield Finding(f"{folder}/paths.toml", f"has no text '{text}'", "Add it as a [[text]].")


def _unsupported(knowledge_base: KnowledgeBase, where: str) -> Iterator[Fault]:
    """Paths that no rule speaks for, so that they are never recommended."""
    supported = {path for rule in knowledge_base.rules.values() for path in rule.supports}
    for number, id in enumerate(knowledge_base.paths):
        if id not in supported:
            cure = f"Add a rule with supports = {{ {id} = ... }}, or take the path out."
            yield Finding(where, f"path '{id}' is supported by no rule", cure, ("path", number))


def _same_titles(key: str, entries: Mapping[str, Path | Role], where: str) -> Iterator[Fault]:
    """Paths or roles that people cannot tell apart."""
    titles: dict[str, str] = {}
    for number, (id, item) in enumerate(entries.items()):
        if (first := titles.setdefault(item.title.casefold(), id)) != id:
            what = f"{key} '{id}' has the title '{item.title}', as '{first}' has"
            yield Finding(where, what, "Give it another.", (key, number, "title"))


def _role_faults(
    role: Role, knowledge_base: KnowledgeBase, where: str, entry: Entry
) -> Iterator[Fault]:
    """A role above has a higher level, one beside the same, one in the line that track."""
    roles = knowledge_base.roles
    name = f"role '{role.id}', level {role.level},"
    tracks = knowledge_base.attributes.get(ROLE_TRACK)
    if tracks and role.track not in tracks.choices:
        cure = f"Known: {', '.join(tracks.choices)}."
        what = f"role '{role.id}' has the track '{role.track}', which is not known"
        yield Finding(where, what, cure, (*entry, "track"))
    levels = knowledge_base.attributes.get(ROLE_LEVEL)
    if levels and not levels.least <= role.level <= levels.most:
        what = f"role '{role.id}' has level = {role.level}"
        cure = f"vocabulary.toml has '{ROLE_LEVEL}' go from {levels.least} to {levels.most}."
        yield Finding(where, what, cure, (*entry, "level"))
    for other in role.above:
        if roles[other].level <= role.level:
            what = f"{name} has '{other}' above it, level {roles[other].level}"
            yield Finding(where, what, "A role above has a higher level.", (*entry, "above"))
    for other in role.beside:
        if roles[other].level != role.level:
            what = f"{name} has '{other}' beside it, level {roles[other].level}"
            yield Finding(where, what, "A role beside has the same level.", (*entry, "beside"))
    for other in role.line:
        if roles[other].track != "line":
            what = f"role '{role.id}' has '{other}' in the line, track '{roles[other].track}'"
            cure = "A role in the line has the track 'line'."
            yield Finding(where, what, cure, (*entry, "line"))
    for key in ("beside", "line"):
        if role.id in getattr(role, key):
            what = f"role '{role.id}' leads to itself: it names itself in '{key}'"
            yield Finding(where, what, "Take it out.", (*entry, key))
