"""Whether a batch is worth blocks, and several processes, and can be divided among them."""

import os

from engine.batch.opened import OpenedStaff
from engine.batch.output.outputs import Output
from engine.batch.todo import Todo
from engine.tables.csv_file import CsvFile
from engine.tables.streams import is_stream

WORTH_WORKERS = 1 << 21  # bytes, of some ten thousand rows


def is_divisible(staff: OpenedStaff, advice: Output, todo: Todo | None) -> bool:
    """Whether a batch can be divided into blocks, and is large enough for it.

    What is joined by id, or compared by it, is read record by record.
    """
    table = staff.table
    return (
        isinstance(table, CsvFile)
        and table.size >= WORTH_WORKERS
        and table.blocks.can_be_taken
        and not is_stream(advice.draft.place)
        and not (staff.join or todo or staff.duplicates.people)
    )


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
