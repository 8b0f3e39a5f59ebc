"""The public Python API: rules in, advice out. The package `crossroads` hands these names on.

What a user can put right is raised as a CrossroadsError, whose `faults` say where, what and how to
cure it. The names and their arguments are stable; everything else in `engine` may change.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from engine.analysis.report import Report
from engine.analysis.report import report as report_on_facts
from engine.batch.batch import advise_everyone
from engine.batch.options import Options
from engine.batch.summary import Summary
from engine.batch.table import advise_table
from engine.core.advice import Advice
from engine.core.model import KnowledgeBase
from engine.engines.experta_engine import consult
from engine.errors import CrossroadsError
from engine.facts.parse import Entrance, reader_as_of, understand
from engine.interview.interview import Interview
from engine.rulebase.load import load_rules
from engine.version import __version__

__all__ = [
    "Advice",
    "CrossroadsError",
    "Interview",
    "KnowledgeBase",
    "Options",
    "Report",
    "Summary",
    "__version__",
    "advise",
    "advise_file",
    "advise_table",
    "load_rules",
    "report",
]


def advise(
    knowledge_base: KnowledgeBase, said: Mapping[str, object], *, as_of: date | None = None
) -> Advice:
    """Advice for one person, run by experta.

    `said` goes from attributes (ids, titles or synonyms) to values, or words for them. What is not
    understood is not used, and stands in the result's `problems`. `as_of` is the day that lengths
    of time are counted to, where `said` has a date. Raises MisuseError for a name that is no
    attribute.
    """
    return report(knowledge_base, said, as_of=as_of).advice


def report(
    knowledge_base: KnowledgeBase, said: Mapping[str, object], *, as_of: date | None = None
) -> Report:
    """The advice for one person, and on first use of each part its explanation.

    The arguments and what is raised are as for `advise`.
    """
    understood = understand(knowledge_base, said, Entrance(read=reader_as_of(as_of)))
    return report_on_facts(knowledge_base, understood.facts, understood.problems, consult=consult)


def advise_file(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    source: str,
    output: str,
    *,
    mapping: Mapping[str, str] | None = None,
    rejects: str | None = None,
    options: Options = Options(),  # noqa: B008 - frozen
    as_of: date | None = None,
) -> Summary:
    """Advice for everybody in a staff file: what `crossroads batch` does.

    `source` and `output` are places, whose endings say their formats; `mapping` goes from headings
    to attributes, "" for a column to be left alone. Rows that cannot be read go to `rejects`,
    beside the output by default. `as_of` is the day that lengths of time are counted to, where the
    file has dates. Raises MisuseError for what cannot be done as asked and
    CrossroadsError for a file that cannot be used; nothing is written then.
    """
    if as_of:
        options = replace(options, conventions=replace(options.conventions, as_of=as_of))
    return advise_everyone(
        knowledge_base,
        source,
        output,
        mapping=mapping,
        rejects=rejects,
        options=options,
    )
