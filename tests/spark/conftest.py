"""What the tests of Spark share."""

from pathlib import Path
from typing import Any

import pytest

from engine.core.model import KnowledgeBase
from tests.spark.desk import Desk


@pytest.fixture
def desk(knowledge_base: KnowledgeBase, tmp_path: Path, spark: Any) -> Desk:
    """A desk with an empty folder, and the Spark of all tests."""
    return Desk(knowledge_base, tmp_path, spark)
