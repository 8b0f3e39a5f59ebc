"""Validation of facts that a program hands over."""

from collections.abc import Mapping
from typing import TypeGuard

from engine.core.model import Attribute, Facts, KnowledgeBase, Value
from engine.facts.parse import Entrance, understand_all


def checked_facts(knowledge_base: KnowledgeBase, said: Mapping[str, object]) -> Facts:
    """The facts: values as they are, and words for them as they are read everywhere.

    Raises MisuseError for what is no value of its attribute, and for what nobody can state.
    """
    facts: dict[str, Value] = {}
    for id, value in said.items():
        attribute = knowledge_base.stated.get(id)
        if attribute and is_value(value, attribute):
            facts[id] = value
        else:
            return understand_all(knowledge_base, said, Entrance(values=""))
    return facts


def is_value(value: object, attribute: Attribute) -> TypeGuard[Value]:
    """Whether it is a value of the attribute as facts hold it."""
    match attribute.kind:
        case "yes/no":
            return isinstance(value, bool)
        case "number":
            if isinstance(value, bool) or not isinstance(value, int | float):
                return False
            return attribute.least <= value <= attribute.most
        case "one":
            return isinstance(value, str) and value in attribute.choices
        case "several":
            if not isinstance(value, tuple) or not value:
                return False
            return value == tuple(id for id in attribute.choices if id in value)
