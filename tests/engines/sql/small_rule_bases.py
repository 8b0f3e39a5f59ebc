"""Small rule bases that a query is tried on, with awkward words in them."""

from dataclasses import replace
from typing import Any

from engine.core.model import Facts, KnowledgeBase, Rule, Test
from tests.shipped import SHIPPED

NOBODY: Facts = {}
WORDS = 'It\'s "so"; 50 % \\ of them */ -- $x é 🙂\nand :more ?'


def rules_of(*rules: Rule) -> KnowledgeBase:
    """The shipped knowledge base with other rules."""
    return replace(SHIPPED, rules={rule.id: rule for rule in rules})


def rule(id: str, *when: Test, **then: Any) -> Rule:
    """A rule whose reason, and nothing else, is awkward to write down."""
    return Rule(id, ("G1",), WORDS, when, "x, rule 1", **then)
