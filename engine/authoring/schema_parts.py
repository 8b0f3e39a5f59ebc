"""Parts of a JSON Schema: tables, lists, enumerations and identifiers, as the rule files have them.

Draft 7, and of that only what editors of TOML understand.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from engine.language.lexicon_faults import AMBIGUOUS, LISTS, OTHER_WORK, TABLES
from engine.rulebase.names import LONGEST, Grammar
from engine.rulebase.texts import LONGEST as LONGEST_TEXT

Schema = dict[str, Any]


def table(properties: Mapping[str, Schema], required: Iterable[str] = (), least: int = 0) -> Schema:
    """A table with these keys and no others."""
    found: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": dict(properties),
    }
    if needed := list(required):
        found["required"] = needed
    if least:
        found["minProperties"] = least
    return found


def array(items: Schema, *, least: int = 0, unique: bool = True) -> Schema:
    """A list."""
    found: Schema = {"type": "array", "items": items}
    if unique:
        found["uniqueItems"] = True
    if least:
        found["minItems"] = least
    return found


def enum(names: Iterable[str], description: str = "") -> Schema:
    """One of the names; any text where there are none yet."""
    listed = list(names)
    found: Schema = {"type": "string", **({"enum": listed} if listed else {})}
    return {**found, "description": description} if description else found


def one_or_several(value: Schema) -> Schema:
    """A value, or a list of values."""
    return {"anyOf": [value, array(value, least=1)]}


def identifier(grammar: Grammar) -> Schema:
    """An id of the grammar."""
    pattern = f"^{grammar.pattern.pattern}$"
    return {"type": "string", "pattern": pattern, "maxLength": LONGEST}


def text() -> Schema:
    """A text that is not empty."""
    return {"type": "string", "minLength": 1, "maxLength": LONGEST_TEXT}


def sentence(description: str) -> Schema:
    """A text without a semicolon, which would part it from the next in a cell."""
    return {**text(), "pattern": "^[^;]*$", "description": description}


SOURCES, A_PATH, A_ROLE, A_STRENGTH, A_RULE = (
    {"$ref": f"#/definitions/{name}"} for name in ("sources", "path", "role", "strength", "rule")
)
TEXTS = array(text())
TITLES: dict[str, Schema] = {  # of titles.toml
    **dict.fromkeys(LISTS, TEXTS),
    **{key: {"type": "object", "additionalProperties": TEXTS} for key in TABLES},
    "unclear": {"type": "object", "additionalProperties": text()},
    "ambiguous": array(
        table({key: text() if key == "because" else TEXTS for key in AMBIGUOUS}), unique=False
    ),
    "other_work": array(
        table({key: text() if key == "because" else TEXTS for key in OTHER_WORK}), unique=False
    ),
    "unrecognised": text(),
}
