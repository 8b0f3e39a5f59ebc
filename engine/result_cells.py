"""The result as text cells: one row of a table."""

from collections.abc import Mapping

from engine.model import Advice

RESULT_COLUMNS = (
    "path",
    "certainty",
    "score",
    "runner_up",
    "margin",
    "next_roles",
    "why",
    "advice",
    "cautions",
    "rules_fired",
    "problems",
    "rules_version",
)
PROBLEMS = RESULT_COLUMNS.index("problems")


def result_cells(advice: Advice) -> tuple[str, ...]:
    """A result as text, in the order of RESULT_COLUMNS; several values are joined by '; '."""
    return (
        advice.path or "",
        "" if advice.certainty is None else f"{advice.certainty:.2f}",
        _number(advice.score),
        advice.runner_up or "",
        _number(advice.margin),
        "; ".join(advice.next_roles),
        "; ".join(advice.why),
        "; ".join(advice.advice),
        "; ".join(advice.cautions),
        "; ".join(advice.rules_fired),
        problems_cell(advice.problems),
        advice.rules_version,
    )


def _number(value: int | None) -> str:
    return "" if value is None else str(value)


def problems_cell(problems: Mapping[str, str]) -> str:
    """What was not understood, by attribute."""
    return "; ".join(f"{attribute}: {problem}" for attribute, problem in problems.items())
