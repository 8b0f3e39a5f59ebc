"""What the tests of columns share."""

from pathlib import Path

import pytest


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Where a mapping file lies."""
    return tmp_path / "words.toml"
