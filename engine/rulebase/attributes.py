"""The entries of the vocabulary: attributes with their values, and the words for yes and no."""

from collections.abc import Mapping
from typing import Any, get_args

from engine.core.model import CURRENT_ROLE, ROLE_FACTS, Attribute, Choice, Role, Topic
from engine.rulebase.names import ENGINE_NAMES, PLAIN_ID, RESERVED
from engine.rulebase.toml_lists import repetitions
from engine.rulebase.toml_table import Table

KINDS = ("one", "several", "yes/no", "number")
YOURS = ("choose", "gain", "no")
WORDS = ("yes", "no", "not_known")
ROLE_FACT_KINDS = dict(zip(ROLE_FACTS, ("one", "number", "yes/no"), strict=True))
LARGEST = 1_000_000_000  # of a number that can be stated


def read_words(file: Table) -> dict[str, tuple[str, ...]]:
    """What people write for yes, for no, and for not known; a blank is among the last."""
    words = file.inner("words", "the table 'words'")
    lists = {name: words.texts(name, required=True, blank=name == "not_known") for name in WORDS}
    for name in WORDS:
        if words.content.get(name) == []:
            words.fault(f"has an empty '{name}'", "Name at least one word.", name)
    words.done()
    return lists


def read_attribute(table: Table, roles: Mapping[str, Role]) -> Attribute:
    """An attribute, with its choices; the current role takes them from the catalogue."""
    derived = table.truth("from_role")
    id = table.id(PLAIN_ID, taken=ENGINE_NAMES if derived else RESERVED)
    kind: Any = table.one_of("kind", KINDS, "one", required=True)
    _check_what_is_read(table, id, kind, derived=derived)
    yours: Any = table.one_of("yours", YOURS, "no")
    topic: Any = table.one_of("topic", get_args(Topic), "other")
    attribute = Attribute(
        id=id,
        kind=kind,
        title=table.text("title"),
        question=table.text("question", required=not derived),
        help=table.text("help", required=not derived),
        headers=table.texts("headers"),
        choices=_role_choices(roles) if id == CURRENT_ROLE else _choices(table, derived=derived),
        least=table.whole("least", -LARGEST, LARGEST) or 0,
        most=table.whole("most", -LARGEST, LARGEST) or 0,
        unit=table.text("unit", required=False),
        stated=not derived,
        yours=yours,
        topic=topic,
    )
    _check_values(table, attribute)
    table.done()
    return attribute


def _check_what_is_read(table: Table, id: str, kind: str, *, derived: bool) -> None:
    """Keys that nobody reads in an attribute of this kind."""
    if kind != "number":
        table.unread(("least", "most", "unit"), f"only a number has it, and kind is '{kind}'")
    if kind in ("number", "yes/no"):
        table.unread(("values",), f"kind is '{kind}'")
    elif id == CURRENT_ROLE:
        table.unread(("values",), f"the values of '{CURRENT_ROLE}' stand in roles.toml")
    if derived:
        keys = ("question", "help", "headers", "yours", "topic")
        table.unread(keys, "what comes from the role is never asked for")
    if derived and id and kind != ROLE_FACT_KINDS.get(id, kind):
        table.fault(f"has kind = '{kind}'", f"Write kind = '{ROLE_FACT_KINDS[id]}'.", "kind")
    if derived and id and id not in ROLE_FACTS:
        cure = f"A role brings {', '.join(ROLE_FACTS)}: take out from_role."
        table.fault("has from_role = true, and no role brings it", cure, "from_role")
    if id == CURRENT_ROLE and (kind != "one" or derived):
        table.fault("is not one value that people state", "Write kind = 'one' alone.", "kind")


def _check_values(table: Table, attribute: Attribute) -> None:
    """What an attribute takes: a number between bounds, or values to choose from."""
    least, most = attribute.least, attribute.most
    if attribute.kind == "number" and not least < most:
        table.fault(f"goes from {least} to {most}", "Add least = n and most = n.")
    if attribute.kind in ("one", "several") and not attribute.choices:
        table.fault("has no values", "Add values = [{ id = ..., label = ... }, ...].")
    if attribute.kind == "one" and len(attribute.choices) == 1 and attribute.stated:
        only = next(iter(attribute.choices))
        table.fault(f"has one value only, '{only}'", "Add another, or write kind = 'yes/no'.")


def _role_choices(roles: Mapping[str, Role]) -> dict[str, Choice]:
    return {role.id: Choice(role.id, role.title) for role in roles.values()}


def _choices(table: Table, *, derived: bool) -> dict[str, Choice]:
    choices = [_choice(value, derived=derived) for value in table.tables("values")]
    for number, id, other in repetitions(choice.id for choice in choices):
        twice = f"'{id}' twice" if id == other else f"'{id}' and '{other}', alike but for capitals"
        table.fault(f"has the value {twice}", "Keep one of them.", "values", number)
    return {choice.id: choice for choice in choices}


def _choice(value: Table, *, derived: bool) -> Choice:
    if derived:
        value.unread(("says", "at_least", "below"), "what comes from the role is never said")
    choice = Choice(
        id=value.id(PLAIN_ID),
        label=value.text("label"),
        says=value.texts("says"),
        at_least=value.whole("at_least", 0, LARGEST),
        below=value.whole("below", 1, LARGEST),
    )
    low, high = choice.at_least, choice.below
    if low is not None and high is not None and low >= high:
        value.fault(f"goes from {low} to below {high}", "Let at_least be smaller.", "at_least")
    value.done()
    return choice
