"""`compare`, as it is typed: two paths or two roles side by side."""

import json
from pathlib import Path

import pytest
from click import unstyle

from engine.commands.advice_pages import compare_page
from engine.core.model import Facts
from engine.core.semantics import consult
from tests.commands.typed import Run, flat
from tests.shipped import COORDINATOR, SHIPPED

HELD = (
    "--set", "current_role=pmo_analyst", "--set", "career_ladder=none",
    "--set", "organisation_size=small", "--set", "ambitions=seniority; breadth",
)  # fmt: skip


def test_two_paths_stand_side_by_side_for_a_person(run: Run) -> None:
    """The place of each, its reasons with facts and statements, and what it would ask of them."""
    page = run("compare", "move_up", "move_out", *HELD).stdout

    assert page.startswith("Move up or move out\n")
    assert "  For you    ruled out                         recommended: a strong case\n" in page
    assert "  Next role  PMO manager                       PMO manager with another\n" in page
    headings = ["What speaks for it", "What speaks against it", "What to do", "Watch out for"]
    places = [page.index(f"\n{heading}\n  Move up") for heading in headings]
    assert places == sorted(places)
    assert "Where there is no ladder, or" in page
    assert "You said: career ladder: none." in page
    assert "(rules it out; O2)" in flat(page)
    assert "This month: Write down which post" in page
    assert "The statements are those of the document, an article on careers in a PMO." in flat(page)


def test_without_facts_it_says_what_the_rules_hold_in_general(run: Run) -> None:
    """The weightiest evidence of each, and where the others are."""
    page = run("compare", "stay", "move_sideways").stdout

    assert "What can speak for it" in page
    assert "For you" not in page
    assert "You said" not in page
    assert "- and 3 more: `crossroads rules list stay`" in flat(page)


@pytest.mark.parametrize("columns", [60, 80, 120, 200])
@pytest.mark.parametrize(
    "pair", [("move_up", "stay"), ("pmo_analyst", "senior_project_manager")], ids=["paths", "roles"]
)
def test_it_fits_every_screen(
    run: Run, monkeypatch: pytest.MonkeyPatch, columns: int, pair: tuple[str, str]
) -> None:
    """Where two columns would be too narrow, the lists stand one above the other."""
    monkeypatch.setenv("COLUMNS", str(columns))

    lines = run("compare", *pair, *HELD).stdout.splitlines()

    commands = ("The rules:", "list move")  # which are not broken
    assert all(len(one) <= columns for one in lines if not one.startswith(commands))
    assert any("  PMO analyst" in one or "  Move up" in one for one in lines)


def test_names_may_be_written_as_people_write_them(run: Run) -> None:
    """Ids, titles, and job titles of roles."""
    paths = run("compare", "Move up", "move-out").stdout
    roles = run("compare", "PMO Analyst", "Snr Project Manager").stdout

    assert paths == run("compare", "move_up", "move_out").stdout
    assert roles == run("compare", "pmo_analyst", "senior_project_manager").stdout


def test_two_roles_stand_side_by_side(run: Run) -> None:
    """Where each stands in the catalogue, and which paths lead from one to the other."""
    page = run("compare", "pmo_analyst", "pmo_manager").stdout

    assert "  Level of the role     2                            4\n" in page
    assert "  Above it              PMO manager                  PMO director\n" in page
    assert "  From it to the other  move up or move out          no path leads there\n" in page
    assert "Advice" not in page
    assert "With `--facts FILE` or `--set`, the advice in each role stands here as well." in page


def test_for_a_person_the_advice_in_either_role_is_told(run: Run, tmp_path: Path) -> None:
    """What they would be told if they held the other role, and what differs."""
    file = tmp_path / "me.toml"
    file.write_text('current_role = "pmo_analyst"\nambitions = ["seniority"]\n')

    page = run(
        "compare", "pmo_analyst", "senior_project_manager", "--facts", str(file),
        "--set", "career_ladder=clear",
    ).stdout  # fmt: skip

    assert "PMO analyst (now)" in page
    assert "Advice                Move up: a strong case" in page
    differing = flat(page[page.index("What to do, in this role only") :])
    assert "Ask to run one service" in differing
    assert "Decide which of two ways" in differing
    assert "Everything else that you said is taken as it is, in either role." in page


def test_a_program_gets_both_cases(run: Run) -> None:
    """Evidence as reasons with their rules, and the roles of each path."""
    result = json.loads(run("compare", "move_up", "move_out", *HELD, "--json").stdout)

    assert (result["kind"], result["facts"]["career_ladder"]) == ("path", "none")
    up, out = result["compared"]
    assert (up["path"], out["path"]) == ("move_up", "move_out")
    assert [one["rule"] for one in up["opposing"]] == ["up-blocked"]
    assert out["supporting"][0]["statements"] == ["O3", "O5"]
    assert up["next_roles"] == ["pmo_manager"]
    assert "up-wants-seniority" in up["rules"]["supporting"]


def test_a_program_gets_both_roles(run: Run) -> None:
    """The catalogue's entries, and the whole result in each."""
    result = json.loads(run("compare", "pmo_analyst", "project_manager", *HELD, "--json").stdout)

    one, other = result["compared"]
    assert (one["role"], one["level"], one["paths_to_other"]) == (
        "pmo_analyst", 2, ["move_sideways"],
    )  # fmt: skip
    facts: Facts = {
        "current_role": "project_manager", "career_ladder": "none", "organisation_size": "small",
        "ambitions": ("seniority", "breadth"),
    }  # fmt: skip
    assert other["result"]["path"] == consult(SHIPPED, facts).path
    assert other["result"]["facts"]["current_role"] == "project_manager"


NEITHER = "is neither a path nor a role."
WRONG = {
    "a slip": (("mov_up", "stay"), f"'mov_up' {NEITHER} Did you mean 'move_up'?"),
    "no such thing": (("zzz", "stay"), f"'zzz' {NEITHER} The paths are move_up,"),
    "the same twice": (
        ("stay", "Stay"),
        "compare: 'stay' and 'Stay' are the same. Name two different paths.",
    ),
    "mixed kinds": (
        ("stay", "pmo_analyst"),
        "'stay' is a path and 'pmo_analyst' a role. Name two paths, or two roles.",
    ),
    "no role": (("digital manager project", "stay"), f"'digital manager project' {NEITHER}"),
    "only one": (("stay",), "Missing argument 'OTHER'."),
    "a wrong fact": (
        ("stay", "move_up", "--set", "career_ladder=steep"),
        "'steep' is not understood",
    ),
}


@pytest.mark.parametrize(("arguments", "told"), WRONG.values(), ids=WRONG.keys())
def test_what_cannot_be_compared_is_named(run: Run, arguments: tuple[str, ...], told: str) -> None:
    """Exit code 2, the value quoted, and the cure."""
    result = run("compare", *arguments)

    assert result.exit_code == 2
    assert told in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    "words",
    ["move_up move_out", "move up and move out", "Move up, move out", "move up with move-out"],
)
def test_one_text_may_name_both(words: str) -> None:
    """As somebody types it in the interview."""
    page = unstyle(compare_page(SHIPPED, COORDINATOR, words))

    assert page.startswith("Move up or move out\n")
