"""Serialization of a knowledge base as JSON: everything that the page needs to ask and to advise.

Mappings whose order matters become lists, because JavaScript puts keys that look like numbers
first. Weights of evidence are decibans already, and the odds are a table: the page has no
logarithms, so it cannot round them differently.
"""

import json
from typing import Any

from engine.core.intervals import starts_of
from engine.core.model import (
    AllOf,
    AnyOf,
    Attribute,
    Between,
    KnowledgeBase,
    Known,
    NoneOf,
    Only,
    Path,
    Role,
    Rule,
    Test,
    Unless,
)
from engine.core.semantics import FURTHEST, bearing, odds
from engine.language.sentences import of_one, short

OPERATORS = {
    AnyOf: "any",
    NoneOf: "none",
    Unless: "unless",
    AllOf: "all",
    Only: "only",
    Between: "between",
    Known: "known",
}


def rule_base_as_json(knowledge_base: KnowledgeBase) -> str:
    """The rule base as JSON that may stand inside an HTML script: no '<' is left in it."""
    return as_script_data(rule_base_as_data(knowledge_base))


def as_script_data(data: object) -> str:
    """Data as JSON that cannot end the script in which it stands.

    >>> print(as_script_data({"said": "</script>"}))
    {"said":"\\u003c/script>"}
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def rule_base_as_data(knowledge_base: KnowledgeBase) -> dict[str, Any]:
    """The rule base in JSON types, as semantics.js reads it."""
    attributes = knowledge_base.attributes.values()
    thresholds, phrases = knowledge_base.thresholds, knowledge_base.phrases
    return {
        "version": knowledge_base.version,
        "name": knowledge_base.help.about.rstrip("."),
        "id_column": knowledge_base.help.id_column,
        "id_title": knowledge_base.help.id,
        "attributes": [_attribute(knowledge_base, one) for one in attributes],
        "topics": knowledge_base.topics,
        "roles": [_role(role) for role in knowledge_base.roles.values()],
        "paths": [_path(path) for path in knowledge_base.paths.values()],
        "statements": {one.id: one.text for one in knowledge_base.statements.values()},
        "phrases": {
            "source": phrases.source,
            "source_is": phrases.source_is,
            "same": phrases.same,
            "same_above": phrases.same_above,
            "none_above": phrases.none_above,
        },
        "texts": {id: text.words for id, text in knowledge_base.texts.items()},
        "rules": [_rule(knowledge_base, rule) for rule in knowledge_base.rules.values()],
        "thresholds": {
            "enough": thresholds.enough,
            "strong": thresholds.strong,
            "very_strong": thresholds.very_strong,
            "ahead": thresholds.ahead,
            "well_ahead": thresholds.well_ahead,
        },
        "horizons": knowledge_base.horizons,
        "bearing": bearing(knowledge_base),
        "odds": [odds(behind) for behind in range(FURTHEST + 1)],
    }


def _attribute(knowledge_base: KnowledgeBase, attribute: Attribute) -> dict[str, Any]:
    number = attribute.kind == "number" and attribute.stated
    return {
        "id": attribute.id,
        "kind": attribute.kind,
        "title": attribute.title,
        "question": attribute.question,
        "help": f"{attribute.help} {attribute.typed if number else ''}".rstrip(),
        "choices": [
            {"id": one.id, "label": one.label, "short": short(one.label)}
            for one in attribute.choices.values()
        ],
        "least": attribute.least,
        "most": attribute.most,
        "unit": attribute.unit,
        "unit_of_one": of_one(attribute.unit),
        "starts": starts_of(knowledge_base, attribute) if number else (),
        "stated": attribute.stated,
        "yours": attribute.yours,
        "topic": attribute.topic,
        "moot_if": attribute.moot_if,
        "pointless_if": [[_test(test) for test in case] for case in attribute.pointless_if],
    }


def _role(role: Role) -> dict[str, Any]:
    return {
        "id": role.id,
        "title": role.title,
        "marked_title": role.marked_title,
        "track": role.track,
        "level": role.level,
        "above": role.above,
        "beside": role.beside,
        "line": role.line,
    }


def _path(path: Path) -> dict[str, Any]:
    return {
        "id": path.id,
        "title": path.title,
        "summary": path.summary,
        "leads_to": path.leads_to,
        "elsewhere": path.elsewhere,
    }


def _rule(knowledge_base: KnowledgeBase, rule: Rule) -> dict[str, Any]:
    """A rule; what it does not say is left out."""
    said = {
        "id": rule.id,
        "when": [_test(test) for test in rule.when],
        "because": rule.because,
        "source": rule.source,
        "extension": rule.origin == "extension",
        "flag": rule.flag,
        "evidence": knowledge_base.evidence(rule),
        "against": rule.objection if rule.opposes else "",
        "contradiction": rule.contradiction,
        "advise": rule.advise,
        "horizon": rule.horizon,
        "caution": rule.caution,
        "next_roles": rule.next_roles,
    }
    return {name: value for name, value in said.items() if value or name == "when"}


def _test(test: Test) -> dict[str, Any]:
    about = {"attribute": test.attribute, "op": OPERATORS[type(test)]}
    match test:
        case Between():
            return about | {"at_least": test.at_least, "below": test.below}
        case Known():
            return about
        case _:
            return about | {"values": test.values}
