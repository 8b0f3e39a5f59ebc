"""The entries of the vocabulary, the catalogue of roles, the paths and the statements.

Each function turns one table into one noun of the model. What an entry says about another one,
such as a role above, is looked up by id.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import fields
from typing import Any, Protocol, TypeVar

from engine.core.model import (
    CURRENT_ROLE,
    OTHER_TOPIC,
    Attribute,
    Choice,
    Path,
    Role,
    Statement,
    Text,
)
from engine.core.wording import Wording
from engine.language.protected import Protected
from engine.rulebase.consistency import repeated
from engine.rulebase.toml_table import Table

KINDS = ("one", "several", "yes/no", "number")
YOURS = ("choose", "gain", "no", "never")


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=Named)
W = TypeVar("W", bound=Wording)


def read_by_id(file: Table, key: str, read: Callable[[Table], N]) -> dict[str, N]:
    """Every table of the list at the key, read, by id."""
    items = [read(table) for table in file.tables(key)]
    for id in repeated([item.id for item in items]):
        file.fault(f"defines {key} '{id}' twice", "Rename one of them.")
    if not items:
        file.fault(f"defines no {key}", f"Add [[{key}]] tables.")
    return {item.id: item for item in items}


def read_attribute(table: Table, roles: Mapping[str, Role], topics: Collection[str]) -> Attribute:
    """An attribute, with its choices; the current role takes them from the catalogue, if any.

    Its topic is one of those that are known, or anything where none are.
    """
    derived = table.truth("from_role")
    id = table.text("id")
    kind: Any = table.one_of("kind", KINDS, "one", required=True)
    yours: Any = table.one_of("yours", YOURS, "no")
    topic = table.text("topic", required=False) or OTHER_TOPIC
    if topics:
        topic = table.one_of("topic", topics, OTHER_TOPIC)
    values = table.tables("values")
    attribute = Attribute(
        id=id,
        kind=kind,
        title=table.text("title"),
        question=table.text("question", required=not derived),
        help=table.text("help", required=not derived),
        headers=table.texts("headers"),
        choices=_role_choices(roles) if id == CURRENT_ROLE and roles else _choices(table, values),
        least=table.whole("least") or 0,
        most=table.whole("most") or 0,
        unit=table.text("unit", required=False),
        units=table.texts("units"),
        stated=not derived,
        yours=yours,
        topic=topic,
    )
    if kind == "number" and not attribute.least < attribute.most:
        table.fault(
            f"goes from {attribute.least} to {attribute.most}", "Add least = n and most = n."
        )
    if kind in ("one", "several") and not attribute.choices:
        table.fault("has no values", "Add values = [{ id = ..., label = ... }, ...].")
    table.done()
    return attribute


def _role_choices(roles: Mapping[str, Role]) -> dict[str, Choice]:
    return {role.id: Choice(role.id, role.title) for role in roles.values()}


def _choices(table: Table, values: list[Table]) -> dict[str, Choice]:
    choices = []
    for value in values:
        choice = Choice(
            id=value.text("id"),
            label=value.text("label"),
            says=value.texts("says"),
            at_least=value.whole("at_least"),
            below=value.whole("below"),
        )
        value.done()
        choices.append(choice)
    for id in repeated([choice.id for choice in choices]):
        table.fault(f"has the value '{id}' twice", "Keep one of them.")
    return {choice.id: choice for choice in choices}


def read_role(table: Table, known: Collection[str]) -> Role:
    """A role; the roles that it leads to are among those known."""
    role = Role(
        id=table.text("id"),
        title=table.text("title"),
        track=table.text("track"),
        level=table.whole("level") or 0,
        above=table.known("above", known),
        beside=table.known("beside", known),
        line=table.known("line", known),
        titles=table.texts("titles"),
    )
    table.done()
    return role


def read_path(table: Table, statements: Mapping[str, Statement]) -> Path:
    """One of the paths, with the statements that its summary carries."""
    leads_to: Any = table.one_of("leads_to", ("above", "beside", "line", "nowhere"), "nowhere")
    path = Path(
        id=table.text("id"),
        title=table.text("title"),
        summary=table.text("summary"),
        source=table.known("source", statements),
        leads_to=leads_to,
        elsewhere=table.text("elsewhere", required=False),
    )
    table.done()
    return path


def read_statement(table: Table) -> Statement:
    """One of the statements that rules encode."""
    statement = Statement(table.text("id"), table.text("section"), table.text("text"))
    table.done()
    return statement


def read_text(table: Table, statements: Mapping[str, Statement]) -> Text:
    """Words that everybody is shown."""
    text = Text(table.text("id"), table.text("words"), table.known("source", statements))
    table.done()
    return text


def read_topics(table: Table) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The topics in their order, and those that a conversation opens with."""
    order = table.texts("order")
    opening = table.known("opening", order) if order else table.texts("opening")
    table.done()
    return order, opening


def read_protected(table: Table) -> Protected:
    """What names a protected characteristic."""
    protected = Protected(
        words=frozenset(map(str.casefold, table.texts("words"))),
        stems=tuple(map(str.casefold, table.texts("stems"))),
        patterns=tuple(filter(lambda one: _is_pattern(table, one), table.texts("patterns"))),
        harmless=tuple(map(str.casefold, table.texts("harmless"))),
    )
    table.done()
    return protected


def _is_pattern(table: Table, text: str) -> bool:
    try:
        re.compile(text)
    except re.error as error:
        table.fault(f"has the pattern {text!r}: {error}", "Write a regular expression.")
        return False
    return True


def read_wording(table: Table, kind: type[W]) -> W:
    """The words of a table whose keys are the fields of the kind."""
    for key in fields(kind):
        if isinstance(key.default, str):
            table.text(key.name, required=False)
        else:
            table.texts(key.name)
    table.done()
    return kind.given(table.content)
