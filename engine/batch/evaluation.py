"""Evaluation of many sets of facts, by the engine that is faster for so many.

A few are run one by one through experta, and many at a time through the compiled query in DuckDB;
the results are the same. experta is ready at once, and the query is faster from some dozens on.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from engine.batch.answers import Profile, Result
from engine.batch.output.outputs import Csv, Output
from engine.core.advice_row import RESULT_COLUMNS, Wording, result_cells
from engine.core.model import Facts, KnowledgeBase
from engine.engines.experta_engine import Consultation

if TYPE_CHECKING:
    from engine.engines.duckdb_engine import DuckDBEngine

FEW = 40  # sets of facts for which experta is ready sooner than the query
PATH, MARGIN = RESULT_COLUMNS.index("path"), RESULT_COLUMNS.index("margin")


class Evaluation:
    """The results of profiles, which hold the values of the `known` attributes in their order.

    They are ready for the output, in its wording, with the columns that `explain` gives.
    """

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        known: Sequence[str],
        output: Output,
        wording: Wording,
        explain: Callable[[Facts], Sequence[str]] | None = None,
    ) -> None:
        self._knowledge_base, self._known = knowledge_base, known
        self._output, self._wording, self._explain = output, wording, explain
        self._consultation = Consultation(knowledge_base)
        self._duckdb_engine: DuckDBEngine | None = None

    def results(self, profiles: Sequence[Profile]) -> list[Result]:
        """The result of each, in their order."""
        if len(profiles) <= FEW:
            alone = (self._consultation.consult(self._facts(profile)) for profile in profiles)
            return self._encoded(profiles, map(result_cells, alone))
        if self._duckdb_engine is None:
            from engine.engines.duckdb_engine import DuckDBEngine  # noqa: PLC0415 - a small file does not wait for DuckDB

            self._duckdb_engine = DuckDBEngine(self._knowledge_base, self._known)
        plain = self._wording.in_full and not self._explain
        if plain and isinstance(self._output, Csv) and self._duckdb_engine.needs_no_escaping:
            lines, end = self._duckdb_engine.lines, self._output.end
            found = lines(profiles, self._output.delimiter)
            return [Result(path, margin, (line, end)) for path, margin, line in found]
        return self._encoded(profiles, self._duckdb_engine.cells(profiles))

    def _encoded(
        self, profiles: Iterable[Profile], results: Iterable[Sequence[str]]
    ) -> list[Result]:
        """Results from the cells of each profile, ready for the output."""
        return [
            Result(cells[PATH], cells[MARGIN], self._output.encoded(self._worded(profile, cells)))
            for profile, cells in zip(profiles, results, strict=True)
        ]

    def _worded(self, profile: Profile, cells: Sequence[str]) -> Sequence[str]:
        """The cells of a result in the wording that was asked for, with its explanation."""
        explained = self._explain(self._facts(profile)) if self._explain else ()
        return self._wording.cells((*cells, *explained))

    def _facts(self, profile: Profile) -> Facts:
        known = zip(self._known, profile, strict=True)
        return {id: value for id, value in known if value is not None}
