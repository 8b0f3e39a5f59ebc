"""The audit of a file of advice: groups of people beside their results, and nothing of them in any.

The rules are run again on the input that stands in the file, with the audited columns, without them
and with their cells exchanged, so that it is seen and not only said that they do not matter.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from engine.analysis.audit import ColumnAudit, audit_column
from engine.analysis.groups import grouped
from engine.analysis.invariance import Invariance
from engine.batch.advice_columns import result_columns
from engine.batch.advice_file import AdviceFile, Advised, open_advice
from engine.batch.advised_again import Given, advised_again
from engine.batch.audited_columns import (
    Asked,
    AuditedColumns,
    JoinedFile,
    join_columns,
    places_of,
)
from engine.batch.columns.comparison import id_key
from engine.batch.columns.ids import id_column
from engine.batch.options import DEFAULT, Options
from engine.batch.source import Source
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.language.spelling import fold
from engine.tables.csv_text import unescape_formula
from engine.tables.spool import rereadable

KEEP = (
    "Protected columns stand in no advice unless --keep names them: give the file that has them "
    "with --audit-file FILE --id HEADING."
)


@dataclass(frozen=True, slots=True)
class Audit:
    """The audit of a file: its columns, and whether they matter for any result.

    `rejected` rows are no advice. The columns of `unlike` ones do not give their result, or are not
    there. `invariance` is None where the file has no column that is read, so that nothing can be
    run again. `unprotected` are audited columns that no word of the rule base protects.
    """

    source: Source
    rows: int
    rejected: int
    unlike: int
    columns: tuple[ColumnAudit, ...]
    invariance: Invariance | None
    joined: JoinedFile | None
    unprotected: tuple[str, ...]


def audit_advice(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    source: str,
    asked: Asked,
    *,
    mapping: Mapping[str, str] | None = None,
    options: Options = DEFAULT,
    today: date,
) -> Audit:
    """The audit of a file of advice by the columns that are asked for.

    Raises MisuseError for a column that is nowhere, and CrossroadsError for a file without advice.
    """
    mapping = mapping or {}
    with rereadable(source, hashed=True) as place:
        with open_advice(knowledge_base, place, mapping, options) as advice:
            rows = list(advice)
        if not rows:
            raise CrossroadsError(
                advice.name, "has no row with advice in it", "Run crossroads batch."
            )
        place.refuse_changed()
        read = Source.of(place)
    columns, given, places = _columns(knowledge_base, advice, rows, asked, mapping, options)
    not_known = frozenset(map(fold, knowledge_base.words["not_known"]))
    outcomes, facts = [one.outcome for one in rows], [one.facts for one in rows]
    audits = tuple(
        audit_column(knowledge_base, grouped(heading, cells, not_known, today), outcomes, facts)
        for heading, cells in zip(columns.headings, zip(*columns.cells, strict=True), strict=True)
    )
    return Audit(
        read,
        len(rows),
        advice.rejected,
        sum(one.facts is None for one in rows),
        audits,
        _run_again(knowledge_base, given, places) if advice.has_facts else None,
        columns.joined,
        tuple(one for one in columns.headings if not knowledge_base.protected.names(one)),
    )


def _columns(  # noqa: PLR0913, PLR0917
    knowledge_base: KnowledgeBase,
    advice: AdviceFile,
    rows: Sequence[Advised],
    asked: Asked,
    mapping: Mapping[str, str],
    options: Options,
) -> tuple[AuditedColumns, Given, frozenset[int]]:
    """The audited columns, the input with them, and their positions in it."""
    headings = result_columns(advice.name, advice.headings).input
    width = len(headings)
    cells: list[Sequence[str]] = [one.cells[:width] for one in rows]
    if asked.file is None:
        try:
            places = places_of(headings, asked, "advice")
        except MisuseError as error:
            raise MisuseError(*_with_cure(error, KEEP)) from None
        columns = AuditedColumns(
            tuple(headings[at] for at in places),
            [tuple(unescape_formula(row[at]) for at in places) for row in cells],
        )
    else:
        id_at = id_column(advice.name, headings, str(asked.id_heading))
        columns = join_columns(knowledge_base, asked, [id_key(row[id_at]) for row in cells])
        places = tuple(range(width, width + len(columns.headings)))
        headings = (*headings, *columns.headings)
        cells = [(*row, *more) for row, more in zip(cells, columns.cells, strict=True)]
    given = Given(advice.name, headings, cells, options.conventions, mapping)
    return columns, given, frozenset(places)


def _run_again(
    knowledge_base: KnowledgeBase, given: Given, places: Collection[int]
) -> Invariance | None:
    """The results compared; None where a joined column claims what another column holds."""
    try:
        return advised_again(knowledge_base, given, places)
    except MisuseError:
        raise
    except CrossroadsError:
        return None


def _with_cure(error: MisuseError, cure: str) -> tuple[str, str, str]:
    """The parts of an error, with one more cure."""
    (fault,) = error.faults
    return fault.where, fault.what, f"{fault.cure} {cure}".lstrip()
