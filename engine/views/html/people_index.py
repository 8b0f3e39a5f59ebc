"""The index of the pages about people: one table, which the browser's own search finds names in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from engine.core.model import KnowledgeBase
from engine.phrasing.outcomes import kind_in_words
from engine.views.html.render import render


@dataclass(frozen=True, slots=True)
class Entry:
    """A person with their page; `kind` is the path, or why there is none."""

    name: str
    kind: str
    case: str
    file: str


def people_index(
    knowledge_base: KnowledgeBase, entries: Sequence[Entry], file: str, day: date
) -> str:
    """The page that leads to all others."""
    rows = [
        (one.name, kind_in_words(knowledge_base, one.kind), one.case, one.file) for one in entries
    ]
    return render(
        "people.html",
        title=knowledge_base.help.people.capitalize(),
        id=knowledge_base.help.id,
        rows=rows,
        decides=knowledge_base.phrases.decides,
        file=file,
        day=day,
        version=knowledge_base.version,
    )
