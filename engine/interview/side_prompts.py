"""Prompts as data, for any front end: reviewing, saving, leaving, and what comes after the advice.

`ways_to_leave` and `ways_on` map the ids that `side_questions` acts on to the labels shown.
"""

from engine.core.model import KnowledgeBase
from engine.interview.commands import CLOSING_KEYWORDS
from engine.interview.prompts import Prompt
from engine.language.sentences import lower_first, short

OFFERED = (
    "'report me.html' writes this as a page to print and take along. 'how', 'why', 'why not' and "
    "'compare' explain it; 'more' shows what was left out."
)


def review_prompt(answers: tuple[str, ...]) -> Prompt:
    """The question which answer to change."""
    return Prompt(
        "Your answers. Which one do you want to change?",
        "a number",
        "changes none",
        "Choose an answer to give it anew. Later answers stay as long as they still apply.",
        answers,
    )


def file_prompt() -> Prompt:
    """The question in which file to save the answers."""
    return Prompt(
        "Save your answers in which file?",
        "a new file, such as me.toml",
        "goes back",
        "The file is for `crossroads advise --facts` and `crossroads ask --facts`.",
    )


def page_prompt() -> Prompt:
    """The question in which file to write the advice as a page."""
    return Prompt(
        "Write the advice as a page in which file?",
        "a new file, such as me.html or me.md",
        "goes back",
        "A browser opens the .html page and prints it; nothing in it needs a network. An .md file "
        "is text.",
    )


def ways_to_leave(resumable: bool) -> dict[str, str]:
    """What can be done with the answers of a person who leaves."""
    keep = {"keep": "keep them for `crossroads ask --resume`"} if resumable else {}
    return {**keep, "save": "save them in a file", "nothing": "keep nothing"}


def leaving_prompt(resumable: bool) -> Prompt:
    """The question what to do with the answers of a person who leaves."""
    return Prompt(
        "You are leaving. What is to become of your answers?",
        "a number",
        "goes on with the interview",
        "'keep nothing' leaves nothing of them on this machine.",
        tuple(ways_to_leave(resumable).values()),
    )


def contradiction_prompt(sentence: str, choices: tuple[str, ...], piped: bool) -> Prompt:
    """The question whether one of two answers that contradict each other is to be changed."""
    return Prompt(
        sentence,
        "words of the list" if piped else "a number",
        choices[-1].replace("keep", "keeps"),
        "You may change an answer, or keep what you said: people often want two things at once.",
        choices,
        optional=True,
    )


def ways_on(*, unasked: bool, later: bool, file: str | None) -> dict[str, str]:
    """What can be done after the advice; `file` is where the answers are saved at the end.

    `unasked` says that there are more questions, and `later` that skipped ones may be put off.
    """
    put_off = {"later": "later: keep your answers for `crossroads ask --resume`"} if later else {}
    further = {"go on": "go on with the questions"} if unasked else {}
    kept = f"answers are then in {file}" if file else "answers that are not saved are then gone"
    return {
        "what if": "see what another answer would lead to",
        "review": "review your answers",
        "save": "save your answers in a file",
        "report": "write this as a page to print and take along",
        **put_off,
        **further,
        "done": f"done: {kept}",
    }


def closing_prompt(knowledge_base: KnowledgeBase, verdict: str, ways: dict[str, str]) -> Prompt:
    """The question what to do after the advice, behind the verdict, which stands far above.

    Enter alone never ends the session.
    """
    return Prompt(
        f"{verdict} What next?",
        f"a number, or 'what if {supposition_example(knowledge_base)}'",
        "ends nothing",
        "What you suppose does not change your answers; what you review does.",
        tuple(ways.values()),
        keywords=CLOSING_KEYWORDS,
        optional=True,
        note=OFFERED,
    )


def supposition_example(knowledge_base: KnowledgeBase) -> str:
    """The example of a supposition, in the words that the question has."""
    id, _, value = knowledge_base.help.what_if.partition("=")
    attribute = knowledge_base.attributes.get(id)
    if attribute is None:
        return knowledge_base.help.what_if
    choice = attribute.choices.get(value)
    return f"{lower_first(attribute.title)}={lower_first(short(choice.label)) if choice else value}"


def supposing_prompt(knowledge_base: KnowledgeBase) -> Prompt:
    """The question which attribute to suppose another value of."""
    return Prompt(
        "What if an answer were another? Which one?",
        f"a number, or {supposition_example(knowledge_base)}",
        "goes back",
        "Choose an attribute and then a value, or write both with = between them.",
        tuple(attribute.title for attribute in knowledge_base.stated.values()),
    )
