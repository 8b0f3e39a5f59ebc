"""Questions that other answers make needless: relevance conditions, as surveys call them.

A question is moot where it makes no sense, and pointless where its answer decides nothing. Both are
said in the vocabulary; that what is pointless decides no path is proved by `authoring/prove`.
"""

from collections.abc import Mapping

from engine.core.model import AnyOf, Attribute, Facts, Test
from engine.core.semantics import accepts


def is_needless(attribute: Attribute, known: Facts) -> bool:
    """Whether what is known makes a question about the attribute moot or pointless."""
    moot = (AnyOf(id, values) for id, values in attribute.moot_if.items())
    return any(_holds(test, known) for test in moot) or any(
        all(_holds(test, known) for test in case) for case in attribute.pointless_if
    )


def asked_before(
    attributes: Mapping[str, Attribute], attribute: Attribute, known: Facts
) -> tuple[str, ...]:
    """The attributes whose answers may still make the question needless: to be asked before it.

    What may make it pointless comes first within the topic only: a question that would tell much is
    not put off for the few for whom it tells nothing.
    """
    cases = [
        case
        for case in attribute.pointless_if
        if all(_holds(test, known) for test in case if test.attribute in known)
    ]
    tested = (
        test.attribute
        for case in cases
        for test in case
        if attributes[test.attribute].topic == attribute.topic
    )
    return tuple(dict.fromkeys((*attribute.moot_if, *tested)))


def _holds(test: Test, known: Facts) -> bool:
    return test.attribute in known and accepts(test, known[test.attribute])
