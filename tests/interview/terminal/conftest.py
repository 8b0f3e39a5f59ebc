"""What the tests at a terminal share."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.screens import Screen, Sit, screen


@pytest.fixture
def state(tmp_path: Path) -> Path:
    """Where answers are kept."""
    return tmp_path / "state" / "crossroads"


@pytest.fixture
def sit(state: Path) -> Iterator[Sit]:
    """Sits down at a terminal and starts the interview."""
    with ExitStack() as seats:

        def down(*arguments: str, columns: int = 80, rows: int = 60, **environment: str) -> Screen:
            environment = {"XDG_STATE_HOME": str(state.parent), **environment}
            return seats.enter_context(
                screen("ask", *arguments, columns=columns, rows=rows, environment=environment)
            )

        yield down
