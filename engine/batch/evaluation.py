"""Evaluation of many sets of facts, by the engine that is faster for so many.

A few are run one by one through experta, and many at a time through the compiled query in DuckDB;
the results are the same. experta is ready at once, and the query is faster from some dozens on.
"""

from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any, Protocol

from engine.analysis.report import report
from engine.batch.answers import Profile, Result, facts_of
from engine.batch.explained_columns import explained_cells
from engine.batch.output.outputs import Csv
from engine.core.advice import Advice
from engine.core.advice_row import COUNTED, RESULT_COLUMNS, Wording, result_cells
from engine.core.further_columns import score_cells
from engine.core.model import KnowledgeBase
from engine.engines.experta_engine import Consultation

if TYPE_CHECKING:
    from engine.engines.duckdb_engine import DuckDBEngine

FEW = 40  # sets of facts for which experta is ready sooner than DuckDB, which is then not imported
counted_of = itemgetter(*map(RESULT_COLUMNS.index, COUNTED))


class Encoder(Protocol):
    """What results are for: it makes of their cells whatever it writes."""

    def encoded(self, result: Sequence[str]) -> Any:
        """The cells of a result, ready for any problems."""


class Evaluation:
    """The results of profiles, which hold the values of the `known` attributes in their order.

    They are ready for the output, in its wording. With `explained`, each is drawn from a report,
    which holds the advice and what explains it.
    """

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        known: Sequence[str],
        output: Encoder,
        wording: Wording,
        *,
        explained: bool = False,
    ) -> None:
        self._knowledge_base, self._known = knowledge_base, known
        self._output, self._wording, self._explained = output, wording, explained
        self._consultation = Consultation(knowledge_base)
        self._duckdb_engine: DuckDBEngine | None = None

    def results(self, profiles: Sequence[Profile]) -> list[Result]:
        """The result of each, in their order."""
        if self._explained:
            return self._encoded(map(self._explained_row, profiles))
        if len(profiles) <= FEW:
            consulted = (
                self._consultation.consult(facts_of(self._known, profile)) for profile in profiles
            )
            return self._encoded(map(self._row, consulted))
        return self._queried(profiles)

    def _queried(self, profiles: Sequence[Profile]) -> list[Result]:
        """The results by the query; in plain CSV, the lines themselves are put together there."""
        if self._duckdb_engine is None:
            from engine.engines.duckdb_engine import DuckDBEngine  # noqa: PLC0415 - see FEW

            scores = bool(self._wording.scores)
            self._duckdb_engine = DuckDBEngine(self._knowledge_base, self._known, scores=scores)
        engine, output = self._duckdb_engine, self._output
        if self._wording.in_full and isinstance(output, Csv) and engine.needs_no_escaping:
            lines = engine.lines(profiles, output.delimiter)
            return [
                Result(path, case, margin, known, (line, output.end(*scores)))
                for path, case, margin, known, line, *scores in lines
            ]
        blank = self._wording.blank
        return self._encoded((*cells, *blank) for cells in engine.cells(profiles))

    def _explained_row(self, profile: Profile) -> Sequence[str]:
        """The cells of a result, and of what explains it."""
        found = report(self._knowledge_base, facts_of(self._known, profile))
        return self._row(found.advice, explained_cells(found))

    def _row(self, advice: Advice, explained: Sequence[str] = ()) -> Sequence[str]:
        """The cells of a result with everything that follows it."""
        scores = score_cells(self._knowledge_base, advice) if self._wording.scores else ()
        return (*result_cells(advice), *explained, *scores, *self._wording.blank)

    def _encoded(self, results: Iterable[Sequence[str]]) -> list[Result]:
        """Results as the output wants them, in the wording that was asked for."""
        return [
            Result(path, case, margin, known, self._output.encoded(self._wording.cells(cells)))
            for cells in results
            for path, case, margin, known in [counted_of(cells)]
        ]
