"""Column projection: which columns of the input go on into the output.

A column whose heading names something protected does so only where it is named itself, or read.
"""

from collections.abc import Sequence

from engine.batch.columns.headings import positions, positions_needed
from engine.batch.columns.recognition import Column
from engine.core.model import KnowledgeBase

ALL = "all"


def kept_columns(
    knowledge_base: KnowledgeBase, columns: Sequence[Column], keep: Sequence[str] | None
) -> tuple[int, ...]:
    """The positions of the columns that go on into the output.

    None, and the word `all` among the headings, stand for all of them but those that are protected
    and not read. Raises MisuseError, naming the nearest, for a heading that the file does not have.
    """
    headings, whole = [column.heading for column in columns], takes_all(columns, keep)
    found = set(range(len(columns))) if whole else set()
    found -= set(protected_columns(knowledge_base, columns))
    for name in keep or ():
        if not (whole and name == ALL):
            found.update(positions_needed(headings, name, "--keep", knowledge_base.help.file))
    return tuple(sorted(found))


def takes_all(columns: Sequence[Column], keep: Sequence[str] | None) -> bool:
    """Whether every column is kept that is not protected. A column may be headed `all` itself."""
    headed = [column.heading for column in columns]
    return keep is None or (ALL in keep and not positions(headed, ALL))


def protected_columns(knowledge_base: KnowledgeBase, columns: Sequence[Column]) -> tuple[int, ...]:
    """The positions of the columns that seem protected, and are not read."""
    return tuple(
        at
        for at, column in enumerate(columns)
        if column.attribute is None and knowledge_base.protected.names(column.heading)
    )


def how_to_keep(heading: str) -> str:
    """The option that keeps a protected column beside the others.

    >>> how_to_keep("Gender"), how_to_keep("Born, where")
    ('--keep "all,Gender"', '--keep "all,HEADING"')
    """
    plain = heading.strip() and not set(heading) & set(",\"'`$\\\n\r")
    return f'--keep "{ALL},{heading if plain else "HEADING"}"'
