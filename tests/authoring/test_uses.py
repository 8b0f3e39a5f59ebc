"""Where a name stands: in every file of a rule base, with its line."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cli import crossroads
from engine.authoring.mentions import Mentions, names_of
from engine.authoring.source_files import source_files
from engine.authoring.uses import show_uses, uses_of
from engine.core.model import KnowledgeBase
from engine.errors import CrossroadsError, MisuseError
from engine.rulebase.load import load_rules
from engine.rulebase.place import SHIPPED_RULES
from tests.commands.typed import flat
from tests.other_field.plants import FOLDER, PLANTS

CASES = """\
[[case]]
name = "A drowned plant"
rules = ["less-roots-drown"]
facts = { signs = ["soft_stem"], soil_is_wet = true }
path = "water_less"
"""
PROMISES = """\
[scopes]
frost = [{ coldest_night = { below = 0 } }]

[[promise]]
id = "never-more-water"
sentence = "Nobody drowns a drowning plant."
source = ["W1"]
for = { signs = "soft_stem", soil_is_wet = true }
never_path = ["water_more"]
"""


def typed(name: str) -> Result:
    """What the command says of a name in the rules about houseplants."""
    return CliRunner().invoke(crossroads, ["rules", "uses", name, "--rules", FOLDER])


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The houseplants, with a promise and a worked example."""
    place = tmp_path_factory.mktemp("plants")
    for file in Path(FOLDER).glob("*.toml"):
        (place / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (place / "cases").mkdir()
    (place / "cases" / "wet.toml").write_text(CASES)
    (place / "promises.toml").write_text(PROMISES)
    return place


USES = {
    "an attribute": ("coldest_night", ["vocabulary", "situation", "warmer_place", "promises"]),
    "a value": ("signs=soft_stem", ["vocabulary", "cases/wet", "promises", "whatever_the_path"]),
    "a yes": ("soil_is_wet=yes", ["cases/wet", "promises", "situation", "water_less"]),
    "a flag": ("roots_drown", ["situation", "water_less"]),
    "a path": ("water_more", ["paths", "promises", "new_pot", "water_less", "water_more"]),
    "a path as a condition": ("path=water_less", ["water_less"]),
    "a statement": ("W1", ["statements", "paths", "promises", "water_less", "water_more"]),
    "a strength": ("forbids", ["paths", "water_less"]),
    "a rule": ("less-roots-drown", ["water_less", "cases/wet"]),
    "a topic": ("place", ["vocabulary"]),
}


@pytest.mark.parametrize(("name", "files"), USES.values(), ids=USES.keys())
def test_a_name_is_found_in_every_file_that_has_it(
    folder: Path, name: str, files: list[str]
) -> None:
    """Rules, paths, vocabulary, promises and worked examples are all looked through."""
    found = {use.mention.where.removeprefix(f"{folder}/") for use in uses_of(PLANTS, name, folder)}

    assert found >= {f"{file}.toml" for file in files}


def test_every_line_holds_what_it_is_said_to_hold(folder: Path) -> None:
    """The line that is named is the one to be changed."""
    texts = {file.where: file.text.splitlines() for file in source_files(folder, str(folder))}
    for name, kinds in names_of(PLANTS).items():
        for use in uses_of(PLANTS, name, folder):
            word = name.partition("=")[2] or name
            word = {"yes": "true", "no": "false"}.get(word, word)
            assert use.line
            assert word in texts[use.mention.where][use.line - 1], (kinds, use)


def test_no_use_is_missed(folder: Path) -> None:
    """Every quoted word of the rules that is an id of theirs is found as a use of it."""
    for file in source_files(folder, str(folder)):
        found = {mention.name for mention in Mentions(PLANTS).within(file)}
        for id in (*PLANTS.rules, *PLANTS.statements, *PLANTS.paths, *PLANTS.strengths):
            assert (f'"{id}"' in file.text) <= (id in found), (id, file.where)


def test_roles_are_found_in_the_catalogue_in_titles_and_in_conditions(
    knowledge_base: KnowledgeBase,
) -> None:
    """A role leads to others, goes by titles, and is asked about."""
    groups = {use.mention.group for use in uses_of(knowledge_base, "pmo_analyst", SHIPPED_RULES)}

    assert groups >= {"Defined", "Conditions", "Roles"}


def test_a_page_has_groups_files_lines_and_the_text_itself() -> None:
    """As it is typed."""
    page = flat(typed("roots_drown").stdout)

    assert page == flat(f"""
        roots_drown (flag): 2 places
        Conditions
          {FOLDER}/water_less.toml, line 8: rule 'less-roots-drown', roots_drown = true
        Consequences
          {FOLDER}/situation.toml, line 11: rule 'roots-drown', flag = "roots_drown"
    """)


def test_the_words_for_yes_and_true_are_one() -> None:
    """The word of the file and the word of the answer find the same places."""
    yes, true = (show_uses(PLANTS, f"soil_is_wet={word}", FOLDER) for word in ("yes", "true"))

    assert yes == true


def test_a_name_that_does_not_exist_is_answered_with_the_nearest() -> None:
    """A slip is not the answer that nothing uses it."""
    result = typed("light=shad")

    assert result.exit_code == 2
    assert "uses: 'light=shad' is no name in these rules. Did you mean 'light=shade'?" in (
        result.stderr
    )
    with pytest.raises(MisuseError, match=r"Did you mean 'light=shade'\?"):
        uses_of(PLANTS, "shade", FOLDER)
    with pytest.raises(MisuseError, match="See `crossroads rules list`"):
        uses_of(PLANTS, "nothing of the kind", FOLDER)


def test_a_broken_file_of_cases_is_named(folder: Path, tmp_path: Path) -> None:
    """Part of an answer would pass for the whole."""
    for file in Path(FOLDER).glob("*.toml"):
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (tmp_path / "cases").mkdir()
    (tmp_path / "cases" / "x.toml").write_text("[[case")

    with pytest.raises(CrossroadsError, match=r"cases/x\.toml, line 1: is not TOML"):
        uses_of(load_rules(tmp_path), "light", tmp_path)


def test_words_that_may_mean_a_value_are_uses_of_it(knowledge_base: KnowledgeBase) -> None:
    """Who takes a band away finds the words that stood for it."""
    found = uses_of(knowledge_base, "organisation_size=medium", SHIPPED_RULES)

    assert any("ambiguous" in use.mention.entry for use in found)
