"""Roles side by side in English: how a next role differs from the present one."""

from dataclasses import dataclass

from engine.core.model import KnowledgeBase, Role
from engine.language.sentences import listed, number_word, short

TRACK = "role_track"


@dataclass(frozen=True, slots=True)
class RoleInWords:
    """A role as one row of a table: its title, level, track, and the roles above it."""

    title: str
    level: str
    track: str
    leads_on: str


def role_in_words(
    knowledge_base: KnowledgeBase, role: Role, present: Role | None = None
) -> RoleInWords:
    """A role; with the `present` one, how far its level is from that, and whether its track is."""
    above = [knowledge_base.roles[id].title for id in role.above]
    track = short(knowledge_base.attributes[TRACK].choices[role.track].label)
    differs = present is not None and present.track != role.track
    return RoleInWords(
        title=role.marked_title if present else role.title,
        level=f"{role.level}{f', {levels_apart(role.level - present.level)}' if present else ''}",
        track=f"{track}, a change" if differs else track,
        leads_on=listed(above, "or") if above else "nothing in the catalogue",
    )


def levels_apart(steps: int) -> str:
    """The distance between two levels.

    >>> levels_apart(1), levels_apart(-2), levels_apart(0)
    ('one up', 'two down', 'the same')
    """
    if steps == 0:
        return "the same"
    return f"{number_word(abs(steps))} {'up' if steps > 0 else 'down'}"
