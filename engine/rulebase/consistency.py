"""Whether a rule base holds together: what no single rule can show.

A rule base is stratified: facts, flags, evidence, the recommended path, advice. Each stage may only
build on those before it, so that one pass of forward chaining settles everything.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from engine.core.model import NOT_ENOUGH, PATH, ROLE_FACTS, KnowledgeBase, Role, Rule
from engine.errors import Fault
from engine.rulebase.examples import help_faults
from engine.rulebase.vocabulary import vocabulary_faults

ROLE_TRACK = ROLE_FACTS[0]
TEXTS = ("opening", "closing", NOT_ENOUGH)


def inconsistencies(knowledge_base: KnowledgeBase, folder: str) -> Iterator[Fault]:
    """Everything that does not hold together in a knowledge base whose parts are each right.

    `folder` is what the folder of its files is called in the faults.
    """
    rules = tuple(knowledge_base.rules.values())
    yield from _misplaced(rules)
    yield from _flag_faults(knowledge_base, rules)
    yield from _uncarried(knowledge_base, folder)
    yield from vocabulary_faults(knowledge_base, f"{folder}/vocabulary.toml")
    yield from _brought_faults(knowledge_base, f"{folder}/vocabulary.toml")
    yield from help_faults(knowledge_base, f"{folder}/paths.toml")
    for role in knowledge_base.roles.values():
        yield from _role_faults(role, knowledge_base, f"{folder}/roles.toml")


def carriers(knowledge_base: KnowledgeBase) -> dict[str, list[str]]:
    """For every statement the ids of the rules, paths and texts that carry it."""
    carried: dict[str, list[str]] = {statement: [] for statement in knowledge_base.statements}
    for group in (knowledge_base.texts, knowledge_base.paths, knowledge_base.rules):
        for id, item in group.items():
            for statement in item.source:
                carried[statement].append(id)
    return carried


def _fault(rule: Rule, what: str, cure: str) -> Fault:
    return Fault(rule.where.partition(",")[0], f"rule '{rule.id}' {what}", cure)


def _misplaced(rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """Rules whose consequences belong to an earlier stage than their conditions."""
    for rule in rules:
        late = PATH in rule.attributes
        if late and (rule.flag or rule.paths):
            what = "asks for the recommended path and concludes a flag or evidence"
            yield _fault(
                rule, what, "After the path only advise, caution and next_roles can follow."
            )
        if rule.next_roles and not late:
            cure = "Add path = ... to its 'when'."
            yield _fault(rule, "names next_roles before a path is recommended", cure)
        for path in rule.supports.keys() & rule.opposes.keys():
            yield _fault(rule, f"both supports and opposes '{path}'", "Keep one of the two.")


def _flag_faults(knowledge_base: KnowledgeBase, rules: tuple[Rule, ...]) -> Iterator[Fault]:
    """Flags that nothing uses, that hide an attribute, or that follow from themselves."""
    used = {name for rule in rules for name in rule.attributes}
    for rule in rules:
        if rule.flag and rule.flag not in used:
            yield _fault(
                rule, f"concludes '{rule.flag}', which no rule asks about", "Use it or drop it."
            )
        if rule.flag in knowledge_base.attributes or rule.flag == PATH:
            yield _fault(
                rule, f"concludes '{rule.flag}', which is an attribute", "Rename the flag."
            )
    for cycle in _cycles(rules):
        concluding = next(rule for rule in rules if rule.flag == cycle[0])
        chain = " needs ".join(f"'{flag}'" for flag in (*cycle, cycle[0]))
        yield _fault(concluding, f"closes a circle of flags: {chain}", "Break the circle.")


def _cycles(rules: tuple[Rule, ...]) -> Iterator[tuple[str, ...]]:
    """Each circle of flags once, beginning with the flag that is concluded first in the files."""
    flags = list(dict.fromkeys(rule.flag for rule in rules if rule.flag))
    needs = {
        flag: [
            name for rule in rules if rule.flag == flag for name in rule.attributes if name in flags
        ]
        for flag in flags
    }
    settled: set[str] = set()
    for start in flags:
        if cycle := _way_back(start, needs, settled, ()):
            yield cycle
        settled.add(start)


def _way_back(
    flag: str, needs: Mapping[str, list[str]], settled: set[str], chain: tuple[str, ...]
) -> tuple[str, ...]:
    """The chain of needs that leads from a flag back to the chain's first one, or ()."""
    if chain and flag == chain[0]:
        return chain
    if flag in chain or flag in settled:
        return ()
    ways = (_way_back(need, needs, settled, (*chain, flag)) for need in needs[flag])
    return next((way for way in ways if way), ())


def _uncarried(knowledge_base: KnowledgeBase, folder: str) -> Iterator[Fault]:
    """Statements that neither a rule nor a text says, and texts that have to be there."""
    for statement, ids in carriers(knowledge_base).items():
        if not ids:
            cure = f"Name {statement} in the source of a rule."
            what = f"statement '{statement}' is carried by nothing"
            yield Fault(f"{folder}/statements.toml", what, cure)
    for text in TEXTS:
        if text not in knowledge_base.texts:
            yield Fault(f"{folder}/paths.toml", f"has no text '{text}'", "Add it as a [[text]].")


def _brought_faults(knowledge_base: KnowledgeBase, where: str) -> Iterator[Fault]:
    """Attributes that no role brings though one should, and those that only a role may bring."""
    for id, attribute in knowledge_base.attributes.items():
        if not attribute.stated and not (knowledge_base.roles and id in ROLE_FACTS):
            brought = (
                ", ".join(ROLE_FACTS) if knowledge_base.roles else "nothing without roles.toml"
            )
            cure = f"A role brings {brought}."
            yield Fault(where, f"attribute '{id}' is from_role, and no role brings it", cure)
        if attribute.stated and id in ROLE_FACTS:
            what = f"attribute '{id}' has the name of what a role brings"
            yield Fault(where, what, "Rename it, or add from_role = true.")


def _role_faults(role: Role, knowledge_base: KnowledgeBase, where: str) -> Iterator[Fault]:
    """A role above has a higher level, one beside the same, one in the line that track."""
    roles = knowledge_base.roles
    name = f"role '{role.id}', level {role.level},"
    tracks = knowledge_base.attributes.get(ROLE_TRACK)
    if tracks and role.track not in tracks.choices:
        cure = f"Known: {', '.join(tracks.choices)}."
        what = f"role '{role.id}' has the track '{role.track}', which is not known"
        yield Fault(where, what, cure)
    for other in role.above:
        if roles[other].level <= role.level:
            what = f"{name} has '{other}' above it, level {roles[other].level}"
            yield Fault(where, what, "A role above has a higher level.")
    for other in role.beside:
        if roles[other].level != role.level:
            what = f"{name} has '{other}' beside it, level {roles[other].level}"
            yield Fault(where, what, "A role beside has the same level.")
    for other in role.line:
        if roles[other].track != "line":
            what = f"role '{role.id}' has '{other}' in the line, track '{roles[other].track}'"
            yield Fault(where, what, "A role in the line has the track 'line'.")


def repeated(ids: list[str]) -> list[str]:
    """The ids that stand more than once."""
    return [id for id, count in Counter(ids).items() if count > 1]
