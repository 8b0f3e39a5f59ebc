"""What the tests of the rule base share."""

import shutil
from pathlib import Path

import pytest

from engine.rulebase.place import SHIPPED_RULES
from tests.rulebase.changed_rules import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A copy of the shipped rules with texts replaced: folder("stay", ("old", "new"))."""

    def copy(name: str = "stay", *changes: tuple[str, str], add: str = "") -> Path:
        place = tmp_path / "rules"
        shutil.copytree(SHIPPED_RULES, place, ignore=shutil.ignore_patterns("__pycache__"))
        file = place / f"{name}.toml"
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        for old, new in changes:
            assert text.count(old) >= 1, f"{old!r} does not stand in {name}.toml"
            text = text.replace(old, new, 1)
        file.write_text(text + add, encoding="utf-8")
        return place

    return copy
