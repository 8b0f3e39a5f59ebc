"""Random people in great numbers, quickly: seeded, each with any share of the facts."""

from collections.abc import Sequence
from random import Random

from engine.core.model import Attribute, Facts, KnowledgeBase, Value
from engine.language.numbers import whole_or_not


def random_people(knowledge_base: KnowledgeBase, number: int, seed: int = 1) -> Sequence[Facts]:
    """People of whom anything between nothing and everything is known."""
    random = Random(seed)
    return [_person(knowledge_base, random, random.random()) for _ in range(number)]


def _person(knowledge_base: KnowledgeBase, random: Random, share: float) -> Facts:
    stated = knowledge_base.stated.values()
    return {one.id: _value(one, random) for one in stated if random.random() < share}


def _value(attribute: Attribute, random: Random) -> Value:
    match attribute.kind:
        case "yes/no":
            return random.random() < 1 / 2
        case "number":
            few = random.uniform(attribute.least, min(attribute.least + 8, attribute.most))
            number = random.choice([int(few), round(few * 4) / 4, round(few, 2), attribute.most])
            return whole_or_not(float(number))
        case "several":
            chosen = tuple(id for id in attribute.choices if random.random() < 1 / 3)
            return chosen or (random.choice(list(attribute.choices)),)
        case "one":
            return random.choice(list(attribute.choices))
