"""The page about many people: figures as charts with their tables, and what they cannot tell.

It lays out what `analysis.department` says may be shown, and computes nothing about anybody.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from engine.analysis.census import NOT_ASKED, NOT_ENOUGH
from engine.analysis.department import Department
from engine.analysis.disclosure import LEAST
from engine.core.model import KnowledgeBase
from engine.language.sentences import counted
from engine.phrasing.outcomes import kind_in_words
from engine.views.html.department_sections import sections
from engine.views.html.render import render


@dataclass(frozen=True, slots=True)
class About:
    """What the page says of its file: its name and checksum, how it was read, and the day.

    `rejected` rows are no advice; of `misread` ones a cell was not understood; the columns of
    `unlike` ones do not give their result, or are not there. `names` lists people by path, where
    that was asked for.
    """

    file: str
    sha256: str
    day: date
    rejected: int = 0
    misread: int = 0
    unlike: int = 0
    by: str = ""
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)


def department_page(
    knowledge_base: KnowledgeBase, department: Department | None, about: About
) -> str:
    """The whole page; without a department, why there are no figures."""
    return render(
        "department.html",
        title=f"{knowledge_base.help.people.capitalize()}: {about.file}",
        people=f"{department.people:,} people" if department else "",
        decides=knowledge_base.phrases.decides,
        about=about,
        sections=sections(knowledge_base, department, about.by) if department else [],
        least=LEAST,
        version=knowledge_base.version,
        rejected=counted(about.rejected, "row"),
        misread=counted(about.misread, "row"),
        unlike=counted(about.unlike, "row"),
        names=_names(knowledge_base, about),
    )


def _names(knowledge_base: KnowledgeBase, about: About) -> list[tuple[str, Sequence[str]]]:
    """The names of people by what is advised, in words."""
    kinds = (*knowledge_base.paths, NOT_ENOUGH, NOT_ASKED)
    pairs = ((kind_in_words(knowledge_base, one), about.names.get(one, ())) for one in kinds)
    return [(kind, names) for kind, names in pairs if names]
