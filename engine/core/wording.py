"""The words that a rule base has for its own things, each with a neutral default.

Sentences elsewhere take from here whatever they say about one field: what its statements are taken
from, what a table of its people is called, a fact to show in an example. The fields are the keys of
`[phrases]` and `[help]` in paths.toml.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Wording:
    """A table of words. What is not given has its default."""

    @classmethod
    def given(cls, table: Mapping[str, Any]) -> Self:
        """The words of a table, as far as they can be used: the rest is `check`'s business.

        >>> Phrases.given({"source": "the manual", "same": 3}).source
        'the manual'
        """
        found = {one.name: _usable(table.get(one.name), one.default) for one in fields(cls)}
        return cls(**{name: value for name, value in found.items() if value})


def _usable(value: object, default: object) -> Any:
    """A text or a list of texts, whichever the default is; else None."""
    if isinstance(default, str):
        return value.strip() if isinstance(value, str) else None
    texts = value if isinstance(value, list) else []
    return tuple(text for text in texts if isinstance(text, str))


@dataclass(frozen=True, slots=True)
class Phrases(Wording):
    """Parts of sentences about results."""

    source: str = "the source"  # what the statements are taken from
    result: str = "The advice"  # what the compiled query gives
    same: str = "as now"  # of a next role that is the present one
    same_above: str = "as now"  # the same, where the path leads to the roles above
    none_above: str = "None in our catalogue."  # where the path leads above and no role is there
    titles: str = ""  # what is written for a role, where that is understood
    fixed: str = ""  # examples of what nobody can change
    protected: str = "Advice must not depend on it"


@dataclass(frozen=True, slots=True)
class Help(Wording):
    """What the help of the commands speaks of. An example is a fact, `attribute=value`."""

    about: str = ""
    table: str = ""  # of people, in one word
    schema: str = "public"  # of that table in a warehouse
    id: str = "ID"  # the heading of the column that tells people apart
    person: tuple[str, ...] = ()  # facts about one person, as ids
    in_words: tuple[str, ...] = ()  # facts as people write them
    several: str = ""  # a fact of several values
    fact: str = ""
    what_if: str = ""

    @property
    def people(self) -> str:
        """The table in names: of a file, of a table in a warehouse."""
        return self.table or "people"

    @property
    def file(self) -> str:
        """A file of people, inside a sentence."""
        return f"{self.table} file".lstrip()

    @property
    def id_column(self) -> str:
        """The heading of the column that tells people apart, as a name.

        >>> Help(id="Employee ID").id_column
        'employee_id'
        """
        return "_".join(self.id.casefold().split())
