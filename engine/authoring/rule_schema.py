"""The JSON Schema of the files of a rule base, with everything that it names as enumerations.

An editor that knows the schema completes the names and marks a wrong one while it is typed. It is
not the verifier: what no single entry shows, only `crossroads check` finds. A key that the reader
takes must stand here as well, which a test holds on the shipped files.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from engine.authoring.entry_schemas import (
    attribute_schema,
    case_schema,
    exercise_schema,
    path_schema,
    paths_file,
    role_schema,
    vocabulary_file,
)
from engine.authoring.figure_schema import figures_file
from engine.authoring.promise_schema import promises_file
from engine.authoring.schema_parts import (
    A_PATH,
    A_ROLE,
    A_STRENGTH,
    SOURCES,
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
from engine.core.model import ORIGINS, PATH, Attribute, KnowledgeBase
from engine.rulebase.names import PLAIN_ID, RULE_ID, STATEMENT_ID

DRAFT = "http://json-schema.org/draft-07/schema#"
TESTS: Schema = {"$ref": "#/definitions/tests"}
KNOWN: Schema = table({"known": {"const": True}}, ("known",))


def show_rule_schema(knowledge_base: KnowledgeBase) -> str:
    """The schema as JSON text."""
    return json.dumps(rule_schema(knowledge_base), indent=2, ensure_ascii=False) + "\n"


def rule_schema(knowledge_base: KnowledgeBase) -> Schema:
    """The schema (draft 7) of every file of rules, and of the files with fixed names."""
    tests = table(_tests(knowledge_base), least=1)
    entries = {
        "rule": _rule(knowledge_base, TESTS),
        "attribute": attribute_schema(knowledge_base, TESTS),
        "role": role_schema(knowledge_base),
        "path": path_schema(),
        "text": table({"id": text(), "words": text(), "source": SOURCES}, ("id", "words")),
        "exercise": exercise_schema(knowledge_base),
        "statement": table(
            {"id": identifier(STATEMENT_ID), "section": text(), "text": text()},
            ("id", "section", "text"),
        ),
        "case": case_schema(knowledge_base),
    }
    return {
        "$schema": DRAFT,
        "title": f"A file of these rules, version {knowledge_base.version}",
        **table({
            **{name: array(entry, unique=False) for name, entry in entries.items()},
            **paths_file(),
            **vocabulary_file(),
            **TITLES,
            **promises_file(knowledge_base, TESTS),
            **figures_file(knowledge_base),
        }),
        "definitions": {
            "tests": tests,
            "sources": array(enum(knowledge_base.statements), least=1)
            | {"description": _statements(knowledge_base)},
            "path": enum(knowledge_base.paths),
            "role": enum(knowledge_base.roles),
            "strength": enum(knowledge_base.strengths),
            "rule": enum(knowledge_base.rules),
        },
    }  # fmt: skip


def _rule(knowledge_base: KnowledgeBase, tests: Schema) -> Schema:
    required = ("id", "source", "because", "when", "then")
    return table(
        {
            "id": identifier(RULE_ID),
            "source": SOURCES,
            "origin": enum(ORIGINS),
            "because": sentence("Why, said to the person."),
            "when": tests,
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
        "caution": sentence("What to watch out for."),
    }
    if knowledge_base.horizons:
        found["horizon"] = enum(knowledge_base.horizons)
    if knowledge_base.roles:
        found["next_roles"] = array(A_ROLE, least=1)
    return found


def _statements(knowledge_base: KnowledgeBase) -> str:
    """The statements, to be read where one is chosen."""
    found: Mapping[str, Any] = knowledge_base.statements
    lines: Iterable[str] = (f"{id}: {one.text}" for id, one in found.items())
    return "\n".join(lines)
