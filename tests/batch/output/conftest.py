"""What the tests of the formats share."""

from pathlib import Path

import pytest

from engine.core.model import KnowledgeBase
from tests.batch.output.desk import Desk


@pytest.fixture
def desk(knowledge_base: KnowledgeBase, tmp_path: Path) -> Desk:
    """A desk with the shipped rules and two people."""
    return Desk(knowledge_base, tmp_path)
