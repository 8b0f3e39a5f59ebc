"""The nouns: what a knowledge base is made of, and what comes out of a consultation.

Frozen values without I/O. Mappings are kept in the knowledge base's own order, and every list that
a user sees follows it, so that the same facts always give the same words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.core.claims import Claim
from engine.language.title_lexicon import TitleLexicon

Kind = Literal["one", "several", "yes/no", "number"]
Yours = Literal["choose", "gain", "no"]
Topic = Literal["role", "organisation", "wishes", "experience", "leaving", "other"]
Value = str | bool | int | float | tuple[str, ...]
Facts = Mapping[str, Value]

CURRENT_ROLE = "current_role"
PATH = "path"
NOT_ENOUGH = "not_enough"  # the text that stands where a path's reasons would
EXTENSION_MARK = "[extension]"
ROLE_FACTS = ("role_track", "role_level", "role_above")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value that an attribute can take, and what people call it.

    `at_least` and `below` say which head-counts it stands for, where it stands for any.
    """

    id: str
    label: str
    says: tuple[str, ...] = ()
    at_least: int | None = None
    below: int | None = None


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something that can be known about a person. Knows how to ask for it, never how to weigh it.

    `stated` is False for what follows from another fact and is therefore never asked. `yours` says
    how far it lies in a person's own hands: to choose, to gain and never to lose, or not at all.
    Questions of one `topic` are asked together.
    """

    id: str
    kind: Kind
    title: str
    question: str = ""
    help: str = ""
    headers: tuple[str, ...] = ()
    choices: Mapping[str, Choice] = field(default_factory=dict)
    least: int = 0
    most: int = 0
    unit: str = ""
    stated: bool = True
    yours: Yours = "no"
    topic: Topic = "other"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The attribute is known and is, or includes, one of the values."""

    attribute: str
    values: tuple[str | bool, ...]


@dataclass(frozen=True, slots=True)
class NoneOf:
    """The attribute is known and neither is nor includes any of the values."""

    attribute: str
    values: tuple[str | bool, ...]


@dataclass(frozen=True, slots=True)
class AllOf:
    """The attribute is known and includes all of the values."""

    attribute: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Between:
    """The number is known, is `at_least` or more, and is `below`."""

    attribute: str
    at_least: int | float | None = None
    below: int | float | None = None


Test = AnyOf | NoneOf | AllOf | Between


@dataclass(frozen=True, slots=True)
class Rule:
    """One piece of advice and the situation it belongs to.

    A rule says when it holds and why; never when it runs. Order and engines are other people's
    business. `supports` and `opposes` name strengths; `evidence` of the knowledge base weighs them.
    """

    id: str
    source: tuple[str, ...]
    because: str
    when: tuple[Test, ...]
    where: str
    origin: Literal["document", "extension"] = "document"
    flag: str | None = None
    supports: Mapping[str, str] = field(default_factory=dict)
    opposes: Mapping[str, str] = field(default_factory=dict)
    advise: str | None = None
    caution: str | None = None
    next_roles: tuple[str, ...] = ()

    @property
    def attributes(self) -> tuple[str, ...]:
        """The attributes and flags that the rule asks about, in its own order."""
        return tuple(test.attribute for test in self.when)

    def marked(self, sentence: str) -> str:
        """A sentence of the rule as it is shown: whatever goes beyond the document says so."""
        return f"{sentence} {EXTENSION_MARK}" if self.origin == "extension" else sentence

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths that the rule speaks for or against."""
        return tuple(dict.fromkeys((*self.supports, *self.opposes)))


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the catalogue, and the roles that it leads to."""

    id: str
    title: str
    track: str
    level: int
    above: tuple[str, ...]
    beside: tuple[str, ...]
    line: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A direction that can be recommended. `leads_to` names the roles' list that follows."""

    id: str
    title: str
    summary: str
    source: tuple[str, ...]
    leads_to: Literal["above", "beside", "line", "nowhere"]


@dataclass(frozen=True, slots=True)
class Statement:
    """What the document says, in our words."""

    id: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """Words that everybody is shown, such as the opening, with the statements that they carry."""

    id: str
    words: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """What must hold for everybody in one of the `cases` and in none of `unless`.

    A case is a conjunction, as in a rule; no case means everybody. `only_known` and `complete` say
    how much is known besides; `unless_told` leaves out whoever one of these rules speaks to.
    """

    id: str
    sentence: str
    source: tuple[str, ...]
    claim: Claim
    where: str
    cases: tuple[tuple[Test, ...], ...] = ()
    unless: tuple[tuple[Test, ...], ...] = ()
    unless_told: tuple[str, ...] = ()
    only_known: tuple[str, ...] = ()
    complete: bool = False


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding of the verifier that was looked at and is meant, with the reason for it."""

    finding: str
    about: tuple[str, ...]
    because: str
    where: str


@dataclass(frozen=True, eq=False, repr=False)
class KnowledgeBase:
    """Everything in rules/, read and found consistent. Mappings go by id, in the files' order."""

    attributes: Mapping[str, Attribute]
    roles: Mapping[str, Role]
    paths: Mapping[str, Path]
    strengths: Mapping[str, int]
    statements: Mapping[str, Statement]
    texts: Mapping[str, Text]
    rules: Mapping[str, Rule]
    words: Mapping[str, tuple[str, ...]]
    titles: TitleLexicon
    version: str
    promises: Mapping[str, Promise] = field(default_factory=dict)
    accepted: tuple[Accepted, ...] = ()

    def __repr__(self) -> str:
        return f"KnowledgeBase({len(self.rules)} rules, version {self.version!r})"

    @property
    def stated(self) -> Mapping[str, Attribute]:
        """The attributes that a person can state: the public vocabulary."""
        return {id: attribute for id, attribute in self.attributes.items() if attribute.stated}

    def evidence(self, rule: Rule) -> dict[str, int]:
        """What a rule adds to each path's score, in decibans: support above 0, opposition below."""
        support = {path: self.strengths[strength] for path, strength in rule.supports.items()}
        opposition = {path: -self.strengths[strength] for path, strength in rule.opposes.items()}
        return support | opposition
