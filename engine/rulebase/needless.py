"""Cases in which a question is pointless: read once every attribute is, since they test others."""

from collections.abc import Mapping
from dataclasses import replace

from engine.core.model import Attribute, Unless
from engine.rulebase.attributes import POINTLESS
from engine.rulebase.rule_language import Names, read_cases
from engine.rulebase.toml_lists import entries_of
from engine.rulebase.toml_table import Table


def with_pointless_cases(
    vocabulary: Table, attributes: Mapping[str, Attribute]
) -> dict[str, Attribute]:
    """The attributes with the cases in which each is pointless. Faults go to the file's list."""
    stated = {id: one for id, one in attributes.items() if one.stated}
    names = Names(stated, (), (), (), (), ())
    found = dict(attributes)
    for number, entry in enumerate(entries_of(vocabulary.content, "attribute")):
        id = entry.get("id")
        if POINTLESS in entry and id in stated:
            place = ("attribute", number)
            table = Table(vocabulary.where, f"attribute '{id}'", entry, vocabulary.faults, place)
            others = replace(names, attributes={k: one for k, one in stated.items() if k != id})
            cases = read_cases(table, POINTLESS, others)
            found[id] = replace(stated[id], pointless_if=cases)
            _check(table, found[id])
    return found


def _check(table: Table, attribute: Attribute) -> None:
    """Report cases that hold for everybody, and tests that hold of what is not known."""
    for case in attribute.pointless_if:
        if not case:
            what = f"has a case in {POINTLESS} that tests nothing"
            table.fault(what, "Write attribute = value, or take the case out.", POINTLESS)
        for test in case:
            if isinstance(test, Unless):
                what = f"asks 'unless' of {test.attribute} in {POINTLESS}"
                table.fault(what, "Write { not = [...] }: a case needs what is known.", POINTLESS)
