"""Every command runs a rule base of another field, and no word of the shipped field is heard.

`heard` fails for each output that holds one: the engine has no field of its own.
"""

import csv
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import duckdb
import jsonschema
import pytest
from click.testing import CliRunner

from cli import COMMANDS, crossroads
from engine.commands.rules import TOOLS
from engine.core.advice_row import RESULT_COLUMNS, result_cells
from engine.core.model import Facts
from engine.core.semantics import consult
from engine.interview.answer_lines import read_answer
from engine.interview.interview import Interview
from engine.views.json_schema import show_json_schema
from tests.commands.typed import flat
from tests.other_field.plants import DROWNED, FOLDER, FROZEN, PLANTS
from tests.shipped import SHIPPED
from tests.warehouses import random_people

WORDS = re.compile(
    r"role|pmo|career|project|employer|employee|manager|organi[sz]ation|salary|staff|ladder|"
    r"job|title|\bposts?\b|the document|five|dead man|\bhr\b",
    re.IGNORECASE,
)
PUBLIC = re.compile(  # of every result, and options: --for hr, --prefer hr, --jobs
    r'\bnext_roles\b|Ids of roles\.|"title": "Advice"|\[self\|hr\]|--(?:for|prefer) hr|--jobs'
)
MANY = 300  # plants, which experta does not run

Run = Callable[..., str]


def heard(text: str) -> list[str]:
    """The words of the shipped field that stand in a text."""
    return WORDS.findall(PUBLIC.sub("", text.replace(FOLDER, "")))


@pytest.fixture
def run() -> Run:
    """Runs a command line with these rules and returns what it said, in the words of no field."""

    def invoke(*arguments: str, input: str | None = None, exit_code: int = 0) -> str:
        line = [*arguments, "--rules", FOLDER]
        result = CliRunner().invoke(crossroads, line, input=input, catch_exceptions=False)
        assert result.exit_code == exit_code, result.output
        assert heard(result.output) == []
        return result.output

    return invoke


def settings_of(facts: Facts) -> list[str]:
    """Facts as options."""
    return [part for id, value in facts.items() for part in ("--set", f"{id}={_cell(value)}")]


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "; ".join(value) if isinstance(value, tuple) else str(value)


def write_plants(place: Path, plants: Iterable[Facts]) -> Path:
    """A CSV with a row for each plant, as somebody would keep it."""
    with place.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["name", *PLANTS.stated])
        for number, facts in enumerate(plants):
            cells = (_cell(facts[id]) if id in facts else "" for id in PLANTS.stated)
            rows.writerow([f"plant {number}", *cells])
    return place


def read_rows(place: Path) -> list[dict[str, str]]:
    """The rows of a CSV, by heading."""
    with place.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


LINES = [
    [],
    *([name] for name in COMMANDS if name != "completion"),  # of any rules
    ["rules", "graph"],
    *(["rules", name] for name in ("uses", *TOOLS) if name != "new"),
]


@pytest.mark.parametrize("line", LINES, ids=str)
def test_help_speaks_of_these_rules(run: Run, line: list[str]) -> None:
    """Whoever looks a command up finds examples that work."""
    assert "Usage: crossroads" in run(*line, "--help")


def test_the_first_page_names_the_paths_and_facts_of_these_rules(run: Run) -> None:
    """What there is to be advised, and how to ask for it."""
    page = run("--help")

    assert (
        'one of: water less, water more, find a warmer place, give it a\n  new pot, or "not' in page
    )
    assert "crossroads advise --set light=shade --set coldest_night=-13\n" in page
    assert "For a file:           crossroads template > people.csv\n" in page


def test_the_tools_for_rule_authors_speak_of_these_rules(run: Run) -> None:
    """What a change touches, whom it moves, and one result without a rule."""
    assert run("rules", "uses", "chilled").startswith("chilled (flag and rule): ")
    assert "0 of 20,000 random people (0.0 %)." in run("rules", "diff", FOLDER, FOLDER)
    assert run("advise", *settings_of(FROZEN), "--without", "chilled").startswith("What if\n")


def test_check_counts_what_there_is(run: Run) -> None:
    """Without a catalogue, none is counted."""
    assert run("check").startswith("18 rules, 8 statements, 5 attributes: no fault found.\n")


def test_the_advice_is_that_of_these_rules(run: Run) -> None:
    """A plant in the frost is to be moved; the number is said with its sign and its unit."""
    page = run("advise", *settings_of(FROZEN), "--explain", "full")

    assert page.startswith("Find a warmer place: a very strong case, ahead of water more\n")
    assert "You said: coldest night: -3 °C." in page
    assert "if coldest night were at least 0 and below 10 °C (you said: -3" in page
    assert "Why not another path" in page


def test_nothing_to_go_on_is_said_of_four_paths(run: Run) -> None:
    """How many paths there are is counted, and what is known is said."""
    page = run("advise", "--set", "light=sun")

    assert "You said: light" in page
    assert "That alone speaks for none of the four paths." in page
    assert "Nothing is known yet." in run("advise")


def test_an_extension_names_the_source_and_a_tie_names_both_paths(run: Run) -> None:
    """Without a name for it, the source is the source."""
    page = run("advise", "--set", "light=shade", "--set", "pot_width=wide")
    tie = run("advise", "--set", "signs=drooping; roots_outside", "--set", "soil_is_wet=no")

    assert "Source: our addition to statement W1; rule" in flat(page)
    assert "The statements are those of the source." in flat(page)
    assert "[extension]: our addition; the source does not say it." in flat(page)
    assert tie.startswith("Water more or give it a new pot: level\n")


def test_two_of_these_paths_stand_side_by_side(run: Run) -> None:
    """For a plant and in general; there are no roles to compare."""
    plant = run("compare", "water_more", "find a warmer place", *settings_of(FROZEN))
    general = run("compare", "water_less", "new_pot")
    brief = run("advise", *settings_of(FROZEN), "--brief")

    assert "recommended: a very strong case" in flat(plant)
    assert "What can speak for it" in general
    assert brief.startswith("Find a warmer place: a very strong case, ahead of water more\n")
    assert "is no path" in run("compare", "water_less", "newt_pot_of_mine", exit_code=2)


def test_the_json_follows_the_schema_of_these_rules(run: Run) -> None:
    """Programs are promised the paths of this field, and get them."""
    schema = show_json_schema(PLANTS)
    validator = jsonschema.Draft202012Validator(json.loads(schema))

    result = json.loads(
        run("advise", *settings_of(FROZEN), "--json", "--explain", "full",
            "--what-if", "coldest_night=18")
    )  # fmt: skip

    validator.validate(result)
    assert heard(schema) == []
    assert result["what_if"]["result"]["path"] == "water_more"
    assert result["next_roles"] == []
    with pytest.raises(jsonschema.ValidationError):
        validator.validate({**result, "path": "move_up"})


def test_the_interview_asks_about_these_facts(run: Run) -> None:
    """Line by line: a number below zero with its unit, several signs, a supposition."""
    asked = {
        "light": "shade", "coldest": "-2 °C", "wet": "no", "wide": "30 cm", "see": "drooping",
    }  # fmt: skip
    lines = _answers(asked)

    page = run(
        "ask", "--no-state", "--plain", input="\n".join([*lines, "what if signs=roots", "done", ""])
    )

    assert "Noted: coldest night: -2 °C." in page
    assert "Find a warmer place: " in page
    assert "a number, or 'what if light=indirect' > what if signs=roots" in page
    assert "What if" in page


def _answers(asked: dict[str, str]) -> list[str]:
    """The answers in the order in which the interview asks for them, with keywords between."""
    interview, lines = Interview(PLANTS), ["?", "why", "path"]
    while attribute := interview.question:
        answer = next(said for word, said in asked.items() if word in attribute.question)
        interview.answer(attribute, read_answer(PLANTS, attribute, answer).value)
        lines.append(answer)
    return lines


@pytest.mark.parametrize("number", [3, MANY], ids=["a few, by experta", "many, by DuckDB"])
def test_a_file_is_advised(run: Run, tmp_path: Path, number: int) -> None:
    """Each row has the result of the definition, by whichever engine."""
    plants = random_people(PLANTS, number, seed=3)
    source, output = write_plants(tmp_path / "plants.csv", plants), tmp_path / "advice.csv"

    record = tmp_path / "run.json"

    summary = run("batch", str(source), "-o", str(output), "--record", str(record))

    rows = read_rows(output)
    expected = [result_cells(consult(PLANTS, known)) for known in plants]
    assert [tuple(row[name] for name in RESULT_COLUMNS) for row in rows] == expected
    assert heard(output.read_text(encoding="utf-8") + record.read_text(encoding="utf-8")) == []
    assert f"{number:>9,}  in\n" in summary


def test_a_file_is_explained(run: Run, tmp_path: Path) -> None:
    """A column for each of these paths says why not."""
    source = write_plants(tmp_path / "plants.csv", [FROZEN, DROWNED])
    output = tmp_path / "advice.csv"

    run("batch", str(source), "-o", str(output), "--explain", "full")

    frozen, drowned = read_rows(output)
    assert frozen["why_not_warmer_place"] == drowned["why_not_water_less"] == "recommended"
    assert drowned["why_not_water_more"].startswith("Ruled out by rule less-roots-drown")
    assert heard(output.read_text(encoding="utf-8")) == []


def test_a_file_is_inspected_and_mapped(run: Run, tmp_path: Path) -> None:
    """What is not understood is named in these words, and so is the file to fill in."""
    source, mapping = tmp_path / "plants.csv", tmp_path / "map.toml"
    source.write_text("name,Symptoms,lowest temperature\nfern,limp,-3.5 C\nivy,sad,12 months\n")

    page = run("batch", str(source), "--inspect", "--write-map", str(mapping))

    assert "Symptoms is read as signs (a synonym of it)" in page
    assert "'12 months' is not a number that can be read (write a number from -15 to 40 °C)" in (
        flat(page)
    )
    assert "Values: -3.5 to -3.5 °C" in page
    assert heard(mapping.read_text(encoding="utf-8")) == []
    assert "crossroads batch PEOPLE.csv -o ADVICE.csv" in mapping.read_text(encoding="utf-8")


def test_a_heading_that_is_not_there_is_told_in_these_words(run: Run, tmp_path: Path) -> None:
    """Errors speak of a file, of no particular one."""
    source = write_plants(tmp_path / "plants.csv", [FROZEN])

    said = run("batch", str(source), "-o", str(tmp_path / "a.csv"), "--keep", "nme", exit_code=2)

    assert "--keep: the file has no column 'nme'. Did you mean 'name'?" in said


def test_the_template_is_understood(run: Run, tmp_path: Path) -> None:
    """Its example row has a number below zero."""
    template, output = tmp_path / "people.csv", tmp_path / "advice.csv"

    run("template", "-o", str(template))
    run("batch", str(template), "-o", str(output), "--strict")

    [row] = read_rows(output)
    assert (row["id"], row["coldest_night"]) == ("example", "-13")


def test_the_query_runs_where_the_plants_are(run: Run, tmp_path: Path) -> None:
    """DuckDB gives by the printed query what the definition gives."""
    plants = random_people(PLANTS, MANY, seed=9)
    source = write_plants(tmp_path / "plants.csv", plants)
    query = run("sql", "--dialect", "duckdb", "--key", "name")

    with duckdb.connect() as connection:
        types = {"one": "VARCHAR", "several": "VARCHAR", "yes/no": "BOOLEAN", "number": "DOUBLE"}
        columns = {id: types[one.kind] for id, one in PLANTS.stated.items()}
        connection.execute(
            "CREATE TABLE people AS FROM read_csv($file, header = true, columns = $types)",
            {"file": str(source), "types": {"name": "VARCHAR", **columns}},
        )
        found = connection.execute(
            f"SELECT name, path, score, next_roles FROM ({query})"
        ).fetchall()

    advice = [consult(PLANTS, known) for known in plants]
    assert found == [(f"plant {n}", one.path, one.score, "") for n, one in enumerate(advice)]
    assert "The advice for everybody in people, by crossroads" in query


@pytest.mark.parametrize(
    ("line", "said"),
    [
        pytest.param(["list"], "more-wet-already", id="list"),
        pytest.param(["list", "new_pot"], "pot-narrow-in-sun (some, +4)", id="list of a path"),
        pytest.param(["show", "chilled"], "coldest night is below 10 °C", id="show"),
        pytest.param(["trace"], "Who changes all at once never learns what helped.", id="trace"),
        pytest.param(["graph"], '"chilled" [shape=', id="graph"),
        pytest.param(["graph", "new_pot"], '"new_pot" [shape=doubleoctagon]', id="graph of a path"),
    ],
)
def test_the_rules_can_be_read(run: Run, line: list[str], said: str) -> None:
    """In sentences, by statement, and as a graph."""
    assert said in run("rules", *line)


def test_the_words_of_the_shipped_field_are_heard_in_it() -> None:
    """The test of these tests: the shipped rules do not pass."""
    line = ["advise", "--set", "current_role=pmo_analyst", "--set", "ambitions=breadth"]

    page = CliRunner().invoke(crossroads, line).output

    assert {"project", "role"} <= {word.casefold() for word in heard(page)}
    assert heard(show_json_schema(SHIPPED))


def test_a_report_counts_these_paths_and_no_roles(run: Run, tmp_path: Path) -> None:
    """Without figures of its own and without roles, a rule base has its paths counted."""
    plants = write_plants(tmp_path / "plants.csv", random_people(PLANTS, MANY, seed=3))
    advice, report, pages = (str(tmp_path / one) for one in ("advice.csv", "r.html", "pages"))
    run("batch", str(plants), "-o", advice)

    run("report", advice, "-o", report, "--people", pages, "--id", "name")

    page = Path(report).read_text(encoding="utf-8")
    titles = [path.title for path in PLANTS.paths.values()]
    assert [title for title in titles if f'<th scope="row">{title}</th>' not in page] == []
    index = (Path(pages) / "index.html").read_text(encoding="utf-8")
    assert [heard(words_on(one)) for one in (page, index)] == [[], []]
    assert len(list(Path(pages).iterdir())) == MANY + 1


def words_on(page: str) -> str:
    """What somebody reads on a page, without its style and its markup."""
    return re.sub(r"<style>.*?</style>|<[^>]+>", " ", page, flags=re.DOTALL)


def test_the_end_of_an_interview_knows_no_field(run: Run, tmp_path: Path) -> None:
    """Whatever is asked for there, and the page that it writes."""
    page = tmp_path / "plant.md"
    about = ("how", "why", "why not", "why not warmer", "compare water more", "compare", "more")
    lines = ("none of these", "done", *about, "path", "rule 1", f"report {page}", "?", "done")
    known = [part for fact in ("light=shade", "soil_is_wet=yes") for part in ("--set", fact)]

    said = run("ask", "--no-state", *known, "--set", "coldest_night=20", input="\n".join(lines))

    assert "Noted: signs: none of these." in said
    assert said.count("What next?") == len(lines) - 2
    assert heard(page.read_text()) == []


@pytest.mark.parametrize("lines", [(), ("why", "more", "?", "path"), ("none of these",)])
def test_an_interview_without_answers_ends_well(run: Run, lines: tuple[str, ...]) -> None:
    """A rule base need not have exercises, nor say what its source is."""
    said = run("ask", "--no-state", "--plain", input="\n".join((*lines, "done", "done")))

    assert "The statements are those of the source." in said


def test_the_record_speaks_of_plants(run: Run, tmp_path: Path) -> None:
    """The audit by the side of the house, and the notice."""
    plants = write_plants(tmp_path / "plants.csv", [FROZEN, FROZEN, DROWNED] * 10)
    rows = read_rows(plants)
    with plants.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow([*rows[0], "side"])
        sides = ["north", "south", "south"]
        table.writerows([*row.values(), sides[at % 3]] for at, row in enumerate(rows))
    advice, page, notice = (str(tmp_path / name) for name in ("advice.csv", "a.html", "n.html"))

    run("batch", str(plants), "-o", advice)
    run("report", advice, "-o", page, "--audit", "side")
    run("report", "--notice", "-o", notice)

    text = Path(page).read_text("utf-8")
    assert "The audited columns change no result." in text
    assert "Find a warmer place, by &#39;side&#39;: why &#39;south&#39; less often" in text
    for one in (text, Path(notice).read_text("utf-8")):
        assert heard(one.partition("</style>")[2].replace('role="', "")) == []
