"""The people on whom two versions are compared: random ones, or those of a staff file.

Random people know anything from nothing to everything, for most of those who are advised have not
said all. The seed is fixed: the same two versions always give the same page.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from random import Random

from engine.core.intervals import starts_of
from engine.core.model import Attribute, Facts, KnowledgeBase, Value
from engine.engines.population import Answers, Group

SEED = 2026
MOST_CHOSEN = 3  # of several values


@dataclass(frozen=True, slots=True)
class Shared:
    """What both versions can be told: attributes with their common values, and what is left out."""

    attributes: tuple[Attribute, ...]
    values: dict[str, tuple[Value, ...]]
    notes: tuple[str, ...]

    def of(self, facts: Facts) -> dict[str, Value]:
        """The facts that both versions understand."""
        kept = {
            one.id: self._common(one, facts[one.id]) for one in self.attributes if one.id in facts
        }
        return {id: value for id, value in kept.items() if value is not None}

    def _common(self, attribute: Attribute, value: Value) -> Value | None:
        if attribute.kind in ("number", "yes/no"):
            return value
        common = self.values[attribute.id]
        if isinstance(value, tuple):
            return tuple(one for one in value if one in common) or None
        return value if value in common else None


def shared_vocabulary(old: KnowledgeBase, new: KnowledgeBase) -> Shared:
    """The attributes and values that both versions have."""
    attributes, values, notes = [], {}, []
    for id, attribute in new.stated.items():
        other = old.stated.get(id)
        common = _common_values(old, new, attribute) if other else ()
        if other is None or other.kind != attribute.kind or not common:
            notes.append(f"only the new version asks for {id}" if other is None else _unlike(id))
            continue
        attributes.append(attribute)
        values[id] = common
        if others := sorted(set(attribute.choices) ^ set(other.choices)):
            notes.append(f"only one version has, of {id}, {', '.join(others)}")
    notes += [f"only the old version asks for {id}" for id in old.stated if id not in new.stated]
    return Shared(tuple(attributes), values, tuple(notes))


def _unlike(id: str) -> str:
    return f"{id} has no values in common"


def _common_values(
    old: KnowledgeBase, new: KnowledgeBase, attribute: Attribute
) -> tuple[Value, ...]:
    """The values that both have; of a number one for each interval that either tells apart."""
    other = old.stated[attribute.id]
    match attribute.kind:
        case "yes/no":
            return (True, False)
        case "number" if other.kind == "number":
            least, most = max(attribute.least, other.least), min(attribute.most, other.most)
            found = {*starts_of(new, attribute), *starts_of(old, other), least}
            return tuple(sorted(one for one in found if least <= one <= most))
        case _:
            return tuple(id for id in attribute.choices if id in other.choices)


@dataclass(frozen=True)
class People:
    """Different sets of facts, the fewest facts first, and how many people each stands for."""

    facts: Sequence[Facts]
    counts: Sequence[int]

    @classmethod
    def of(cls, everybody: Iterable[Facts]) -> "People":
        """The people, those with the same facts as one."""
        counter = Counter(tuple(facts.items()) for facts in everybody)
        in_order = sorted(counter.items(), key=lambda item: len(item[0]))
        return cls([dict(facts) for facts, _ in in_order], [count for _, count in in_order])

    @cached_property
    def answers(self) -> Answers:
        """The people with each value of each attribute, numbered from 0."""
        holders: dict[str, dict[str | bool | int | float, list[int]]] = {}
        for number, facts in enumerate(self.facts):
            for id, value in facts.items():
                values = holders.setdefault(id, {})
                for one in value if isinstance(value, tuple) else (value,):
                    values.setdefault(one, []).append(number)
        return {
            id: {value: self._group(numbers) for value, numbers in values.items()}
            for id, values in holders.items()
        }

    def _group(self, numbers: Iterable[int]) -> Group:
        bits = bytearray(len(self.facts) // 8 + 1)
        for number in numbers:
            bits[number >> 3] |= 1 << (number & 7)
        return int.from_bytes(bits, "little")

    def count(self, group: Group) -> int:
        """How many people a group stands for."""
        return sum((group & people).bit_count() * many for many, people in self._by_count.items())

    @cached_property
    def _by_count(self) -> dict[int, Group]:
        numbers: dict[int, list[int]] = {}
        for number, many in enumerate(self.counts):
            numbers.setdefault(many, []).append(number)
        return {many: self._group(some) for many, some in numbers.items()}

    def first(self, group: Group, most: int) -> list[int]:
        """The numbers of those in a group of whom least is known."""
        found: list[int] = []
        while group and len(found) < most:
            found.append((group & -group).bit_length() - 1)
            group &= group - 1
        return found


def random_people(shared: Shared, number: int) -> People:
    """People who have said anything from nothing to everything; of a number, any interval."""
    random = Random(SEED)
    draws = [(one.id, _drawn(one, shared.values[one.id], random)) for one in shared.attributes]

    def somebody() -> Facts:
        known = random.random()
        return {id: draw() for id, draw in draws if random.random() < known}

    return People.of(somebody() for _ in range(number))


def _drawn(attribute: Attribute, values: Sequence[Value], random: Random) -> Callable[[], Value]:
    """Draws a value of an attribute."""
    if attribute.kind != "several":
        return lambda: random.choice(values)
    most = min(MOST_CHOSEN, len(values))

    def some() -> Value:
        chosen = random.sample(values, random.randint(1, most))
        return tuple(str(one) for one in values if one in chosen)

    return some
