"""What form services make of the questionnaire: the same answers in the shape of each export.

Written after their documentation and the exports that they make: Google Forms and Microsoft Forms
(one column a question), Jotform (several answers on lines), LimeSurvey (full answers, and codes),
Qualtrics (three header rows; choice text, split, and numeric), SurveyMonkey (two header rows, and
condensed), Typeform (a column for each choice, headed by it alone).
"""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from engine.core.model import Attribute, Facts, KnowledgeBase
from engine.web.services.limesurvey import answer_code, question_code
from tests.shipped import SHIPPED

Export = Callable[[Sequence[Facts]], str]

STATED = tuple(SHIPPED.stated.values())
PEOPLE: tuple[Facts, ...] = (
    {
        "current_role": "pmo_analyst",
        "years_in_role": 3,
        "organisation_size": "small",
        "career_ladder": "none",
        "ambitions": ("seniority", "new_challenge"),
        "manager_can_stretch": False,
        "serious_about_leaving": True,
    },
    {
        "current_role": "portfolio_manager",
        "employment": "permanent",
        "organisation_size": "large",
        "career_ladder": "clear",
        "ambitions": ("run_a_business_area",),
        "pnl_appetite": "keen",
        "skills": ("people_management", "tools", "change_management"),
        "cross_business_exposure": True,
    },
    {"current_role": "project_manager", "ambitions": ("stay_put",), "years_in_role": 0.5},
    {"current_role": "programme_manager", "field_preference": "leave_projects"},
    {
        "current_role": "pmo_manager",
        "career_ladder": "dead_mans_shoes",
        "ambitions": ("breadth", "lead_people", "better_pay_or_title"),
        "work_preference": "no_preference",
        "waits_to_be_put_forward": False,
    },
    {},
)


def ids(people: Sequence[Facts]) -> list[str]:
    """An id for each."""
    return [f"p{number:02}" for number in range(1, len(people) + 1)]


def told(attribute: Attribute, value: object, between: str = ", ") -> str:
    """An answer as a person sees it: labels, Yes or No, a number."""
    match value:
        case None:
            return ""
        case bool():
            return "Yes" if value else "No"
        case tuple():
            return between.join(attribute.choices[str(one)].label for one in value)
        case str():
            return attribute.choices[value].label
        case _:
            return str(value)


def rows_of(people: Sequence[Facts], between: str = ", ") -> list[list[str]]:
    """The answers of each, one column a question."""
    return [[told(one, facts.get(one.id), between) for one in STATED] for facts in people]


def as_csv(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """A table as CSV."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def google(people: Sequence[Facts]) -> str:
    """A time stamp and an address, then one column a question."""
    head = ["Timestamp", "Email Address", *(one.question for one in STATED)]
    body = zip(ids(people), rows_of(people), strict=True)
    return as_csv([head, *(["2025/03/03 9:00:00 am GMT+0", id, *row] for id, row in body)])


def microsoft(people: Sequence[Facts]) -> str:
    """Non-breaking spaces in headings; several answers end with a semicolon each."""
    asked = [f"{one.question}\xa0" for one in STATED]
    head = ["ID", "Start time", "Completion time", "Email", "Name", *asked]
    rows = []
    for id, row in zip(ids(people), rows_of(people, ";"), strict=True):
        answers = [
            f"{cell};" if cell and one.kind == "several" else cell
            for one, cell in zip(STATED, row, strict=True)
        ]
        rows.append(["1", "3/3/25 9:00:00", "3/3/25 9:04:00", id, "", *answers])
    return as_csv([head, *rows])


def jotform(people: Sequence[Facts]) -> str:
    """Several answers stand on lines of one cell."""
    head = ["Submission Date", "E-mail", *(one.question for one in STATED)]
    body = zip(ids(people), rows_of(people, "\n"), strict=True)
    return as_csv([head, *(["Mar 3, 2025", id, *row] for id, row in body)])


@dataclass(frozen=True, slots=True)
class Split:
    """A shape with a column for each choice: its headings, and what a tick and no tick look like.

    `heading` makes a heading from the attribute and the place of a choice, `tick` a cell.
    """

    heading: Callable[[Attribute, int | None], str]
    tick: Callable[[str], str]
    blank: str = ""
    answer: Callable[[Attribute, object], str] = told

    def headings(self) -> list[str]:
        """The headings of all questions."""
        return [
            self.heading(one, place)
            for one in STATED
            for place in (range(len(one.choices)) if one.kind == "several" else [None])
        ]

    def row(self, facts: Facts) -> list[str]:
        """The cells of one person."""
        cells = []
        for one in STATED:
            value = facts.get(one.id)
            if one.kind != "several":
                cells.append(self.answer(one, value))
                continue
            chosen = value if isinstance(value, tuple) else ()
            cells += [
                self.tick(choice.label) if id in chosen else (self.blank if chosen else "")
                for id, choice in one.choices.items()
            ]
        return cells


def label(attribute: Attribute, place: int) -> str:
    """The label of the choice at a place."""
    return list(attribute.choices.values())[place].label


def limesurvey(people: Sequence[Facts]) -> str:
    """Full texts of questions and answers; Yes and No in a column for each choice."""
    shape = Split(
        lambda one, at: one.question if at is None else f"{one.question} [{label(one, at)}]",
        lambda _: "Yes",
        "No",
    )
    head = ["Response ID", "Date submitted", "Last page", "Start language", *shape.headings()]
    return as_csv(
        [
            head,
            *(
                [id, "2025-03-03 09:00:00", "5", "en", *shape.row(facts)]
                for id, facts in zip(ids(people), people, strict=True)
            ),
        ]
    )


def limesurvey_codes(people: Sequence[Facts]) -> str:
    """Codes of questions and answers; Y in a column for each choice."""

    def coded(attribute: Attribute, value: object) -> str:
        match value:
            case bool():
                return "Y" if value else "N"
            case str():
                return answer_code(list(attribute.choices).index(value) + 1)
            case _:
                return told(attribute, value)

    shape = Split(
        lambda one, at: question_code(one.id) + ("" if at is None else f"[SQ{at + 1:03}]"),
        lambda _: "Y",
        answer=coded,
    )
    head = ["id", "submitdate", *shape.headings()]
    return as_csv(
        [
            head,
            *(
                [id, "2025-03-03 09:00:00", *shape.row(facts)]
                for id, facts in zip(ids(people), people, strict=True)
            ),
        ]
    )


def mapping_of_codes() -> str:
    """The mapping file that says what the codes of `limesurvey_codes` mean."""
    lines = ["[columns]"]
    for one in STATED:
        if one.kind == "several":
            lines += [
                f'"{question_code(one.id)}[SQ{at:03}]" = "{one.id}[{id}]"'
                for at, id in enumerate(one.choices, 1)
            ]
    for one in STATED:
        if one.kind == "one":
            lines.append(f"[values.{one.id}]")
            lines += [f'{answer_code(at)} = "{id}"' for at, id in enumerate(one.choices, 1)]
    return "\n".join(lines) + "\n"


def qualtrics(people: Sequence[Facts]) -> str:
    """Choice texts under codes, questions and import ids; several answers joined by commas."""
    names = [f"Q{number}" for number in range(1, len(STATED) + 1)]
    asked = [f"{one.question}{' - Selected Choice' * (one.kind == 'several')}" for one in STATED]
    return _qualtrics(people, names, asked, rows_of(people, ","))


def qualtrics_split(people: Sequence[Facts]) -> str:
    """A column for each choice, in which its text stands."""
    shape = Split(
        lambda one, at: (
            one.question if at is None else f"{one.question} - Selected Choice - {label(one, at)}"
        ),
        lambda text: text,
    )
    names = [f"Q{number}" for number in range(1, len(shape.headings()) + 1)]
    return _qualtrics(people, names, shape.headings(), [shape.row(facts) for facts in people])


def _qualtrics(
    people: Sequence[Facts],
    names: Sequence[str],
    asked: Sequence[str],
    rows: Sequence[Sequence[str]],
) -> str:
    fixed = ["StartDate", "EndDate", "ResponseId"]
    titles = ["Start Date", "End Date", "Response ID"]
    imports = [f'{{"ImportId":"{one}"}}' for one in (*fixed, *names)]
    times = ["2025-03-03 09:00:00", "2025-03-03 09:04:00"]
    body = zip(ids(people), rows, strict=True)
    return "\ufeff" + as_csv(
        [[*fixed, *names], [*titles, *asked], imports, *([*times, id, *row] for id, row in body)]
    )


def surveymonkey(people: Sequence[Facts]) -> str:
    """The question above the first of its choices, the choices in a second row."""
    shape = Split(lambda one, at: one.question if not at else "", lambda text: text)
    below = [
        "Response" if place is None else label(one, place)
        for one in STATED
        for place in (range(len(one.choices)) if one.kind == "several" else [None])
    ]
    head = ["Respondent ID", "Collector ID", *shape.headings()]
    body = zip(ids(people), people, strict=True)
    rows = [[id, "457000001", *shape.row(facts)] for id, facts in body]
    return as_csv([head, ["", "", *below], *rows])


def surveymonkey_condensed(people: Sequence[Facts]) -> str:
    """One column a question under a single header row."""
    head = ["Respondent ID", "Start Date", *(one.question for one in STATED)]
    body = zip(ids(people), rows_of(people), strict=True)
    return as_csv([head, *([id, "03/03/2025 09:00:00 AM", *row] for id, row in body)])


def typeform(people: Sequence[Facts]) -> str:
    """A column for each choice, headed by it alone; yes is 1 and no is 0."""
    shape = Split(
        lambda one, at: one.question if at is None else label(one, at),
        lambda text: text,
        answer=lambda one, value: str(int(value)) if isinstance(value, bool) else told(one, value),
    )
    head = ["#", *shape.headings(), "Start Date (UTC)", "Submit Date (UTC)", "Network ID"]
    body = zip(ids(people), people, strict=True)
    times = ["2025-03-03 09:00:00", "2025-03-03 09:04:00", "abc"]
    return as_csv([head, *([id, *shape.row(facts), *times] for id, facts in body)])


EXPORTS: tuple[Export, ...] = (
    google,
    microsoft,
    jotform,
    limesurvey,
    qualtrics,
    qualtrics_split,
    surveymonkey,
    surveymonkey_condensed,
    typeform,
)


def facts_of(people: Sequence[Facts], knowledge_base: KnowledgeBase = SHIPPED) -> list[Facts]:
    """The facts of each in the vocabulary's order, as a file gives them."""
    return [{id: one[id] for id in knowledge_base.stated if id in one} for one in people]
