"""The result as a workbook shows it: titles beside ids, and sentences as a list of lines."""

from collections.abc import Mapping, Sequence

from engine.core.advice_row import (
    BETWEEN,
    NUMBERS,
    PROBLEMS,
    RESULT_COLUMNS,
    Wording,
    problems_cell,
)
from engine.core.model import KnowledgeBase

TITLE = {  # a column of ids: the column of their titles, behind it
    "path": "path_title",
    "runner_up": "runner_up_title",
    "next_roles": "next_role_titles",
}
SENTENCES = ("why", "advice", "cautions")
BULLET = "• "
NO_PATH = "Not enough to advise"

Cell = str | float | None


class ResultInWords:
    """The columns of a result in a workbook, and its cells under them.

    A rule base without roles has no column of their titles. Every column of the result itself is
    there under its own name, so that the workbook is read as the CSV is.
    """

    def __init__(self, wording: Wording) -> None:
        self._wording, rules = wording, wording.knowledge_base
        titles = {id: title for id, title in TITLE.items() if rules.roles or id != "next_roles"}
        self.columns = tuple(
            name for id in wording.columns for name in ([id, titles[id]] if id in titles else [id])
        )
        self.problems = self.columns.index(RESULT_COLUMNS[PROBLEMS])
        self._ids = {title: id for id, title in titles.items()}
        self._titles = {name: _titles_of(rules, id) for name, id in self._ids.items()}
        self.numbers = frozenset((*NUMBERS, *wording.scores))

    def cells(self, result: Sequence[str]) -> list[Cell]:
        """The cells of a result under the columns."""
        cells = dict(zip(self._wording.columns, result, strict=True))
        said = self._wording.said(cells)
        return [self._cell(name, cells, said) for name in self.columns]

    def with_problems(self, cells: Sequence[Cell], problems: Mapping[str, str]) -> Sequence[Cell]:
        """The cells of a result with the problems of a row."""
        at = self.problems
        return (*cells[:at], problems_cell(problems), *cells[at + 1 :])

    def _cell(self, name: str, cells: Mapping[str, str], said: Mapping[str, Sequence[str]]) -> Cell:
        if name in said:
            return as_lines(said[name])
        if name in self._titles:
            ids = filter(None, cells[self._ids[name]].split(BETWEEN))
            titles = as_lines([self._titles[name][id] for id in ids])
            return titles or (NO_PATH if name == TITLE["path"] else "")
        text = cells[name]
        if name in self.numbers:
            return (float(text) if "." in text else int(text)) if text else None
        return text


def as_lines(texts: Sequence[str]) -> str:
    """Texts as the lines of one cell, with a bullet before each where there are several.

    >>> as_lines(["One."]), as_lines(["One.", "Two."])
    ('One.', '• One.\\n• Two.')
    """
    return "\n".join(f"{BULLET}{text}" for text in texts) if len(texts) > 1 else "".join(texts)


def _titles_of(rules: KnowledgeBase, ids: str) -> Mapping[str, str]:
    """The titles of what a column of ids names."""
    if ids == "next_roles":
        return {role.id: role.marked_title for role in rules.roles.values()}
    return {path.id: path.title for path in rules.paths.values()}
