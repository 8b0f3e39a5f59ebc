"""Heading recognition: the attribute that a column heading names, and the one choice that the
column stands for, if it is one of several.

Personnel systems name a fact. Form services put the question there, numbered, with markup, or cut
off, and often one column for each choice. Case, spaces and punctuation never matter.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from engine.core.model import Attribute, Choice, KnowledgeBase
from engine.facts.names import without_markup
from engine.language.spelling import fold

NUMBER = re.compile(r"\s*(?:q(?:uestion)?\s?)?\d{1,3}\s?[.:)\-–]\s", re.IGNORECASE)
ALL_CHOICES = re.compile(
    r"\s-\s(?:selected )?choice\s*$|"
    r"\s\([^()]*\b(?:all that apply|choose|select)\b[^()]*\)\s*$",
    re.IGNORECASE,
)
PARTS = re.compile(
    r"\s+[-–—]\s+|\s*[\[\]]\s*|[:.]\s+|\s+[/>|]\s+"
)  # between a question and a choice
ASIDE = re.compile(r"(?:other|comments?|(?:display|choices?) order|text|(?:please )?specify)\b.*")
CODE = re.compile(r"[A-Za-z]{0,3}_?\d{1,4}")  # SQ001, A2, 3
CUT = 40  # letters of a heading from which on it may be the beginning of a longer question
LONGEST_CODE = 20  # characters of the code of a question, for LimeSurvey
LONGEST = 2_000  # characters of a heading that is looked at
KEPT = 1 << 12


@dataclass(frozen=True, slots=True)
class HeadingReading:
    """What a heading names: an attribute, or one choice of it.

    `aside` is True for a column that a form keeps beside the answers: the order in which choices
    were shown, a comment, or the text of "other". `code` stands for a choice that no label names.
    `starts` is True for a column of the dates on which a length of time began.
    """

    attribute: Attribute
    choice: str | None = None
    code: str = ""
    aside: bool = False
    starts: bool = False

    @property
    def target(self) -> str:
        """What a mapping calls it: `ambitions`, or `ambitions[breadth]` for one choice of it."""
        return f"{self.attribute.id}[{self.choice}]" if self.choice else self.attribute.id


@lru_cache(KEPT)
def read_heading(knowledge_base: KnowledgeBase, heading: str) -> HeadingReading | None:
    """The reading of a heading, or None where it names no attribute."""
    plain = _plain(heading)
    if attribute := _attribute_named(knowledge_base, plain):
        starts = squash(plain) in map(squash, attribute.since_headers)
        return HeadingReading(attribute, starts=starts)
    for question, rest in _divisions(plain):
        if attribute := _attribute_named(knowledge_base, question):
            return _part_of(attribute, question, rest)
    return None


def read_target(knowledge_base: KnowledgeBase, name: str) -> HeadingReading | None:
    """What a mapping names: an attribute by any of its names, or a choice of it in brackets."""
    found = read_heading(knowledge_base, name)
    return found if found and not (found.aside or found.code) else None


def attribute_of_heading(knowledge_base: KnowledgeBase, heading: str) -> Attribute | None:
    """The attribute whose whole value stands under a heading, or None.

    Case, spaces and punctuation are ignored: 'Job Title', 'job_title' and 'JOB.TITLE' are one.
    """
    found = read_heading(knowledge_base, heading)
    is_whole = found and not (found.choice or found.code or found.aside)
    return found.attribute if found and is_whole else None


def _plain(heading: str) -> str:
    """A heading without markup, entities, its number, and the remark that it holds all choices.

    >>> _plain("<b>Q3.</b>&nbsp;What is your role&#63; - Selected Choice")
    'What is your role?'
    """
    text = without_markup(heading[:LONGEST]).replace("\xa0", " ")
    text = NUMBER.sub("", text, count=1) if NUMBER.match(text) else text
    return ALL_CHOICES.sub("", " ".join(text.split()))


def _divisions(heading: str) -> Iterator[tuple[str, str]]:
    """The ways to divide a heading into a question and the rest, the longest question first."""
    for mark in reversed(list(PARTS.finditer(heading))):
        question, rest = heading[: mark.start()], heading[mark.end() :]
        if question.strip():
            yield ALL_CHOICES.sub("", question), rest.strip(" []*")


def _part_of(attribute: Attribute, question: str, rest: str) -> HeadingReading | None:
    """The reading of a heading that goes on after the attribute."""
    if choice := choices_by_name(attribute).get(squash(rest)):
        return HeadingReading(attribute, choice)
    if not rest or ASIDE.fullmatch(fold(rest)):
        return HeadingReading(attribute, aside=bool(rest))
    if squash(rest) == squash(attribute.question):  # "code. question", as LimeSurvey can have it
        return HeadingReading(attribute)
    asked = squash(question) == squash(attribute.question)
    if attribute.kind in ("one", "several") and (asked or CODE.fullmatch(rest)):
        return HeadingReading(attribute, code=rest)
    return None


def _attribute_named(knowledge_base: KnowledgeBase, text: str) -> Attribute | None:
    """The attribute of this name or question; a long text may be the beginning of a question."""
    names, said = _names(knowledge_base), squash(text)
    if said in names or len(said) < CUT:
        return names.get(said)
    begun = {id(one): one for name, one in names.items() if name.startswith(said)}
    return next(iter(begun.values())) if len(begun) == 1 else None


@cache
def _names(knowledge_base: KnowledgeBase) -> dict[str, Attribute]:
    """The attributes by every name of theirs; a name goes before a question of the same text."""
    stated = knowledge_base.stated.values()
    codes = {squash(one.id)[:LONGEST_CODE]: one for one in stated}
    questions = {squash(one.question): one for one in stated if one.question}
    names = {squash(name): one for one in stated for name in (*one.headers, one.title, one.id)}
    starts = {squash(name): one for one in stated for name in one.since_headers}
    return codes | questions | starts | names


def choices_by_name(attribute: Attribute) -> dict[str, str]:
    """The ids of an attribute's values by every name of theirs, without spaces and punctuation."""
    return _choices(tuple(attribute.choices.values()))


@cache
def _choices(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {
        squash(name): choice.id
        for choice in choices
        for name in (*choice.says, choice.label.partition(":")[0], choice.label, choice.id)
        if squash(name)
    }


def choices_by_label(attribute: Attribute) -> dict[str, str]:
    """The ids of an attribute's values by what a form shows of them, and by themselves."""
    choices = attribute.choices.values()
    return {squash(name): one.id for one in choices for name in (one.label, one.id)}


def squash(text: str) -> str:
    """A text without case, spaces and punctuation, for comparison; the beginning of a long one.

    >>> squash("Job_Title "), squash("What is your rôle?")
    ('jobtitle', 'whatisyourrôle')
    """
    return "".join(letter for letter in fold(text[:LONGEST]) if letter.isalnum())
