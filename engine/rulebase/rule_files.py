"""The files of rules: which files they are, in which order, and the rules in them."""

from collections.abc import Mapping

from engine.core.model import Path, Rule
from engine.errors import Fault
from engine.language.spelling import nearest
from engine.rulebase.files import FIGURES, FIXED_FILES, PROMISES, RulesFolder
from engine.rulebase.rule_checks import rule_finding
from engine.rulebase.rule_language import Names, read_rule
from engine.rulebase.toml_lists import entries_of, repetitions
from engine.rulebase.toml_table import Table

HOMES = {  # the tables of each file
    "attribute": "vocabulary.toml",
    "words": "vocabulary.toml",
    "topics": "vocabulary.toml",
    "protected": "vocabulary.toml",
    "role": "roles.toml",
    "path": "paths.toml",
    "text": "paths.toml",
    "exercise": "paths.toml",
    "strengths": "paths.toml",
    "thresholds": "paths.toml",
    "horizons": "paths.toml",
    "notice": "paths.toml",
    "phrases": "paths.toml",
    "help": "paths.toml",
    "statement": "statements.toml",
    "means": "titles.toml",
    "seniority": "titles.toml",
    "unclear": "titles.toml",
    "other_work": "titles.toml",
    "promise": "promises.toml",
    "accepted": "promises.toml",
    "scopes": "promises.toml",
    "figure": "figures.toml",
    "rule": "a file of rules, such as situation.toml",
}
PARTS_OF_A_RULE = ("id", "source", "because", "when", "then", "origin")
NO_RULE = HOMES | dict.fromkeys(PARTS_OF_A_RULE, "a [[rule]]")


def rule_files(files: RulesFolder, paths: Mapping[str, Path]) -> list[str]:
    """The files of rules: the situation, the paths in the document's order, then the others.

    A file that holds nothing of ours is none of them; a note says so, and it is forgotten.
    """
    order = ("situation", *paths)
    names = [name for name in files.contents if name not in (*FIXED_FILES, PROMISES, FIGURES)]
    for name in [name for name in names if _is_foreign(files.contents[name])]:
        names.remove(name)
        del files.contents[name]
        what = "holds no [[rule]], and is not read"
        files.notes.append(Fault(f"{files.name}/{name}.toml", what))
    return sorted(
        names, key=lambda name: (order.index(name) if name in order else len(order), name)
    )


def _is_foreign(content: Mapping[str, object]) -> bool:
    """Whether a file has no table that might be meant for us."""
    return not any(key in NO_RULE or nearest(key, ("rule",)) for key in content)


def read_rules(tables: list[Table], names: Names) -> dict[str, Rule]:
    """The rules of all the files; an id stands once in all of them."""
    rules: list[Rule] = []
    for table in tables:
        entries = table.tables("rule")
        rules += [read_rule(entry, number, names) for number, entry in enumerate(entries, 1)]
        table.done(NO_RULE)
        if table.content.get("rule") == []:
            table.fault("holds no rule", "Add a [[rule]], or take the file away.", "rule")
    for number, id, other in repetitions(rule.id for rule in rules):
        first = next(rule for rule in rules if rule.id == other)
        alike = "" if id == other else ", but for capitals"
        what = f"has an id that stands twice{alike}: the first is {first.where}"
        tables[0].faults.append(rule_finding(rules[number], what, "Rename one.", "id"))
    return {rule.id: rule for rule in rules}


def concluded_flags(tables: list[Table]) -> list[str]:
    """Every flag that some rule concludes, before any rule is read."""
    consequences = [
        rule.get("then") for file in tables for rule in entries_of(file.content, "rule")
    ]
    flags = [then.get("flag") for then in consequences if isinstance(then, dict)]
    return list(dict.fromkeys(flag for flag in flags if isinstance(flag, str)))
