"""The options of a batch: everything that was asked for, apart from what is read and written."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from engine.batch.columns.mapping import NOTHING_MAPPED, Conventions
from engine.core.advice_row import Reasons

Prefer = Literal["self", "hr"]
Engine = Literal["bits", "duckdb"]


@dataclass(frozen=True, slots=True)
class Options:
    """The options of a batch; they are part of its record.

    `keep` holds the headings that go on into the output; None, and "all" among them, for all but
    those that name something protected. `record` is a place.
    `explain` adds the columns that explain a result. `strict` decides whether the run has failed,
    and changes no advice. `id_heading` heads the column of ids; `conventions` are the meaning of
    the file's own headings and words, as the `mapping_files` give it. `answers` are files that are
    joined by id, of which the last counts most; `prefer` says whose word counts where two differ.
    `missing` is the place of the list of what is still to be asked. `scores` adds the score of
    every path, `decide` empty fields for what people decide. `retain_until` is the day until which
    the results are to be kept, None where nobody has said. `engine` says who runs the rules, and
    `jobs` is how many processes there may be; neither changes any byte.
    """

    sheet: str | None = None
    keep: tuple[str, ...] | None = None
    reasons: Reasons = "text"
    explain: bool = False
    strict: bool = False
    record: str | None = None
    id_heading: str | None = None
    mapping_files: tuple[str, ...] = ()
    conventions: Conventions = NOTHING_MAPPED
    answers: tuple[str, ...] = ()
    prefer: Prefer = "self"
    missing: str | None = None
    scores: bool = False
    decide: bool = False
    retain_until: date | None = None
    engine: Engine = "bits"
    jobs: int = 1


DEFAULT = Options()
