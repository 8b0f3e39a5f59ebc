"""The entries of the vocabulary, the catalogue of roles, the paths and the statements.

Each function turns one table into one noun of the model. What an entry says about another one,
such as a role above, is looked up by id.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any, Protocol, TypeVar

from engine.core.model import (
    CURRENT_ROLE,
    NOT_ENOUGH,
    OTHER_TOPIC,
    ROLE_FACTS,
    Attribute,
    Choice,
    Path,
    Role,
    Statement,
    Text,
)
from engine.core.terminology import Terms
from engine.language.protected import Protected
from engine.rulebase.findings import shown
from engine.rulebase.names import ENGINE_NAMES, PLAIN_ID, RESERVED, STATEMENT_ID
from engine.rulebase.toml_table import Table

KINDS = ("one", "several", "yes/no", "number")
YOURS = ("choose", "gain", "no", "never")
TEXTS = ("opening", "closing", NOT_ENOUGH)
WORDS = ("yes", "no", "not_known")
ROLE_FACT_KINDS = dict(zip(ROLE_FACTS, ("one", "number", "yes/no"), strict=True))
LARGEST = 1_000_000_000  # of a number that can be stated
HIGHEST_LEVEL = 99
STRONGEST = 1000  # decibans


class Named(Protocol):
    """Anything with an id."""

    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=Named)
W = TypeVar("W", bound=Terms)


def read_by_id(file: Table, key: str, read: Callable[[Table], N]) -> dict[str, N]:
    """Every table of the list at the key, read, by id."""
    items = [read(table) for table in file.tables(key)]
    for number, id, other in repetitions(item.id for item in items):
        twice = f"'{id}' twice" if id == other else f"'{id}' and '{other}', alike but for capitals"
        file.fault(f"defines {key} {twice}", "Rename one of them.", key, number)
    if not items:
        file.fault(f"defines no {key}", f"Add [[{key}]] tables.")
    return {item.id: item for item in items}


def repetitions(ids: Iterable[str]) -> Iterator[tuple[int, str, str]]:
    """The ids that stood before, perhaps in other capitals: where, what, and the first of them.

    Capitals tell nothing apart in the columns of a query.
    """
    first: dict[str, str] = {}
    for number, id in enumerate(ids):
        if id and id.casefold() in first:
            yield number, id, first[id.casefold()]
        first.setdefault(id.casefold(), id)


def read_words(file: Table) -> dict[str, tuple[str, ...]]:
    """What people write for yes, for no, and for not known; a blank is among the last."""
    words = file.inner("words", "the table 'words'")
    lists = {name: words.texts(name, required=True, blank=name == "not_known") for name in WORDS}
    for name in WORDS:
        if words.content.get(name) == []:
            words.fault(f"has an empty '{name}'", "Name at least one word.", name)
    words.done()
    return lists


def read_strengths(file: Table) -> dict[str, int]:
    """The named strengths of evidence, in decibans."""
    strengths = file.inner("strengths", "the table 'strengths'")
    for name in strengths.content:
        strengths.check_id(PLAIN_ID, name, "the strength", name)
    weights = {name: strengths.whole(name, 1, STRONGEST) or 1 for name in strengths.content}
    if not weights:
        strengths.fault("names no strength", "Add [strengths] with slight = 2 and so on.")
    return weights


def read_topics(file: Table) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The topics in their order, and those that a conversation opens with."""
    topics = file.inner("topics", "the table 'topics'")
    order = topics.texts("order")
    opening = topics.known("opening", order) if order else topics.texts("opening")
    topics.done()
    return order, opening


def read_protected(file: Table) -> Protected:
    """What names a protected characteristic."""
    table = file.inner("protected", "the table 'protected'")
    words, stems, harmless = map(table.texts, ("words", "stems", "harmless"))
    protected = Protected(
        words=frozenset(map(str.casefold, words)),
        stems=tuple(map(str.casefold, stems)),
        patterns=tuple(_patterns(table)),
        harmless=tuple(map(str.casefold, harmless)),
    )
    table.done()
    return protected


def _patterns(table: Table) -> Iterator[str]:
    """The regular expressions that can be used."""
    for number, text in enumerate(table.texts("patterns")):
        try:
            re.compile(text)
        except re.error as error:
            what = f"has the pattern {shown(text)}: {error}"
            table.fault(what, "Write a regular expression.", "patterns", number)
        else:
            yield text


def read_wording(file: Table, key: str, kind: type[W]) -> W:
    """The words of the table at the key; its keys are the fields of the kind."""
    table = file.inner(key, f"the table '{key}'")
    for field in fields(kind):
        if isinstance(field.default, str):
            table.text(field.name, required=False)
        else:
            table.texts(field.name)
    table.done()
    return kind.given(table.content)


def read_attribute(table: Table, roles: Mapping[str, Role], topics: Collection[str]) -> Attribute:
    """An attribute, with its choices; the current role takes them from the catalogue, if any.

    Its topic is one of those that are listed, or any where none are.
    """
    derived = table.truth("from_role")
    id = table.id(PLAIN_ID, taken=ENGINE_NAMES if derived else RESERVED)
    kind: Any = table.one_of("kind", KINDS, "one", required=True)
    from_catalogue = id == CURRENT_ROLE and bool(roles)
    _check_what_is_read(table, id, kind, derived=derived, catalogue=bool(roles))
    yours: Any = table.one_of("yours", YOURS, "no")
    topic = table.text("topic", required=False) or OTHER_TOPIC
    if topics:
        topic = table.one_of("topic", topics, OTHER_TOPIC)
    attribute = Attribute(
        id=id,
        kind=kind,
        title=table.text("title"),
        question=table.text("question", required=not derived),
        help=table.text("help", required=not derived),
        headers=table.texts("headers"),
        choices=_role_choices(roles) if from_catalogue else _choices(table, derived=derived),
        least=table.whole("least", -LARGEST, LARGEST) or 0,
        most=table.whole("most", -LARGEST, LARGEST) or 0,
        unit=table.text("unit", required=False),
        units=table.texts("units"),
        stated=not derived,
        yours=yours,
        topic=topic,
    )
    _check_values(table, attribute)
    table.done()
    return attribute


def _check_what_is_read(
    table: Table, id: str, kind: str, *, derived: bool, catalogue: bool
) -> None:
    """Keys that nobody reads in an attribute of this kind."""
    if kind != "number":
        table.unread(("least", "most", "unit"), f"only a number has it, and kind is '{kind}'")
    if kind in ("number", "yes/no"):
        table.unread(("values",), f"kind is '{kind}'")
    elif id == CURRENT_ROLE and catalogue:
        table.unread(("values",), f"the values of '{CURRENT_ROLE}' stand in roles.toml")
    if kind == "yes/no":
        table.unread(("units",), "nothing is counted in it")
    if derived and not catalogue:
        table.fault("has from_role = true, and there is no roles.toml", "Take it out.", "from_role")
    if derived:
        keys = ("question", "help", "headers", "yours", "topic", "units")
        table.unread(keys, "what comes from the role is never asked for")
    if derived and id and kind != ROLE_FACT_KINDS.get(id, kind):
        table.fault(f"has kind = '{kind}'", f"Write kind = '{ROLE_FACT_KINDS[id]}'.", "kind")
    if derived and id and id not in ROLE_FACTS:
        cure = f"A role brings {', '.join(ROLE_FACTS)}: take out from_role."
        table.fault("has from_role = true, and no role brings it", cure, "from_role")
    if id == CURRENT_ROLE and catalogue and (kind != "one" or derived):
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


def read_role(table: Table, known: Collection[str]) -> Role:
    """A role; the roles that it leads to are among those known."""
    role = Role(
        id=table.id(PLAIN_ID),
        title=table.text("title"),
        track=table.id(PLAIN_ID, "track"),
        level=table.whole("level", 1, HIGHEST_LEVEL, required=True) or 0,
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
        id=table.id(PLAIN_ID, taken=RESERVED),
        title=table.text("title"),
        summary=table.text("summary"),
        source=table.known("source", statements, some=True),
        leads_to=leads_to,
        elsewhere=table.text("elsewhere", required=False),
    )
    table.done()
    return path


def read_statement(table: Table) -> Statement:
    """One of the statements that rules encode."""
    statement = Statement(table.id(STATEMENT_ID), table.text("section"), table.text("text"))
    table.done()
    return statement


def read_text(table: Table, statements: Mapping[str, Statement]) -> Text:
    """Words that everybody is shown."""
    id = table.text("id")
    if id and id not in TEXTS:
        table.unknown(f"has id = '{id}'", id, TEXTS, "id")
    words = table.sentence("words") if id == NOT_ENOUGH else table.text("words")
    text = Text(id, words, table.known("source", statements, some=True))
    table.done()
    return text
