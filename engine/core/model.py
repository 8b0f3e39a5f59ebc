"""The domain model: the frozen values that a knowledge base consists of.

Every mapping keeps the order of the files in rules/, and every list shown to a user follows it, so
that the same facts always give the same text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

from engine.core.claims import Claim
from engine.core.figures import Figure
from engine.core.terminology import Help, Notice, Phrases
from engine.language.protected import Protected
from engine.language.sentences import of_one
from engine.language.title_lexicon import TitleLexicon

Kind = Literal["one", "several", "yes/no", "number"]
Origin = Literal["document", "extension"]
Yours = Literal["choose", "gain", "no", "never"]
Value = str | bool | int | float | tuple[str, ...]
Facts = Mapping[str, Value]

CURRENT_ROLE = "current_role"
PATH = "path"
NOT_ENOUGH = "not_enough"  # the id of the text shown in place of a path's reasons
EXTENSION_MARK = "[extension]"
ORIGINS: tuple[str, ...] = get_args(Origin)
OTHER_TOPIC = "other"
DURATION = "years"  # the unit of numbers that are read as durations
ROLE_FACTS = ("role_track", "role_level", "role_above")


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of an attribute, with its label and its synonyms (`says`).

    `at_least` and `below` bound the counts that the value stands for, if it stands for any.
    """

    id: str
    label: str
    says: tuple[str, ...] = ()
    at_least: int | None = None
    below: int | None = None


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something that can be known about a person. Knows how to ask for it, never how to weigh it.

    `stated` is False for an attribute that follows from another fact and is never asked for.
    `yours` is the person's control over it: free to choose, able to gain but not to lose, none, or
    nobody's ever. The interview keeps questions of one `topic` together. `least` and `most` bound a
    number, in the `unit`; `units` are other words for that, or for what the choices count.
    `typed` says what may be typed in place of a choice, where one can type.
    `headers` are the column headings that the attribute is recognized by, `since_headers` those of
    a length of time under which it is given by the date on which it began. `ambiguous` gives the
    values that a word may mean. `moot_if` gives by attribute the values with which the question
    makes no sense and is not asked; `pointless_if` holds cases, each a conjunction of tests, in
    which it makes sense and its answer decides nothing, so that it is not asked either.
    """

    id: str
    kind: Kind
    title: str
    question: str = ""
    help: str = ""
    typed: str = ""
    headers: tuple[str, ...] = ()
    since_headers: tuple[str, ...] = ()
    choices: Mapping[str, Choice] = field(default_factory=dict)
    least: int = 0
    most: int = 0
    unit: str = ""
    units: tuple[str, ...] = ()
    stated: bool = True
    yours: Yours = "no"
    topic: str = OTHER_TOPIC
    ambiguous: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    moot_if: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    pointless_if: "tuple[tuple[Test, ...], ...]" = ()

    @property
    def limits(self) -> str:
        """The range of a number, in words."""
        return f"{self.least} to {self.most} {self.unit}".rstrip()

    @property
    def unit_words(self) -> tuple[str, ...]:
        """The words that are read as the unit."""
        return tuple(filter(None, (self.unit, of_one(self.unit), *self.units)))


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


@dataclass(frozen=True, slots=True)
class Only:
    """The attribute is known and includes none but the values."""

    attribute: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """The attribute is known, whatever its value."""

    attribute: str


@dataclass(frozen=True, slots=True)
class Unless:
    """The attribute is not known, or neither is nor includes any of the values.

    The one test that an answer can make untrue. So it stands in the last stratum only, where no
    path depends on it: it withholds a sentence from those whom it does not suit.
    """

    attribute: str
    values: tuple[str | bool, ...]


Test = AnyOf | NoneOf | AllOf | Between | Only | Known | Unless


@dataclass(frozen=True, slots=True)
class Rule:
    """A production rule: a conjunction of tests (`when`) and its consequences.

    A rule says when it holds and why, never when it runs: order is the business of the engines.
    `supports` and `opposes` name a strength for each path; `KnowledgeBase.evidence` weighs them.
    `source` holds statement ids, and `where` the rule's place, such as "rules/stay.toml, rule 3".
    `because` is the reason for the paths that the rule supports, `against` the one against those
    that it opposes. `advise` is to be done by the `horizon`, one of the knowledge base's.
    """

    id: str
    source: tuple[str, ...]
    because: str
    when: tuple[Test, ...]
    where: str
    origin: Origin = "document"
    flag: str | None = None
    supports: Mapping[str, str] = field(default_factory=dict)
    opposes: Mapping[str, str] = field(default_factory=dict)
    against: str = ""
    contradiction: str | None = None
    advise: str | None = None
    horizon: str = ""
    caution: str | None = None
    next_roles: tuple[str, ...] = ()

    @property
    def attributes(self) -> tuple[str, ...]:
        """The attributes and flags that the rule tests, in the rule's own order."""
        return tuple(test.attribute for test in self.when)

    def marked(self, sentence: str) -> str:
        """A sentence of the rule as it is shown, with a mark if the rule is an extension."""
        return f"{sentence} {EXTENSION_MARK}" if self.origin == "extension" else sentence

    @property
    def sentences(self) -> tuple[str, ...]:
        """What the rule says to the person: contradiction, advice and caution."""
        return tuple(filter(None, (self.contradiction, self.advise, self.caution)))

    @property
    def objection(self) -> str:
        """The reason against the paths that the rule opposes."""
        return self.against or self.because

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths that the rule supports or opposes."""
        return tuple(dict.fromkeys((*self.supports, *self.opposes)))


@dataclass(frozen=True, slots=True)
class Role:
    """A role of the catalogue, with the ids of the roles above it, beside it and in the line.

    An `origin` of "extension" marks a role that the document does not name.
    """

    id: str
    title: str
    track: str
    level: int
    above: tuple[str, ...]
    beside: tuple[str, ...]
    line: tuple[str, ...]
    titles: tuple[str, ...]
    origin: Origin = "document"

    @property
    def marked_title(self) -> str:
        """The title as it is recommended, with a mark if the role is an extension."""
        return f"{self.title} {EXTENSION_MARK}" if self.origin == "extension" else self.title


@dataclass(frozen=True, slots=True)
class Path:
    """A direction that can be recommended. `leads_to` names the field of `Role` with the next.

    `elsewhere` says where those roles are found, if not where the person is now.
    """

    id: str
    title: str
    summary: str
    source: tuple[str, ...]
    leads_to: Literal["above", "beside", "line", "nowhere"]
    elsewhere: str = ""


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which score in decibans a path is recommended and its case so called (`enough` makes it
    fair), and from which margin it is ahead of the next path."""

    enough: int = 1
    strong: int = 7
    very_strong: int = 12
    ahead: int = 3
    well_ahead: int = 7


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of the source that the rules encode, in our words."""

    id: str
    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """A fixed text, such as the opening of the interview, and the statements that it encodes."""

    id: str
    words: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exercise:
    """Something to do first for somebody who cannot answer the questions of a topic."""

    id: str
    topic: str
    words: str
    source: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Promise:
    """An invariant of the advice: what holds for everybody in a case and in none of `unless`.

    A case is a conjunction, as in a rule; no case means everybody. `only_known` and `complete` say
    how much is known besides; `unless_told` exempts those whom one of these rules speaks to.
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
    """A finding of the verifier that was reviewed and is meant, with the reason for it."""

    finding: str
    about: tuple[str, ...]
    because: str
    where: str


@dataclass(frozen=True, eq=False, repr=False)
class KnowledgeBase:
    """The contents of rules/, found consistent. Mappings go by id, in the order of the files.

    `strengths` are decibans by name, `words` synonyms by meaning (yes, no, not_known), `horizons`
    the times by which advice is to be followed, the next first, and `version` is a hash of the
    contents. Without `roles` there are no facts of a role either. The `topics` are in order; a
    conversation begins with the `opening_topics`. Compared and hashed by identity, so that it can
    key a cache.
    """

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
    topics: tuple[str, ...] = ()
    opening_topics: tuple[str, ...] = ()
    protected: Protected = field(default_factory=Protected)
    phrases: Phrases = field(default_factory=Phrases)
    help: Help = field(default_factory=Help)
    notice: Notice = field(default_factory=Notice)
    thresholds: Thresholds = Thresholds()
    horizons: tuple[str, ...] = ()
    promises: Mapping[str, Promise] = field(default_factory=dict)
    accepted: tuple[Accepted, ...] = ()
    figures: tuple[Figure, ...] = ()
    exercises: Mapping[str, Exercise] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"KnowledgeBase({len(self.rules)} rules, version {self.version!r})"

    @property
    def stated(self) -> Mapping[str, Attribute]:
        """The attributes that a person can state: the public vocabulary."""
        return {id: attribute for id, attribute in self.attributes.items() if attribute.stated}

    def takes_roles(self, attribute: Attribute) -> bool:
        """Whether the values of an attribute are the roles of the catalogue."""
        return attribute.id == CURRENT_ROLE and bool(self.roles)

    def evidence(self, rule: Rule) -> dict[str, int]:
        """The weight of evidence of a rule: decibans by path, negative where it opposes."""
        support = {path: self.strengths[strength] for path, strength in rule.supports.items()}
        opposition = {path: -self.strengths[strength] for path, strength in rule.opposes.items()}
        return support | opposition
