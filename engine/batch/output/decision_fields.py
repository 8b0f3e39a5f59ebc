"""Decision fields of a workbook: data validation, with a list of what may be decided."""

from collections.abc import Sequence
from typing import Any

from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation

from engine.core.further_columns import DECIDED_ON, DECISION
from engine.core.model import KnowledgeBase

SHEET = "Decisions"
HEADING = "What may be chosen under decision"
FIRST_DAY = "36526"  # 1 January 2000, as workbooks count days
PROMPTS = {
    "decision": ("Decision", "What was decided, by a person. Choose from the list."),
    "decided_by": ("Decided by", "Who has decided, and answers for it."),
    DECIDED_ON: ("Decided on", "The day of the decision."),
    "reason_if_other": ("Reason", "Why, where the decision departs from the advice."),
}


def choices(knowledge_base: KnowledgeBase) -> list[str]:
    """What may be decided: one of the paths, none of them, or nothing yet."""
    phrases = knowledge_base.phrases
    titles = (path.title for path in knowledge_base.paths.values())
    return list(dict.fromkeys((*titles, phrases.none_of_these, phrases.undecided)))


def add_validations(sheet: Any, headings: Sequence[str], rows: int, listed: int) -> None:
    """Let so many rows of a sheet be filled in from the choices that are listed on their sheet.

    `headings` end with the fields of a decision.
    """
    for at, name in enumerate(DECISION, len(headings) - len(DECISION) + 1):
        validation = DataValidation(**_rule(name, listed), allow_blank=True)
        validation.promptTitle, validation.prompt = PROMPTS[name]
        validation.showInputMessage = validation.showErrorMessage = True
        letter = get_column_letter(at)
        validation.add(f"{letter}2:{letter}{max(rows, 1) + 1}")
        sheet.data_validations.append(validation)


def _rule(name: str, listed: int) -> dict[str, Any]:
    """What a field takes: one of a list, a day, or any text."""
    if name == DECISION[0]:
        source = f"{quote_sheetname(SHEET)}!$A$2:$A${listed + 1}"
        cure = f"Choose one of the list. It stands on the sheet {SHEET}."
        return {"type": "list", "formula1": source, "errorTitle": "Decision", "error": cure}
    if name == DECIDED_ON:
        cure = "Write a day, such as 2026-11-30."
        since = {"operator": "greaterThanOrEqual", "formula1": FIRST_DAY}
        return {"type": "date", **since, "errorTitle": "Decided on", "error": cure}
    return {}
