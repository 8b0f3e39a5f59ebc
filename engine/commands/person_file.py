"""The page for one person as a new file, which only its owner can read.

The templates are imported when a page is written: nothing else needs them.
"""

import os

from engine.analysis.report import Report
from engine.errors import MisuseError
from engine.facts.facts_file import PRIVATE, check_can_save
from engine.language.sentences import listed
from engine.tables.new_file import write_new

ENDINGS = (".html", ".md")


def check_page(place: str) -> None:
    """Raise MisuseError, before anything else is done, for a page that could not be written."""
    if _ending(place) is None:
        what = "has no ending of a page that is written"
        raise MisuseError(place, what, f"Name one that ends in {listed(ENDINGS, 'or')}.")
    check_can_save(os.path.expanduser(place))


def write_page(found: Report, place: str, contact: str = "") -> None:
    """Write the page of a report, naming whom to contact for a review by a person.

    Raises MisuseError where the file is there already, or cannot be written.
    """
    from engine.views.html.person import person_page  # noqa: PLC0415 - see the module

    check_page(place)
    text = person_page(found, str(_ending(place)), contact=contact)
    write_new(os.path.expanduser(place), text, PRIVATE)


def _ending(place: str) -> str | None:
    return next((one for one in ENDINGS if place.lower().endswith(one)), None)
