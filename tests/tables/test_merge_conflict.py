"""A merge conflict that was not resolved is no staff."""

from pathlib import Path

import pytest

from engine.errors import CrossroadsError
from tests.tables.csv_files import cells, read

CONFLICT = b"<<<<<<< HEAD\nid,role\n1,pm\n=======\nid,role\n2,pm\n>>>>>>> other\n"
CONFLICTS = {
    "around everything": (CONFLICT, "lines 1, 4, 7"),
    "below the header": (b"id,role\n" + CONFLICT, "lines 2, 5, 8"),
    "far below": (b"id,role\n" + b"1,pm\n" * 9_000 + CONFLICT, "lines 9002, 9005, 9008"),
    "half resolved": (b"id,role\n1,pm\n>>>>>>> other\n", "line 3"),
    "in one column": (CONFLICT.replace(b"id,", b""), "lines 1, 4, 7"),
}


@pytest.mark.parametrize(("content", "marked"), CONFLICTS.values(), ids=CONFLICTS.keys())
def test_a_merge_that_was_not_resolved_is_refused(
    tmp_path: Path, content: bytes, marked: str
) -> None:
    """The file holds people twice, and only its owner knows which are right."""
    with pytest.raises(CrossroadsError, match=f"it is marked on {marked}. Resolve the merge"):
        read(tmp_path, content)


def test_what_looks_like_a_conflict_within_a_cell_is_none(tmp_path: Path) -> None:
    """Quoted mail begins its lines so, and titles are underlined."""
    text = "\n>>>>>>> he said\n======="

    _, records = read(tmp_path, f'id,role\n1,"{text}"\n2,=======\n'.encode())

    assert cells(records) == [("1", text), ("2", "=======")]
