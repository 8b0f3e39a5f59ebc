"""Sound files of each kind, for the mutators to damage. The people in them are made up."""

from collections.abc import Sequence
from io import BytesIO

import openpyxl

from tests.rulebase.small_rules import FILES

CSV = (
    "id,Job title,Years in role,Organisation size,Career ladder,Ambitions,Manager knows\n"
    '1,PMO analyst,3,small,none,"breadth; new challenge",yes\n'
    '2,"Project manager, senior",18 months,250+,clear,seniority and breadth,no\n'
    "3,Head of PMO,,,unclear,,n/a\n",
    "sep=;\nid;current_role;years_in_role;pnl_appetite\n1;PMO Manager;2,5;keen\n2;cook;-1;none\n",
    "Report of 1 May\n\nid\tcareer_ladder\tskills\n7\tnone\treporting|tools\n8\tclear\t\n",
    "id,career_ladder\n1,none\n<<<<<<< HEAD\n2,clear\n=======\n2,none\n>>>>>>> other\n1,none\n",
)
FACTS = (
    'current_role = "pmo_analyst"\nyears_in_role = 3\nambitions = ["breadth", "seniority"]\n'
    "manager_knows = true\n",
    '"Job title" = "PMO Manager"\ncareer_ladder = "none"\nyears_in_role = 2.5\nskills = "tools"\n',
)
MAPPING = (
    '[columns]\n"Stelle" = "current_role"\n"Jahre" = "years_in_role"\n"Notiz" = ""\n\n'
    '[values.career_ladder]\n"keine" = "none"\n"?" = ""\n\n[values.manager_knows]\n"1" = true\n',
    'columns = { "a" = "skills" }\nvalues = { skills = { "x" = ["tools", "training"] } }\n',
)
CASE = """\
[[case]]
name = "A happy cook"
facts = { happy = true, current_role = "cook", wishes = ["rise"], years = 5 }
path = "stay"
rules = ["stay-happy"]
"""
PROMISES = """\
[[promise]]
id = "happy-people-stay"
sentence = "Whoever is happy stays."
source = ["A2"]
for = { happy = true, current_role = "cook" }
never_path = ["go"]

[[accepted]]
finding = "gap"
about = ["go"]
because = "It is so small."
"""
STATE = (
    'rules_version = "0"\nknown.current_role = "pmo_analyst"\nanswers.career_ladder = "none"\n'
    'answers.ambitions = ["breadth"]\nanswers.years_in_role = ""\nsave = "facts.toml"\n',
)


def rule_files() -> list[tuple[str, str]]:
    """Every file of a small rule base by its name."""
    return [*FILES.items(), ("cases/one", CASE), ("promises", PROMISES)]


def workbooks() -> Sequence[bytes]:
    """Two workbooks: one of texts, and one of numbers, dates and merged cells."""
    return (
        _workbook([["id", "Job title", "Years in role"], [1, "PMO analyst", 3], [2, "cook", 0.5]]),
        _workbook([["Report"], [], ["id", "career_ladder"], ["a", "none"], ["b", True]], "A1:B1"),
    )


def _workbook(rows: Sequence[Sequence[object]], merged: str = "") -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows:
        sheet.append(list(row))
    if merged:
        sheet.merge_cells(merged)
    target = BytesIO()
    book.save(target)
    return target.getvalue()
