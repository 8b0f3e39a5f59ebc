"""What the tests of the formats share."""

from pathlib import Path

import pytest

from engine.core.model import KnowledgeBase
from tests.batch.output.two_people import TwoPeople


@pytest.fixture
def two_people(knowledge_base: KnowledgeBase, tmp_path: Path) -> TwoPeople:
    """Two people in an empty folder, and the shipped rules."""
    return TwoPeople(knowledge_base, tmp_path)
