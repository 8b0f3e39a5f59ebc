"""The shipped rules with something changed, and the faults that are found in them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from engine.errors import KnowledgeBaseError
from engine.rulebase.load import load_rules

Folder = Callable[..., Path]


def faults_of(place: Path) -> str:
    """Every fault that reading the folder reports."""
    with pytest.raises(KnowledgeBaseError) as caught:
        load_rules(place)
    return str(caught.value)


def rule(when: str, then: str, id: str = "mine", source: str = '["G4"]', more: str = "") -> str:
    """A rule as it stands in a file."""
    return (
        f'\n[[rule]]\nid = "{id}"\nsource = {source}\nbecause = "It is so."\n{more}\n'
        f"[rule.when]\n{when}\n[rule.then]\n{then}\n"
    )


SUPPORT = 'supports = { stay = "fair" }'
