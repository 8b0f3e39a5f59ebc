"""How firm a result is, what would change it, and what is open, in words."""

from collections.abc import Iterator, Mapping, Sequence

from engine.alike import numbers_like
from engine.explaining.changes import Change
from engine.explaining.what_if import Firmness, Turn, Turns
from engine.explanation import (
    asked_in_words,
    fact_in_words,
    listed,
    lower_first,
    said_in_words,
    value_in_words,
)
from engine.model import Attribute, Facts, KnowledgeBase

FIRMNESS = (  # from which share of the answers one step away
    (0.9, "firm"),
    (0.75, "fair"),
    (0.0, "a close call"),
)
TOGETHER = "at most together with other answers"
YOURS = "yours to change or choose"
GIVEN = "not yours to change"


def firmness_in_a_word(firmness: Firmness) -> str:
    """How firm a recommendation is.

    >>> firmness_in_a_word(Firmness(kept=54, tried=60)), firmness_in_a_word(Firmness(44, 60))
    ('firm', 'a close call')
    """
    return next(word for least, word in FIRMNESS if firmness.share >= least)


def firmness_in_words(firmness: Firmness) -> str:
    """How firm a recommendation is, and what that is counted from."""
    word = firmness_in_a_word(firmness)
    kept = f"{firmness.kept} of {firmness.tried} changes of a single answer would keep it"
    return f"{word[:1].upper()}{word[1:]}: {kept}."


def change_in_words(knowledge_base: KnowledgeBase, change: Change) -> str:
    """One answer put differently, such as 'career ladder: clear (you said: none)'."""
    attribute = knowledge_base.attributes[change.attribute]
    if isinstance(change.before, tuple):
        return f"{lower_first(attribute.title)}: {_exchanged(attribute, change)}"
    return f"{fact_in_words(attribute, change.after)} ({said_in_words(attribute, change.before)})"


def _exchanged(attribute: Attribute, change: Change) -> str:
    """Of several values what came and what went."""
    added = value_in_words(attribute, change.added) if change.added else ""
    dropped = value_in_words(attribute, change.dropped) if change.dropped else ""
    if added and dropped:
        return f"{added} in place of {dropped}"
    return f"also {added}" if added else f"without {dropped}"


def turn_in_words(knowledge_base: KnowledgeBase, turn: Turn) -> str:
    """Where changes lead: 'Move up, with career ladder: clear (you said: none)'."""
    steps = listed(_step_in_words(knowledge_base, change) for change in turn.changes)
    return f"{result_in_words(knowledge_base, turn.path)}, with {steps}"


def _step_in_words(knowledge_base: KnowledgeBase, change: Change) -> str:
    """A step; a number stands for all that no rule tells apart from it."""
    attribute = knowledge_base.attributes[change.attribute]
    if attribute.kind != "number":
        return change_in_words(knowledge_base, change)
    alike = asked_in_words(knowledge_base, numbers_like(knowledge_base, attribute, change.after))
    return f"{alike} ({said_in_words(attribute, change.before)})"


def result_in_words(knowledge_base: KnowledgeBase, path: str | None) -> str:
    """A path, or that there is none."""
    return knowledge_base.paths[path].title if path else "Not enough to advise"


def kinds_in_words(
    knowledge_base: KnowledgeBase, facts: Facts, turns: Turns
) -> Iterator[tuple[str, tuple[Turn, ...]]]:
    """Each kind of smallest change by its name, unless nothing of the kind was said."""
    yours = {knowledge_base.attributes[id].yours for id in facts}
    if turns.yours or yours - {"no"}:
        yield YOURS, turns.yours
    if turns.given or yours - {"choose"}:
        yield GIVEN, turns.given


def smallest_in_words(knowledge_base: KnowledgeBase, facts: Facts, turns: Turns) -> Iterator[str]:
    """Of each kind the first of the smallest changes, and how many there are beside it."""
    for kind, some in kinds_in_words(knowledge_base, facts, turns):
        if not some:
            yield f"Nothing {kind} leads elsewhere, not even two answers together."
            continue
        more = f"; {len(some) - 1} more are as small" if some[1:] else ""
        yield f"{turn_in_words(knowledge_base, some[0])}. This is {kind}{more}."


def open_in_words(
    knowledge_base: KnowledgeBase, leads_to: Mapping[str, Sequence[str | None]]
) -> Iterator[str]:
    """Open questions, each with where an answer could lead; last those that cannot alone."""
    for id, paths in leads_to.items():
        if paths:
            results = (lower_first(result_in_words(knowledge_base, path)) for path in paths)
            yield f"{id}: {listed(results, 'or')}"
    together = [id for id, paths in leads_to.items() if not paths]
    if together:
        yield f"{listed(together)}: {TOGETHER}"
