"""The rule pages: one rule in sentences, the list of rules, the trace to the document's statements.

Every list keeps the knowledge base's own order, file by file.
"""

from itertools import groupby

from engine.analysis.path_rules import path_rules
from engine.core.model import Attribute, KnowledgeBase, Rule
from engine.errors import MisuseError, did_you_mean
from engine.language.sentences import listed, lower_first
from engine.language.spelling import nearest
from engine.phrasing.facts_and_rules import (
    effects_in_words,
    source_in_words,
    test_in_words,
)
from engine.phrasing.path_case import strength_in_words
from engine.rulebase.consistency import carriers
from engine.views.console.layout import bullets, paragraph, section


def show_rule(knowledge_base: KnowledgeBase, rule: Rule) -> str:
    """A rule in sentences: its location, conditions, consequences, reason and source."""
    when = [test_in_words(knowledge_base, test) for test in rule.when]
    statements = [
        f"{id}, {knowledge_base.statements[id].section}: {knowledge_base.statements[id].text}"
        for id in rule.source
    ]
    parts = [
        section(rule.id, [paragraph(f"{rule.where}; {source_in_words(knowledge_base, rule)}")]),
        section("When", bullets(when)),
        section("Then", bullets(effects_in_words(knowledge_base, rule))),
        section("Because", [paragraph(rule.because)]),
        section("Source", bullets(statements)),
    ]
    return "\n".join(parts).rstrip("\n")


def show_rule_named(knowledge_base: KnowledgeBase, id: str) -> str:
    """The page of the rule with this id. Raises MisuseError, with the nearest id, for no rule."""
    rule = knowledge_base.rules.get(id)
    if rule is None:
        cure = did_you_mean(nearest(id, knowledge_base.rules), "See `crossroads rules list`.")
        raise MisuseError("rule", f"'{id}' does not exist", cure)
    return show_rule(knowledge_base, rule)


def show_rules(knowledge_base: KnowledgeBase) -> str:
    """The id and reason of every rule, grouped by file."""
    rules = knowledge_base.rules.values()
    files = groupby(rules, key=lambda rule: rule.where.partition(",")[0])
    return "\n".join(
        section(file, (_entry(rule.id, rule.marked(rule.because)) for rule in held))
        for file, held in files
    ).rstrip("\n")


def show_rules_about(knowledge_base: KnowledgeBase, path: str) -> str:
    """The rules for and against one path, the weightiest first, and the advice on it."""
    found, title = path_rules(knowledge_base, path), knowledge_base.paths[path].title
    weighing = (
        (f"For {lower_first(title)}", found.supporting),
        (f"Against {lower_first(title)}", found.opposing),
    )
    parts = [
        *(
            section(heading, (_evidence(knowledge_base, path, rule) for rule in rules))
            for heading, rules in weighing
        ),
        section("Advice once it is recommended", map(_advice, found.advising)),
    ]
    return "\n".join(filter(None, parts)).rstrip("\n")


def _evidence(knowledge_base: KnowledgeBase, path: str, rule: Rule) -> str:
    weight = knowledge_base.evidence(rule)[path]
    sentence = rule.because if weight > 0 else rule.objection
    return _entry(
        f"{rule.id} ({strength_in_words(rule, path)}, {weight:+d})", rule.marked(sentence)
    )


def _advice(rule: Rule) -> str:
    return _entry(rule.id, " ".join(map(rule.marked, rule.sentences)) or rule.marked(rule.because))


def show_trace(knowledge_base: KnowledgeBase) -> str:
    """The traceability matrix: statements with the rules and texts that encode them, and back."""
    carried = carriers(knowledge_base)
    statements = [
        _entry(
            f"{id} {statement.text}", listed(_named(knowledge_base, item) for item in carried[id])
        )
        for id, statement in knowledge_base.statements.items()
    ]
    rules = [
        _entry(rule.id, source_in_words(knowledge_base, rule))
        for rule in knowledge_base.rules.values()
    ]
    texts = [
        _entry(id, listed(item.source))
        for group in (knowledge_base.texts, knowledge_base.exercises, knowledge_base.paths)
        for id, item in group.items()
        if item.source
    ]
    parts = [
        section("Statements, and what carries them", statements),
        section("Rules, and the statements that they encode", rules),
        section("Texts and paths, and the statements that they carry", texts),
    ]
    return "\n".join(parts).rstrip("\n")


def attribute_list(knowledge_base: KnowledgeBase) -> list[tuple[str, str]]:
    """The vocabulary: the id of every attribute that can be stated, and its values."""
    return [(id, _values(attribute)) for id, attribute in knowledge_base.stated.items()]


def _named(knowledge_base: KnowledgeBase, id: str) -> str:
    rule = knowledge_base.rules.get(id)
    return rule.marked(id) if rule else id


def _entry(term: str, description: str) -> str:
    return f"{paragraph(term)}\n{paragraph(description, indent=6)}"


def _values(attribute: Attribute) -> str:
    match attribute.kind:
        case "yes/no":
            return "yes or no"
        case "number":
            return attribute.limits
        case "several":
            return f"any of {', '.join(attribute.choices)}"
        case "one":
            return f"one of {', '.join(attribute.choices)}"
