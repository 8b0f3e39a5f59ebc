"""The reports on a file of advice: the page about everybody, and a page for each person."""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass

from engine.batch.department import Wanted, department_page_of
from engine.batch.options import DEFAULT, Options
from engine.batch.people_pages import write_people
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.language.sentences import quote
from engine.tables.file_format import ending
from engine.tables.new_file import check_can_write, write_new
from engine.tables.new_folder import check_new_folder, new_folder
from engine.tables.spool import rereadable

ENDINGS = (".html", ".htm")


@dataclass(frozen=True, slots=True)
class Places:
    """Where reports go: the page about everybody, and the folder of pages about people."""

    page: str | None = None
    people: str | None = None

    def check(self) -> None:
        """Raise MisuseError where one of them could not be written."""
        if self.page is not None:
            if ending(self.page) not in ENDINGS:
                cure = "Give it a name that ends in .html."
                raise MisuseError(f"-o {quote(self.page)}", "would be a page of HTML", cure)
            check_can_write(self.page)
        if self.people is not None:
            check_new_folder(self.people)


@dataclass(frozen=True, slots=True)
class Written:
    """How many people have pages of their own, how many rows are no advice, and of how many the
    columns do not give the result, as far as that was looked at."""

    pages: int = 0
    rejected: int = 0
    unlike: int = 0


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
) -> Written:
    """Write what is asked for, all of it or nothing.

    Raises MisuseError for what cannot be done as it was asked, and CrossroadsError for a file
    without advice, or with advice of other rules.
    """
    places.check()
    pages, rejected, unlike, text, mapped = 0, 0, 0, "", mapping or {}
    with ExitStack() as stack:
        place = stack.enter_context(rereadable(source, hashed=True))
        if places.page is not None:
            page = department_page_of(knowledge_base, place, wanted, mapped, options)
            text, rejected, unlike = page.text, page.rejected, page.unlike
        if places.people is not None:
            folder = stack.enter_context(new_folder(places.people))
            pages, rejected = write_people(
                knowledge_base, place, folder, mapped, options, contact=contact, progress=progress
            )
        if places.page is not None:
            write_new(places.page, text, 0o600 if wanted.names else 0o666)
    return Written(pages, rejected, unlike)
