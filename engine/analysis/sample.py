"""People made up at random, to see what is likely; the same ones at each call."""

from functools import lru_cache
from random import Random

from engine.core.model import Attribute, KnowledgeBase
from engine.engines.population import Answers, Population, Single, singles, with_roles

PEOPLE = 8192
SEED = 2026
MOST_CHOSEN = 3  # of several values
BYTE = 256  # a byte of chance picks one of so many answers
NO, YES = b"01"
KEPT = 4  # knowledge bases


@lru_cache(maxsize=KEPT)
def random_population(knowledge_base: KnowledgeBase) -> Population:
    """People who have said everything, at random.

    Every value is about as likely as the others, a number is any whole one of its range, and of
    several values people have one, two or three. No answer has to do with another one.
    """
    random = Random(SEED)
    having: Answers = {}
    for id, attribute in knowledge_base.stated.items():
        answers = _answers(attribute, random)
        drawn = random.randbytes(PEOPLE)
        having[id] = {
            one: int(drawn.translate(bytes(YES if one in each else NO for each in answers)), 2)
            for one in dict.fromkeys(one for each in answers for one in each)
        }
    return Population(PEOPLE, with_roles(knowledge_base, having))


def _answers(attribute: Attribute, random: Random) -> list[tuple[Single, ...]]:
    """What each byte of chance makes somebody say about an attribute."""
    values = singles(attribute)
    if attribute.kind == "several":
        most = min(MOST_CHOSEN, len(values))
        return [tuple(random.sample(values, 1 + byte % most)) for byte in range(BYTE)]
    return [(values[byte * len(values) // BYTE],) for byte in range(BYTE)]
