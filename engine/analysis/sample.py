"""A random sample of complete answers, for witnesses and expected information gain.

The seed is fixed, so the order of questions is the same on every run. Another SEED or another
distribution changes that order, and with it the transcripts in tests and documentation.
"""

from functools import lru_cache
from random import Random

from engine.core.model import Attribute, KnowledgeBase
from engine.engines.population import Answers, Population, Single, single_values, with_roles

PEOPLE = 8192
SEED = 2026
MOST_CHOSEN = 3  # of several values
BYTE = 256  # one random byte draws one of this many answers
NO, YES = b"01"
KEPT = 4  # knowledge bases in the cache


@lru_cache(maxsize=KEPT)
def random_population(knowledge_base: KnowledgeBase) -> Population:
    """A population whose people have answered everything at random.

    Answers are independent and about uniform: over the values, over the whole numbers of a range,
    and over subsets of one to MOST_CHOSEN of several values.
    """
    random = Random(SEED)
    answers: Answers = {}
    for id, attribute in knowledge_base.stated.items():
        by_byte = _answers(attribute, random)
        drawn = random.randbytes(PEOPLE)
        answers[id] = {
            value: int(drawn.translate(bytes(YES if value in one else NO for one in by_byte)), 2)
            for value in dict.fromkeys(value for one in by_byte for value in one)
        }
    return Population(PEOPLE, with_roles(knowledge_base, answers))


def _answers(attribute: Attribute, random: Random) -> list[tuple[Single, ...]]:
    """The answer, of one value or several, that each value of a random byte stands for."""
    values = single_values(attribute)
    if attribute.kind == "several":
        most = min(MOST_CHOSEN, len(values))
        return [tuple(random.sample(values, 1 + byte % most)) for byte in range(BYTE)]
    return [(values[byte * len(values) // BYTE],) for byte in range(BYTE)]
