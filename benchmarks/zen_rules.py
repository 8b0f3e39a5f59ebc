"""The knowledge base exported to zen-engine, GoRules' engine for decision graphs, and run there.

A decision graph of tables and expressions. zen-engine itself says what a test means and what a role
brings, sums up the evidence and chooses the path; only which rules wait for which path is settled
here. Of the forms that were tried this is the fastest; decision tables that collect what they hit
take a quarter longer.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

import zen

from engine.core.model import (
    CURRENT_ROLE,
    PATH,
    ROLE_FACTS,
    AllOf,
    AnyOf,
    Between,
    Facts,
    KnowledgeBase,
    Known,
    NoneOf,
    Only,
    Rule,
    Test,
    Unless,
)
from engine.core.semantics import accepts

KEY = "career"

Graph = dict[str, Any]
Evaluate = Callable[[dict[str, Any]], Mapping[str, Any]]


def exported(knowledge_base: KnowledgeBase) -> Graph:
    """The knowledge base as a decision graph: one node after another, each adds what it finds."""
    rules = knowledge_base.rules.values()
    early = [rule for rule in rules if PATH not in rule.attributes]
    late = [rule for rule in rules if PATH in rule.attributes]
    fired = {
        "path": PATH,
        "early": _fired(knowledge_base, early),
        "late": _fired_by_path(knowledge_base, late),
    }
    nodes = [
        {"type": "inputNode"},
        _roles(knowledge_base),
        *(_expressions(layer) for layer in _flags(knowledge_base, early)),
        _expressions(_scores(knowledge_base, early)),
        _expressions(
            {PATH: _choice(tuple(knowledge_base.paths), knowledge_base.thresholds.enough)}
        ),
        _expressions(fired, keeps=False),
        {"type": "outputNode"},
    ]
    nodes = [{**node, "id": f"n{at}", "name": f"n{at}"} for at, node in enumerate(nodes)]
    edges = [
        {"id": f"{one['id']}-", "type": "edge", "sourceId": one["id"], "targetId": next["id"]}
        for one, next in pairwise(nodes)
    ]
    return {"nodes": nodes, "edges": edges}


def _expressions(named: Mapping[str, str], *, keeps: bool = True) -> Graph:
    """A node that works out values, beside what is known already or in place of it."""
    lines = [
        {"id": f"x{at}", "key": key, "value": value}
        for at, (key, value) in enumerate(named.items())
    ]
    return {"type": "expressionNode", "content": {"passThrough": keeps, "expressions": lines}}


def _roles(knowledge_base: KnowledgeBase) -> Graph:
    """The table of what a role brings."""
    brought = (
        (role.id, role.track, role.level, bool(role.above))
        for role in knowledge_base.roles.values()
    )
    names = (CURRENT_ROLE, *ROLE_FACTS)
    columns = [{"id": name, "name": name, "field": name} for name in names]
    rows = [
        {"_id": cells[0], **dict(zip(names, map(json.dumps, cells), strict=True))}
        for cells in brought
    ]
    content = {"hitPolicy": "first", "passThrough": True, "rules": rows}
    return {
        "type": "decisionTableNode",
        "content": {**content, "inputs": columns[:1], "outputs": columns[1:]},
    }


def _flags(knowledge_base: KnowledgeBase, rules: Iterable[Rule]) -> Iterator[dict[str, str]]:
    """The flags, those first that other flags are concluded from: a node sees those before it."""
    concluding: dict[str, list[Rule]] = {}
    for rule in rules:
        if rule.flag:
            concluding.setdefault(rule.flag, []).append(rule)
    while concluding:
        ready = {
            flag: " or ".join(f"({_when(knowledge_base, rule)})" for rule in some)
            for flag, some in concluding.items()
            if not any(name in concluding for rule in some for name in rule.attributes)
        }
        yield {flag: f"{condition} ? true : null" for flag, condition in ready.items()}
        for flag in ready:
            del concluding[flag]


def _scores(knowledge_base: KnowledgeBase, rules: Sequence[Rule]) -> dict[str, str]:
    """Each path's score: the weights of the rules that fire, added up."""
    terms: dict[str, list[str]] = {path: [] for path in knowledge_base.paths}
    for rule in rules:
        for path, weight in knowledge_base.evidence(rule).items():
            terms[path].append(f"({_when(knowledge_base, rule)} ? {weight} : 0)")
    return {path: " + ".join(some) or "0" for path, some in terms.items()}


def _choice(paths: Sequence[str], enough: int) -> str:
    """The path with the highest score that is enough; of equal ones the first."""
    branches = []
    for at, path in enumerate(paths):
        beaten = (f"{path} > {other}" for other in paths[:at])
        matched = (f"{path} >= {other}" for other in paths[at + 1 :])
        branches.append(f'{" and ".join((f"{path} >= {enough}", *beaten, *matched))} ? "{path}" : ')
    return f"{''.join(branches)}null"


def _fired_by_path(knowledge_base: KnowledgeBase, rules: Sequence[Rule]) -> str:
    """Of the rules that wait for the path, only those are tried that wait for this one, or none."""
    branches = [
        f'{PATH} == "{path}" ? {_fired(knowledge_base, _waiting(rules, path))} : '
        for path in knowledge_base.paths
    ]
    return f"{''.join(branches)}{_fired(knowledge_base, _waiting(rules, None))}"


def _waiting(rules: Iterable[Rule], path: str | None) -> list[Rule]:
    """The rules whose tests of the path hold, without these tests."""
    return [
        replace(rule, when=tuple(test for test in rule.when if test.attribute != PATH))
        for rule in rules
        if all(
            accepts(test, path) if path else isinstance(test, Unless)
            for test in rule.when
            if test.attribute == PATH
        )
    ]


def _fired(knowledge_base: KnowledgeBase, rules: Iterable[Rule]) -> str:
    """The ids of the rules that fire."""
    ids = (f"{_when(knowledge_base, rule)} ? {json.dumps(rule.id)} : null" for rule in rules)
    return f"filter([{', '.join(ids)}], # != null)"


def _when(knowledge_base: KnowledgeBase, rule: Rule) -> str:
    return " and ".join(_passes(knowledge_base, test) for test in rule.when) or "true"


def _passes(  # noqa: PLR0911 - one for each kind of test
    knowledge_base: KnowledgeBase, test: Test
) -> str:
    """One test as a condition. What is not known is null, with which a list or a number fails."""
    name = test.attribute
    attribute = knowledge_base.attributes.get(name)
    several = attribute is not None and attribute.kind == "several"
    match test:
        case AnyOf(_, values):
            return _known(name, _includes(name, values)) if several else _is_one(name, values)
        case NoneOf(_, values):
            one = _includes(name, values) if several else _is_one(name, values)
            return _known(name, f"not {one}")
        case Only(_, values):
            some = knowledge_base.attributes[name].choices
            others = (f"not {_includes(name, (one,))}" for one in some if one not in values)
            return _known(name, *others)
        case Known():
            return _known(name)
        case Unless(_, values):
            return f"not {_passes(knowledge_base, AnyOf(name, values))}"
        case AllOf(_, values):
            each = (f"{json.dumps(value)} in {name}" for value in values)
            return _known(name, " and ".join(each))
        case Between(_, low, high):
            limits = ((">=", low), ("<", high))
            return _known(
                name, *(f"{name} {sign} {limit}" for sign, limit in limits if limit is not None)
            )


def _known(name: str, *conditions: str) -> str:
    return f"({' and '.join((f'{name} != null', *conditions))})"


def _is_one(name: str, values: Sequence[str | bool]) -> str:
    if len(values) == 1:  # a tenth faster over all the rules
        return f"({name} == {json.dumps(values[0])})"
    return f"({name} in {json.dumps(values)})"


def _includes(name: str, values: Sequence[str | bool]) -> str:
    return f"({' or '.join(f'{json.dumps(value)} in {name}' for value in values)})"


def held(graph: Graph) -> Evaluate:
    """The graph in an engine that holds it, by far the fastest way to ask zen-engine 2."""
    engine = zen.ZenEngine({"loader": {"type": "static", "content": {KEY: graph}}})
    return lambda facts: engine.evaluate(KEY, facts)


def decided(graph: Graph) -> Evaluate:
    """The graph as one decision, compiled: the way that zen-engine's introduction shows."""
    return zen.ZenEngine().create_decision(zen.ZenDecisionContent(json.dumps(graph))).evaluate


class ZenRun:
    """A decision graph over one knowledge base, used for one person after another."""

    def __init__(self, knowledge_base: KnowledgeBase, ready: Callable[[Graph], Evaluate]) -> None:
        self._evaluate = ready(exported(knowledge_base))

    def consult(self, facts: Facts) -> tuple[str | None, tuple[str, ...]]:
        """The recommended path and the rules that fired, those that wait for the path last."""
        result = self._evaluate(dict(facts))["result"]
        return result.get("path"), (*result["early"], *result["late"])
