"""Verification of a run: every check of its record, gathered."""

from dataclasses import dataclass
from datetime import date

from engine.batch.replay.again import Progress, check_again
from engine.batch.replay.checks import (
    Check,
    Places,
    check_versions,
    find_read,
    find_written,
)
from engine.batch.replay.run_record import RunRecord, day_recorded
from engine.core.model import KnowledgeBase


@dataclass(frozen=True, slots=True)
class Verification:
    """The record of a run, and every check of it."""

    record: RunRecord
    checks: tuple[Check, ...]

    @property
    def differs(self) -> bool:
        """Whether anything is not what it was."""
        return any(check.outcome == "differs" for check in self.checks)

    def kept_too_long(self, today: date) -> bool:
        """Whether the day until which the results were to be kept has passed."""
        until = day_recorded(self.record.kept_until)
        return until is not None and until < today


def verify(
    knowledge_base: KnowledgeBase,
    record: RunRecord,
    places: Places,
    progress: Progress | None = None,
) -> Verification:
    """Check versions and files, and repeat the run. Raises MisuseError for places that do not fit
    the record."""
    read, written = find_read(record, places), find_written(record, places)
    checks = (
        *check_versions(knowledge_base, record),
        *(one.check for one in (*read, *written)),
        *check_again(knowledge_base, record, read, progress),
    )
    return Verification(record, checks)
