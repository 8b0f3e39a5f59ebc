"""The rules as a graph: every arrow is a condition or a consequence, and none is missing."""

import re

from engine.core.model import PATH, KnowledgeBase
from engine.views.dot import show_graph

ARROW = re.compile(r'^  "(.+)" -> "(.+?)"(?: \[(.*)\])?;$')
NODE = re.compile(r'^  "(.+)" \[shape=(\w+)\];$')


def arrows(dot: str) -> set[tuple[str, str]]:
    """The arrows of a graph."""
    found = (ARROW.match(line) for line in dot.splitlines())
    return {(match[1], match[2]) for match in found if match}


def test_the_whole_graph_says_what_the_rules_say(knowledge_base: KnowledgeBase) -> None:
    """Conditions lead to rules; rules lead to flags and paths, with their weights."""
    dot = show_graph(knowledge_base)

    rules = knowledge_base.rules.values()
    expected = {(name, rule.id) for rule in rules for name in rule.attributes if name != PATH}
    expected |= {(rule.id, path) for rule in rules for path in rule.paths}
    expected |= {(rule.id, rule.flag) for rule in rules if rule.flag}
    waiting = {
        (path, rule.id)
        for rule in rules
        for test in rule.when
        if test.attribute == PATH
        for path in test.values  # type: ignore[union-attr]
    }
    assert arrows(dot) == expected | waiting
    assert '"out-serious" -> "move_out" [color=darkgreen, label="+12"];' in dot
    assert '"stay-only-wish" -> "move_out" [color=firebrick, label="-99"];' in dot


def test_every_line_is_a_node_or_an_arrow_between_nodes(knowledge_base: KnowledgeBase) -> None:
    """Whatever draws the graph finds each end of an arrow declared once."""
    first, second, *lines, last = show_graph(knowledge_base).splitlines()

    nodes = [match[1] for line in lines if (match := NODE.match(line))]
    assert (first, second, last) == ("digraph crossroads {", "  rankdir=LR;", "}")
    assert all(NODE.match(line) or ARROW.match(line) for line in lines)
    assert len(nodes) == len(set(nodes))
    assert {end for arrow in arrows("\n".join(lines)) for end in arrow} == set(nodes)


def test_what_leads_to_a_flag_and_what_follows_from_it(knowledge_base: KnowledgeBase) -> None:
    """A part of the graph is small enough to be looked at."""
    dot = show_graph(knowledge_base, "wants_to_grow")

    assert ("ambitions", "wants-to-grow") in arrows(dot)
    assert ("wants-to-grow", "wants_to_grow") in arrows(dot)
    assert ("up-stretch-here", "move_up") in arrows(dot)
    assert len(arrows(dot)) < len(arrows(show_graph(knowledge_base))) / 4
