"""What stands on the screen: results, rules and summaries as lines of text.

Every function returns text. Colour only marks headings and is dropped by click where the output is
no terminal, so nothing may depend on it.
"""

import shutil
import textwrap
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

import click

from engine.explanation import (
    certainty_in_words,
    effects_in_words,
    fact_in_words,
    facts_behind,
    listed,
    source_in_words,
    standing_in_words,
    test_in_words,
)
from engine.model import (
    CURRENT_ROLE,
    EXTENSION_MARK,
    Advice,
    Attribute,
    KnowledgeBase,
    Reason,
    Rule,
)
from engine.openness import look_ahead
from engine.soundness import carriers

if TYPE_CHECKING:
    from engine.batch import Summary

WIDEST = 88
MOST_FREQUENT = 5  # problems of one column that are shown
EXTENSION_MEANS = "our addition; the document does not say it."
TOLD_NEXT = 5  # questions that are put first when there is not enough to advise


def width() -> int:
    """The columns to write in: those of the terminal, as far as lines stay readable."""
    return min(WIDEST, shutil.get_terminal_size().columns)


def heading(text: str) -> str:
    """A heading."""
    return click.style(text, bold=True)


def paragraph(text: str, indent: int = 2, mark: str = "") -> str:
    """Text wrapped to the screen; the mark hangs before its first line."""
    first = " " * indent + mark
    return textwrap.fill(
        text,
        width(),
        initial_indent=first,
        subsequent_indent=" " * len(first),
        break_long_words=False,
        break_on_hyphens=False,
    )


def section(title: str, entries: Iterable[str]) -> str:
    """A heading and its entries; '' where there are none."""
    lines = list(entries)
    return "\n".join([heading(title), *lines]) + "\n" if lines else ""


def bullets(texts: Iterable[str]) -> list[str]:
    """Each text as an entry of a list."""
    return [paragraph(text, mark="- ") for text in texts]


def show_advice(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    """A result as a person reads it."""
    parts = [
        _recommendation(knowledge_base, advice),
        section("Why", _reasons(knowledge_base, advice, 1)),
        section("What speaks against it", _reasons(knowledge_base, advice, -1)),
        section(_next_title(advice), _next_roles(knowledge_base, advice)),
        section("What to do", bullets(advice.advice)),
        section("What to mind", bullets(advice.cautions)),
        section("Runner-up", _runner_up(knowledge_base, advice)),
        section("Not understood", bullets(_problems(knowledge_base, advice))),
        _missing(knowledge_base, advice),
    ]
    body = "\n".join(part for part in parts if part)
    closing = [paragraph(knowledge_base.texts["closing"].words, indent=0)]
    if EXTENSION_MARK in body:
        closing.append(paragraph(f"{EXTENSION_MARK}: {EXTENSION_MEANS}", indent=0))
    return "\n".join([body, *closing])


def _recommendation(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    if advice.path is None or advice.certainty is None:
        weighed = any(standing.score for standing in advice.ranking)
        text = (
            "What is known speaks against some of the paths, and for none of them."
            if weighed
            else "Nothing that is known speaks for any of the five paths."
        )
        return section("Not enough to advise", [paragraph(text)])
    path = knowledge_base.paths[advice.path]
    title = f"{path.title}: {certainty_in_words(advice.certainty)}"
    return section(title, [paragraph(path.summary)])


def _reasons(knowledge_base: KnowledgeBase, advice: Advice, sign: int) -> list[str]:
    """The reasons for (sign 1) or against (-1) the recommended path, the weightiest first."""
    chosen = [reason for reason in advice.reasons if reason.weight * sign > 0]
    chosen.sort(key=lambda reason: -abs(reason.weight))
    return [_reason(knowledge_base, advice, reason) for reason in chosen]


def _reason(knowledge_base: KnowledgeBase, advice: Advice, reason: Reason) -> str:
    rule = knowledge_base.rules[reason.rule]
    lines = [
        paragraph(rule.marked(reason.because), mark="- "),
        paragraph(f"From {'; '.join(facts_behind(knowledge_base, advice, reason))}.", indent=4),
        paragraph(
            f"Rule {rule.id} ({reason.weight:+d} decibans), {source_in_words(rule)}.", indent=4
        ),
    ]
    return "\n".join(lines)


def _next_title(advice: Advice) -> str:
    return "Next roles" if len(advice.next_roles) > 1 else "Next role"


def _next_roles(knowledge_base: KnowledgeBase, advice: Advice) -> list[str]:
    present = advice.facts.get(CURRENT_ROLE)
    titles = [
        knowledge_base.roles[id].title + (" (your title stays)" if id == present else "")
        for id in advice.next_roles
    ]
    elsewhere = " with another employer" if advice.path == "move_out" else ""
    return [paragraph(f"{listed(titles, 'or')}{elsewhere}")] if titles else []


def _runner_up(knowledge_base: KnowledgeBase, advice: Advice) -> list[str]:
    words = standing_in_words(knowledge_base, advice)
    return [paragraph(words)] if words else []


def _problems(knowledge_base: KnowledgeBase, advice: Advice) -> list[str]:
    attributes = knowledge_base.attributes
    return [f"{attributes[id].title}: {problem}" for id, problem in advice.problems.items()]


def _missing(knowledge_base: KnowledgeBase, advice: Advice) -> str:
    """What was not known and could still matter; all the more where there is no path."""
    outlook = look_ahead(knowledge_base, advice.facts)
    asked = [knowledge_base.attributes[id] for id in outlook.questions]
    if advice.path is None:
        asked.sort(key=lambda item: -_sway(knowledge_base, outlook.questions[item.id]))
        told = [f"{item.id}: {item.question}" for item in asked[:TOLD_NEXT]]
        return section("What to tell next", bullets(told))
    effect = "add to the advice" if outlook.settled else "change the path"
    names = ", ".join(item.id for item in asked)
    return section(f"Not known, and could still {effect}", [paragraph(names)] if names else [])


def _sway(knowledge_base: KnowledgeBase, rules: Sequence[Rule]) -> int:
    """How much the rules together could move the scores."""
    return sum(abs(w) for rule in rules for w in knowledge_base.evidence(rule).values())


def show_rule(knowledge_base: KnowledgeBase, rule: Rule) -> str:
    """A rule as sentences: when, then, because, source, and where it stands."""
    when = [test_in_words(knowledge_base, test) for test in rule.when]
    statements = [
        f"{id}, {knowledge_base.statements[id].section}: {knowledge_base.statements[id].text}"
        for id in rule.source
    ]
    parts = [
        section(rule.id, [paragraph(f"{rule.where}; {source_in_words(rule)}")]),
        section("When", bullets(when)),
        section("Then", bullets(effects_in_words(knowledge_base, rule))),
        section("Because", [paragraph(rule.because)]),
        section("Source", bullets(statements)),
    ]
    return "\n".join(parts).rstrip("\n")


def show_rules(knowledge_base: KnowledgeBase) -> str:
    """Every rule with its id and its reason, file by file."""
    rules = knowledge_base.rules.values()
    files = groupby(rules, key=lambda rule: rule.where.partition(",")[0])
    return "\n".join(
        section(file, (_entry(rule.id, rule.marked(rule.because)) for rule in held))
        for file, held in files
    ).rstrip("\n")


def show_trace(knowledge_base: KnowledgeBase) -> str:
    """Every statement with what carries it, and every rule with its statements."""
    carried = carriers(knowledge_base)
    statements = [
        _entry(
            f"{id} {statement.text}", listed(_named(knowledge_base, item) for item in carried[id])
        )
        for id, statement in knowledge_base.statements.items()
    ]
    rules = [_entry(rule.id, source_in_words(rule)) for rule in knowledge_base.rules.values()]
    texts = [
        _entry(id, listed(item.source))
        for group in (knowledge_base.texts, knowledge_base.paths)
        for id, item in group.items()
    ]
    parts = [
        section("Statements, and what carries them", statements),
        section("Rules, and the statements that they encode", rules),
        section("Texts and paths, and the statements that they carry", texts),
    ]
    return "\n".join(parts).rstrip("\n")


def _named(knowledge_base: KnowledgeBase, id: str) -> str:
    rule = knowledge_base.rules.get(id)
    return rule.marked(id) if rule else id


def _entry(term: str, description: str) -> str:
    return f"{paragraph(term)}\n{paragraph(description, indent=6)}"


def show_question(attribute: Attribute, number: int, remaining: int) -> str:
    """A question with its choices."""
    left = f"at most {remaining} more to come" if remaining else "the last one"
    lines = [heading(paragraph(f"{number}. {attribute.question}  ({left})", indent=0))]
    choices = attribute.choices.values()
    lines += [f"  {place:>3}  {choice.label}" for place, choice in enumerate(choices, 1)]
    return "\n".join(lines)


def show_noted(attribute: Attribute, value: object) -> str:
    """An answer as it was understood."""
    return paragraph(f"Noted: {fact_in_words(attribute, value)}.")  # type: ignore[arg-type]


def attribute_list(knowledge_base: KnowledgeBase) -> list[tuple[str, str]]:
    """Every attribute that can be stated, with its values."""
    return [(id, _values(attribute)) for id, attribute in knowledge_base.stated.items()]


def _values(attribute: Attribute) -> str:
    match attribute.kind:
        case "yes/no":
            return "yes or no"
        case "number":
            return f"{attribute.least} to {attribute.most} {attribute.unit}"
        case "several":
            return f"any of {', '.join(attribute.choices)}"
        case "one":
            return f"one of {', '.join(attribute.choices)}"


def show_summary(knowledge_base: KnowledgeBase, summary: "Summary") -> str:
    """What a batch did: rows, paths, columns, and what was not understood."""
    paths = [
        (knowledge_base.paths[id].title if id else "Not enough to advise", rows)
        for id, rows in summary.paths.items()
    ]
    taken = [c for c in summary.columns if c.attribute]
    passed = [c.heading for c in summary.columns if not c.attribute]
    parts = [
        section("Rows", _row_counts(summary)),
        section("Paths", [f"  {rows:>9,}  {title}" for title, rows in paths if rows]),
        section(
            "Columns that were read",
            bullets(f"{c.heading} as {c.attribute}, {c.how}" for c in taken),
        ),
        section(
            "Columns passed through, not read", [paragraph(", ".join(passed))] if passed else []
        ),
        section("Not understood", _problem_counts(summary)),
        section("Rejected", bullets(f"line {r.line}: {r.reason}" for r in summary.rejected_rows)),
        section("Notes", bullets(summary.notes)),
        section("Files", _files(summary)),
    ]
    return "\n".join(part for part in parts if part).rstrip("\n")


def _row_counts(summary: "Summary") -> list[str]:
    counts = [
        (summary.rows_in, "rows in"),
        (summary.rows_out, "advised, one result each"),
        (summary.rejected, "rejected"),
        (summary.profiles, "different sets of facts"),
        (summary.blank_lines, "blank lines, not rows"),
    ]
    return [
        f"  {count:>9,}  {what}"
        for count, what in counts
        if count or what != "blank lines, not rows"
    ]


def _problem_counts(summary: "Summary") -> list[str]:
    lines = []
    for heading_, problems in summary.problems.items():
        lines.append(paragraph(f"{heading_}: {sum(problems.values()):,} cells"))
        shown = list(problems.items())[:MOST_FREQUENT]
        lines += [paragraph(f"{rows:,} x {problem}", indent=4) for problem, rows in shown]
        if len(problems) > MOST_FREQUENT:
            lines.append(paragraph(f"and {len(problems) - MOST_FREQUENT:,} others", indent=4))
    return lines


def _files(summary: "Summary") -> list[str]:
    lines = [] if summary.output == "-" else [f"The advice is in {summary.output}."]
    if summary.rejects and summary.rejected:
        lines.append(f"The rejected rows are in {summary.rejects}.")
    return bullets(lines)
