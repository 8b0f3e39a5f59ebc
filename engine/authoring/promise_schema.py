"""The JSON Schema of promises.toml: invariants, whom they speak of, and what was accepted."""

from engine.authoring.schema_parts import (
    A_PATH,
    A_ROLE,
    A_RULE,
    SOURCES,
    Schema,
    array,
    enum,
    identifier,
    sentence,
    table,
    text,
)
from engine.core.model import KnowledgeBase
from engine.rulebase.names import RULE_ID

TRUE: Schema = {"const": True}
TRUTH: Schema = {"type": "boolean"}


def promises_file(knowledge_base: KnowledgeBase, tests: Schema) -> dict[str, Schema]:
    """What promises.toml may hold; `tests` is the schema of a table of tests."""
    cases: Schema = {"anyOf": [tests, array(tests, unique=False)]}
    promise = table(
        {
            "id": identifier(RULE_ID),
            "sentence": sentence("What holds for everybody whom it speaks of."),
            "source": SOURCES,
            "scope": text(),
            "complete": TRUTH,
            "only_known": array(enum(knowledge_base.stated)),
            "unless_told": array(A_RULE),
            **dict.fromkeys(("for", "unless"), cases),
            **_claims(knowledge_base),
        },
        ("id", "sentence", "source"),
    )
    accepted = {"finding": text(), "about": array(text()), "because": sentence("The reason.")}
    return {
        "promise": array(promise, unique=False),
        "accepted": array(table(accepted, ("finding", "because")), unique=False),
        "scopes": {"type": "object", "additionalProperties": cases},
    }


def _claims(knowledge_base: KnowledgeBase) -> dict[str, Schema]:
    """The claims, of which a promise makes one."""
    stated = knowledge_base.stated
    level: Schema = {"enum": ["higher", "same", "any"]}
    next_role = {"named": TRUTH, "level": level, "own": TRUTH, "never": array(A_ROLE)}
    value: Schema = {"type": ["string", "boolean", "number"]}
    paths = ("path", "never_path", "can_be", "keeps", "brings_not")
    return {
        **dict.fromkeys(paths, array(A_PATH)),
        **dict.fromkeys(("told", "never_told"), array(A_RULE)),
        **dict.fromkeys(("no_path", "some_path", "none_twice"), TRUE),
        "incompatible": array(array(A_RULE)),
        "next_role": table(next_role, least=1),
        "adding": table(dict.fromkeys(stated, value), least=1),
        "one_role": table({"shared": array(enum(stated)), "paths": array(A_PATH)}),
    }
