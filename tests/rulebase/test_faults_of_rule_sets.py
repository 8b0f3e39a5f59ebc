"""What no rule shows alone: circles and towers of flags, and rules that say one thing twice."""

import time
from collections.abc import Iterable
from pathlib import Path

import pytest

from engine.core.model import KnowledgeBase
from engine.core.semantics import consult
from engine.engines.duckdb_engine import DuckDBEngine
from engine.engines.experta_engine import Consultation
from engine.rulebase.flags import MOST_FLAGS
from engine.rulebase.load import load_rules
from tests.rulebase.small_rules import STAY, Mistake, check_reported, faults_of, write_rules

HAPPY = {"happy": True}


def rule(id: str, when: str, then: str) -> str:
    """A rule as it stands in a file."""
    return (
        f'[[rule]]\nid = "{id}"\nsource = ["A1"]\nbecause = "It is so."\n'
        f"[rule.when]\n{when}\n[rule.then]\n{then}\n\n"
    )


def flag(name: str, *needs: str, id: str = "") -> str:
    """A rule that concludes a flag from others, or from a fact."""
    when = "\n".join(f"{need} = true" for need in needs) or "happy = true"
    return rule(id or f"rule-{name}", when, f'flag = "{name}"')


def end(*needs: str) -> str:
    """A rule that uses flags, so that they are not in vain."""
    when = "\n".join(f"{need} = true" for need in needs)
    return rule("the-end", when, 'supports = { stay = "slight" }')


def chain(length: int) -> str:
    """Flags each of which needs the one before."""
    first, *others = (f"f{number}" for number in range(1, length + 1))
    links = (flag(name, f"f{number}") for number, name in enumerate(others, 1))
    return flag(first) + "".join(links) + end(f"f{length}")


def layers(height: int) -> str:
    """Pairs of flags, each of which follows in two ways from both flags of the pair below."""
    rules = [flag("a0"), flag("b0")]
    for at in range(1, height):
        for name in ("a", "b"):
            for way in ("x", "y"):
                below = (f"a{at - 1}", f"b{at - 1}")
                rules.append(flag(f"{name}{at}", *below, id=f"{name}{at}{way}"))
    return "".join(rules) + end(f"a{height - 1}", f"b{height - 1}")


def different(rules: Iterable[str]) -> str:
    """Rules that would otherwise be the same, told apart by a caution."""
    return "".join(f'{one.rstrip()}\ncaution = "{at}"\n\n' for at, one in enumerate(rules))


MISTAKES = {
    "a flag that no rule asks about": Mistake(
        "new", "", flag("lost"), "flag", "concludes 'lost', which no rule asks", "Use it or drop it"
    ),
    "a flag that is an attribute": Mistake(
        "new",
        "",
        flag("team"),
        "flag",
        "concludes 'team', which is an attribute",
        "Rename the flag",
    ),
    "a flag that needs itself": Mistake(
        "new", "", flag("a", "a"), "flag", "closes a circle of flags: 'a' needs 'a'", "Break the"
    ),
    "two flags that need each other": Mistake(
        "new",
        "",
        flag("a", "b") + flag("b", "a"),
        "a",
        "'a' needs 'b' needs 'a'",
        "Break the circle",
    ),
    "three flags in a circle": Mistake(
        "new",
        "",
        flag("a", "c") + flag("b", "a") + flag("c", "b"),
        "a",
        "'a' needs 'c' needs 'b' needs 'a'",
        "Break the circle",
    ),
    "a chain of flags one too long": Mistake(
        "new",
        "",
        chain(21),
        "f21",
        "'f21', the last of 21 flags that need",
        "Let at most 20 follow",
    ),
    "a chain of six hundred flags": Mistake(
        "new",
        "",
        chain(600),
        "f21",
        "'f21', the last of 21 flags that need",
        "Let at most 20 follow",
    ),
    "two rules of one content": Mistake(
        "stay",
        "",
        "\n" + STAY.replace("stay-happy", "again").replace("You are happy.", "Yes."),
        "[[rule]]",
        "'again' says what rule 'stay-happy' says: the same 'when' and the same 'then'",
        "Keep one of the two",
    ),
    "two rules of one content in another order": Mistake(
        "new",
        "",
        rule("one", 'team = ["small", "large"]\nhappy = true', 'caution = "Mind."')
        + rule("two", 'happy = true\nteam = ["large", "small"]', 'caution = "Mind."'),
        "[[rule]]",
        "'two' says what rule 'one' says",
        "Keep one of the two",
    ),
}


@pytest.mark.parametrize("mistake", MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_among_rules_is_reported(tmp_path: Path, mistake: Mistake) -> None:
    """Rules that cannot work together are named, and what to do about it."""
    check_reported(tmp_path / "rules", mistake)


def test_layers_of_flags_are_refused_before_they_take_for_ever(tmp_path: Path) -> None:
    """An explanation that would hold millions of rules is refused, and quickly."""
    rules = different(layers(18).split("\n\n")[:-1])
    place = write_rules(tmp_path / "rules", {"new": rules})

    begin = time.process_time()
    (fault,) = faults_of(place)

    assert "concludes 'a5', which takes 1,706 rules to explain" in fault.what
    assert fault.cure == "Let it rest on fewer flags: at most 1,000 rules can be told."
    assert time.process_time() - begin < 5


def test_circles_in_layers_of_flags_are_found_quickly(tmp_path: Path) -> None:
    """Many ways round do not take many times as long."""
    rules = layers(40).replace("happy = true", "a39 = true", 1)
    place = write_rules(tmp_path / "rules", {"new": different(rules.split("\n\n")[:-1])})

    begin = time.process_time()
    faults = faults_of(place)

    assert any("closes a circle of flags: 'a0' needs 'a39' needs" in fault.what for fault in faults)
    assert time.process_time() - begin < 5


@pytest.fixture
def long_chain(tmp_path: Path) -> KnowledgeBase:
    """A rule base with the longest chain of flags that is allowed."""
    return load_rules(write_rules(tmp_path / "rules", {"new": chain(MOST_FLAGS)}))


def test_the_longest_chain_of_flags_works_in_every_engine(long_chain: KnowledgeBase) -> None:
    """What is allowed can be run: by the definition, by experta, and as a query."""
    expected = consult(long_chain, HAPPY)

    assert expected.rules_fired[-1] == "the-end"
    assert Consultation(long_chain).consult(HAPPY) == expected
    ((path, *_),) = DuckDBEngine(long_chain, ["happy"]).cells([(True,)])
    assert path == expected.path == "stay"
