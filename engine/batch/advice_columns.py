"""The columns of a result in a file of advice, found by their names, and what stands in them.

The columns of the input stand before them, and others may follow.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from engine.analysis.department import CASES
from engine.batch.columns.headings import headings_listed
from engine.core.advice_row import BETWEEN, RESULT_COLUMNS
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError
from engine.language.sentences import listed, quote
from engine.tables.csv_text import unescape_formula
from engine.tables.rows import Row

AGAIN = "Give the rules that it was made with by --rules, or run crossroads batch again."


@dataclass(frozen=True, slots=True)
class ResultColumns:
    """The headings of a file, and the positions of the columns of the result."""

    headings: tuple[str, ...]
    at: Mapping[str, int]

    @property
    def input(self) -> tuple[str, ...]:
        """The headings of the input, which stand before those of the result."""
        return self.headings[: min(self.at.values())]

    def is_result(self, knowledge_base: KnowledgeBase, name: str, row: Row) -> bool:
        """Whether a row holds a result. Raises CrossroadsError where it is one of other rules."""
        version = row.cells[self.at["rules_version"]]
        if version and version != knowledge_base.version:
            what = (
                f"the advice is of the rules {quote(version)}, and those at hand are "
                f"{quote(knowledge_base.version)}"
            )
            raise CrossroadsError(f"{name}, line {row.line}", what, AGAIN)
        return bool(version) and self._is_sound(knowledge_base, row)

    def _is_sound(self, knowledge_base: KnowledgeBase, row: Row) -> bool:
        """Whether the cells of a result hold what the rules could have put there."""
        path, case, known, rules = (
            row.cells[self.at[column]] for column in ("path", "case", "known", "rules_fired")
        )
        has_path = path in knowledge_base.paths and case in CASES
        return (
            (has_path or not path)
            and known.isdecimal()
            and int(known) <= len(knowledge_base.stated)
            and knowledge_base.rules.keys() >= {*ids_in(rules)}
        )


def ids_in(cell: str) -> tuple[str, ...]:
    """The ids in a cell of a result."""
    return tuple(cell.split(BETWEEN)) if cell else ()


def result_columns(name: str, raw_headings: Sequence[str]) -> ResultColumns:
    """The columns of the result among the headings. Raises CrossroadsError where one is missing."""
    headings = tuple(map(unescape_formula, raw_headings))
    missing = [one for one in RESULT_COLUMNS if one not in headings]
    if len(missing) > len(RESULT_COLUMNS) // 2:
        what = f"has no advice in it: its columns are {headings_listed(headings)}"
        cure = "Give the file that crossroads batch wrote, or run it on this one first."
        raise CrossroadsError(name, what, cure)
    if missing:
        what = f"has no column {listed(map(quote, missing), 'or')}, which every result has"
        raise CrossroadsError(name, what, "Run crossroads batch again.")
    for one in RESULT_COLUMNS:
        if headings.count(one) > 1:
            what = f"has {headings.count(one)} columns {quote(one)}"
            raise CrossroadsError(name, what, "Rename all but that of the result.")
    return ResultColumns(headings, {one: headings.index(one) for one in RESULT_COLUMNS})
