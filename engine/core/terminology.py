"""The terminology of a rule base: the words for its own field, each with a neutral default.

Sentences and help texts take from here everything that is specific to one field: the name of its
source, the name of a table of its people, facts for examples. The attributes of the classes are the
keys of `[phrases]` and `[help]` in paths.toml.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Terms:
    """A table of words, each with a default."""

    @classmethod
    def given(cls, table: Mapping[str, Any]) -> Self:
        """The valid words of a table, and defaults for all others. `check` reports invalid ones.

        >>> Phrases.given({"source": "the manual", "same": 3}).source
        'the manual'
        """
        found = {one.name: _usable(table.get(one.name), one.default) for one in fields(cls)}
        return cls(**{name: value for name, value in found.items() if value})


def _usable(value: object, default: object) -> Any:
    """The value as a text or as texts, of the kind of the default; None for another kind."""
    if isinstance(default, str):
        return value.strip() if isinstance(value, str) else None
    texts = value if isinstance(value, list) else []
    return tuple(text for text in texts if isinstance(text, str))


@dataclass(frozen=True, slots=True)
class Phrases(Terms):
    """Parts of sentences about results, and whole ones for a page that is kept."""

    source: str = "the source"  # of the statements
    result: str = "The advice"  # the subject of the compiled query's header
    same: str = "as now"  # a remark on a next role that is the present one
    same_above: str = "as now"  # the same remark if the path leads to the roles above
    none_above: str = "None in our catalogue."  # in place of a missing role above
    titles: str = ""  # the name of the texts that are understood as roles
    fixed: str = ""  # examples of facts that nobody can change
    protected: str = "Advice must not depend on it"
    decides: str = "This is advice. A person decides, and may decide otherwise."
    none_of_these: str = "None of these"  # a decision for no path
    undecided: str = "No decision yet"
    never_asked: str = "what the law protects"  # examples of what no rule asks about
    first_step: str = "Write down the first step that you will take."  # where no rule names one
    limits: tuple[str, ...] = ("Whatever was not asked.",)  # what nobody can tell from the rules


@dataclass(frozen=True, slots=True)
class Help(Terms):
    """Words and examples for the help of the commands. An example is a fact, `attribute=value`."""

    about: str = ""
    table: str = ""  # the name of a table of people, in one word
    schema: str = "public"  # of that table in a warehouse
    id: str = "ID"  # the heading of the column that identifies people
    person: tuple[str, ...] = ()  # facts about one person, as ids
    in_words: tuple[str, ...] = ()  # facts in free words
    several: str = ""  # a fact with several values
    fact: str = ""
    what_if: str = ""

    @property
    def people(self) -> str:
        """The name of the table, also as part of the names of files."""
        return self.table or "people"

    @property
    def file(self) -> str:
        """The phrase for a file of people, inside a sentence."""
        return f"{self.table} file".lstrip()

    @property
    def id_column(self) -> str:
        """The heading of the identifying column, as a name in SQL.

        >>> Help(id="Employee ID").id_column
        'employee_id'
        """
        return "_".join(self.id.casefold().split())
