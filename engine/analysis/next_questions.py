"""Question selection without an interview: the open questions in the order in which they tell most.

First come those whose answer alone leads to the most paths, and of equals those with the highest
expected information gain.
"""

from engine.analysis.report import Report


def next_questions(report: Report) -> dict[str, tuple[str | None, ...]]:
    """Every open question that could change the path, with the results that it alone leads to."""
    outlook, leads_to = report.outlook, report.missing_facts.leads_to

    def worth(id: str) -> tuple[int, float]:
        paths = sum(path is not None for path in leads_to[id])
        return -paths, -outlook.information_gain(id)

    return {id: leads_to[id] for id in sorted(leads_to, key=worth)}
