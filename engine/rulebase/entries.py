"""The entries of the catalogue of roles, the paths and the statements.

Each function turns one table into one noun of the model. What an entry says about another one,
such as a role above, is looked up by id.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from typing import Any, Protocol, TypeVar

from engine.core.model import (
    NOT_ENOUGH,
    ORIGINS,
    Exercise,
    Path,
    Role,
    Statement,
    Text,
    Thresholds,
)
from engine.core.terminology import Terms
from engine.language.lexicon_faults import LexiconError
from engine.language.sentences import one_line
from engine.language.title_lexicon import TitleLexicon
from engine.rulebase.findings import Finding, shown
from engine.rulebase.names import PLAIN_ID, RESERVED, RULE_ID, STATEMENT_ID
from engine.rulebase.texts import is_readable, text_faults
from engine.rulebase.toml_lists import repetitions, texts_in
from engine.rulebase.toml_table import Table

TEXTS = ("opening", "closing", NOT_ENOUGH)
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


def read_strengths(file: Table) -> dict[str, int]:
    """The named strengths of evidence, in decibans."""
    strengths = file.inner("strengths", "the table 'strengths'")
    for name in strengths.content:
        strengths.check_id(PLAIN_ID, name, "the strength", name)
    weights = {name: strengths.whole(name, 1, STRONGEST) or 1 for name in strengths.content}
    if not weights:
        strengths.fault("names no strength", "Add [strengths] with slight = 2 and so on.")
    return weights


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


def read_role(table: Table, known: Collection[str]) -> Role:
    """A role; the roles that it leads to are among those known."""
    origin: Any = table.one_of("origin", ORIGINS, "document")
    role = Role(
        id=table.id(PLAIN_ID),
        title=table.text("title"),
        track=table.id(PLAIN_ID, "track"),
        level=table.whole("level", 1, HIGHEST_LEVEL, required=True) or 0,
        above=table.known("above", known),
        beside=table.known("beside", known),
        line=table.known("line", known),
        titles=table.texts("titles"),
        origin=origin,
    )
    table.done()
    return role


def read_titles(file: Table, roles: Mapping[str, Role]) -> TitleLexicon:
    """The words that job titles are made of, and those that roles go by."""
    if file.content and not roles:
        file.fault("is of no use without roles.toml", "Add the one, or take the other away.")
    for place, text in texts_in(file.content):
        if not is_readable(text):
            for what, cure in text_faults(text, str(place[0])):
                file.fault(what, cure, *place)
    titles = {role.id: role.titles for role in roles.values()}
    try:
        return TitleLexicon.from_table(file.content, titles)
    except LexiconError as error:
        for one in error.entries:
            what = f"{one_line(one.key)} = {shown(one.value)} {one.what}"
            if one.role is None:
                file.fault(what, one.cure, *one.place)
            else:
                entry = ("role", list(roles).index(one.role), *one.place)
                roles_file = f"{file.where.removesuffix('titles.toml')}roles.toml"
                file.faults.append(Finding(roles_file, what, one.cure, entry))
        return TitleLexicon.from_table({}, {})


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


def read_thresholds(file: Table) -> Thresholds:
    """The scores and margins from which words are used; what is not given is as in the model."""
    table = Table(file.where, "the table 'thresholds'", file.table("thresholds"), file.faults)
    given = {one.name: table.whole(one.name, 1, STRONGEST) for one in fields(Thresholds)}
    table.done()
    found = replace(Thresholds(), **{name: at for name, at in given.items() if at is not None})
    for names in (("enough", "strong", "very_strong"), ("ahead", "well_ahead")):
        values = [getattr(found, name) for name in names]
        if values != sorted(values):
            given_words = ", ".join(f"{name} = {getattr(found, name)}" for name in names)
            table.fault(f"has {given_words}", "Let none be below the one before.")
    return found


def read_statement(table: Table) -> Statement:
    """One of the statements that rules encode."""
    statement = Statement(table.id(STATEMENT_ID), table.text("section"), table.text("text"))
    table.done()
    return statement


def read_exercises(
    file: Table, statements: Mapping[str, Statement], topics: Collection[str]
) -> dict[str, Exercise]:
    """The exercises by id; a file need not have any."""
    if "exercise" not in file.content:
        return {}
    return read_by_id(file, "exercise", lambda table: _exercise(table, statements, topics))


def _exercise(
    table: Table, statements: Mapping[str, Statement], topics: Collection[str]
) -> Exercise:
    """Something to do first for somebody who cannot answer the questions of a topic."""
    exercise = Exercise(
        table.id(RULE_ID),
        table.one_of("topic", topics, "", required=True),
        table.sentence("words"),
        table.known("source", statements, required=True),
    )
    table.done()
    return exercise


def read_text(table: Table, statements: Mapping[str, Statement]) -> Text:
    """Words that everybody is shown."""
    id = table.id(PLAIN_ID)
    if id and id not in TEXTS:
        table.unknown(f"has id = {shown(id)}", id, TEXTS, "id")
    words = table.sentence("words") if id == NOT_ENOUGH else table.text("words")
    text = Text(id, words, table.known("source", statements, some=True))
    table.done()
    return text
