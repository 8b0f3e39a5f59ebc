"""The dialogue: what every line leads to, from any front end."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.core.model import Attribute, Facts, KnowledgeBase, Value
from engine.core.semantics import consult
from engine.facts.reading import NONE_OF_THESE
from engine.interview.answer_lines import choices_of, read_answer
from engine.interview.callbacks import Ending
from engine.interview.dialogue import Dialogue
from engine.interview.interview import Interview
from engine.interview.prompts import Prompt
from tests.interview.dialogues import answer_all, answerable, callbacks
from tests.shipped import SHIPPED
from tests.strategies import examples, facts

WORDS = ("?", "why", "skip", "back", "review", "path", "done", "quit", "save", "what if", "help",
         "rule up-clear-ladder", "rule nothing", "what if career_ladder=clear", "what if x=y",
         "rule", "whatif", "what-if pnl appetite=keen; manager_knows=1", "save /nowhere/me.toml",
         "what if career_ladder=", "")  # fmt: skip
LINES = st.sampled_from([*WORDS, "1", "2", "3,1", "0", "99", "yes", "no", "smal", "clear", "none"])


def as_line(attribute: Attribute, value: Value, numbered: bool) -> str:
    """A value as somebody answers it: by its number in the list, or in words."""
    match value:
        case bool():
            return ("1" if value else "2") if numbered else ("yes" if value else "no")
        case tuple():
            return ",".join(as_line(attribute, one, numbered) for one in value)
        case str():
            return str(list(attribute.choices).index(value) + 1) if numbered else value
        case _:
            return str(value)


@given(facts(SHIPPED).map(answerable), st.booleans())
def test_a_person_who_answers_everything_gets_the_advice_from_all_of_it(
    person: Facts, numbered: bool
) -> None:
    """Numbers and words say the same, and no question that is left out could change the path."""
    interview = Interview(SHIPPED)
    dialogue = Dialogue(interview, callbacks())

    while attribute := interview.question:
        value = person.get(attribute.id)
        said = dialogue.reply("" if value is None else as_line(attribute, value, numbered))
        while "keep both" in dialogue.prompt.choices:
            said = dialogue.reply("keep both")
    path = consult(SHIPPED, person).path

    assert interview.facts.items() <= person.items()
    assert f"ADVICE {path}" in said


@given(st.lists(LINES, max_size=25))
def test_no_line_ever_breaks_the_dialogue(said: list[str]) -> None:
    """Whatever is typed in whatever order, something is asked, and answers are values."""
    interview = Interview(SHIPPED)
    dialogue = Dialogue(interview, callbacks())
    dialogue.begin()

    for line in said:
        if dialogue.ending:
            break
        dialogue.reply(line)
        assert isinstance(dialogue.prompt, Prompt)
    dialogue.end_of_input()

    assert dialogue.ending is not None
    for id, value in interview.facts.items():
        attribute = SHIPPED.attributes[id]
        read = read_answer(SHIPPED, attribute, as_line(attribute, value, numbered=False))
        assert read.value == value


@settings(max_examples=examples(40))
@given(facts(SHIPPED), st.integers(1, 20))
def test_going_back_and_on_again_changes_nothing(person: Facts, steps: int) -> None:
    """Back any number of times, then Enter at every question: the answers are as they were."""
    interview = Interview(SHIPPED)
    dialogue = Dialogue(interview, callbacks())
    for _ in range(6):
        if attribute := interview.question:
            value = person.get(attribute.id)
            dialogue.reply("skip" if value is None else as_line(attribute, value, numbered=True))
            while "keep both" in dialogue.prompt.choices:
                dialogue.reply("keep both")
    before, asked = dict(interview.answers), interview.question

    for _ in range(steps):
        dialogue.reply("back")
        dialogue.reply("")

    assert interview.answers == before
    assert interview.question == asked or dialogue.prompt.optional


@pytest.mark.parametrize("word", ["?", "path", "rule up-clear-ladder", "review", "save", "quit"])
def test_keywords_mean_the_same_at_every_prompt(word: str) -> None:
    """At a question, a near miss, the list of answers, the farewell and the end."""
    ways: list[tuple[str, ...]] = [("1",), ("1", "review"), ("1", "review", "1"), ("1", "quit"),
                                   ("1", "done"), ("1", "what if"), ("1", "save")]  # fmt: skip
    shown = set()
    for way in ways:
        dialogue = Dialogue(Interview(SHIPPED), callbacks())
        for line in way:
            dialogue.reply(line)
        said = dialogue.reply(word)
        shown.add(said if word in ("path", "rule up-clear-ladder") else bool(said))
        assert dialogue.ending is None or word == "quit"

    assert len(shown) == 1


def test_a_job_title_may_begin_with_a_keyword() -> None:
    """Only a whole line is a keyword."""
    interview = Interview(SHIPPED)
    dialogue = Dialogue(interview, callbacks())

    said = [dialogue.reply(line) for line in ("back office", "path finder", "save the children")]

    assert all("is not understood" in one for one in said)
    assert not interview.answers


def test_a_changed_answer_drops_what_no_longer_applies() -> None:
    """What later answers still say is kept, and what they do not is announced."""
    interview = Interview(SHIPPED, {"career_ladder": "none", "ambitions": ("seniority",)})
    dialogue = Dialogue(interview, callbacks())
    answer_all(interview, dialogue, {"employment": "permanent", "manager_knows": "no"})
    assert interview.answers["manager_knows"] is False
    place = 1 + [*_listed(interview)].index("employment")

    dialogue.reply("review")
    dialogue.reply(str(place))
    said = " ".join(dialogue.reply("between posts").split())

    assert "Noted: employment: between posts." in said
    assert "dropped: " in said
    assert "manager knows: no" in said
    assert "manager_knows" not in interview.answers


def _listed(interview: Interview) -> list[str]:
    known = [id for id in interview.known if id not in interview.answers]
    return [*known, *interview.answers]


def test_a_file_saved_while_leaving_is_the_end() -> None:
    """Somebody who leaves and saves has left."""
    saved: dict[str, Facts] = {}
    dialogue = Dialogue(Interview(SHIPPED), callbacks(saved))

    for line in ("pmo analyst", "quit", "save me.toml"):
        dialogue.reply(line)

    assert saved == {"me.toml": {"current_role": "pmo_analyst"}}
    assert dialogue.ending is Ending.SAVED


def test_nobody_runs_past_the_advice_with_enter() -> None:
    """Enter alone ends nothing, however often; what 'done' does to the answers is in the list."""
    dialogue = Dialogue(Interview(SHIPPED), callbacks())

    said = [dialogue.reply("") for _ in range(40)]

    assert dialogue.ending is None
    assert sum("ADVICE" in one for one in said) == 1
    assert said[-1] == "  Choose what next. 'done' or 'quit' ends the interview."
    assert "done: answers that are not saved are then gone" in dialogue.prompt.choices
    dialogue.reply("done")
    assert dialogue.ending is Ending.ADVISED


def test_after_an_early_done_the_questions_go_on() -> None:
    """Somebody who wanted to see the advice once may answer the rest."""
    interview = Interview(SHIPPED)
    dialogue = Dialogue(interview, callbacks())
    dialogue.reply("pmo analyst")
    before = dialogue.prompt

    dialogue.reply("done")
    dialogue.reply("go on with the questions")

    assert dialogue.prompt == before


def test_where_nothing_is_left_to_ask_going_on_is_not_offered() -> None:
    """A choice that leads nowhere is none."""
    interview = Interview(SHIPPED)
    dialogue = Dialogue(interview, callbacks())

    answer_all(interview, dialogue, {})

    assert "go on with the questions" not in dialogue.prompt.choices


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("why", "WHY "),
        ("skip", "There is no question to skip."),
        ("rule", "Which one?"),
        ("reveiw", "Did you mean 'review'?"),
        ("what if careers_ladder=clear", "Did you mean 'career_ladder'?"),
        ("what if shoe size=43", "'what if' alone lists them."),
    ],
)
def test_keywords_get_a_fitting_answer_at_the_end(line: str, answer: str) -> None:
    """Not an explanation of something else, and not fifteen names."""
    dialogue = Dialogue(Interview(SHIPPED), callbacks())
    dialogue.reply("done")

    said = " ".join(dialogue.reply(line).split())

    assert answer in said
    assert "advise --help" not in said
    assert len(said) < 150


@pytest.mark.parametrize(
    ("line", "meant"), [("wht", "'why'"), ("pth", "'path'"), ("revew", "'review'")]
)
def test_a_slip_in_a_keyword_is_noticed(line: str, meant: str) -> None:
    """Where the line is no answer to what is asked."""
    interview = Interview(SHIPPED)

    said = Dialogue(interview, callbacks()).reply(line)

    assert f"Did you mean {meant}?" in " ".join(said.split())
    assert not interview.answers


@pytest.mark.parametrize("resumable", [True, False])
def test_input_that_ends_while_leaving_throws_nothing_away(resumable: bool) -> None:
    """Only somebody who says so loses answers; without state there is nowhere to keep them."""
    dialogue = Dialogue(Interview(SHIPPED), replace(callbacks(), resumable=resumable))
    for line in ("pmo analyst", "quit"):
        dialogue.reply(line)

    dialogue.end_of_input()

    assert dialogue.ending is (Ending.KEPT if resumable else Ending.LEFT)


def test_every_prompt_shows_every_choice(knowledge_base: KnowledgeBase) -> None:
    """The question in its own words, and all that can be answered."""
    interview = Interview(knowledge_base)
    dialogue = Dialogue(interview, callbacks())

    while attribute := interview.question:
        prompt = dialogue.prompt
        assert prompt.title.endswith(attribute.question)
        none = (NONE_OF_THESE,) if attribute.choices else ()
        assert prompt.choices == (*choices_of(attribute).values(), *none)
        dialogue.reply("1" if attribute.kind != "number" else "5")


CONFIRMED = {
    "by a yes": (("yes",), "small"),
    "put right by hand": (("no", "large"), "large"),
    "typed anew": (("medium",), "medium"),
}


@pytest.mark.parametrize(("said", "size"), CONFIRMED.values(), ids=CONFIRMED.keys())
def test_a_near_miss_is_understood_after_asking(said: tuple[str, ...], size: str) -> None:
    """A slip is mended by a yes, and by a no it is put right by hand."""
    interview = Interview(SHIPPED, {"current_role": "pmo_analyst", "career_ladder": "none"})
    dialogue = Dialogue(interview, callbacks())
    while interview.question and interview.question.id != "organisation_size":
        dialogue.reply("skip")

    dialogue.reply("smal")
    asked = dialogue.prompt.title
    for line in said:
        dialogue.reply(line)

    assert asked == "'smal' is not understood. Did you mean 'small'?"
    assert interview.facts["organisation_size"] == size


def test_what_is_not_understood_is_asked_again() -> None:
    """An answer that means nothing to us costs nothing; the words are those of the list."""
    interview = Interview(SHIPPED, {"current_role": "pmo_analyst", "career_ladder": "none"})
    dialogue = Dialogue(interview, callbacks())
    while interview.question and interview.question.id != "organisation_size":
        dialogue.reply("skip")
    before = dialogue.prompt

    said = " ".join(dialogue.reply("enormous!").split())

    assert "'enormous!' is not one of the choices. Type a number from 1 to 4" in said
    assert dialogue.problem is not None
    assert dialogue.prompt == before
    dialogue.reply("large")
    assert dialogue.problem is None
    assert interview.facts["organisation_size"] == "large"


BLOCKS = {
    "an answer": ("7", ["7"]),
    "an answer with its line end": ("7\n", ["7"]),
    "answers to several questions": ("7\r\n1\r\r2\n", ["7", "1", "", "2"]),
    "a list at a question of one value": ("small\nlarge", ["small", "large"]),
}


@pytest.mark.parametrize(("said", "lines"), BLOCKS.values(), ids=BLOCKS.keys())
def test_pasted_lines_are_an_answer_each(said: str, lines: list[str]) -> None:
    """To one question after the other."""
    assert Dialogue(Interview(SHIPPED), callbacks()).answers_in(said) == lines


AT_SEVERAL = {
    "a list": ("breadth\n\n- a new challenge\n", ["breadth; - a new challenge"]),
    "numbers of the list": ("1\n3", ["1; 3"]),
    "a list and a command": ("breadth\ndone", ["breadth", "done"]),
    "a value and another answer": ("breadth\npmo analyst", ["breadth", "pmo analyst"]),
}  # fmt: skip


@pytest.mark.parametrize(("said", "lines"), AT_SEVERAL.values(), ids=AT_SEVERAL.keys())
def test_pasted_values_are_one_answer_where_several_are_asked_for(
    said: str, lines: list[str]
) -> None:
    """If all of the lines are values of that question."""
    interview = Interview(SHIPPED)
    dialogue = Dialogue(interview, callbacks())
    while interview.question and interview.question.id != "ambitions":
        dialogue.reply("skip")

    assert dialogue.answers_in(said) == lines
