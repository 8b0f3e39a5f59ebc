"""The column that divides people into groups, and the columns by which nobody is grouped."""

from collections.abc import Sequence

from engine.batch.columns.headings import positions_needed
from engine.batch.columns.recognition import Column, recognised
from engine.core.model import KnowledgeBase
from engine.errors import MisuseError
from engine.language.sentences import quote
from engine.rulebase.figures import answers_under


def group_column(
    knowledge_base: KnowledgeBase,
    headings: Sequence[str],
    columns: Sequence[Column],
    said: str,
) -> int:
    """The position of the column that --by names; `columns` are those of the input, as matched.

    Raises MisuseError, naming the nearest, for a heading that the file does not have, and for a
    column by which nobody is to be grouped.
    """
    where = f"--by {quote(said)}"
    _refuse_protected(knowledge_base, where, said)
    at = positions_needed(headings, said, where, "file of advice")
    if len(at) > 1:
        raise MisuseError(where, "the file has several such columns", "Rename all but one.")
    heading = headings[at[0]]
    if at[0] >= len(columns):
        what = "is no column of the input: it stands with the result, which is counted in any case"
        raise MisuseError(where, what, "Name a column of the input.")
    _refuse_protected(knowledge_base, where, heading)
    column = columns[at[0]]
    _refuse_counted(knowledge_base, where, column.attribute or _usual(knowledge_base, heading))
    return at[0]


def _usual(knowledge_base: KnowledgeBase, heading: str) -> str:
    """What a column with this heading usually holds."""
    return recognised(knowledge_base, heading).attribute or ""


def _refuse_counted(knowledge_base: KnowledgeBase, where: str, attribute: str) -> None:
    """Refuse an answer that a figure counts: two tables of one answer can be subtracted."""
    for figure in knowledge_base.figures:
        if attribute in answers_under(figure.of, knowledge_base.rules):
            what = f"is what the figure {quote(figure.title)} counts in any case"
            if figure.count_only:
                what = f"is of the figure {quote(figure.title)}, which is a number and no groups"
            raise MisuseError(where, what, "Name another column.")


def _refuse_protected(knowledge_base: KnowledgeBase, where: str, heading: str) -> None:
    if knowledge_base.protected.names(heading):
        what = (
            "seems to name something that is protected, by which a report that goes round groups "
            "nobody"
        )
        raise MisuseError(where, what, "Name another column.")
