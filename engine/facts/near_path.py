"""Name resolution for one path: by its id, its title, a part of either, or a near miss.

A page says which path it is about, so that what was understood is seen.
"""

from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.language.sentences import listed, lower_first, quote
from engine.language.spelling import fold, nearest


def near_path(knowledge_base: KnowledgeBase, words: str, where: str) -> str:
    """The id of the path that the words name. Raises MisuseError where they name none, or two."""
    said = fold(words.rstrip("?! ."))
    names = {
        name: id
        for id, path in knowledge_base.paths.items()
        for name in (fold(id), fold(path.title))
    }
    if said in names:
        return names[said]
    within = {id for name, id in names.items() if f" {said} " in f" {name} "}
    if len(within) == 1:
        return within.pop()
    if near := nearest(said, names):
        return names[near]
    titles = [lower_first(path.title) for path in knowledge_base.paths.values()]
    raise MisuseError(where, f"{quote(words)} is no path", f"The paths are {listed(titles)}.")
