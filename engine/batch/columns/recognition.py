"""Column recognition: what a column holds, by its heading alone or by those of its neighbours.

Some forms head a column with the label of a choice and nothing else. So many labels of one
attribute side by side are a better sign than any one of them.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from engine.core.model import KnowledgeBase
from engine.facts.headings import (
    HeadingReading,
    choices_by_label,
    read_heading,
    read_target,
    squash,
)
from engine.language.sentences import listed, one_line, quote
from engine.language.spelling import fold

AS_CHOICE, AS_START, AS_SYNONYM = "as a choice", "as a start date", "as a synonym"
AS_QUESTION, AS_NAME, AS_MAPPED = "as its question", "as its name", "as mapped"
# each goes before those that precede it
HOW = ("", AS_CHOICE, AS_START, AS_SYNONYM, AS_QUESTION, AS_NAME, AS_MAPPED)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the input, the attribute that it was taken for, and how it was recognised.

    `choice` is the one value that the column stands for, where there is a column for each. `source`
    names the file of answers that it is from, "" for the file of people itself.
    """

    heading: str
    attribute: str | None
    how: str
    choice: str | None = None
    source: str = ""

    @property
    def target(self) -> str | None:
        """The attribute, with the choice in brackets."""
        return f"{self.attribute}[{self.choice}]" if self.choice else self.attribute


def choices_alone(
    knowledge_base: KnowledgeBase, claims: Sequence[Column], settled: Collection[int]
) -> list[Column]:
    """The columns, where those headed by the choices of an attribute stand for these choices.

    All choices but one have to be there. The columns at the `settled` positions are left alone.
    """
    found = list(claims)
    for attribute in knowledge_base.stated.values():
        names = choices_by_label(attribute) if attribute.kind == "several" else {}
        places = {
            at: names[squash(one.heading)]
            for at, one in enumerate(claims)
            if at not in settled and one.attribute is None and squash(one.heading) in names
        }
        if len(attribute.choices) - 1 <= len(set(places.values())) == len(places):
            for at, choice in places.items():
                found[at] = replace(found[at], attribute=attribute.id, how=AS_CHOICE, choice=choice)
    return found


def notes_beside(knowledge_base: KnowledgeBase, passed: Iterable[str]) -> list[str]:
    """Notes on columns that belong to a question and hold no answer that can be read."""
    found = [(heading, read_heading(knowledge_base, heading)) for heading in passed]
    aside = [quote(heading) for heading, one in found if one and one.aside]
    codes = [(heading, one) for heading, one in found if one and one.code]
    listing = f"columns of a form beside the answers, not read: {listed(aside)}" if aside else ""
    return [
        *filter(None, [listing]),
        *(
            f"{quote(heading)} is not read: which choice of {one.attribute.id} it stands for "
            f'is not known; say so with --map "{one_line(heading)}={one.attribute.id}[CHOICE]"'
            for heading, one in codes
        ),
    ]


def recognised(knowledge_base: KnowledgeBase, heading: str) -> Column:
    """A column matched by its heading alone."""
    found = read_target(knowledge_base, heading)
    if found is None:
        return Column(heading, None, "")
    if found.starts:
        return column_of(heading, found, AS_START)
    if found.choice:
        return column_of(heading, found, AS_CHOICE)
    named = fold(heading) == fold(found.attribute.id)
    asked = squash(heading).endswith(squash(found.attribute.question))
    return column_of(heading, found, AS_NAME if named else AS_QUESTION if asked else AS_SYNONYM)


def column_of(heading: str, found: HeadingReading | None, how: str) -> Column:
    """The column of a heading; without an attribute it passes through."""
    if found is None:
        return Column(heading, None, "")
    return Column(heading, found.attribute.id, how, found.choice)
