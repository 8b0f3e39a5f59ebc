"""Examples of facts, for the help of commands and for prompts.

A rule base may name its own in `[help]`; whatever it does not name is made from its attributes.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from engine.core.model import Attribute, KnowledgeBase
from engine.core.terminology import Help
from engine.errors import Fault, did_you_mean
from engine.language.spelling import nearest
from engine.rulebase.findings import Finding, shown

NAME = re.compile(r"[a-z][a-z0-9_]*")
EXAMPLES = ("person", "in_words", "several", "fact", "what_if")
A_FEW = 2  # facts, and values, that are enough for an example


def example_values(attribute: Attribute) -> tuple[str, ...]:
    """Two values that the attribute may have, as they are written; one where there is no other."""
    match attribute.kind:
        case "yes/no":
            return ("yes", "no")
        case "number":
            return (str(min(attribute.least + 2, attribute.most)), str(attribute.most))
        case "one" | "several":
            return tuple(islice(attribute.choices, A_FEW))


def with_examples(help: Help, stated: Iterable[Attribute]) -> Help:
    """The words of the help, each example that is missing made from the attributes."""
    values = [(one, example_values(one)) for one in stated]
    facts = [f"{one.id}={some[0]}" for one, some in values if some]
    lists = [f"{one.id}={'; '.join(some)}" for one, some in values if one.kind == "several"]
    if not facts:
        return help
    others = [f"{one.id}={some[-1]}" for one, some in values if some]
    return replace(
        help,
        person=help.person or tuple(facts[:A_FEW]),
        in_words=help.in_words or tuple(others[-A_FEW:]),
        several=help.several or [*lists, facts[0]][0],
        fact=help.fact or facts[0],
        what_if=help.what_if or others[0],
    )


def help_faults(knowledge_base: KnowledgeBase, where: str) -> Iterator[Fault]:
    """Examples of what no attribute defines, and names that no table can have."""
    help, stated = knowledge_base.help, knowledge_base.stated
    for key in EXAMPLES:
        given = getattr(help, key)
        for fact in (given,) if isinstance(given, str) else given:
            id, equals, _ = fact.partition("=")
            if id not in stated or not equals:
                what = f"the table 'help' has the example {shown(fact)}, which states no attribute"
                cure = did_you_mean(nearest(id, stated), f"The attributes are {', '.join(stated)}.")
                yield Finding(where, what, cure, ("help", key))
    for key, name in (("table", help.people), ("schema", help.schema)):
        if not NAME.fullmatch(name):
            what = f"the table 'help' has {key} = {shown(name)}, which is no name of a table"
            yield Finding(where, what, "Write one word in small letters.", ("help", key))
