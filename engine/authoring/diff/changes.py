"""The changes between two versions that can move people, each of which can be undone alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, Literal, assert_never

from engine.core.model import KnowledgeBase, Rule
from engine.phrasing.facts_and_rules import effects_in_words

WORDS = ("because", "against", "contradiction", "advise", "caution", "source", "origin", "horizon")
WEIGHT = ("supports", "opposes")
PLACE = ("where",)

Thing = Literal["rule", "strength", "threshold", "roles", "order of the paths"]


@dataclass(frozen=True, slots=True)
class Change:
    """Something that is different in the new version; `says` in what, and `weighs` if that can
    move anybody."""

    thing: Thing
    name: str
    how: Literal["added", "removed", "changed"]
    says: str
    weighs: bool = True

    def __str__(self) -> str:
        return f"{self.thing} {self.name}".rstrip()


def changes_between(old: KnowledgeBase, new: KnowledgeBase) -> tuple[Change, ...]:
    """Every change of a rule, a strength, the threshold, the roles or the order of the paths.

    A rule that was only renamed, or moved to another place, is no change.
    """
    return tuple(_changes(old, new))


def _changes(old: KnowledgeBase, new: KnowledgeBase) -> Iterator[Change]:
    renamed = _renamed(old, new)
    for id in {**old.rules, **new.rules}:
        if id not in renamed and (change := _rule_change(old, new, id)):
            yield change
    for name in old.strengths.keys() & new.strengths.keys():
        if old.strengths[name] != new.strengths[name]:
            says = f"{old.strengths[name]} decibans are {new.strengths[name]}"
            yield Change("strength", name, "changed", says)
    before, after = old.thresholds.enough, new.thresholds.enough
    if before != after:
        yield Change(
            "threshold", "enough", "changed", f"a path is recommended from {after}, not {before}"
        )
    if _role_facts(old) != _role_facts(new):
        yield Change("roles", "", "changed", "the track, the level or what is above")
    if _order(old, new) != _order(new, old):
        yield Change("order of the paths", "", "changed", "which decides between level ones")


def _rule_change(old: KnowledgeBase, new: KnowledgeBase, id: str) -> Change | None:
    before, after = old.rules.get(id), new.rules.get(id)
    if before is None or after is None:
        rules, rule = (new, after) if before is None else (old, before)
        assert rule is not None
        says = "; ".join(effects_in_words(rules, rule))
        return Change("rule", id, "added" if before is None else "removed", says, _weighs(rule))
    different = [
        one.name
        for one in fields(Rule)
        if one.name not in PLACE and _differ(getattr(before, one.name), getattr(after, one.name))
    ]
    if not different:
        return None
    weighs = any(name not in (*WORDS, "next_roles") for name in different)
    says = "; ".join(_field(before, after, name) for name in different)
    return Change("rule", id, "changed", says, weighs and (_weighs(before) or _weighs(after)))


def _field(before: Rule, after: Rule, name: str) -> str:
    """A field that differs; of a weight, what it is and was."""
    if name not in WEIGHT:
        return f"another '{name}'"
    is_now, was = (_weights(getattr(rule, name)) for rule in (after, before))
    return f"{name} {is_now}, before {was}"


def _weights(weights: Mapping[str, str]) -> str:
    return ", ".join(f"{path} = {strength}" for path, strength in weights.items()) or "nothing"


def _differ(before: Any, after: Any) -> bool:
    return dict(before) != dict(after) if isinstance(before, Mapping) else before != after


def _weighs(rule: Rule) -> bool:
    """Whether a path can depend on the rule."""
    return bool(rule.flag or rule.paths)


def _renamed(old: KnowledgeBase, new: KnowledgeBase) -> set[str]:
    """The ids, old and new, of rules that weigh the same under another id."""
    gone = {_content(rule): id for id, rule in old.rules.items() if id not in new.rules}
    come = {_content(rule): id for id, rule in new.rules.items() if id not in old.rules}
    return {id for content in gone.keys() & come.keys() for id in (gone[content], come[content])}


def _content(rule: Rule) -> str:
    return repr(replace(rule, id="", where=""))


def _role_facts(knowledge_base: KnowledgeBase) -> dict[str, tuple[str, int, bool]]:
    roles = knowledge_base.roles.items()
    return {id: (role.track, role.level, bool(role.above)) for id, role in roles}


def _order(some: KnowledgeBase, others: KnowledgeBase) -> list[str]:
    return [path for path in some.paths if path in others.paths]


def undone(old: KnowledgeBase, new: KnowledgeBase, change: Change) -> KnowledgeBase:
    """The new version with one change taken back."""
    match change.thing:
        case "rule":
            rules = dict(new.rules)
            rules.pop(change.name, None)
            if change.name in old.rules:
                rules[change.name] = old.rules[change.name]
            return replace(new, rules=rules, strengths={**old.strengths, **new.strengths})
        case "strength":
            strengths = {**new.strengths, change.name: old.strengths[change.name]}
            return replace(new, strengths=strengths)
        case "threshold":
            enough = old.thresholds.enough
            return replace(new, thresholds=replace(new.thresholds, enough=enough))
        case "roles":
            return replace(new, roles=old.roles)
        case "order of the paths":
            order = dict.fromkeys((*_order(old, new), *new.paths))
            return replace(new, paths={path: new.paths[path] for path in order})
        case _:
            assert_never(change.thing)
