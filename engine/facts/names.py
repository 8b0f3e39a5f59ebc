"""Names of values: which value of an attribute a text names, exactly or nearly.

Form services put labels into markup, with entities for some of their letters; both are looked
through.
"""

import html
import re
from functools import cache

from engine.core.model import Attribute, Choice
from engine.language.spelling import fold, nearest

FULL_STOPS = ".\u3002"  # the second one is Chinese and Japanese
DASHES = str.maketrans(
    dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", " ")
)
TAG = re.compile(r"</?[A-Za-z][^<>]{0,200}>")
MARKUP = re.compile(r"[<&]")


def named(attribute: Attribute, text: str) -> str | None:
    """The id of the value that goes by a name, whatever its dashes, and with a full stop or not."""
    names = names_of_values(attribute)
    name = fold(text.translate(DASHES))
    return names.get(name) or names.get(name.rstrip(FULL_STOPS).rstrip())


def names_of_values(attribute: Attribute) -> dict[str, str]:
    """The ids of an attribute's values by every name of theirs, case-folded."""
    return _names_of(tuple(attribute.choices.values()))


@cache
def _names_of(choices: tuple[Choice, ...]) -> dict[str, str]:
    return {
        name: choice.id
        for choice in choices
        for said in (*choice.label.split(":"), *choice.says, choice.label, choice.id)
        if (name := fold(said.translate(DASHES)))
    }


def without_markup(text: str) -> str:
    """A text without tags and entities, such as a form's label in an export.

    >>> without_markup("<p>a &lt;new&gt; challenge</p>")
    'a <new> challenge'
    """
    return html.unescape(TAG.sub(" ", text)).strip() if MARKUP.search(text) else text


def nearest_value(attribute: Attribute, text: str) -> str | None:
    """The id of the value whose name is nearest to a text, or None if none is near."""
    names = names_of_values(attribute)
    found = nearest(text, names)
    return names[found] if found else None
