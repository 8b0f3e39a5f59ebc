"""The inference network as a graph in the DOT language: from facts, through rules, to paths.

Graphviz (https://graphviz.org/doc/info/lang.html) and most graph-drawing tools read DOT. Nodes are
named by id, so the ids of attributes, flags, rules and paths must stay distinct.
"""

from collections.abc import Iterator, Mapping, Sequence

from engine.core.model import PATH, KnowledgeBase, NoneOf, Rule
from engine.errors import MisuseError, did_you_mean
from engine.language.spelling import nearest

SHAPES = {"attribute": "box", "rule": "plain", "flag": "ellipse", "path": "doubleoctagon"}
SUPPORTS, OPPOSES = "darkgreen", "firebrick"

Edge = tuple[str, str, str]  # from, to, and how it is drawn


def show_graph(knowledge_base: KnowledgeBase, about: str | None = None) -> str:
    """The whole graph, or the part connected with one attribute, flag, rule or path.

    Raises MisuseError, with the nearest id, for any other name.
    """
    kinds = _kinds(knowledge_base)
    if about is not None and about not in kinds:
        cure = did_you_mean(nearest(about, kinds), "See `crossroads rules list`.")
        raise MisuseError("graph", f"'{about}' is no attribute, flag, rule or path", cure)
    rules = list(knowledge_base.rules.values())
    chosen = _connected(rules, about) if about else rules
    edges = [edge for rule in chosen for edge in _edges(knowledge_base, rule)]
    ends = dict.fromkeys(end for start, target, _ in edges for end in (start, target))
    nodes = (f"  {_quoted(id)} [shape={SHAPES[kinds[id]]}];" for id in ends)
    arrows = (f"  {_quoted(start)} -> {_quoted(end)}{how};" for start, end, how in edges)
    return "\n".join(("digraph crossroads {", "  rankdir=LR;", *nodes, *arrows, "}"))


def _kinds(knowledge_base: KnowledgeBase) -> Mapping[str, str]:
    """Every node with its kind, a key of SHAPES."""
    return {
        **{id: "attribute" for id in knowledge_base.attributes if id != PATH},
        **{rule.flag: "flag" for rule in knowledge_base.rules.values() if rule.flag},
        **dict.fromkeys(knowledge_base.rules, "rule"),
        **dict.fromkeys(knowledge_base.paths, "path"),
    }


def _connected(rules: Sequence[Rule], about: str) -> list[Rule]:
    """The rules upstream of a node, through any number of flags, and those that test it."""
    reached, before = {about}, set[str]()
    while reached != before:
        before = set(reached)
        leading = [rule for rule in rules if _leads_to(rule, reached)]
        reached |= {flag for rule in leading for flag in rule.attributes if _is_flag(rules, flag)}
    return [rule for rule in rules if _leads_to(rule, reached) or about in dict(_asked(rule))]


def _leads_to(rule: Rule, reached: set[str]) -> bool:
    return not reached.isdisjoint((rule.id, *rule.paths, *filter(None, [rule.flag])))


def _is_flag(rules: Sequence[Rule], name: str) -> bool:
    return any(rule.flag == name for rule in rules)


def _asked(rule: Rule) -> Iterator[tuple[str, str]]:
    """The nodes that a rule tests, with the style of the edge; for a test on the path, paths."""
    for test in rule.when:
        if test.attribute != PATH:
            yield test.attribute, ""
            continue
        label = "unless recommended" if isinstance(test, NoneOf) else "once recommended"
        for path in getattr(test, "values", ()):
            yield path, f' [style=dashed, label="{label}"]'


def _edges(knowledge_base: KnowledgeBase, rule: Rule) -> Iterator[Edge]:
    """The edges into a rule and out of it."""
    for asked, how in _asked(rule):
        yield asked, rule.id, how
    if rule.flag:
        yield rule.id, rule.flag, ""
    for path, weight in knowledge_base.evidence(rule).items():
        colour = SUPPORTS if weight > 0 else OPPOSES
        yield rule.id, path, f' [color={colour}, label="{weight:+d}"]'


def _quoted(id: str) -> str:
    return '"' + id.replace("\\", "\\\\").replace('"', '\\"') + '"'
