"""What the tests of authoring share."""

from pathlib import Path

import pytest

from engine.core.model import KnowledgeBase
from engine.rulebase.load import load_rules
from tests.rulebase.small_rules import write_rules


@pytest.fixture
def small(tmp_path: Path) -> KnowledgeBase:
    """The small rule base: a restless cook goes, who is happy stays."""
    return load_rules(write_rules(tmp_path / "mine"))
