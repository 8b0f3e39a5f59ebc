"""The JSON Schema of the files of a rule base, with everything that it names as enumerations.

An editor that knows the schema completes the names and marks a wrong one while it is typed. It is
not the verifier: what no single entry shows, only `crossroads check` finds. A key that the reader
takes must stand here as well, which a test holds on the shipped files.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from typing import Any, get_args

from engine.authoring.schema_parts import (
    EXTRA_FILES,
    TITLES,
    Schema,
    array,
    enum,
    identifier,
    one_or_several,
    sentence,
    table,
    text,
)
from engine.core.advice import Case
from engine.core.model import PATH, Attribute, KnowledgeBase, Thresholds
from engine.core.terminology import Help, Phrases, Terms
from engine.rulebase.attributes import KINDS, YOURS
from engine.rulebase.names import PLAIN_ID, RULE_ID, STATEMENT_ID

DRAFT = "http://json-schema.org/draft-07/schema#"
KNOWN: Schema = table({"known": {"const": True}}, ("known",))
SOURCES, A_PATH, A_ROLE, A_STRENGTH, A_RULE = (
    {"$ref": f"#/definitions/{name}"} for name in ("sources", "path", "role", "strength", "rule")
)
SAYS = (
    *("why_says", "advice_says", "caution_says", "cautions_say", "contradictions_say"),
    "not_says",
)
COUNT: Schema = {"type": "integer", "minimum": 0}


def show_rule_schema(knowledge_base: KnowledgeBase) -> str:
    """The schema as JSON text."""
    return json.dumps(rule_schema(knowledge_base), indent=2, ensure_ascii=False) + "\n"


def rule_schema(knowledge_base: KnowledgeBase) -> Schema:
    """The schema (draft 7) of every file of rules, and of the files with fixed names."""
    entries = {
        "rule": _rule(knowledge_base),
        "attribute": _attribute(knowledge_base),
        "role": _role(knowledge_base),
        "path": _path(),
        "text": table({"id": text(), "words": text(), "source": SOURCES}, ("id", "words")),
        "statement": table(
            {"id": identifier(STATEMENT_ID), "section": text(), "text": text()},
            ("id", "section", "text"),
        ),
        "case": _case(knowledge_base),
    }
    return {
        "$schema": DRAFT,
        "title": f"A file of these rules, version {knowledge_base.version}",
        **table({
            **{name: array(entry, unique=False) for name, entry in entries.items()},
            **_paths_file(),
            **_vocabulary_file(),
            **TITLES,
            **EXTRA_FILES,
        }),
        "definitions": {
            "sources": array(enum(knowledge_base.statements), least=1)
            | {"description": _statements(knowledge_base)},
            "path": enum(knowledge_base.paths),
            "role": enum(knowledge_base.roles),
            "strength": enum(knowledge_base.strengths),
            "rule": enum(knowledge_base.rules),
        },
    }  # fmt: skip


def _rule(knowledge_base: KnowledgeBase) -> Schema:
    required = ("id", "source", "because", "when", "then")
    return table(
        {
            "id": identifier(RULE_ID),
            "source": SOURCES,
            "origin": {"enum": ["document", "extension"]},
            "because": sentence("Why, said to the person."),
            "when": table(_tests(knowledge_base), least=1),
            "then": table(_consequences(knowledge_base), least=1),
        },
        required,
    )


def _tests(knowledge_base: KnowledgeBase) -> dict[str, Schema]:
    """The condition on every attribute, flag and, in the last stage, on the path."""
    flags = {rule.flag for rule in knowledge_base.rules.values() if rule.flag}
    return {
        **{id: _condition(one) for id, one in knowledge_base.attributes.items()},
        **{flag: {"const": True, "description": "A flag."} for flag in sorted(flags)},
        PATH: {
            "description": "The recommended path.",
            "anyOf": [one_or_several(A_PATH), _any_of_these("not", A_PATH), KNOWN],
        },
    }


def _condition(attribute: Attribute) -> Schema:
    """What may be asked of an attribute."""
    about = {"description": ". ".join(filter(None, (attribute.title, attribute.question)))}
    if attribute.kind == "number":
        bound = {"type": "number", "minimum": attribute.least, "maximum": attribute.most + 1}
        bounds = table({"at_least": bound, "below": bound}, least=1)
        return {**about, "anyOf": [bounds, KNOWN]}
    value = {"type": "boolean"} if attribute.kind == "yes/no" else enum(attribute.choices)
    forms = [one_or_several(value), *(_any_of_these(key, value) for key in ("not", "unless"))]
    if attribute.kind == "several":
        several = (table({key: array(value, least=1)}, (key,)) for key in ("all", "only"))
        forms += several
    return {**about, "anyOf": [*forms, KNOWN]}


def _any_of_these(key: str, value: Schema) -> Schema:
    return table({key: one_or_several(value)}, (key,))


def _consequences(knowledge_base: KnowledgeBase) -> dict[str, Schema]:
    weights = table(dict.fromkeys(knowledge_base.paths, A_STRENGTH), least=1)
    found: dict[str, Schema] = {
        "flag": identifier(PLAIN_ID),
        "supports": {**weights, "description": "Evidence for paths: PATH = STRENGTH."},
        "opposes": {**weights, "description": "Evidence against paths: PATH = STRENGTH."},
        "against": sentence("The reason against the paths that the rule opposes."),
        "contradiction": sentence("Two answers that contradict each other, both named."),
        "advise": sentence("What to do."),
        "caution": sentence("What to mind."),
    }
    if knowledge_base.horizons:
        found["horizon"] = enum(knowledge_base.horizons)
    if knowledge_base.roles:
        found["next_roles"] = array(A_ROLE, least=1)
    return found


def _attribute(knowledge_base: KnowledgeBase) -> Schema:
    whole: Schema = {"type": "integer"}
    value = {"id": identifier(PLAIN_ID), "label": text(), "says": array(text())}
    stated = knowledge_base.stated.items()
    moot = {id: array(enum(one.choices) if one.choices else text()) for id, one in stated}
    return table(
        {
            "id": identifier(PLAIN_ID),
            "kind": {"enum": list(KINDS)},
            "topic": enum(knowledge_base.topics),
            "yours": {"enum": list(YOURS)},
            **dict.fromkeys(("title", "question", "help", "unit"), text()),
            **dict.fromkeys(("headers", "units"), array(text())),
            **dict.fromkeys(("least", "most"), whole),
            "from_role": {"type": "boolean"},
            "values": array(
                table({**value, "at_least": COUNT, "below": COUNT}, ("id", "label")), unique=False
            ),
            "moot_if": table(moot),
        },
        ("id", "kind", "title"),
    )


def _role(knowledge_base: KnowledgeBase) -> Schema:
    tracks = dict.fromkeys(role.track for role in knowledge_base.roles.values())
    return table(
        {
            "id": identifier(PLAIN_ID),
            "title": text(),
            "track": enum(tracks),
            "level": {"type": "integer", "minimum": 1},
            **dict.fromkeys(("above", "beside", "line"), array(A_ROLE)),
            "titles": array(text()),
        },
        ("id", "title", "track", "level"),
    )


def _path() -> Schema:
    leads_to = {"enum": ["above", "beside", "line", "nowhere"]}
    texts: dict[str, Schema] = dict.fromkeys(("title", "summary", "elsewhere"), text())
    return table(
        {"id": identifier(PLAIN_ID), **texts, "leads_to": leads_to, "source": SOURCES},
        ("id", "title", "summary"),
    )


def _case(knowledge_base: KnowledgeBase) -> Schema:
    """A worked example: the facts, and whatever it expects of the advice."""
    path: Schema = {"enum": ["", *knowledge_base.paths]}
    whole: Schema = {"type": "integer"}
    facts = {id: _fact(one) for id, one in knowledge_base.stated.items()}
    expected: dict[str, Schema] = {
        **dict.fromkeys(("path", "runner_up", "level_with"), path),
        **dict.fromkeys(("rules", "not_rules"), array(A_RULE)),
        **dict.fromkeys(("score", "margin"), whole),
        **dict.fromkeys(SAYS, one_or_several(text())),
        "case": {"enum": ["", *get_args(Case)]},
        "next_roles": array(A_ROLE),
    }
    needed = ("name", "facts", "path")
    return table({"name": text(), "facts": table(facts), **expected}, needed)


def _fact(attribute: Attribute) -> Schema:
    about = {"description": attribute.question}
    match attribute.kind:
        case "yes/no":
            return {"type": "boolean", **about}
        case "number":
            return {
                "type": "number",
                "minimum": attribute.least,
                "maximum": attribute.most,
                **about,
            }
        case "several":
            return {**one_or_several(enum(attribute.choices)), **about}
        case "one":
            return enum(attribute.choices, attribute.question)


def _paths_file() -> dict[str, Schema]:
    positive: Schema = {"type": "integer", "minimum": 1}
    return {
        "strengths": {"type": "object", "additionalProperties": positive},
        "thresholds": table({one.name: positive for one in fields(Thresholds)}),
        "horizons": array(text()),
        "phrases": _terms(Phrases),
        "help": _terms(Help),
    }


def _terms(kind: type[Terms]) -> Schema:
    return table({
        one.name: text() if isinstance(one.default, str) else array(text()) for one in fields(kind)
    })  # fmt: skip


def _vocabulary_file() -> dict[str, Schema]:
    texts = array({"type": "string"})
    return {
        "words": table(dict.fromkeys(("yes", "no", "not_known"), texts)),
        "topics": table(dict.fromkeys(("order", "opening"), array(text()))),
        "protected": table(dict.fromkeys(("words", "stems", "patterns", "harmless"), texts)),
    }


def _statements(knowledge_base: KnowledgeBase) -> str:
    """The statements, to be read where one is chosen."""
    found: Mapping[str, Any] = knowledge_base.statements
    lines: Iterable[str] = (f"{id}: {one.text}" for id, one in found.items())
    return "\n".join(lines)
