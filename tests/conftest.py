"""What all tests share."""

import pytest
from hypothesis import settings

from engine.model import KnowledgeBase
from engine.reader import load_rules

settings.register_profile("patient", deadline=None)  # a busy machine is no failure
settings.load_profile("patient")


@pytest.fixture(autouse=True)
def state_folder(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees or leaves an interview in the home of whoever runs it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.getbasetemp() / "state"))


@pytest.fixture(scope="session")
def knowledge_base() -> KnowledgeBase:
    """The shipped rules, read once."""
    return load_rules()
