"""A page for each person in a file of advice, in a new folder, with an index.

People with the same facts have the same report, which is computed once; their pages differ in the
name alone. No page says anything but what stands in the file: where a row's columns give another
result, there are no pages at all.
"""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath

from markupsafe import escape

from engine.analysis.report import report
from engine.batch.advice_file import AdviceFile, Advised, open_advice
from engine.batch.columns.headings import positions
from engine.batch.columns.ids import id_column
from engine.batch.file_names import FileNames
from engine.batch.options import Options
from engine.batch.source import file_name
from engine.core.model import Facts, KnowledgeBase
from engine.errors import CrossroadsError
from engine.language.sentences import counted
from engine.tables.csv_text import unescape_formula
from engine.tables.new_file import write_new
from engine.tables.rereadable import Rereadable
from engine.views.html.people_index import Entry, people_index
from engine.views.html.person import person_page
from engine.views.html.render import printable

INDEX, ENDING = "index", ".html"
OWNER_ONLY = 0o600
KEPT = 1 << 9  # pages of some 30 kilobytes, of people with different facts
LIKE_THE_FILE = (
    "Run crossroads batch again with --keep all and these rules. Where it is told what columns "
    "mean, by --map or --as-of, tell the report the same."
)

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who is to have a page: their name, the kind of their outcome, their facts, and what
    was not understood."""

    name: str
    kind: str
    case: str
    facts: Facts
    problems: Mapping[str, str]


def write_people(  # noqa: PLR0913
    knowledge_base: KnowledgeBase,
    place: Rereadable,
    folder: FilePath,
    mapping: Mapping[str, str],
    options: Options,
    *,
    contact: str = "",
    day: date | None = None,
    progress: Progress | None = None,
) -> tuple[int, int]:
    """Write the pages and their index to an empty folder: how many, and how many rows have none.

    Raises CrossroadsError for advice that the columns of its row do not give.
    """
    with open_advice(knowledge_base, place, mapping, options, exact=True) as advice:
        everybody = _everybody(knowledge_base, advice, options)
        rejected = advice.rejected
    place.refuse_changed()
    pages = Pages(knowledge_base, contact, day or date.today())
    names, entries = FileNames(ENDING, taken=INDEX), list[Entry]()
    for number, one in enumerate(everybody, 1):
        file = names.of(one.name)
        write_new(str(folder / file), pages.of(one), OWNER_ONLY)
        entries.append(Entry(one.name, one.kind, one.case, file))
        if progress:
            progress(number, len(everybody))
    index = people_index(knowledge_base, entries, file_name(str(place)), day or date.today())
    write_new(str(folder / f"{INDEX}{ENDING}"), index, OWNER_ONLY)
    return len(everybody), rejected


def _everybody(knowledge_base: KnowledgeBase, advice: AdviceFile, options: Options) -> list[Person]:
    """Everybody in the file. Raises CrossroadsError where the columns do not give the advice."""
    name_of = _name_of(knowledge_base, advice, options)
    people, unlike = list[Person](), list[int]()
    for one in advice:
        if one.facts is None:
            unlike.append(one.line)
        else:
            outcome = one.outcome
            people.append(Person(name_of(one), outcome.kind, outcome.case, one.facts, one.problems))
    if unlike:
        what = (
            f"the columns of {counted(len(unlike), 'row')} do not give the advice that stands in "
            f"them, or are not there; the first is line {unlike[0]}"
        )
        raise CrossroadsError(advice.name, what, LIKE_THE_FILE)
    if not people:
        raise CrossroadsError(advice.name, "has no row with advice in it", "Run crossroads batch.")
    return people


def _name_of(
    knowledge_base: KnowledgeBase, advice: AdviceFile, options: Options
) -> Callable[[Advised], str]:
    """The name of a row: its id or, without one, the number of its line."""
    said = options.id_heading
    if said is None and len(positions(advice.headings, knowledge_base.help.id)) != 1:
        return lambda one: f"Line {one.line}"
    at = id_column(advice.name, advice.headings, said or knowledge_base.help.id)
    return lambda one: " ".join(unescape_formula(one.cells[at]).split()) or f"Line {one.line}"


class Pages:
    """The pages of people, one computation for each set of facts.

    The name is put into a finished page in place of a token that nobody can know.
    """

    def __init__(self, knowledge_base: KnowledgeBase, contact: str, day: date) -> None:
        self._knowledge_base, self._contact, self._day = knowledge_base, contact, day
        self._token = secrets.token_hex(16)
        self._pages: dict[tuple[tuple[object, ...], ...], str] = {}

    def of(self, person: Person) -> str:
        """The page of a person."""
        key = (_pairs(person.facts), _pairs(person.problems))
        if key not in self._pages:
            if len(self._pages) >= KEPT:
                self._pages.clear()
            found = report(self._knowledge_base, person.facts, person.problems)
            self._pages[key] = person_page(
                found, ENDING, person=self._token, contact=self._contact, made=self._day
            )
        return self._pages[key].replace(self._token, str(escape(printable(person.name))))


def _pairs(values: Mapping[str, object]) -> tuple[object, ...]:
    return tuple(values.items())
