"""Where an answer contradicts another one, the interview offers once to change either."""

from dataclasses import replace
from pathlib import Path

import pytest

from engine.core.model import PATH, AnyOf, Facts, KnowledgeBase
from engine.core.semantics import consult
from engine.interview.callbacks import Callbacks, Ending
from engine.interview.dialogue import Dialogue
from engine.interview.interview import Interview
from engine.rulebase.load import load_rules
from tests.interview.contradictory import CLASH, write_contradictory


@pytest.fixture
def rules(tmp_path: Path) -> KnowledgeBase:
    """Rules by which being happy contradicts the wish to rise."""
    return load_rules(write_contradictory(tmp_path / "mine"))


def begun(
    rules: KnowledgeBase, known: Facts | None = None, *, piped: bool = False
) -> tuple[Interview, Dialogue]:
    """An interview about which something is known beforehand, and its dialogue."""

    def advise(facts: Facts, _: object) -> str:
        return f"ADVICE {consult(rules, facts).contradictions}"

    callbacks = Callbacks(
        advise=advise,
        suppose=lambda _, other: f"WHAT IF {other}",
        explain=lambda *_: "",
        save=lambda *_: None,
        report=lambda *_: None,
        resumable=True,
        piped=piped,
    )
    interview = Interview(rules, known)
    return interview, Dialogue(interview, callbacks)


def clashed(rules: KnowledgeBase, *, piped: bool = False) -> tuple[Interview, Dialogue]:
    """The same after the answer that contradicts the one before."""
    interview, dialogue = begun(rules, piped=piped)
    for line in ("yes", "rise"):
        dialogue.reply(line)
    return interview, dialogue


def test_the_question_names_both_answers(rules: KnowledgeBase) -> None:
    """Its title is the rule's sentence, and Enter keeps both."""
    _, dialogue = clashed(rules)

    asked = dialogue.prompt

    assert asked.title == CLASH
    assert asked.choices == ("change 'wishes: to rise'", "change 'happy: yes'", "keep both")
    assert (asked.hint, asked.enter) == ("a number", "keeps both")


@pytest.mark.parametrize("line", ["", "3", "keep", "keep both", "back", "skip"])
def test_both_answers_are_kept(rules: KnowledgeBase, line: str) -> None:
    """The interview goes on with the next question, and the advice names the contradiction."""
    interview, dialogue = clashed(rules)

    dialogue.reply(line)

    assert dialogue.prompt.title == "3. How large is your team?"
    assert interview.facts == {"wishes": ("rise",), "happy": True}
    assert CLASH in dialogue.reply("done")


@pytest.mark.parametrize("line", ["2", "change happy", "change 'happy: yes'"])
def test_one_answer_is_changed(rules: KnowledgeBase, line: str) -> None:
    """By a number or in words; the question is put again with its answer so far."""
    interview, dialogue = clashed(rules)

    dialogue.reply(line)
    again = dialogue.prompt
    said = dialogue.reply("no")

    assert (again.title, again.so_far) == ("Are you happy?", "So far: yes.")
    assert said.strip() == "Noted: happy: no."
    assert interview.facts == {"wishes": ("rise",), "happy": False}
    assert dialogue.prompt.title == "3. How large is your team?"


def test_an_answer_that_is_not_changed_after_all_leads_back(rules: KnowledgeBase) -> None:
    """Enter at the question that is put again keeps its answer."""
    _, dialogue = clashed(rules)

    dialogue.reply("change happy")
    dialogue.reply("")

    assert dialogue.prompt.title == CLASH


def test_it_is_offered_once(rules: KnowledgeBase) -> None:
    """Not again where the answers are given anew, in the same interview."""
    _, dialogue = clashed(rules)

    for line in ("change happy", "no", "back", "back", "yes"):
        dialogue.reply(line)
    assert dialogue.prompt.title != CLASH


def test_what_was_known_beforehand_is_changed_too(rules: KnowledgeBase) -> None:
    """An answer may contradict what a file says."""
    interview, dialogue = begun(rules, {"happy": True})

    for line in ("rise", "change happy", "no"):
        dialogue.reply(line)

    assert interview.facts == {"wishes": ("rise",), "happy": False}


def test_what_stood_from_the_start_is_not_offered(rules: KnowledgeBase) -> None:
    """After --resume or --facts, what was kept or written down is not asked about again."""
    _, dialogue = begun(rules, {"happy": True, "wishes": ("rise",)})

    dialogue.reply("small")

    assert dialogue.prompt.title != CLASH


def test_two_contradictions_are_offered_one_after_the_other(rules: KnowledgeBase) -> None:
    """In the order of the rules; one answer may contradict itself."""
    _, dialogue = begun(rules)

    for line in ("yes", "rise, rest"):
        dialogue.reply(line)
    first = dialogue.prompt.title
    dialogue.reply("")
    second = dialogue.prompt

    assert first == CLASH
    assert second.title == "You want to rise, and you want to rest. [extension]"
    assert second.choices == ("change 'wishes: to rise and to rest'", "keep both")


def test_an_answer_that_only_does_not_withhold_the_rule_is_no_choice(rules: KnowledgeBase) -> None:
    """The size of the team has nothing to do with the contradiction."""
    _, dialogue = begun(rules, {"team": "small"})

    for line in ("no", "rise, rest"):
        dialogue.reply(line)

    assert dialogue.prompt.choices == ("change 'wishes: to rise and to rest'", "keep both")


def test_the_advice_waits_for_the_last_contradiction(rules: KnowledgeBase) -> None:
    """It is shown once the question is answered, not before."""
    known: Facts = {"happy": True, "team": "small", "years": 2, "current_role": "cook"}
    _, dialogue = begun(rules, known)

    before = dialogue.reply("rise")
    asked = dialogue.prompt.title
    after = dialogue.reply("")

    assert before.strip() == "Noted: wishes: to rise."
    assert asked == CLASH
    assert f"ADVICE {(CLASH,)}" in after
    assert dialogue.prompt.title.endswith("What next?")


@pytest.mark.parametrize("line", ["what if happy=no", "save x.toml", "done", "back"])
def test_the_advice_is_shown_however_the_last_contradiction_is_left(
    rules: KnowledgeBase, line: str
) -> None:
    """A keyword at the question does not swallow it."""
    known: Facts = {"happy": True, "team": "small", "years": 2, "current_role": "cook"}
    _, dialogue = begun(rules, known)
    dialogue.reply("rise")

    said = dialogue.reply(line)

    assert said.count("ADVICE") == 1
    assert dialogue.prompt.title.endswith("What next?")


def test_an_answer_that_is_reviewed_after_the_advice_is_asked_about_too(
    rules: KnowledgeBase,
) -> None:
    """The new advice follows the question."""
    _, dialogue = begun(rules, {"wishes": ("rise",)})
    for line in ("no", "done", "review", "2"):
        dialogue.reply(line)

    before = dialogue.reply("yes")
    asked = dialogue.prompt.title
    after = dialogue.reply("")

    assert "ADVICE" not in before
    assert asked == CLASH
    assert CLASH in after


def test_help_and_why_are_about_the_contradiction(rules: KnowledgeBase) -> None:
    """`?` says what can be done, `why` shows the rule."""
    _, dialogue = clashed(rules)

    helped, why = dialogue.reply("?"), dialogue.reply("why")

    assert "keep what you said" in " ".join(helped.split())
    assert "happy-yet-rising" in why
    assert dialogue.prompt.title == CLASH


def test_who_leaves_there_may_go_on(rules: KnowledgeBase) -> None:
    """`quit` asks what is to become of the answers, and Enter returns to the contradiction."""
    _, dialogue = clashed(rules)

    dialogue.reply("quit")
    leaving = dialogue.prompt.title
    dialogue.reply("")
    back = dialogue.prompt.title
    dialogue.reply("quit")
    dialogue.reply("keep nothing")

    assert leaving == "You are leaving. What is to become of your answers?"
    assert back == CLASH
    assert dialogue.ending is Ending.LEFT


def test_at_a_keyboard_another_line_is_refused(rules: KnowledgeBase) -> None:
    """A slip is no answer to a question that nobody sees."""
    interview, dialogue = clashed(rules)

    said = dialogue.reply("small")

    assert "'small': is none of these. Type a number from 1 to 3." in said
    assert dialogue.prompt.title == CLASH
    assert "team" not in interview.facts


@pytest.mark.parametrize(
    ("line", "team"),
    [("small", "small"), ("2", "large"), ("", None), ("skip", None)],
    ids=["words", "a number", "an empty line", "skip"],
)
def test_in_a_pipe_a_line_is_for_the_question_that_was_open_before(
    rules: KnowledgeBase, line: str, team: str | None
) -> None:
    """Whoever wrote the lines did not know of the contradiction, which is kept."""
    interview, dialogue = clashed(rules, piped=True)

    said = dialogue.reply(line)

    assert "Kept. The advice will say" in said
    assert interview.facts.get("team") == team
    assert "team" in interview.answers
    assert interview.facts["happy"] is True


@pytest.mark.parametrize("line", ["change happy", "change 'happy: yes'"])
def test_in_a_pipe_words_choose(rules: KnowledgeBase, line: str) -> None:
    """Lines may be written for the contradiction as well."""
    interview, dialogue = clashed(rules, piped=True)

    asked = dialogue.prompt
    for each in (line, "no", "small"):
        dialogue.reply(each)

    assert asked.hint == "words of the list"
    assert interview.facts == {"team": "small", "wishes": ("rise",), "happy": False}


def test_in_a_pipe_a_line_passes_by_every_contradiction(rules: KnowledgeBase) -> None:
    """The sentence of one that was not shown is told."""
    interview, dialogue = begun(rules, piped=True)
    for line in ("yes", "rise, rest"):
        dialogue.reply(line)

    said = dialogue.reply("small")

    assert said.count("Kept.") == 2
    assert "You want to rise, and you want to rest." in said
    assert interview.facts["team"] == "small"


@pytest.mark.parametrize("piped", [True, False], ids=["pipe", "keyboard"])
def test_the_end_of_the_input_gives_the_advice(rules: KnowledgeBase, piped: bool) -> None:
    """With the contradiction, whether or not questions are left."""
    known: Facts = {"happy": True, "team": "small", "years": 2, "current_role": "cook"}
    for facts in (known, {"happy": True}):
        _, dialogue = begun(rules, facts, piped=piped)
        dialogue.reply("rise")

        said = dialogue.end_of_input()

        assert said.count("ADVICE") == 1
        assert CLASH in said
        assert dialogue.ending is Ending.ADVISED


def test_a_contradiction_behind_which_no_answer_stands_is_not_offered(
    rules: KnowledgeBase,
) -> None:
    """A rule about the recommended path alone leaves nothing to change."""
    rule = replace(rules.rules["rest-yet-rising"], when=(AnyOf(PATH, ("go",)),))
    changed = replace(rules, rules={**rules.rules, rule.id: rule})
    interview, dialogue = begun(changed, {"happy": False, "years": 5, "team": "small"})

    dialogue.reply("rise")

    assert interview.contradictions == (rule,)
    assert dialogue.prompt.title == "2. What do you do?"
