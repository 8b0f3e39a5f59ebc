"""The census: counts of many people by their results and their answers, before any is withheld.

It holds counters and no people, so its memory grows with what can be told apart and never with the
rows. Nothing in it is fit to be shown: `department` says what is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from engine.core.model import CURRENT_ROLE, Facts, KnowledgeBase, Value
from engine.core.semantics import bearing

NOT_ENOUGH, NOT_ASKED = "", "not asked"  # outcomes besides the paths, whose ids have no spaces
NOT_KNOWN = None
BANDS = 3  # of how many answers are known

T = TypeVar("T")
Group = str
Category = Value | None  # a value of an attribute, True for a flag, None for what is not known


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one person's result says, as far as it is counted: `path` and `case` are "" for none.

    `asked` says whether the person has answered any question of the form, None where nobody can
    tell.
    """

    path: str
    case: str
    known: int
    rules: tuple[str, ...]
    next_roles: tuple[str, ...]
    asked: bool | None

    @property
    def kind(self) -> str:
        """The path, or why there is none: too little is known, or nobody has asked."""
        return self.path or (NOT_ASKED if self.asked is False else NOT_ENOUGH)


@dataclass
class Census:
    """The counts. `cases` and `known` are by kind of outcome, `grouped` by group.

    `reasons` counts rules that speak for the recommended path, and `told` those with advice or a
    caution. `steps` counts pairs of a role and one of its next roles. `figures` has the categories
    of each figure, `with_figure` the same by group, and `with_reason` the reasons by group.
    """

    knowledge_base: KnowledgeBase
    people: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)
    cases: Counter[tuple[str, Category]] = field(default_factory=Counter)
    known: Counter[tuple[str, int]] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    told: Counter[str] = field(default_factory=Counter)
    steps: Counter[tuple[str, str]] = field(default_factory=Counter)
    figures: dict[str, Counter[Category]] = field(default_factory=lambda: defaultdict(Counter))
    groups: Counter[Group] = field(default_factory=Counter)
    grouped: Counter[tuple[Group, Category]] = field(default_factory=Counter)
    with_figure: dict[str, Counter[tuple[Group, Category]]] = field(
        default_factory=lambda: defaultdict(Counter)
    )
    with_reason: Counter[tuple[Group, str]] = field(default_factory=Counter)

    def add(self, outcome: Outcome, facts: Facts | None, group: Group | None, times: int) -> None:
        """Count people with the same outcome and the same facts, None where they are not known."""
        rules = [self.knowledge_base.rules[id] for id in outcome.rules]
        kind, path = outcome.kind, outcome.path
        reasons = [rule.id for rule in rules if path in rule.supports]
        self.people += times
        self.outcomes[kind] += times
        if path:
            self.cases[kind, outcome.case] += times
        self.known[kind, outcome.known] += times
        _count(self.reasons, reasons, times)
        _count(self.told, (rule.id for rule in rules if rule.advise or rule.caution), times)
        if group is not None:
            self.groups[group] += times
            self.grouped[group, kind] += times
            _count(self.with_reason, ((group, one) for one in reasons), times)
        self._add_steps(outcome, facts or {}, times)
        self._add_figures({rule.flag for rule in rules}, facts or {}, group, times)

    def _add_steps(self, outcome: Outcome, facts: Facts, times: int) -> None:
        role = str(facts.get(CURRENT_ROLE, ""))
        if role and self.knowledge_base.roles:
            _count(self.steps, ((role, one) for one in outcome.next_roles), times)

    def _add_figures(
        self, flags: set[str | None], facts: Facts, group: Group | None, times: int
    ) -> None:
        for figure in self.knowledge_base.figures:
            categories = self._categories(figure.of, facts, flags)
            _count(self.figures[figure.of], categories, times)
            if group is not None:
                _count(self.with_figure[figure.of], ((group, one) for one in categories), times)

    @property
    def by_band(self) -> Counter[tuple[str, Category]]:
        """How much is known, by kind of outcome and band."""
        bands = self.bands
        found = Counter[tuple[str, Category]]()
        for (kind, known), times in self.known.items():
            found[kind, next(one for one in bands if known <= int(one.split()[-1]))] += times
        return found

    @property
    def bands(self) -> tuple[str, ...]:
        """The bands of the number of known answers, of those that bear on a path."""
        most = max((known for _, known in self.known), default=0)
        return bands_of(max(most, len(bearing(self.knowledge_base))))

    def _categories(self, of: str, facts: Facts, flags: set[str | None]) -> tuple[Category, ...]:
        """The categories that a person is in: one, or each of several values."""
        if of not in self.knowledge_base.attributes:
            return (True,) if of in flags else (NOT_KNOWN,)
        value = facts.get(of)
        return value if isinstance(value, tuple) else (value,)


def bands_of(most: int) -> tuple[str, ...]:
    """Bands of the numbers from 0 to the highest.

    >>> bands_of(16), bands_of(1)
    (('0 to 5', '6 to 10', '11 to 16'), ('0', '1'))
    """
    ends = sorted({most * at // BANDS for at in range(1, BANDS + 1)})
    starts = [0, *(end + 1 for end in ends[:-1])]
    pairs = zip(starts, ends, strict=True)
    return tuple(f"{low} to {high}" if low < high else f"{low}" for low, high in pairs)


def _count(counter: Counter[T], found: Iterable[T], times: int) -> None:
    for one in found:
        counter[one] += times
