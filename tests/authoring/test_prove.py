"""The verifier: its formula agrees with the definition, and every kind of defect is found."""

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations, product
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cli import crossroads
from engine.core.claims import Adding, Incompatible, NextRole, OneOf, Reachable, Told
from engine.core.model import (
    Accepted,
    AnyOf,
    Between,
    Facts,
    KnowledgeBase,
    NoneOf,
    Promise,
    Rule,
    Test,
    Value,
)
from engine.core.semantics import consult
from tests.strategies import rule_bases

pytest.importorskip("z3", reason="The solver is not installed: pip install z3-solver")

from engine.authoring.prove.answers import facts_of, values_of
from engine.authoring.prove.findings import Finding, Verification
from engine.authoring.prove.page import as_data, page
from engine.authoring.prove.prover import Prover
from engine.authoring.prove.results import next_roles
from engine.authoring.prove.verify import verify

SMALL = ("career_ladder", "manager_can_stretch", "years_in_role")


def rule(id: str, *when: Test, **then: Any) -> Rule:
    """A rule with everything that does not matter here filled in."""
    return replace(Rule(id, ("G1",), f"Because of {id}.", when, f"x, {id}"), **then)


def reduced(knowledge_base: KnowledgeBase, rules: list[Rule], *kept: str) -> KnowledgeBase:
    """The rules over a few attributes of the vocabulary, without promises."""
    attributes = {id: one for id, one in knowledge_base.attributes.items() if id in kept}
    return replace(
        knowledge_base,
        attributes=attributes,
        roles=knowledge_base.roles if "current_role" in kept else {},
        rules={one.id: one for one in rules},
        promises={},
        accepted=(),
    )


def promised(knowledge_base: KnowledgeBase, *promises: Promise) -> KnowledgeBase:
    """The same rules with these promises."""
    return replace(knowledge_base, promises={one.id: one for one in promises})


def found(verification: Verification, kind: str) -> list[Finding]:
    """The findings of one kind."""
    return [one for one in verification.findings if one.kind == kind]


def everybody(knowledge_base: KnowledgeBase) -> Iterator[Facts]:
    """Every profile of a small vocabulary, "not known" included."""
    ways: list[list[Value | None]] = []
    for attribute in knowledge_base.stated.values():
        values = list(values_of(knowledge_base, attribute))
        if attribute.kind == "several":
            sizes = range(1, len(values) + 1)
            chosen = [tuple(map(str, some)) for n in sizes for some in combinations(values, n)]
            ways.append([None, *chosen])
        else:
            ways.append([None, *values])
    for profile in product(*ways):
        pairs = zip(knowledge_base.stated, profile, strict=True)
        yield {id: value for id, value in pairs if value is not None}


def agrees(prover: Prover, facts: Facts) -> bool:
    """Whether the formula makes of the facts what the definition makes of them."""
    setting, advice = prover.shared, consult(prover.knowledge_base, facts)
    world, named, fixed = setting.world, next_roles(setting.world), []
    for id, values in setting.answers.items():
        stated = facts.get(id, ())
        chosen = stated if isinstance(stated, tuple) else (stated,)
        fixed += [literal if value in chosen else -literal for value, literal in values.items()]
    model = setting.solver.model(*fixed)
    assert model is not None

    def holds(literal: int) -> bool:
        return literal in model if literal > 0 else -literal not in model

    scores = {
        path: sum(weight for literal, weight in world.score(path).items() if holds(literal))
        for path in world.knowledge_base.paths
    }
    return (
        facts_of(prover.knowledge_base, setting.answers, model) == facts
        and [path for path, literal in world.path.items() if holds(literal)] == [advice.path]
        and {id for id, literal in world.fired.items() if holds(literal)} == {*advice.rules_fired}
        and tuple(id for id, one in named.items() if holds(one)) == advice.next_roles
        and scores == {one.path: one.score for one in advice.ranking if one.path}
    )


def at_random(knowledge_base: KnowledgeBase, chance: random.Random) -> Facts:
    """Somebody made up, who has answered some of the questions."""
    facts: dict[str, Value] = {}
    for id, attribute in knowledge_base.stated.items():
        values = values_of(knowledge_base, attribute)
        if chance.random() < 0.4:
            continue
        several = tuple(str(one) for one in values if chance.random() < 0.3) or (str(values[0]),)
        facts[id] = several if attribute.kind == "several" else chance.choice(values)
    return facts


@pytest.mark.parametrize(
    "people", [100, pytest.param(2000, marks=pytest.mark.slow)], ids=["a few", "many"]
)
def test_the_formula_says_what_the_definition_says(
    knowledge_base: KnowledgeBase, people: int
) -> None:
    """Path, scores, rules and next roles of the formula are those of the definition."""
    prover, chance = Prover(knowledge_base), random.Random(people)

    wrong = [
        facts
        for facts in (at_random(knowledge_base, chance) for _ in range(people))
        if not agrees(prover, facts)
    ]

    assert wrong == []


@given(data=st.data())
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
def test_the_shortest_witness_is_what_trying_everybody_finds(
    knowledge_base: KnowledgeBase, data: st.DataObject
) -> None:
    """Whether a path is reached, and with how few facts, agrees with trying all profiles."""
    kept = [*SMALL, "role_track", "role_level", "role_above"]
    small = reduced(knowledge_base, [], *kept)
    rules = replace(data.draw(rule_bases(small)), promises={})
    prover = Prover(rules)
    shortest: dict[str | None, int] = {}
    for facts in everybody(rules):
        path = consult(rules, facts).path
        shortest[path] = min(len(facts), shortest.get(path, len(facts)))

    for path, literal in prover.shared.world.path.items():
        witness = prover.shared.witness(literal)

        assert (len(witness.facts) if witness else None) == shortest.get(path)


def test_a_rule_that_can_never_fire_is_named(knowledge_base: KnowledgeBase) -> None:
    """Two conditions that exclude each other, through a flag, make a dead rule."""
    rules = reduced(
        knowledge_base,
        [
            rule("blocks", AnyOf("career_ladder", ("none",)), flag="blocked"),
            rule("dead", AnyOf("blocked", (True,)), AnyOf("career_ladder", ("clear",)),
                 supports={"move_up": "fair"}),
        ],
        "career_ladder",
    )  # fmt: skip

    assert [one.about for one in found(verify(rules), "rule never fires")] == [("dead",)]


def test_a_rule_that_nobody_would_miss_is_named(knowledge_base: KnowledgeBase) -> None:
    """A flag that another rule concludes for the same people has no effect."""
    blocked = AnyOf("career_ladder", ("none",))
    rules = reduced(
        knowledge_base,
        [
            rule("one", blocked, flag="blocked"),
            rule("two", AnyOf("career_ladder", ("none", "unclear")), flag="blocked"),
            rule("uses", AnyOf("blocked", (True,)), supports={"move_out": "strong"}),
        ],
        "career_ladder",
    )

    idle = found(verify(rules), "rule without effect")

    assert [(one.about, one.witness and one.witness.facts) for one in idle] == [
        (("one",), {"career_ladder": "none"})
    ]


@pytest.mark.parametrize(
    ("values", "kind", "about"),
    [
        (("none",), "twin rules", ("one", "other")),
        (("none", "unclear"), "subsumed rule", ("one", "other")),
    ],
    ids=["the same condition", "a narrower one"],
)
def test_rules_that_weigh_the_same_twice_are_named(
    knowledge_base: KnowledgeBase, values: tuple[str, ...], kind: str, about: tuple[str, ...]
) -> None:
    """Twins fire for the same people; a subsumed rule never fires without the other."""
    rules = reduced(
        knowledge_base,
        [
            rule("one", AnyOf("career_ladder", ("none",)), supports={"move_out": "strong"}),
            rule("other", AnyOf("career_ladder", values), supports={"move_out": "strong"}),
        ],
        "career_ladder",
    )

    (finding,) = found(verify(rules), kind)

    assert finding.about == about
    assert finding.witness
    assert finding.witness.command("crossroads") == "crossroads advise --set career_ladder=none"
    assert finding.witness.scores["move_out"] == 14


def test_one_fact_that_weighs_more_than_decisive_is_named(knowledge_base: KnowledgeBase) -> None:
    """Evidence adds up through a flag; the profile in which it weighs most is the witness."""
    stretch, ladder = AnyOf("manager_can_stretch", (False,)), AnyOf("career_ladder", ("none",))
    rules = reduced(
        knowledge_base,
        [
            rule("alone", stretch, flag="stuck", supports={"move_out": "strong"}),
            rule("chained", AnyOf("stuck", (True,)), ladder, supports={"move_out": "strong"}),
        ],
        "manager_can_stretch",
        "career_ladder",
    )

    (finding,) = found(verify(rules), "stacked evidence")

    assert finding.about == ("manager_can_stretch=no", "move_out")
    assert finding.witness
    assert finding.witness.facts == {"career_ladder": "none", "manager_can_stretch": False}
    assert "14" in finding.says


def test_a_fact_that_defeats_its_own_path_is_named(knowledge_base: KnowledgeBase) -> None:
    """A fact that adds to a path and takes more from it makes that path lose."""
    stretch = AnyOf("manager_can_stretch", (True,))
    rules = reduced(
        knowledge_base,
        [
            rule("base", AnyOf("career_ladder", ("clear",)), supports={"move_up": "fair"}),
            rule("for", stretch, supports={"move_up": "fair"}),
            rule("against", stretch, opposes={"move_up": "strong"}),
        ],
        "manager_can_stretch",
        "career_ladder",
    )

    (finding,) = found(verify(rules), "fact turns against its path")

    assert finding.about == ("manager_can_stretch=yes", "move_up")
    assert finding.witness
    assert finding.after
    assert (finding.witness.path, finding.after.path) == ("move_up", None)
    assert finding.after.facts == {"career_ladder": "clear", "manager_can_stretch": True}


def test_gaps_are_named(knowledge_base: KnowledgeBase) -> None:
    """Paths that nobody reaches, advice that is missing, and complete facts without a path."""
    rules = reduced(
        knowledge_base,
        [rule("up", AnyOf("career_ladder", ("clear",)), supports={"move_up": "fair"})],
        "career_ladder",
    )

    verification = verify(rules)

    assert [one.about for one in found(verification, "nobody reaches")] == [
        ("move_out",), ("move_sideways",), ("move_to_line",), ("stay",)
    ]  # fmt: skip
    assert [one.about for one in found(verification, "no advice")] == [("move_up",)]
    (lost,) = found(verification, "no path")
    assert lost.witness
    assert lost.witness.facts == {"career_ladder": "unclear"}


def test_next_roles_that_cannot_be_meant_are_named(knowledge_base: KnowledgeBase) -> None:
    """A step up to the own role, and to one on a lower level."""
    up = AnyOf("path", ("move_up",))
    rules = reduced(
        knowledge_base,
        [
            rule("up", AnyOf("role_track", ("programme",)), supports={"move_up": "fair"}),
            rule("led", up, advise="Go.", next_roles=("programme_manager",)),
        ],
        "current_role", "role_track", "role_level", "role_above",
    )  # fmt: skip

    verification = verify(rules)

    (own,), (level,) = found(verification, "own role"), found(verification, "wrong level")
    assert own.witness
    assert own.witness.facts == {"current_role": "programme_manager"}
    assert level.witness
    assert level.witness.facts == {"current_role": "portfolio_manager"}


def test_open_questions_that_decide_are_listed(knowledge_base: KnowledgeBase) -> None:
    """A recommendation that no answer to one question would keep is listed, and is no failure."""
    rules = reduced(
        knowledge_base,
        [
            rule("up", AnyOf("career_ladder", ("clear",)), supports={"move_up": "fair"}),
            rule(
                "out", AnyOf("manager_can_stretch", (True, False)), supports={"move_out": "strong"}
            ),
        ],
        "career_ladder",
        "manager_can_stretch",
    )

    verification = verify(rules)

    (one,) = verification.overturned
    assert one.attribute == "manager_can_stretch"
    assert one.witness.facts == {"career_ladder": "clear"}
    assert verification.never_matter["move_sideways"] == ("career_ladder", "manager_can_stretch")
    assert verification.never_matter["move_up"] == ()


UP = rule("up", AnyOf("career_ladder", ("clear",)), supports={"move_up": "strong"})
OUT = rule("out", AnyOf("serious_about_leaving", (True,)), supports={"move_out": "strong"})
TELL = rule("tell", AnyOf("path", ("move_out",)), advise="Tell your manager.")
SAY_NOTHING = rule("hush", AnyOf("manager_knows", (False,)), caution="Say nothing yet.")
CASES = {
    "never that path": (
        Promise("p", "s", ("G1",), OneOf(("move_up", None)), "x"),
        {"serious_about_leaving": True},
    ),
    "told where": (
        Promise("p", "s", ("G1",), Told(("tell",)), "x", ((AnyOf("path", ("move_up",)),),)),
        {"career_ladder": "clear"},
    ),
    "incompatible": (
        Promise("p", "s", ("G1",), Incompatible((("tell", "hush"),)), "x"),
        {"serious_about_leaving": True, "manager_knows": False},
    ),
    "adding": (
        Promise("p", "s", ("G1",), Adding("career_ladder", "clear", ("move_out",)), "x"),
        {"serious_about_leaving": True},
    ),
    "unless": (
        Promise("p", "s", ("G1",), OneOf((None,)), "x",
                unless=((AnyOf("career_ladder", ("clear",)),),)),
        {"serious_about_leaving": True},
    ),
    "all facts": (
        Promise("p", "s", ("G1",), OneOf(("move_up", "move_out")), "x", complete=True),
        {"career_ladder": "unclear", "serious_about_leaving": False, "manager_knows": True},
    ),
    "only one fact": (
        Promise("p", "s", ("G1",), OneOf((None,)), "x", only_known=("career_ladder",)),
        {"career_ladder": "clear"},
    ),
    "next role": (
        Promise("p", "s", ("G1",), NextRole(named=True), "x", ((AnyOf("path", ("move_up",)),),)),
        {"career_ladder": "clear"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("promise", "facts"), CASES.values(), ids=CASES)
def test_a_broken_promise_is_shown_by_the_shortest_example(
    knowledge_base: KnowledgeBase, promise: Promise, facts: Facts
) -> None:
    """Each kind of claim, broken: the witness holds what is needed and no fact more."""
    kept = ("career_ladder", "serious_about_leaving", "manager_knows")
    rules = promised(reduced(knowledge_base, [UP, OUT, TELL, SAY_NOTHING], *kept), promise)

    (finding,) = found(verify(rules), "promise broken")

    assert finding.about[0] == "p"
    assert finding.witness
    assert finding.witness.facts == facts


def test_a_kept_promise_is_no_finding_and_explains_a_gap(knowledge_base: KnowledgeBase) -> None:
    """What nobody reaches because a promise rules it out is listed with that promise."""
    never = Promise("never-out", "Nobody leaves.", ("G1",), OneOf(("move_up", None)), "x")
    rules = promised(reduced(knowledge_base, [UP], "career_ladder"), never)

    verification = verify(rules)

    assert found(verification, "promise broken") == []
    gaps = {one.about: one.implied_by for one in found(verification, "nobody reaches")}
    assert gaps == dict.fromkeys(
        [("move_out",), ("move_sideways",), ("move_to_line",), ("stay",)], ("never-out",)
    )


def test_a_path_that_must_be_possible_and_is_not_breaks_the_promise(
    knowledge_base: KnowledgeBase,
) -> None:
    """A promise that something can happen is broken without a witness."""
    can = Promise("can", "Some move out.", ("O3",), Reachable(("move_up", "move_out")), "x")
    rules = promised(reduced(knowledge_base, [UP], "career_ladder"), can)

    assert [one.about for one in found(verify(rules), "promise broken")] == [("can", "move_out")]


def test_an_accepted_finding_does_not_count_and_a_needless_reason_does(
    knowledge_base: KnowledgeBase,
) -> None:
    """A reason covers its finding; a reason for what is no longer found is a finding itself."""
    given = Accepted("no advice", ("move_up",), "It is a test.", "x")
    stale = Accepted("twin rules", ("a", "b"), "They were twins once.", "x")
    rules = replace(reduced(knowledge_base, [UP], "career_ladder"), accepted=(given, stale))

    verification = verify(rules)

    (advice,) = found(verification, "no advice")
    assert (advice.counts, advice.accepted) == (False, "It is a test.")
    assert [one.about for one in found(verification, "accepted for nothing")] == [
        ("twin rules", "a", "b")
    ]


def test_numbers_are_told_apart_where_promises_draw_lines(knowledge_base: KnowledgeBase) -> None:
    """A promise about years finds a line that no rule draws."""
    early = Promise(
        "early", "s", ("G4",), OneOf((None,)), "x", ((Between("years_in_role", 2, 3),),)
    )
    rules = promised(
        reduced(
            knowledge_base,
            [rule("up", Between("years_in_role", at_least=1), supports={"move_up": "fair"})],
            "years_in_role",
        ),
        early,
    )

    (finding,) = found(verify(rules), "promise broken")

    assert finding.witness
    assert finding.witness.facts == {"years_in_role": 2}


def test_the_page_and_the_json_name_the_same_findings(knowledge_base: KnowledgeBase) -> None:
    """Every finding that counts stands on the page with a line that can be pasted."""
    known = NoneOf("career_ladder", ("none",))
    rules = promised(
        reduced(knowledge_base, [UP, rule("known", known, advise="Read on.")], "career_ladder"),
        Promise("never-up", "Nobody moves up.", ("G1",), OneOf((None,)), "x"),
    )
    verification = verify(rules)

    shown, data = page(verification), as_data(verification)

    assert "never-up: Nobody moves up." in shown
    assert (
        "    crossroads advise --set career_ladder=clear\n      gives move_up (move_up 7)" in shown
    )
    assert "0 of 1 promise kept" in shown
    assert data["failed"]
    assert data["findings"][0]["witness"]["facts"] == {"career_ladder": "clear"}
    assert json.loads(json.dumps(data)) == data


def test_what_is_not_proved_in_time_is_named(
    knowledge_base: KnowledgeBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A question whose time runs out is neither kept nor broken, and is said to be open."""
    from engine.authoring.prove.solver import NotProvedError, Solver  # noqa: PLC0415

    def slow(self: Solver, *assumed: int) -> None:
        raise NotProvedError

    monkeypatch.setattr(Solver, "model", slow)

    never_up = Promise("never-up", "Nobody moves up.", ("G1",), OneOf((None,)), "x")
    accepted = Accepted("no path", (), "It is meant.", "x")
    rules = promised(reduced(knowledge_base, [UP], "career_ladder"), never_up)

    verification = verify(replace(rules, accepted=(accepted,)), seconds=1)

    assert "rule 'up'" in verification.not_proved
    assert (verification.kept, verification.findings, verification.failed) == (0, (), True)
    assert "Not proved in time: rule 'up'." in page(verification)


def test_a_mistake_in_the_promises_is_told_with_its_cure(
    knowledge_base: KnowledgeBase, tmp_path: Path
) -> None:
    """A misspelt rule, a missing claim and an unknown key are all named at once."""
    for file in Path("rules").glob("*.toml"):
        (tmp_path / file.name).write_text(file.read_text("utf-8"), "utf-8")
    (tmp_path / "promises.toml").write_text(
        '[[promise]]\nid = "a"\nsentence = "S."\nsource = ["G1"]\ntold = ["up-clear-laddr"]\n'
        '[[promise]]\nid = "b"\nsentence = "S."\nsource = ["G1"]\nfore = { path = "stay" }\n',
        "utf-8",
    )

    result = CliRunner().invoke(crossroads, ["check", "--rules", str(tmp_path)])

    assert result.exit_code == 1
    assert "promise 'a' names 'up-clear-laddr' in 'told'" in result.output
    assert "Did you mean 'up-clear-ladder'?" in result.output
    assert "promise 'b' has no claim" in result.output
    assert "promise 'b' has a key 'fore'" in result.output


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--json"], "Missing option '--prove', which --json needs."),
        (["--prove"], 'pip install "crossroads[prove]"'),
    ],
    ids=["json alone", "no solver"],
)
def test_misuse_is_told_with_its_cure(
    monkeypatch: pytest.MonkeyPatch, options: list[str], said: str
) -> None:
    """Without the solver, or without --prove, the command says what to do."""
    monkeypatch.setattr("engine.commands.check.find_spec", lambda name: None)

    result = CliRunner().invoke(crossroads, ["check", *options])

    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.slow
def test_the_shipped_rules_keep_every_promise(knowledge_base: KnowledgeBase) -> None:
    """For everybody there may be; what else is found has been looked at and is meant."""
    verification = verify(knowledge_base)

    assert verification.promises >= 55
    assert verification.not_proved == ()
    assert [one for one in verification.findings if not one.accepted and not one.implied_by] == []
    assert "promise broken" not in {one.kind for one in verification.findings}


def test_a_pointless_question_that_decides_is_found(knowledge_base: KnowledgeBase) -> None:
    """With somebody whom the answer would lead elsewhere; one that decides nothing is none."""
    rules = [
        rule("up", AnyOf("manager_can_stretch", (True,)), supports={"move_up": "strong"}),
        rule("new", Between("years_in_role", below=1), supports={"stay": "fair"}),
    ]
    small = reduced(knowledge_base, rules, *SMALL)
    stretch = small.attributes["manager_can_stretch"]

    def with_case(*case: Test) -> KnowledgeBase:
        pointless = replace(stretch, moot_if={}, pointless_if=(case,))
        return replace(small, attributes={**small.attributes, stretch.id: pointless})

    wrong = verify(with_case(AnyOf("career_ladder", ("none",))))
    right = verify(with_case(AnyOf("career_ladder", ("none",)), AnyOf("career_ladder", ("clear",))))

    (finding,) = found(wrong, "pointless question decides")
    assert finding.about == ("manager_can_stretch", "1")
    assert finding.witness
    assert finding.after
    assert (finding.witness.path, finding.after.path) == (None, "move_up")
    assert finding.witness.facts == {"career_ladder": "none"}
    assert not found(right, "pointless question decides")
