"""What all tests share."""

import pytest
from hypothesis import settings

from engine.model import KnowledgeBase
from engine.reader import load_rules

settings.register_profile("patient", deadline=None)  # a busy machine is no failure
settings.load_profile("patient")


@pytest.fixture(scope="session")
def knowledge_base() -> KnowledgeBase:
    """The shipped rules, read once."""
    return load_rules()
