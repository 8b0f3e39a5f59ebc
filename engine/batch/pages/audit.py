"""The page of an audit: what it found, how to read it, and what it rests on."""

from collections.abc import Iterator
from datetime import date

from engine.analysis.disclosure import LEAST
from engine.batch.audit import Audit
from engine.batch.audited_columns import JoinedFile
from engine.core.model import KnowledgeBase
from engine.language.sentences import counted, listed, quote
from engine.phrasing.audit import chance, column_sections, invariance_section
from engine.phrasing.gaps import path_titles
from engine.phrasing.sections import Section
from engine.version import __version__

TITLE = "Audit of a file of advice"
READING = (
    "A rate is the share of a group that was led to a path. Its 95 % interval is Wilson's score "
    "interval (E. B. Wilson, Journal of the American Statistical Association 22, 1927): in small "
    "groups it is wide, and says how little the rate says.",
    "The ratio compares a rate with that of the group that is led there most. The line of four "
    "fifths is a rule of thumb of US practice (29 CFR 1607.4(D)), made for selections that people "
    "want. It is no law elsewhere, and whether a path is to anybody's good is not known here.",
    "The probability comes from a test of independence (Pearson's chi-squared; by permutation "
    "where counts are small). With several columns, one of them may well be rare by chance.",
    "The score of a path is a sum of the weights of rules, so a difference of mean scores divides "
    "exactly among the rules: weight times difference of shares (Oaxaca 1973, Blinder 1973).",
    f"Groups and numbers of fewer than {LEAST} people are put together or withheld, with other "
    "numbers of the group from which they could be worked out. This page beside another, or what "
    "is known otherwise, may tell more: keep it to those who need it.",
    "A difference is no proof of discrimination, and its absence no proof of fairness. What "
    "people answer may rest on how they were treated before; no rule base can see that.",
)


def audit_sections(
    knowledge_base: KnowledgeBase, audit: Audit, day: date, program: str = "crossroads"
) -> tuple[Section, ...]:
    """The page, from what was found to what it rests on; `program` begins a command."""
    headings = [one.grouping.heading for one in audit.columns]
    return (
        Section("What was found", items=tuple(_found(knowledge_base, audit))),
        invariance_section(knowledge_base, headings, audit.invariance, f"{program} check"),
        *(one for column in audit.columns for one in column_sections(knowledge_base, column)),
        Section("How to read this", items=READING),
        _rests_on(knowledge_base, audit, day),
    )


def _found(knowledge_base: KnowledgeBase, audit: Audit) -> Iterator[str]:
    """The findings in sentences, and who decides."""
    if audit.invariance:
        holds = audit.invariance.holds
        yield f"The audited columns change {'no result' if holds else 'results: see below'}."
    else:
        yield "Whether the audited columns change a result could not be shown: see below."
    for column in audit.columns:
        heading, gaps = quote(column.grouping.heading), column.gaps
        if not column.groups:
            yield f"By {heading} nothing is compared: there are no two groups of {LEAST} people."
        elif gaps:
            paths = listed(path_titles(knowledge_base, (gap.path,)) for gap in gaps)
            yield (
                f"By {heading} a group is led less than four fifths as often as another: {paths}. "
                f"{chance(column.independence)}"
            )
        else:
            yield f"By {heading} no rate that is shown is below four fifths of the highest."
    yield "The advice is advice: a person decides, and answers for what is made of this page."


def _rests_on(knowledge_base: KnowledgeBase, audit: Audit, day: date) -> Section:
    """The provenance of the page."""
    return Section(
        "What this rests on",
        entries=(
            ("File of advice", audit.source.name),
            ("Its SHA-256", str(audit.source.sha256)),
            *_joined(audit.joined),
            ("Rows of advice", f"{audit.rows:,}"),
            ("Rows that are no advice", f"{audit.rejected:,}"),
            ("Rows whose columns do not give their result", f"{audit.unlike:,}"),
            ("Rules", knowledge_base.version),
            ("Program", f"crossroads {__version__}"),
            ("Date", str(day)),
        ),
        after=tuple(
            f"{quote(heading)} is not among the words that the rule base protects, and was "
            "audited all the same."
            for heading in audit.unprotected
        ),
    )


def _joined(joined: JoinedFile | None) -> tuple[tuple[str, str], ...]:
    """The file that the audited columns are from, if it is another."""
    if joined is None:
        return ()
    return (
        ("File of the audited columns", joined.source.name),
        ("Its SHA-256 ", str(joined.source.sha256)),
        ("Joined by id", counted(joined.joined, "row")),
        ("Advice that matches nobody there", counted(joined.alone, "row")),
        ("Ids that stand there twice, with other cells", counted(joined.ambiguous, "row")),
        ("Rows there that match no advice", counted(joined.unused, "row")),
    )
