"""Serialization of a result as one row of a table: text cells, or fields that keep their types.

`RESULT_COLUMNS` is the contract with every output format, with the SQL query and with
docs/advice.schema.json: its names and its order change together with theirs.
"""

from collections.abc import Mapping, Sequence
from typing import Literal

from engine.core.advice import Advice
from engine.core.model import NOT_ENOUGH, KnowledgeBase, Rule
from engine.core.semantics import by_horizon
from engine.language.spelling import fold

RESULT_COLUMNS = (
    "path",
    "case",
    "certainty",
    "score",
    "runner_up",
    "margin",
    "known",
    "next_roles",
    "why",
    "advice",
    "cautions",
    "rules_fired",
    "problems",
    "rules_version",
)
COUNTED = ("path", "case", "margin", "known")  # what the summary of many results counts
NUMBERS = ("certainty", "score", "margin", "known")
PROBLEMS = RESULT_COLUMNS.index("problems")
BETWEEN = "; "

Reasons = Literal["text", "ids"]
Field = str | int | float | list[str] | Mapping[str, str] | None


def result_cells(advice: Advice) -> tuple[str, ...]:
    """A result as text cells in the order of RESULT_COLUMNS; lists are joined by '; '."""
    return (
        advice.path or "",
        advice.case or "",
        "" if advice.certainty is None else f"{advice.certainty:.2f}",
        _number(advice.score),
        advice.runner_up or "",
        _number(advice.margin),
        _number(advice.known),
        BETWEEN.join(advice.next_roles),
        BETWEEN.join(advice.why),
        BETWEEN.join(advice.advice),
        BETWEEN.join((*advice.contradictions, *advice.cautions)),
        BETWEEN.join(advice.rules_fired),
        problems_cell(advice.problems),
        advice.rules_version,
    )


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def problems_cell(problems: Mapping[str, str]) -> str:
    """The input problems as one cell."""
    return BETWEEN.join(problem_texts(problems))


def with_problems(result: Sequence[str], problems: Mapping[str, str]) -> Sequence[str]:
    """The cells of a result with other input problems in place of its own."""
    return (*result[:PROBLEMS], problems_cell(problems), *result[PROBLEMS + 1 :])


def problem_texts(problems: Mapping[str, str]) -> list[str]:
    """Each input problem behind its attribute's id."""
    return [f"{attribute}: {problem}" for attribute, problem in problems.items()]


class Wording:
    """The form of the columns `why`, `advice` and `cautions`: sentences, or the ids of their rules.

    Sentences are looked up from the ids in `rules_fired`; splitting a cell would fail, since a
    sentence may contain a semicolon. The columns that follow the result's own are named by
    `explained`, by `scores`, which are numbers, and by `decision`, which stay empty.
    """

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        reasons: Reasons = "text",
        explained: Sequence[str] = (),
        scores: Sequence[str] = (),
        decision: Sequence[str] = (),
    ) -> None:
        self.knowledge_base, self._by_id = knowledge_base, reasons == "ids"
        self._rules = knowledge_base.rules
        self.version = knowledge_base.version
        self.columns = (*RESULT_COLUMNS, *explained, *scores, *decision)
        self.explained, self.scores, self.decision = map(tuple, (explained, scores, decision))
        self.blank = ("",) * len(self.decision)
        self.not_enough = [] if self._by_id else [knowledge_base.texts[NOT_ENOUGH].words]

    def cells(self, result: Sequence[str]) -> Sequence[str]:
        """A result as text cells in this form; the cells given hold sentences."""
        if not self._by_id:
            return result
        said = self.said(dict(zip(self.columns, result, strict=True)))
        given = zip(self.columns, result, strict=True)
        return [BETWEEN.join(said[name]) if name in said else cell for name, cell in given]

    def fields(self, result: Sequence[str], problems: Mapping[str, str]) -> dict[str, Field]:
        """A result as typed fields in the same order, valid under docs/advice.schema.json."""
        cells = dict(zip(self.columns, result, strict=True))
        typed: dict[str, Field] = {
            "path": cells["path"] or None,
            "case": cells["case"] or None,
            "certainty": float(cells["certainty"]) if cells["certainty"] else None,
            "score": int(cells["score"]) if cells["score"] else None,
            "runner_up": cells["runner_up"] or None,
            "margin": int(cells["margin"]) if cells["margin"] else None,
            "known": int(cells["known"]),
            "next_roles": _ids(cells["next_roles"]),
            **self.said(cells),
            "rules_fired": _ids(cells["rules_fired"]),
            "problems": problems,
            "rules_version": cells["rules_version"],
            **{name: cells[name] or None for name in (*self.explained, *self.decision)},
            **{name: int(cells[name]) for name in self.scores},
        }
        return {name: typed[name] for name in self.columns}

    def said(self, cells: Mapping[str, str]) -> dict[str, list[str]]:
        """`why`, `advice` and `cautions` of the fired rules, in the order of the cell."""
        rules = [self._rules[id] for id in _ids(cells["rules_fired"])]
        path = cells["path"]
        why = [self.put(one, one.because) for one in rules if path in one.supports]
        in_order = by_horizon(self.knowledge_base, rules)
        contradictions = [self.put(one, one.contradiction) for one in rules if one.contradiction]
        cautions = [self.put(one, one.caution) for one in rules if one.caution]
        return {
            "why": why if path else self.not_enough,
            "advice": [self.put(one, one.advise) for one in in_order if one.advise],
            "cautions": [*contradictions, *cautions],
        }

    def put(self, rule: Rule, sentence: str) -> str:
        """A sentence of a rule in this form."""
        return rule.id if self._by_id else rule.marked(sentence)


def _ids(cell: str) -> list[str]:
    """The ids in a cell; no id contains the separator."""
    return cell.split(BETWEEN) if cell else []


def distinct(headings: Sequence[str], taken: Sequence[str] = ()) -> tuple[str, ...]:
    """Column names that are unique and not empty, for formats that demand it.

    Case does not make a name distinct. `taken` are names that the headings must avoid.

    >>> distinct(["id", "", "ID", "path"], taken=["path"])
    ('id', 'column 2', 'ID (2)', 'path (2)')
    """
    known = {fold(name) for name in taken}
    names = []
    for at, heading in enumerate(headings, 1):
        first = heading if heading.strip() else f"column {at}"
        name, number = first, 2
        while fold(name) in known:
            name, number = f"{first} ({number})", number + 1
        known.add(fold(name))
        names.append(name)
    return tuple(names)
