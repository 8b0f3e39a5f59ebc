"""What all tests share."""

import pytest

from engine.model import KnowledgeBase
from engine.reader import load_rules


@pytest.fixture(scope="session")
def knowledge_base() -> KnowledgeBase:
    """The shipped rules, read once."""
    return load_rules()
