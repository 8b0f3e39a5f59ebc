"""The reports on a file of advice: the page about everybody, and a page for each person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.batch.department import Wanted, department_page_of
from engine.batch.options import DEFAULT, Options
from engine.batch.people_pages import write_people
from engine.core.model import KnowledgeBase
from engine.tables.new_file import check_can_write, write_new
from engine.tables.new_folder import check_new_folder
from engine.tables.spool import rereadable


@dataclass(frozen=True, slots=True)
class Places:
    """Where reports go: the page about everybody, and the folder of pages about people."""

    page: str | None = None
    people: str | None = None

    def check(self) -> None:
        """Raise MisuseError where one of them could not be written."""
        if self.page is not None:
            check_can_write(self.page)
        if self.people is not None:
            check_new_folder(self.people)


def write_reports(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    source: str,
    places: Places,
    wanted: Wanted,
    *,
    mapping: Mapping[str, str] | None = None,
    options: Options = DEFAULT,
    contact: str = "",
    progress: Callable[[int, int], None] | None = None,
) -> int:
    """Write what is asked for; how many people have pages of their own.

    Raises MisuseError for what cannot be done as it was asked, and CrossroadsError for a file
    without advice, or with advice of other rules; nothing is written then.
    """
    places.check()
    people = 0
    with rereadable(source, hashed=True) as place:
        text = None
        if places.page is not None:
            text = department_page_of(knowledge_base, place, wanted, mapping or {}, options)
        if places.people is not None:
            people = write_people(
                knowledge_base, place, places.people, mapping or {}, options,
                contact=contact, progress=progress,
            )  # fmt: skip
        place.refuse_changed()
    if places.page is not None and text is not None:
        write_new(places.page, text, 0o600 if wanted.names else 0o666)
    return people
