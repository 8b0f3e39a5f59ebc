"""The column of ids, by which rows are compared, and joined to files that may call it otherwise."""

from collections.abc import Sequence

from engine.batch.columns.headings import headings_listed, positions
from engine.errors import MisuseError, did_you_mean
from engine.facts.names import without_markup
from engine.language.sentences import listed, quote
from engine.language.spelling import nearest
from engine.tables.csv_text import unescape_formula


def id_names(said: str) -> list[str]:
    """The headings of ids that --id names, one for each kind of file.

    >>> id_names("Employee ID=Staff number")
    ['Employee ID', 'Staff number']
    """
    return [name.strip() for name in said.split("=") if name.strip()] or [said]


def id_column(name: str, headings: Sequence[str], said: str) -> int:
    """The position of the column of ids in a file. Raises MisuseError where it has none of them."""
    plain = [without_markup(unescape_formula(heading)) for heading in headings]
    for wanted in (said, *id_names(said)):
        if found := positions(plain, wanted):
            if len(found) > 1:
                cure = "Rename all but one of them."
                raise MisuseError(f"--id {quote(said)}", f"{name} has several such columns", cure)
            return found[0]
    names = listed([quote(one) for one in id_names(said)], "or")
    cure = did_you_mean(
        nearest(id_names(said)[0], plain), f"The headings are {headings_listed(plain)}."
    )
    raise MisuseError(f"--id {quote(said)}", f"{name} has no column {names}", cure)
