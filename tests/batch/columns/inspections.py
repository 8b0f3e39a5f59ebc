"""Inspections of small files, and their columns."""

from pathlib import Path

from engine.batch.columns.column_texts import ReadColumn
from engine.batch.columns.inspect import Inspection, PassedColumn, inspect_staff
from engine.core.model import KnowledgeBase


def inspected(knowledge_base: KnowledgeBase, folder: Path, content: str) -> Inspection:
    """What is found in a file with this content."""
    staff = folder / "staff.csv"
    staff.write_text(content, encoding="utf-8")
    return inspect_staff(knowledge_base, str(staff))


def read(inspection: Inspection, heading: str) -> ReadColumn:
    """A column that is read."""
    (column,) = [one for one in inspection.columns if one.heading == heading]
    assert isinstance(column, ReadColumn)
    return column


def passed(inspection: Inspection, heading: str) -> PassedColumn:
    """A column that passes through."""
    (column,) = [one for one in inspection.columns if one.heading == heading]
    assert isinstance(column, PassedColumn)
    return column
