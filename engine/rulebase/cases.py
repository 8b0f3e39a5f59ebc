"""Worked examples: cases/*.toml becomes cases, or every fault in them is reported at once.

A case is one person and what the rules must make of them. Its keys are the fields of `Case`. A
name that the rule base does not know is a fault, since an expectation about it could never fail.
"""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path as FilePath
from typing import get_args

from engine.core.advice import Case as Strength
from engine.core.model import Attribute, Facts, KnowledgeBase, Value
from engine.errors import KnowledgeBaseError, did_you_mean
from engine.language.spelling import nearest
from engine.rulebase.attributes import LARGEST
from engine.rulebase.files import CASES, RulesFolder, read_cases_folder
from engine.rulebase.findings import shown, with_lines
from engine.rulebase.line_numbers import entry_lines, line_of
from engine.rulebase.place import rules_place
from engine.rulebase.toml_lists import repeated
from engine.rulebase.toml_table import Table, type_name

Phrases = tuple[str, ...]
EARLIER_NAME = ("caution_says", "cautions_say")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One worked example. Knows what is expected, never whether it holds.

    None expects nothing; `path`, `runner_up`, `case` and `level_with` are "" where there must not
    be any. Each phrase has to stand in a sentence of the list that its key names, those of
    `not_says` in no sentence at all. `where` is the file and the line.
    """

    name: str
    where: str
    facts: Facts
    path: str
    rules: tuple[str, ...] = ()
    not_rules: tuple[str, ...] = ()
    runner_up: str | None = None
    level_with: str | None = None
    next_roles: tuple[str, ...] | None = None
    case: str | None = None
    score: int | None = None
    margin: int | None = None
    why_says: Phrases = ()
    advice_says: Phrases = ()
    cautions_say: Phrases = ()
    contradictions_say: Phrases = ()
    not_says: Phrases = ()


def read_cases(
    knowledge_base: KnowledgeBase, folder: str | FilePath | None = None
) -> tuple[Case, ...]:
    """The worked examples in a rules folder, chosen as `load_rules` does; none without cases/.

    Raises KnowledgeBaseError with every fault.
    """
    place, name = rules_place(folder)
    files = read_cases_folder(place / CASES, f"{name}/{CASES}")
    cases: list[Case] = []
    for file in files.contents:
        _read_file(knowledge_base, files, file, cases)
    if files.faults:
        raise KnowledgeBaseError.of(with_lines(files.faults, files.texts))
    return tuple(cases)


def _read_file(
    knowledge_base: KnowledgeBase, files: RulesFolder, file: str, cases: list[Case]
) -> None:
    """Add the cases of one file to those of the files before it."""
    where, content = f"{files.name}/{file}.toml", files.contents[file]
    table = Table(where, "the file", content, files.faults)
    lines = entry_lines(files.texts[where])
    for number, entry in enumerate(table.tables("case")):
        line = line_of(lines, ("case", number)) or 1
        cases.append(_read_case(knowledge_base, entry, f"{where}, line {line}"))
        _check_name(cases, entry)
    if not content.get("case") and content.keys() <= {"case"}:
        table.fault("holds no case", "Add a [[case]] with name, facts and path.")
    table.done()


def _check_name(cases: list[Case], table: Table) -> None:
    """Report the name of the last case where an earlier one has it."""
    *others, last = cases
    first = next((one.where for one in others if one.name == last.name), None)
    if first and last.name:
        table.fault(f"has the name of another: {shown(last.name)}", f"See {first}.", "name")


def _read_case(knowledge_base: KnowledgeBase, table: Table, where: str) -> Case:
    paths, rules = knowledge_base.paths, knowledge_base.rules
    if not knowledge_base.roles:
        table.unread(("next_roles",), "there is no roles.toml")
    if "path" not in table.content:
        table.fault("has no 'path'", 'Add path = ... to it, path = "" where none is to be advised.')
    next_roles = table.known("next_roles", knowledge_base.roles)
    case = Case(
        name=table.text("name"),
        where=where,
        facts=_facts(knowledge_base, table),
        path=_one_or_none(table, "path", paths) or "",
        rules=_rules(table, "rules", rules),
        not_rules=_rules(table, "not_rules", rules),
        runner_up=_one_or_none(table, "runner_up", paths),
        level_with=_one_or_none(table, "level_with", paths),
        next_roles=next_roles if "next_roles" in table.content else None,
        case=_one_or_none(table, "case", get_args(Strength)),
        score=table.whole("score", -LARGEST, LARGEST),
        margin=table.whole("margin", 0, LARGEST),
        why_says=_phrases(table, "why_says"),
        advice_says=_phrases(table, "advice_says"),
        cautions_say=_cautions(table),
        contradictions_say=_phrases(table, "contradictions_say"),
        not_says=_phrases(table, "not_says"),
    )
    for id in {*case.rules} & {*case.not_rules}:
        table.fault(f"has '{id}' in 'rules' and in 'not_rules'", "Keep one.", "not_rules")
    table.done()
    return case


def _rules(table: Table, key: str, rules: Collection[str]) -> tuple[str, ...]:
    """The ids of rules at the key; there are too many to list them in a fault."""
    ids = table.texts(key)
    for number, id in enumerate(ids):
        if id not in rules:
            what = f"names {shown(id)} in '{key}', which is no rule"
            cure = did_you_mean(nearest(id, rules), "`crossroads rules list` shows them all.")
            table.fault(what, cure, key, number)
    return ids


def _one_or_none(table: Table, key: str, known: Collection[str]) -> str | None:
    """The name at the key, "" for none, or None where nothing is said."""
    table.asked.add(key)
    if table.content.get(key, "") == "":
        return table.content.get(key)
    name = table.text(key)
    if name and name not in known:
        table.unknown(f"has {key} = {shown(name)}", name, known, key)
    return name


def _phrases(table: Table, key: str) -> Phrases:
    """The phrase at the key, or the list of phrases."""
    if isinstance(table.content.get(key), str):
        return (table.text(key),)
    return table.texts(key)


def _cautions(table: Table) -> Phrases:
    """The phrases of cautions, under either name of the key."""
    both = [key for key in EARLIER_NAME if key in table.content]
    if len(both) > 1:
        earlier, name = both
        table.fault(f"has '{earlier}' and '{name}', which are one", f"Keep '{name}'.", earlier)
    return tuple(phrase for key in EARLIER_NAME for phrase in _phrases(table, key))


def _facts(knowledge_base: KnowledgeBase, table: Table) -> Facts:
    """The facts, in the vocabulary's order; no fact is needed."""
    if "facts" not in table.content:
        table.fault("has no 'facts'", "Add facts = { attribute = value }, or facts = {}.")
    given, stated = table.table("facts"), knowledge_base.stated
    for id in given:
        if id not in stated:
            table.unknown(f"states {shown(id)}", id, stated, "facts", id)
    read = {id: _value(table, stated[id], given[id]) for id in stated if id in given}
    return {id: value for id, value in read.items() if value is not None}


def _value(table: Table, attribute: Attribute, said: object) -> Value | None:
    """The value of a fact, written as rules write it; None for a fault."""
    match attribute.kind, said:
        case "yes/no", bool():
            return said
        case "number", int() | float() if not isinstance(said, bool):
            if attribute.least <= said <= attribute.most:
                return said
        case "one", str() if said in attribute.choices:
            return said
        case "several", str() | list():
            return _several(table, attribute, said if isinstance(said, list) else [said])
    what = f"states {attribute.id} = {shown(said)}"
    if isinstance(said, str) and attribute.choices:
        table.unknown(what, said, attribute.choices, "facts", attribute.id)
    else:
        what = f"{what}, which is {type_name(said)}"
        table.fault(what, f"Write {_expected(attribute)}.", "facts", attribute.id)
    return None


def _several(table: Table, attribute: Attribute, said: list[object]) -> Value | None:
    at = ("facts", attribute.id)
    if not said:
        table.fault(f"states {attribute.id} = []", "Name at least one value, or none of it.", *at)
    for one in said:
        if not isinstance(one, str) or one not in attribute.choices:
            word = one if isinstance(one, str) else shown(one)
            what = f"states {attribute.id} = {shown(one)}"
            table.unknown(what, word, attribute.choices, *at)
    for one in repeated([one for one in said if isinstance(one, str)]):
        table.fault(f"states {attribute.id} = {shown(one)} twice", "Keep one of them.", *at)
    return tuple(id for id in attribute.choices if id in said) or None


def _expected(attribute: Attribute) -> str:
    match attribute.kind:
        case "yes/no":
            return "true or false"
        case "number":
            return f"a number from {attribute.limits}"
        case "one" | "several":
            return f"one of {', '.join(attribute.choices)}"
