"""Evaluation of many sets of facts, by the engine that is faster for so many.

A few are run one by one through experta, which is ready at once. Many at a time are run by the
bit-sliced engine or, on request, by the compiled query in DuckDB; the results are the same.
"""

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, Protocol

from engine.analysis.report import report
from engine.batch.answers import Profile, Result, facts_of
from engine.batch.explained_columns import explained_cells
from engine.batch.options import Engine
from engine.core.advice import Advice
from engine.core.advice_row import COUNTED, RESULT_COLUMNS, Wording, result_cells
from engine.core.further_columns import score_cells
from engine.core.model import KnowledgeBase
from engine.engines.bit_sliced_engine import BitSlicedEngine
from engine.engines.experta_engine import Consultation

FEW = 40  # sets of facts that experta runs, as long as there have not been more at a time
counted_of = itemgetter(*map(RESULT_COLUMNS.index, COUNTED))

Bulk = Callable[[Sequence[Profile]], Iterable[Sequence[str]]]


class Encoder(Protocol):
    """What results are for: it makes of their cells whatever it writes."""

    def encoded(self, result: Sequence[str]) -> Any:
        """The cells of a result, ready for any problems."""


class Evaluation:
    """The results of profiles, which hold the values of the `known` attributes in their order.

    They are ready for the output, in its wording. With `explained`, each is drawn from a report,
    which holds the advice and what explains it.
    """

    def __init__(  # noqa: PLR0913
        self,
        knowledge_base: KnowledgeBase,
        known: Sequence[str],
        output: Encoder,
        wording: Wording,
        *,
        explained: bool = False,
        engine: Engine = "bits",
    ) -> None:
        self._knowledge_base, self._known = knowledge_base, known
        self._output, self._wording, self._explained = output, wording, explained
        self._consultation = Consultation(knowledge_base)
        self._engine = engine
        self._bulk: Bulk | None = None

    def results(self, profiles: Sequence[Profile]) -> list[Result]:
        """The result of each, in their order."""
        if self._explained:
            return self._encoded(map(self._explained_row, profiles))
        if self._bulk is None and len(profiles) <= FEW:
            consult = self._consultation.consult
            found = (consult(facts_of(self._known, profile)) for profile in profiles)
            return self._encoded(map(self._row, found))
        if self._bulk is None:
            self._bulk = self._bulk_engine()
        return self._encoded(self._bulk(profiles))

    def _bulk_engine(self) -> Bulk:
        """The rows of many results at a time."""
        base, wording = self._knowledge_base, self._wording
        if self._engine == "bits":
            return BitSlicedEngine(base, self._known, wording).rows
        from engine.engines.duckdb_engine import DuckDBEngine  # noqa: PLC0415 - a slow import

        query = DuckDBEngine(base, self._known, scores=bool(wording.scores))
        return lambda profiles: (
            wording.cells((*cells, *wording.blank)) for cells in query.cells(profiles)
        )

    def _explained_row(self, profile: Profile) -> Sequence[str]:
        """The cells of a result, and of what explains it."""
        found = report(self._knowledge_base, facts_of(self._known, profile))
        return self._row(found.advice, explained_cells(found))

    def _row(self, advice: Advice, explained: Sequence[str] = ()) -> Sequence[str]:
        """The cells of a result with everything that follows it, in the wording asked for."""
        scores = score_cells(self._knowledge_base, advice) if self._wording.scores else ()
        cells = (*result_cells(advice), *explained, *scores, *self._wording.blank)
        return self._wording.cells(cells)

    def _encoded(self, rows: Iterable[Sequence[str]]) -> list[Result]:
        """Results as the output wants them."""
        encoded = self._output.encoded
        return [
            Result(path, case, margin, known, encoded(cells))
            for cells in rows
            for path, case, margin, known in [counted_of(cells)]
        ]
