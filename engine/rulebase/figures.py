"""The language of figures: from figures.toml to frequency tables of many people.

Two figures that rested on one answer could be subtracted from each other, and what is left could be
a few people. So each answer counts in one figure at most.
"""

from collections.abc import Mapping

from engine.core.figures import Figure
from engine.core.model import ROLE_FACTS, Attribute, Rule
from engine.rulebase.rule_language import Names
from engine.rulebase.toml_table import Table

COUNTED = ("one", "several", "yes/no")  # the kinds of attributes that are counted


def read_figures(file: Table, names: Names, rules: Mapping[str, Rule]) -> tuple[Figure, ...]:
    """Every figure. Faults go to the file's list."""
    figures = []
    for table in file.tables("figure"):
        figures.append(_figure(table, names))
        table.done()
    file.done()
    owners: dict[str, str] = {}
    for number, figure in enumerate(figures):
        for attribute in sorted(answers_under(figure.of, rules)):
            if owners.setdefault(attribute, figure.of) != figure.of or figure in figures[:number]:
                what = (
                    f"has two figures that rest on '{attribute}': '{owners[attribute]}' and "
                    f"'{figure.of}'"
                )
                cure = "Keep one: their difference could be a few people."
                file.fault(what, cure, "figure", number)
    return tuple(figures)


def answers_under(name: str, rules: Mapping[str, Rule]) -> frozenset[str]:
    """The attributes that a flag follows from, through other flags too; an attribute itself."""
    concluding = [rule for rule in rules.values() if rule.flag == name]
    if not concluding:
        return frozenset({name})
    tested = {one for rule in concluding for one in rule.attributes if one != name}
    return frozenset().union(*(answers_under(one, rules) for one in tested))


def _figure(table: Table, names: Names) -> Figure:
    countable = [id for id, one in names.attributes.items() if is_countable(one)]
    of = table.text("of")
    if of and of not in (*countable, *names.flags):
        table.unknown(f"counts '{of}'", of, [*countable, *names.flags], "of")
    count_only, default = table.truth("count_only"), Figure("", "")
    attribute = names.attributes.get(of)
    two_lines = of in names.flags or count_only
    if not two_lines:
        table.unread(("yes", "otherwise"), f"the values of '{of}' have labels of their own")
    if count_only and attribute and attribute.kind != "yes/no":
        what = f"has count_only, and '{of}' is not answered by yes or no"
        table.fault(what, "Take it out, or count a flag.", "count_only")
    return Figure(
        of=of,
        title=table.sentence("title"),
        yes=table.text("yes", required=False) or default.yes,
        otherwise=table.text("otherwise", required=False) or default.otherwise,
        count_only=count_only,
    )


def is_countable(attribute: Attribute) -> bool:
    """Whether an attribute has values that can be counted one by one."""
    return attribute.stated and attribute.kind in COUNTED and attribute.id not in ROLE_FACTS
