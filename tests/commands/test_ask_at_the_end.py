"""What can be done with the advice at the end of an interview, and the files that are written."""

from pathlib import Path

import pytest

from engine.commands.ask_files import write_files
from engine.errors import MisuseError
from engine.facts.facts_file import read_facts
from engine.interview.interview import Interview
from engine.interview.session_format import EndFiles
from engine.interview.side_prompts import OFFERED
from engine.interview.start import start
from tests.commands.typed import Ask, flat
from tests.shipped import SHIPPED

KNOWN = (
    *("--set", "current_role=pmo_analyst", "--set", "career_ladder=none"),
    *("--set", "organisation_size=small", "--set", "ambitions=seniority"),
)
VERDICT = "Move out: a strong case. What next?"


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("how", "How Move out comes to 11"),
        ("why", "Your organisation is small, and there is no ladder in it"),
        ("why not up", "Move up. Ruled out"),
        ("why not Move sidewyas", "Move sideways. "),
        ("why not", "Move to the line. "),
        ("compare sideways", "Move out Move sideways"),
        ("compare move up and stay", "Move up Stay"),
        ("more", "Every smallest change that is yours to change or choose"),
        ("what if career ladder=clear", "career ladder: clear (you said: none)"),
        ("rule up-blocked", "up-blocked"),
        ("path", "Move up: ruled out"),
    ],
)
def test_the_advice_is_explained_at_the_end(ask: Ask, line: str, shown: str) -> None:
    """Each in its words, and then the verdict and the question stand again."""
    said = flat(ask("done", line, "done", options=KNOWN).stdout)

    assert said.count(VERDICT) == 2
    assert shown.casefold() in said.partition(VERDICT)[2].casefold()
    assert said.count(OFFERED) == 2


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("why not elsewhere", "why not: 'elsewhere' is no path. The paths are move up, move out,"),
        ("why not move out", "why not: 'Move out' is what is advised. 'why' gives its reasons."),
        ("compare", "compare: needs a name. Write, for example, 'compare move up'."),
        ("compare elsewhere", "compare: needs two names."),
        ("report me.pdf", "me.pdf: has no ending of a page that is written."),
        ("report no/such/place.html", "the folder 'no/such' does not exist"),
    ],
)
def test_what_names_nothing_is_told(ask: Ask, line: str, told: str) -> None:
    """The interview goes on, and nothing is guessed."""
    result = ask("done", line, "done", options=KNOWN)

    assert result.exit_code == 0
    assert told in flat(result.stdout)


def test_a_page_is_written_when_it_is_asked_for(ask: Ask, tmp_path: Path) -> None:
    """By the keyword with a file, and by the choice of the list, which asks for one."""
    page, text = tmp_path / "me.html", tmp_path / "me.md"

    said = ask("done", f"report {page}", "report", str(text), "done", options=KNOWN).stdout

    assert f"The advice is in {page}, as a page to print and take along." in flat(said)
    assert "<!doctype html>" in page.read_text().casefold()
    assert "Move out" in text.read_text()
    assert "Write the advice as a page in which file?" in said


def test_a_page_is_written_at_the_end(ask: Ask, tmp_path: Path) -> None:
    """Together with the answers, and after --resume too."""
    page, answers = tmp_path / "me.html", tmp_path / "me.toml"
    files = ("--report", str(page), "--save", str(answers))

    left = ask("pmo analyst", "quit", "1", options=files).stdout
    before = page.exists()
    resumed = ask("done", "done", options=("--resume",)).stdout

    assert f"In the end the advice is written to {page} as a page." in flat(left)
    assert not before
    assert f"Your answers are in {answers}." in flat(resumed)
    assert f"The page is in {page}." in flat(resumed)
    assert "PMO analyst" in page.read_text()


@pytest.mark.parametrize("option", ["--report", "--save"])
def test_a_file_that_is_there_is_refused_before_any_question(
    ask: Ask, tmp_path: Path, option: str
) -> None:
    """Nobody answers ten questions for nothing."""
    place = tmp_path / "me.md"
    place.write_text("mine")

    result = ask("pmo analyst", options=(option, str(place)))

    assert result.exit_code == 2
    assert "exists already" in result.stderr
    assert "What is your role" not in result.stdout
    assert place.read_text() == "mine"


def test_a_page_that_cannot_be_written_in_the_end_loses_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The answers are shown, and the other file is written all the same."""
    page, answers = tmp_path / "me.html", tmp_path / "me.toml"
    interview = Interview(SHIPPED, {"current_role": "pmo_analyst"})
    begun = start(interview, keeps=False, files=EndFiles(str(answers), str(page)))
    page.write_text("somebody else's")

    with pytest.raises(MisuseError, match=r"me\.html: exists already"):
        write_files(SHIPPED, begun)

    assert 'current_role = "pmo_analyst"' in capsys.readouterr().out
    assert read_facts(str(answers)) == {"current_role": "pmo_analyst"}
    assert page.read_text() == "somebody else's"


@pytest.mark.parametrize("ending", ["me.pdf", "me", ""])
def test_a_page_of_another_kind_is_refused(ask: Ask, ending: str) -> None:
    """With what there is."""
    result = ask("done", options=("--report", ending))

    assert result.exit_code == 2
    assert ".html or .md" in flat(result.stderr)


def test_later_asks_what_was_skipped(ask: Ask) -> None:
    """Somebody who could not say yet goes on where they were, with their answers."""
    left = ask("pmo analyst", *[""] * 30, "later").stdout
    resumed = ask("done", "done", options=("--resume",)).stdout

    assert "Your answers are kept" in flat(left)
    assert "1 answer." in resumed
    assert "How are you employed?" in resumed


def test_the_source_is_introduced_once(ask: Ask) -> None:
    """What 'the document' and its statements are is said before anybody has to know."""
    said = flat(ask("pmo analyst", "why", "path", "done", "why", "path", "done").stdout)
    about = "The statements are those of the document, an article on careers in a PMO."

    before_the_first_question = said.partition("1. What is your role today?")[0]
    assert about in before_the_first_question
    assert "What goes beyond them is marked [extension]." in before_the_first_question


@pytest.mark.parametrize("line", ["why", "?", "path", "review", "more"])
def test_the_question_comes_again_after_a_digression(ask: Ask, line: str) -> None:
    """Somebody who hears the text hears what is asked."""
    back = ["back"] if line == "review" else []

    said = ask("pmo analyst", line, *back, "quit", "3").stdout

    assert said.count("2. How are you employed?") == 2


def test_no_id_stands_in_what_the_interview_says(ask: Ask) -> None:
    """Neither of a rule nor of an attribute, whose words people know."""
    said = ask("pmo analyst", "why", "more", "path", "fixed term", "path", "review", "back").stdout
    asked = said.partition("The input ended here")[0]

    ids = [id for id in (*SHIPPED.rules, *SHIPPED.stated) if "_" in id or "-" in id]
    assert [id for id in ids if id in asked] == []
    assert "certain" not in asked


def test_a_number_opens_a_rule_of_the_list(ask: Ask) -> None:
    """The last list counts; a rule still goes by its id as well."""
    said = ask("pmo analyst", "rule 1", "path", "why", "rule 1", "rule 99", "quit", "3").stdout
    open_rules = said.partition("could decide which of these holds:")[2]

    assert "rule: '1' does not exist" in flat(said)
    assert "rule: '99' does not exist" in flat(said)
    assert "\nWhen\n" in open_rules
