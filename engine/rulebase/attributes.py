"""The entries of the vocabulary: attributes with their values, and the words about them all."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from engine.core.model import (
    CURRENT_ROLE,
    DURATION,
    OTHER_TOPIC,
    ROLE_FACTS,
    Attribute,
    Choice,
    Role,
)
from engine.language.protected import Protected, spellings
from engine.language.regex_bounds import pattern_fault
from engine.rulebase.findings import shown
from engine.rulebase.names import ENGINE_NAMES, PLAIN_ID, RESERVED
from engine.rulebase.toml_lists import repetitions
from engine.rulebase.toml_table import Table

KINDS = ("one", "several", "yes/no", "number")
YOURS = ("choose", "gain", "no", "never")
WORDS = ("yes", "no", "not_known")
ROLE_FACT_KINDS = dict(zip(ROLE_FACTS, ("one", "number", "yes/no"), strict=True))
POINTLESS = "pointless_if"  # read by `needless`, once every attribute is
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
    protected = Protected(
        words=frozenset(_terms(table, "words")),
        stems=_terms(table, "stems"),
        parts=_terms(table, "parts"),
        phrases=_terms(table, "phrases", longest=None),
        patterns=tuple(_patterns(table)),
        harmless=_terms(table, "harmless", longest=None),
    )
    table.done()
    return protected


def _terms(table: Table, key: str, longest: int | None = 1) -> tuple[str, ...]:
    """The terms at the key, in every spelling of theirs; headings are taken apart into words.

    `longest` is the number of words that a term may have.
    """
    terms = table.texts(key)
    spelled = list(map(spellings, terms))
    for number, (term, (first, *_)) in enumerate(zip(terms, spelled, strict=True)):
        if (not first or (longest and first.count(" ") >= longest)) and term.strip():
            what = f"has {shown(term)} in '{key}', which is not one word"
            table.fault(what, "Write letters; a phrase belongs in 'phrases'.", key, number)
    return tuple(dict.fromkeys(one for ones in spelled for one in ones if one))


def _patterns(table: Table) -> Iterator[str]:
    """The regular expressions that can be used."""
    for number, text in enumerate(table.texts("patterns")):
        if fault := pattern_fault(text):
            what, cure = fault
            table.fault(f"has the pattern {shown(text)}, which {what}", cure, "patterns", number)
        else:
            yield text


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
    least, most = _limits(table, kind)
    attribute = Attribute(
        id=id,
        kind=kind,
        title=table.text("title"),
        question=table.text("question", required=not derived),
        help=table.text("help", required=not derived),
        typed=table.text("typed", required=False),
        headers=table.texts("headers"),
        since_headers=table.texts("since_headers"),
        choices=_role_choices(roles) if from_catalogue else _choices(table, derived=derived),
        least=least,
        most=most,
        unit=table.text("unit", required=False),
        units=table.texts("units"),
        stated=not derived,
        yours=yours,
        topic=topic,
        ambiguous=_lists(table, "ambiguous"),
        moot_if=_lists(table, "moot_if"),
    )
    _check_values(table, attribute)
    table.asked.add(POINTLESS)
    table.done()
    return attribute


def _limits(table: Table, kind: str) -> tuple[int, int]:
    """The least and the greatest number that an attribute takes.

    Where they are faulty, the widest limits, so that no rule is blamed for a number outside.
    """
    before = len(table.faults)
    least, most = (table.whole(key, -LARGEST, LARGEST) or 0 for key in ("least", "most"))
    if kind == "number" and len(table.faults) == before and not least < most:
        table.fault(f"goes from {least} to {most}", "Add least = n and most = n.")
    return (least, most) if len(table.faults) == before else (-LARGEST, LARGEST)


def _lists(table: Table, key: str) -> dict[str, tuple[str, ...]]:
    """The lists of texts of an inner table, by their names."""
    given = Table(table.where, f"{table.name}, {key}", table.table(key), table.faults)
    return {name: given.texts(name) for name in given.content}


def _check_what_is_read(
    table: Table, id: str, kind: str, *, derived: bool, catalogue: bool
) -> None:
    """Keys that nobody reads in an attribute of this kind."""
    if kind != "number":
        table.unread(("least", "most", "unit"), f"only a number has it, and kind is '{kind}'")
    if kind in ("number", "yes/no"):
        table.unread(("values", "ambiguous"), f"kind is '{kind}'")
    elif id == CURRENT_ROLE and catalogue:
        table.unread(("values", "ambiguous"), f"the values of '{CURRENT_ROLE}' stand in roles.toml")
    if kind == "yes/no":
        table.unread(("units",), "nothing is counted in it")
    if derived and not catalogue:
        table.fault("has from_role = true, and there is no roles.toml", "Take it out.", "from_role")
    if derived:
        keys = ("question", "help", "typed", "headers", "yours", "topic", "units", "ambiguous")
        table.unread(keys, "what comes from the role is never asked for")
    if derived and id and kind != ROLE_FACT_KINDS.get(id, kind):
        table.fault(f"has kind = '{kind}'", f"Write kind = '{ROLE_FACT_KINDS[id]}'.", "kind")
    if derived and id and id not in ROLE_FACTS:
        cure = f"A role brings {', '.join(ROLE_FACTS)}: take out from_role."
        table.fault("has from_role = true, and no role brings it", cure, "from_role")
    if id == CURRENT_ROLE and catalogue and (kind != "one" or derived):
        table.fault("is not one value that people state", "Write kind = 'one' alone.", "kind")


def _check_values(table: Table, attribute: Attribute) -> None:
    """The values that an attribute takes, and the units that these are counted in."""
    bands = [c for c in attribute.choices.values() if (c.at_least, c.below) != (None, None)]
    if attribute.since_headers and attribute.unit != DURATION:
        what = f"has 'since_headers', and its unit is not {DURATION}"
        table.fault(what, "Take it out.", "since_headers")
    if attribute.units and attribute.kind in ("one", "several") and not bands:
        table.fault("has 'units', but none of its values counts anything", "Take it out.", "units")
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
