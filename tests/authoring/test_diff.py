"""Two versions of a rule base, compared by the people whom they lead to different paths."""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import crossroads
from engine.authoring.diff.changes import changes_between, undone
from engine.authoring.diff.moves import difference, outcomes, shortened
from engine.authoring.diff.people import People, random_people, shared_vocabulary
from engine.core.model import AnyOf, KnowledgeBase, Rule
from engine.core.semantics import consult
from engine.core.variants import RuleChange, variant
from tests.commands.typed import flat
from tests.other_field.plants import FOLDER, PLANTS
from tests.shipped import SHIPPED

WITHOUT = variant(PLANTS, [RuleChange("more-wet-already"), RuleChange("less-yellow-and-wet")])
MANY = 3_000


def typed(*arguments: str) -> Result:
    """What `rules diff` prints."""
    return CliRunner().invoke(crossroads, ["rules", "diff", *arguments])


def people(old: KnowledgeBase = PLANTS, new: KnowledgeBase = PLANTS, number: int = MANY) -> People:
    """Random people whom both versions understand."""
    return random_people(shared_vocabulary(old, new), number)


@pytest.mark.parametrize("rules", [PLANTS, SHIPPED], ids=["houseplants", "shipped"])
def test_everybody_has_the_outcome_that_the_definition_gives(rules: KnowledgeBase) -> None:
    """Many at a time, as one by one."""
    everybody = people(rules, rules, 400)

    found = outcomes(rules, everybody.answers, len(everybody.facts))

    for number, facts in enumerate(everybody.facts):
        paths = [path for path, group in found.items() if group >> number & 1]
        assert paths == [consult(rules, facts).path], facts


def test_nobody_moves_between_a_version_and_itself() -> None:
    """No difference is invented."""
    found = difference(PLANTS, PLANTS, people())

    assert found.changes == ()
    assert found.moves == ()
    assert found.people == MANY


def test_every_move_is_real_and_so_is_its_blame() -> None:
    """Each example moves as it is said, and moves back without the change that is to blame."""
    found = difference(PLANTS, WITHOUT, people())

    assert found.moves
    for move in found.moves:
        assert 1 <= len(move.examples) <= 3
        for example in (*move.examples,):
            assert consult(PLANTS, example.facts).path == move.before
            assert consult(WITHOUT, example.facts).path == move.after
            for change in found.changes:
                back = consult(undone(PLANTS, WITHOUT, change), example.facts).path
                assert (back == move.before) == (change in example.blamed)


def test_people_are_counted_by_definition() -> None:
    """As many move as have another path one by one."""
    everybody = people(number=500)

    found = difference(PLANTS, WITHOUT, everybody)

    moved = [
        many
        for facts, many in zip(everybody.facts, everybody.counts, strict=True)
        if consult(PLANTS, facts).path != consult(WITHOUT, facts).path
    ]
    assert found.moved == sum(moved)
    assert sum(everybody.counts) == 500


def test_nothing_can_be_left_out_of_the_shortest_example() -> None:
    """Every fact of it, and every value, is needed for the move."""
    for move in difference(PLANTS, WITHOUT, people()).moves:
        assert shortened(PLANTS, WITHOUT, move.shortest) == move.shortest
        for id in move.shortest:
            fewer = {other: value for other, value in move.shortest.items() if other != id}
            pair = (consult(PLANTS, fewer).path, consult(WITHOUT, fewer).path)
            assert pair != (move.before, move.after)


def evidence(weights: Mapping[str, str], id: str) -> Rule:
    """A rule that fires in the sun."""
    when = (AnyOf("light", ("sun",)),)
    return Rule(id, ("W1",), "It is so.", when, "x.toml, rule 1", supports=weights)


def test_what_only_several_changes_bring_about_is_said_to_be_so() -> None:
    """Two rules are gone; either alone would not have been enough."""
    three = {
        "one": evidence({"water_more": "some"}, "one"),
        "two": evidence({"water_more": "some"}, "two"),
        "other": evidence({"new_pot": "much"}, "other"),
        "third": evidence({"water_more": "little"}, "third"),
    }
    old = replace(PLANTS, rules=three)
    new = replace(PLANTS, rules={id: three[id] for id in ("other", "third")})

    (move,) = difference(old, new, people(old, new)).moves

    assert (move.before, move.after) == ("water_more", "new_pot")
    assert move.blamed == {}
    assert move.together == move.people
    assert move.examples[0].blamed == ()
    assert move.shortest == {"light": "sun"}


CHANGES = {
    "a rule that is gone": (variant(PLANTS, [RuleChange("chilled")]), ["rule chilled"]),
    "a weight": (
        variant(PLANTS, [RuleChange("warmer-frost", "little")]),
        ["rule warmer-frost"],
    ),
    "a strength": (
        replace(PLANTS, strengths={**PLANTS.strengths, "much": 9}),
        ["strength much"],
    ),
    "the threshold": (
        replace(PLANTS, thresholds=replace(PLANTS.thresholds, enough=5)),
        ["threshold enough"],
    ),
    "the order of paths": (
        replace(PLANTS, paths=dict(reversed(list(PLANTS.paths.items())))),
        ["order of the paths"],
    ),
    "the order of rules": (replace(PLANTS, rules=dict(reversed(list(PLANTS.rules.items())))), []),
    "the name of a rule": (
        replace(
            PLANTS,
            rules={
                **{id: one for id, one in PLANTS.rules.items() if id != "chilled"},
                "cold": replace(PLANTS.rules["chilled"], id="cold"),
            },
        ),
        [],
    ),
}


@pytest.mark.parametrize(("new", "names"), CHANGES.values(), ids=CHANGES.keys())
def test_changes_are_named_and_can_be_undone(new: KnowledgeBase, names: list[str]) -> None:
    """What decides is a change, an order or a name is none; without it nobody moves."""
    changes = changes_between(PLANTS, new)

    assert [str(change) for change in changes] == names
    for change in changes:
        assert difference(PLANTS, undone(PLANTS, new, change), people()).moves == ()


def test_a_change_of_words_moves_nobody_and_is_listed_apart() -> None:
    """Somebody who mends a sentence is not told that it may move people."""
    rule = replace(PLANTS.rules["rot-spreads"], caution="Cut away what is soft.")

    (change,) = changes_between(PLANTS, replace(PLANTS, rules={**PLANTS.rules, rule.id: rule}))

    assert not change.weighs
    assert change.says == "another 'caution'"


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The houseplants with one weight changed and one rule taken out."""
    folder = tmp_path / "changed"
    shutil.copytree(FOLDER, folder)
    file = folder / "warmer_place.toml"
    text = file.read_text("utf-8").replace('warmer_place = "much"', 'warmer_place = "little"')
    file.write_text(text, "utf-8")
    file = folder / "new_pot.toml"
    first, _, rest = file.read_text("utf-8").partition('[[rule]]\nid = "pot-narrow-in-sun"')
    file.write_text(first + rest[rest.index("[[rule]]") :], "utf-8")
    return folder


def test_the_page_names_changes_moves_blame_and_lines_to_paste(changed: Path) -> None:
    """Each line runs as it stands, and gives the new path."""
    result = typed(FOLDER, str(changed), "--random", "2000")

    assert result.exit_code == 0
    page = result.stdout
    assert "rule warmer-frost, changed: supports warmer_place = little, before" in page
    assert "rule pot-narrow-in-sun, removed: this supports 'give it a new pot'" in page
    assert "of 2,000 random people (" in page
    assert "  by rule warmer-frost, changed: " in page
    lines = [line.split("  #")[0].split() for line in page.splitlines() if " advise --set" in line]
    assert len(lines) > 3
    for line in lines[:4]:
        assert line[:3] == ["crossroads", "--rules", str(changed)]
        assert CliRunner().invoke(crossroads, line[1:]).exit_code == 0


PROMISE = """\
[[promise]]
id = "frost-never-waits"
sentence = "A plant in the frost is moved, whatever else is known."
source = ["C1"]
for = { coldest_night = { below = 0 } }
some_path = true
"""


def test_a_promise_that_only_one_version_keeps_is_named(changed: Path, tmp_path: Path) -> None:
    """With the shortest example for whom the other breaks it, in either direction."""
    pytest.importorskip("z3")
    old, new = tmp_path / "promised", changed
    shutil.copytree(FOLDER, old)
    file = new / "warmer_place.toml"
    weak = file.read_text("utf-8").replace('"some"', '"little"')
    file.write_text(weak, "utf-8")
    paths = "\n[thresholds]\nenough = 5\nstrong = 7\nvery_strong = 12\n"
    for folder in (old, new):
        (folder / "promises.toml").write_text(PROMISE)
        with (folder / "paths.toml").open("a", encoding="utf-8") as file_of_paths:
            file_of_paths.write(paths)

    kept_by_old = flat(typed(str(old), str(new), "--random", "200").stdout)
    kept_by_new = flat(typed(str(new), str(old), "--random", "200").stdout)

    said = "keeps - frost-never-waits: A plant in the frost is moved, whatever else is known."
    line = "advise --set coldest_night=-15"
    assert f"Promises that only the old version {said}" in kept_by_old
    assert f"Promises that only the new version {said}" in kept_by_new
    assert line in kept_by_old
    assert line in kept_by_new


def test_the_same_versions_give_the_same_page(changed: Path) -> None:
    """The random people are always the same ones."""
    pages = {typed(FOLDER, str(changed), "--random", "500").stdout for _ in range(2)}

    assert len(pages) == 1


def test_nobody_moves_can_be_demanded(changed: Path) -> None:
    """In a pipeline, a change that is meant to change words only is held to it."""
    assert typed(FOLDER, FOLDER, "--expect", "none").exit_code == 0

    result = typed(FOLDER, str(changed), "--expect", "none")

    assert result.exit_code == 1
    assert "Who moves" in result.stdout


def test_the_people_of_a_file_are_compared(changed: Path, tmp_path: Path) -> None:
    """Cells are read as a batch reads them; people with the same answers each count."""
    staff = tmp_path / "plants.csv"
    staff.write_text("name,Coldest night,Pot\nA,-3,x\nB,-3,y\nC,20,z\n")

    result = typed(FOLDER, str(changed), "--people", str(staff))
    mapped = typed(FOLDER, str(changed), "--people", str(staff), "--map", "Pot=pot_width")

    assert f"0 of 3 people of {staff} (0.0 %)" in flat(result.stdout)
    assert mapped.exit_code == 0


def git(folder: Path, *arguments: str) -> str:
    """What git prints in a folder."""
    line = ["git", "-c", "user.name=A", "-c", "user.email=a@example.org", *arguments]
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=True)
    return done.stdout


@pytest.fixture
def repository(tmp_path: Path, changed: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with the houseplants and a change of them, in a folder of its own."""
    place = tmp_path / "repository"
    shutil.copytree(FOLDER, place / "data" / "rules")
    git(place, "init", "--quiet")
    git(place, "add", ".")
    git(place, "commit", "--quiet", "-m", "first")
    shutil.copytree(changed, place / "data" / "rules", dirs_exist_ok=True)
    git(place, "commit", "--quiet", "-a", "-m", "second")
    monkeypatch.chdir(place)
    return place


@pytest.mark.parametrize(
    "line",
    [
        ["HEAD~1", "data/rules", "--rules", "data/rules"],
        ["HEAD~1", "HEAD", "--rules", "data/rules"],
        ["HEAD~1:data/rules", "data/rules"],
    ],
    ids=["the folder in use", "two revisions", "a folder in a revision"],
)
def test_a_revision_is_compared_and_the_checkout_stays(repository: Path, line: list[str]) -> None:
    """What was committed is read from git, and nothing is checked out."""
    result = typed(*line, "--random", "500")

    assert result.exit_code == 0, result.output
    assert "rule pot-narrow-in-sun, removed" in result.stdout
    assert git(repository, "status", "--short") == ""


def test_a_fault_of_an_old_version_names_the_version(repository: Path) -> None:
    """The message says in which of the two it is."""
    (repository / "data" / "rules" / "new_pot.toml").write_text("[[rule]]\nid = 3\n")
    git(repository, "commit", "--quiet", "-a", "-m", "third")

    result = typed("HEAD", FOLDER, "--rules", "data/rules")

    assert result.exit_code == 1
    assert "Error: HEAD/new_pot.toml, line 2: " in result.stderr


MISUSE = {
    "an unknown revision": (("nonsense", FOLDER), "'nonsense': is no folder, and git finds no"),
    "a folder that no revision has": (("HEAD:nowhere", FOLDER), "'HEAD:nowhere': is no folder"),
    "an option for a revision": (("--", "-x", FOLDER), "'-x': is no folder and no revision."),
    "another vocabulary": (
        (FOLDER, "rules"),
        f"'{FOLDER}': has no attribute in common with 'rules'. Name two versions of one",
    ),
    "random people and those of a file": (
        (FOLDER, FOLDER, "--random", "5", "--people", "x.csv"),
        "--random: is given together with --people. Keep one of the two.",
    ),
    "a mapping without a file": (
        (FOLDER, FOLDER, "--map", "A=light"),
        "Missing option '--people', which --map needs.",
    ),
}


@pytest.mark.parametrize(("line", "told"), MISUSE.values(), ids=MISUSE.keys())
def test_misuse_is_named_with_its_cure(repository: Path, line: tuple[str, ...], told: str) -> None:
    """Exit code 2, and nothing on standard output."""
    shutil.copytree(Path(__file__).parents[2] / "rules", repository / "rules")

    result = typed(*line)

    assert result.exit_code == 2, result.output
    assert told in result.stderr
    assert result.stdout == ""


def test_other_vocabularies_are_compared_on_what_they_share() -> None:
    """Attributes and values that one version lacks are left out, and named."""
    light = PLANTS.attributes["light"]
    fewer = replace(light, choices={id: light.choices[id] for id in ("sun", "shade")})
    kept = {id: one for id, one in PLANTS.attributes.items() if id != "signs"}
    new = replace(PLANTS, attributes={**kept, "light": fewer})

    shared = shared_vocabulary(PLANTS, new)

    assert shared.notes == (
        "only one version has, of light, indirect",
        "only the old version asks for signs",
    )
    assert shared.of({"light": "indirect", "signs": ("drooping",), "soil_is_wet": True}) == {
        "soil_is_wet": True
    }
    assert all("signs" not in facts for facts in random_people(shared, 200).facts)
