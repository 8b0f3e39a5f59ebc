"""What is asked at one moment, as any front end can show it.

A choice is answered by its number: whoever picks it with the arrow keys and whoever types it say
the same line.
"""

from dataclasses import dataclass, replace

from engine.core.model import DURATION, Attribute, KnowledgeBase, Value
from engine.interview.answer_lines import choices_of
from engine.interview.commands import AT_THE_END, SHORT
from engine.interview.interview import Interview
from engine.language.sentences import lower_first, short
from engine.phrasing.facts_and_rules import value_in_words

HINTS = {
    "one": "a number or words",
    "several": "numbers or words, with commas between them",
    "yes/no": "yes or no",
}
DURATION_HINT = "a number, such as 2, 1.5 or 18 months"


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question and what can be answered. Knows neither keys nor colours.

    `places` are the numbers, from 1, of the choices that were taken so far; `enter` says what Enter
    alone does. `progress` says where things stand, `in_brief` the same to those who have it read
    out, and `keywords` what can be wished for. What is `optional` need not be asked where nobody is
    left to answer.
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
    keywords: str = SHORT
    optional: bool = False


def question_prompt(
    interview: Interview, attribute: Attribute, progress: str, in_brief: str
) -> Prompt:
    """The interview's present question."""
    value = interview.facts.get(attribute.id)
    about = _about(attribute, f"{interview.number}. {attribute.question}", value)
    return replace(about, progress=progress, in_brief=in_brief)


def change_prompt(attribute: Attribute, value: Value | None) -> Prompt:
    """An earlier question, once more."""
    return _about(attribute, attribute.question, value)


def supposition_prompt(attribute: Attribute, value: Value | None) -> Prompt:
    """What is to be supposed about an attribute."""
    return replace(_about(attribute, f"What if? {attribute.question}", value), enter="goes back")


def _about(attribute: Attribute, title: str, value: Value | None) -> Prompt:
    choices = choices_of(attribute)
    number = DURATION_HINT if attribute.unit == DURATION else f"a number from {attribute.limits}"
    so_far = f"So far: {value_in_words(attribute, value)}." if value is not None else ""
    return Prompt(
        title,
        HINTS.get(attribute.kind, number),
        "keeps it; 'skip' takes it away" if so_far else "skips",
        attribute.help,
        tuple(choices.values()),
        attribute.kind == "several",
        _places(tuple(choices), value),
        so_far,
    )


def _places(ids: tuple[str, ...], value: Value | None) -> tuple[int, ...]:
    """The numbers of the choices that a value takes.

    >>> _places(("yes", "no"), False), _places(("a", "b", "c"), ("a", "c"))
    ((2,), (1, 3))
    """
    if isinstance(value, bool):
        value = "yes" if value else "no"
    taken = value if isinstance(value, tuple) else (value,)
    return tuple(place for place, id in enumerate(ids, 1) if id in taken)


def near_miss_prompt(attribute: Attribute, line: str, meant: str) -> Prompt:
    """Whether the nearest value was meant."""
    choice = attribute.choices.get(meant)
    label = lower_first(short(choice.label)) if choice else meant
    return Prompt(
        f"'{line}' is not understood. Did you mean '{label}'?",
        "yes or no",
        "asks again",
        "What you typed is not in the list, and this is the nearest. You may also type it anew.",
        ("yes", "no"),
    )


def review_prompt(answers: tuple[str, ...]) -> Prompt:
    """Which of the answers to change."""
    return Prompt(
        "Your answers. Which one do you want to change?",
        "a number",
        "changes none",
        "Choose an answer to give it anew. Later answers stay as long as they still apply.",
        answers,
    )


def file_prompt() -> Prompt:
    """Where to save the answers."""
    return Prompt(
        "Save your answers in which file?",
        "a new file, such as me.toml",
        "goes back",
        "The file is for `crossroads advise --facts` and `crossroads ask --facts`.",
    )


def ways_to_leave(resumable: bool) -> dict[str, str]:
    """What can become of the answers when the person leaves."""
    keep = {"keep": "keep them for `crossroads ask --resume`"} if resumable else {}
    return {**keep, "save": "save them in a file", "nothing": "keep nothing"}


def leaving_prompt(resumable: bool) -> Prompt:
    """What is to become of the answers when the person leaves."""
    return Prompt(
        "You are leaving. What is to become of your answers?",
        "a number",
        "goes on with the interview",
        "'keep nothing' leaves nothing of them on this machine.",
        tuple(ways_to_leave(resumable).values()),
    )


def ways_on(unasked: bool, file: str | None) -> dict[str, str]:
    """What can be done once the advice was shown; `file` is where answers go in the end."""
    further = {"go on": "go on with the questions"} if unasked else {}
    kept = f"answers are then in {file}" if file else "answers that are not saved are then gone"
    return {
        "what if": "see what another answer would lead to",
        "review": "review your answers",
        "save": "save your answers in a file",
        **further,
        "done": f"done: {kept}",
    }


def closing_prompt(knowledge_base: KnowledgeBase, ways: dict[str, str]) -> Prompt:
    """What else there is to do once the advice was shown. Enter alone never ends anything."""
    return Prompt(
        "What next?",
        f"a number, or 'what if {knowledge_base.help.what_if}'",
        "ends nothing",
        "What you suppose does not change your answers; what you review does.",
        tuple(ways.values()),
        keywords=AT_THE_END,
        optional=True,
    )


def suppose_what_prompt(knowledge_base: KnowledgeBase) -> Prompt:
    """About which attribute to suppose something."""
    return Prompt(
        "What if an answer were another? Which one?",
        f"a number, or {knowledge_base.help.what_if}",
        "goes back",
        "Choose an attribute and then a value, or write both with = between them.",
        tuple(attribute.title for attribute in knowledge_base.stated.values()),
    )
