"""The worked examples of a rule base, as its rule book shows them."""

from collections.abc import Iterator
from pathlib import Path as FilePath

from engine.authoring.mentions import source_files
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError
from engine.facts.parse import understand_all
from engine.rulebase.files import CASES
from engine.rulebase.place import rules_place
from engine.views.book.rules import BookCase


def book_cases(
    knowledge_base: KnowledgeBase, folder: str | FilePath | None = None
) -> Iterator[BookCase]:
    """Every worked example in the folder `cases`, in the order of the files.

    `folder` is where the rule base was loaded from, as `load_rules` takes it. Raises
    CrossroadsError for an example that cannot be understood.
    """
    for file in source_files(*rules_place(folder)):
        if file.name == CASES:
            for number, case in enumerate(file.content.get("case", ()), 1):
                where = f"{file.where}, case {number}"
                yield _case(knowledge_base, case, where)


def _case(knowledge_base: KnowledgeBase, case: object, where: str) -> BookCase:
    match case:
        case {"name": str(name), "facts": dict(facts)}:
            path = case.get("path") or None
            if path is not None and path not in knowledge_base.paths:
                cure = f"The paths are {', '.join(knowledge_base.paths)}."
                raise CrossroadsError(where, f"has the path '{path}', which is not known", cure)
            known = understand_all(knowledge_base, facts, f"{where}: ")
            return BookCase(name, tuple(case.get("rules", ())), known, path)
        case _:
            what = "has no name or no facts"
            raise CrossroadsError(where, what, 'Write name = "..." and facts = { ... }.')
