"""Prompts as data, for any front end: the questions about one attribute.

A choice is answered by its number, so that a choice picked with the arrow keys and a typed number
reach the dialogue as the same line.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from engine.core.model import DURATION, Attribute, Value
from engine.facts.reading import NONE_OF_THESE
from engine.interview.answer import NONE_FITS, Answer, NoneFits, has_none
from engine.interview.answer_lines import choices_of
from engine.interview.commands import KEYWORDS
from engine.interview.interview import Interview
from engine.language.sentences import lower_first, short
from engine.phrasing.facts_and_rules import value_in_words

HINTS = {
    "one": "a number or words",
    "several": "numbers or words, with commas between them",
    "yes/no": "yes or no",
}
PAIR = 2
DURATION_HINT = "a number, such as 2, 1.5 or 18 months"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question and its possible answers. Knows neither keys nor colours.

    `places` are the numbers, from 1, of the choices taken so far; `enter` says what Enter alone
    does. `note` is what is to stay in sight of `help`, as far as there is room. `progress` is the
    status line, `in_brief` a short one for screen readers, and `keywords` lists the commands. An
    `optional` prompt is not shown once the input has ended.
    """

    title: str
    hint: str
    enter: str
    help: str
    choices: tuple[str, ...] = ()
    several: bool = False
    places: tuple[int, ...] = ()
    so_far: str = ""
    progress: str = ""
    in_brief: str = ""
    keywords: str = KEYWORDS
    optional: bool = False
    note: str = ""


def question_prompt(
    interview: Interview, attribute: Attribute, progress: str, in_brief: str
) -> Prompt:
    """The interview's present question, with its number and the status lines."""
    value = interview.said(attribute.id)
    about = _about(attribute, f"{interview.number}. {attribute.question}", value)
    return replace(about, progress=progress, in_brief=in_brief)


def change_prompt(attribute: Attribute, value: Answer) -> Prompt:
    """An earlier question, put again to change its answer."""
    return _about(attribute, attribute.question, value)


def supposition_prompt(attribute: Attribute, value: Value | None) -> Prompt:
    """The question which hypothetical value an attribute is to have."""
    about = _about(attribute, f"What if? {attribute.question}", value)
    return replace(about, enter="goes back", choices=tuple(choices_of(attribute).values()))


def near_miss_prompt(attribute: Attribute, line: str, nearest: str) -> Prompt:
    """The question whether the nearest value was meant."""
    choice = attribute.choices.get(nearest)
    label = lower_first(short(choice.label)) if choice else nearest
    return Prompt(
        f"'{line}' is not understood. Did you mean '{label}'?",
        "yes or no",
        "asks again",
        "What you typed is not in the list, and this is the nearest. You may also type it anew.",
        ("yes", "no"),
    )


def either_prompt(attribute: Attribute, line: str, candidates: Sequence[str]) -> Prompt:
    """The question which of several values was meant, by what may be any of them."""
    labels = [short(attribute.choices[id].label) for id in candidates]
    return Prompt(
        f"'{line}' may be more than one of the choices. Which is nearest to what you do?",
        "a number or words",
        "asks again",
        "What you typed is used for different work. Choose what describes yours, or type it anew.",
        (*labels, "neither of them" if len(labels) == PAIR else "none of them"),
    )


def _about(attribute: Attribute, title: str, value: Answer) -> Prompt:
    """A question about an attribute, with the answer so far."""
    choices = choices_of(attribute)
    number = DURATION_HINT if attribute.unit == DURATION else f"a number from {attribute.limits}"
    none = (NONE_OF_THESE,) if has_none(attribute) else ()
    help = f"{attribute.help} {attribute.typed}".rstrip()
    so_far = _so_far(attribute, value)
    return Prompt(
        title,
        HINTS.get(attribute.kind, number),
        "keeps it; 'skip' takes it away" if so_far else "skips",
        help,
        (*choices.values(), *none),
        attribute.kind == "several",
        _places(tuple(choices), value),
        so_far,
        note=help,
    )


def _so_far(attribute: Attribute, value: Answer) -> str:
    """The present answer, as a sentence; '' without one."""
    if value is None:
        return ""
    words = NONE_OF_THESE if isinstance(value, NoneFits) else value_in_words(attribute, value)
    return f"So far: {words}."


def _places(ids: tuple[str, ...], value: Answer) -> tuple[int, ...]:
    """The numbers, from 1, of the choices that make up an answer.

    >>> _places(("yes", "no"), False), _places(("a", "b", "c"), ("a", "c"))
    ((2,), (1, 3))
    >>> _places(("a", "b"), NONE_FITS)
    (3,)
    """
    if value is NONE_FITS:
        return (len(ids) + 1,)
    if isinstance(value, bool):
        value = "yes" if value else "no"
    taken = value if isinstance(value, tuple) else (value,)
    return tuple(place for place, id in enumerate(ids, 1) if id in taken)
