"""JSON Schemas of what is no rule: attributes, roles, paths, worked examples, and words."""

from dataclasses import fields
from typing import get_args

from engine.authoring.schema_parts import (
    A_ROLE,
    A_RULE,
    SOURCES,
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
from engine.core.model import ORIGINS, Attribute, KnowledgeBase, Thresholds
from engine.core.terminology import Help, Notice, Phrases, Terms
from engine.language.protected import Protected
from engine.rulebase.attributes import KINDS, YOURS
from engine.rulebase.names import PLAIN_ID, RULE_ID

SAYS = (
    *("why_says", "advice_says", "caution_says", "cautions_say", "contradictions_say"),
    "not_says",
)
COUNT: Schema = {"type": "integer", "minimum": 0}


def attribute_schema(knowledge_base: KnowledgeBase, tests: Schema) -> Schema:
    """An attribute; `tests` is the schema of a table of tests."""
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
            **dict.fromkeys(("title", "question", "help", "typed", "unit"), text()),
            **dict.fromkeys(("headers", "since_headers", "units"), array(text())),
            **dict.fromkeys(("least", "most"), whole),
            "from_role": {"type": "boolean"},
            "values": array(
                table({**value, "at_least": COUNT, "below": COUNT}, ("id", "label")), unique=False
            ),
            "ambiguous": {"type": "object", "additionalProperties": array(text(), least=2)},
            "moot_if": table(moot),
            "pointless_if": {"anyOf": [tests, array(tests, unique=False)]},
        },
        ("id", "kind", "title"),
    )


def role_schema(knowledge_base: KnowledgeBase) -> Schema:
    tracks = dict.fromkeys(role.track for role in knowledge_base.roles.values())
    return table(
        {
            "id": identifier(PLAIN_ID),
            "title": text(),
            "track": enum(tracks),
            "level": {"type": "integer", "minimum": 1},
            **dict.fromkeys(("above", "beside", "line"), array(A_ROLE)),
            "titles": array(text()),
            "origin": enum(ORIGINS),
        },
        ("id", "title", "track", "level"),
    )


def path_schema() -> Schema:
    leads_to = {"enum": ["above", "beside", "line", "nowhere"]}
    texts: dict[str, Schema] = dict.fromkeys(("title", "summary", "elsewhere"), text())
    return table(
        {"id": identifier(PLAIN_ID), **texts, "leads_to": leads_to, "source": SOURCES},
        ("id", "title", "summary"),
    )


def case_schema(knowledge_base: KnowledgeBase) -> Schema:
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


def exercise_schema(knowledge_base: KnowledgeBase) -> Schema:
    """What to do first for somebody who cannot answer the questions of a topic."""
    return table(
        {
            "id": identifier(RULE_ID),
            "topic": enum(knowledge_base.topics),
            "words": sentence("What to do, said to the person."),
            "source": SOURCES,
        },
        ("id", "topic", "words", "source"),
    )


def paths_file() -> dict[str, Schema]:
    positive: Schema = {"type": "integer", "minimum": 1}
    return {
        "strengths": {"type": "object", "additionalProperties": positive},
        "thresholds": table({one.name: positive for one in fields(Thresholds)}),
        "horizons": array(text()),
        "phrases": _terms(Phrases),
        "help": _terms(Help),
        "notice": _terms(Notice),
    }


def _terms(kind: type[Terms]) -> Schema:
    return table({
        one.name: text() if isinstance(one.default, str) else array(text()) for one in fields(kind)
    })  # fmt: skip


def vocabulary_file() -> dict[str, Schema]:
    texts = array({"type": "string"})
    return {
        "words": table(dict.fromkeys(("yes", "no", "not_known"), texts)),
        "topics": table(dict.fromkeys(("order", "opening"), array(text()))),
        "protected": table(dict.fromkeys((one.name for one in fields(Protected)), texts)),
    }
