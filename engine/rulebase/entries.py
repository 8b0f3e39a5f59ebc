"""The entries of the vocabulary, the catalogue of roles, the paths and the statements.

Each function turns one table into one noun of the model. What an entry says about another one,
such as a role above, is looked up by id.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Any, Protocol, TypeVar, get_args

from engine.core.model import (
    CURRENT_ROLE,
    Attribute,
    Choice,
    Path,
    Role,
    Statement,
    Text,
    Topic,
)
from engine.rulebase.consistency import repeated
from engine.rulebase.toml_table import Table

KINDS = ("one", "several", "yes/no", "number")
YOURS = ("choose", "gain", "no")


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=Named)


def read_by_id(file: Table, key: str, read: Callable[[Table], N]) -> dict[str, N]:
    """Every table of the list at the key, read, by id."""
    items = [read(table) for table in file.tables(key)]
    if not items:
        file.fault(f"defines no {key}", f"Add [[{key}]] tables.")
    return by_id(file, key, items)


def by_id(file: Table, key: str, items: Iterable[N]) -> dict[str, N]:
    """The entries by id, each of which stands once."""
    entries = list(items)
    for id in repeated([entry.id for entry in entries]):
        file.fault(f"defines {key} '{id}' twice", "Rename one of them.")
    return {entry.id: entry for entry in entries}


def read_attribute(table: Table, roles: Mapping[str, Role]) -> Attribute:
    """An attribute, with its choices; the current role takes them from the catalogue."""
    derived = table.truth("from_role")
    id = table.text("id")
    kind: Any = table.one_of("kind", KINDS, "one", required=True)
    yours: Any = table.one_of("yours", YOURS, "no")
    topic: Any = table.one_of("topic", get_args(Topic), "other")
    values = table.tables("values")
    attribute = Attribute(
        id=id,
        kind=kind,
        title=table.text("title"),
        question=table.text("question", required=not derived),
        help=table.text("help", required=not derived),
        headers=table.texts("headers"),
        choices=_role_choices(roles) if id == CURRENT_ROLE else _choices(table, values),
        least=table.whole("least") or 0,
        most=table.whole("most") or 0,
        unit=table.text("unit", required=False),
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
    )
    table.done()
    return path


def read_statement(table: Table) -> Statement:
    """One of the document's statements."""
    statement = Statement(table.text("id"), table.text("section"), table.text("text"))
    table.done()
    return statement


def read_text(table: Table, statements: Mapping[str, Statement]) -> Text:
    """Words that everybody is shown."""
    text = Text(table.text("id"), table.text("words"), table.known("source", statements))
    table.done()
    return text
