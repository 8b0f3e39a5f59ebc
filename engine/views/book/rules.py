"""The chapters of the rule book: every statement beside the rules that encode it.

A rule stands in full beside the first statement that it names; the others refer to it.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Protocol

from engine.core.model import KnowledgeBase, Rule, Statement, Test
from engine.language.sentences import listed
from engine.phrasing.facts_and_rules import (
    NO_PATH,
    effects_in_words,
    fact_in_words,
    test_in_words,
)
from engine.rulebase.cases import Case
from engine.views.book.markup import Markup, element, items, joined, link


class Sourced(Protocol):
    """A sentence that rests on statements, such as a promise."""

    @property
    def sentence(self) -> str: ...

    @property
    def source(self) -> tuple[str, ...]: ...


class Chapters:
    """The statements by section, with their rules, worked examples and promises."""

    def __init__(
        self,
        knowledge_base: KnowledgeBase,
        cases: Iterable[Case],
        promises: Iterable[Sourced],
    ) -> None:
        self._knowledge_base, self._promises = knowledge_base, tuple(promises)
        self._cases: dict[str, list[Case]] = {}
        for case in cases:
            for rule in case.rules:
                self._cases.setdefault(rule, []).append(case)

    @property
    def sections(self) -> Mapping[str, Sequence[Statement]]:
        """The statements by section, in the document's order."""
        found: dict[str, list[Statement]] = {}
        statements = self._knowledge_base.statements.values()
        for section, some in groupby(statements, key=lambda one: one.section):
            found.setdefault(section, []).extend(some)
        return found

    def chapter(self, section: str, statements: Iterable[Statement]) -> Markup:
        """A section of the document."""
        title = element("h2", section[:1].upper() + section[1:])
        return element("section", title, *map(self._statement, statements), id=anchor(section))

    def _statement(self, statement: Statement) -> Markup:
        said = element("p", statement.text, class_="text")
        left = element(
            "div",
            element("h3", statement.id),
            said,
            *self._texts(statement.id),
            *self._kept(statement.id),
            class_="statement",
        )
        rules = [
            rule for rule in self._knowledge_base.rules.values() if statement.id in rule.source
        ]
        here = [self._card(rule) for rule in rules if rule.source[0] == statement.id]
        elsewhere = [rule for rule in rules if rule.source[0] != statement.id]
        right = element("div", *here, *_references(elsewhere), class_="rules")
        return element("article", left, right, id=f"statement-{statement.id}")

    def _texts(self, statement: str) -> Iterable[Markup]:
        """The paths and fixed texts that carry a statement."""
        paths = [one for one in self._knowledge_base.paths.values() if statement in one.source]
        texts = [one for one in self._knowledge_base.texts.values() if statement in one.source]
        said = [f"{path.title}: {path.summary}" for path in paths]
        said += [f"{text.id.replace('_', ' ').capitalize()}: {text.words}" for text in texts]
        return [element("p", "Everybody is shown"), items(said, class_="said")] if said else []

    def _kept(self, statement: str) -> Iterable[Markup]:
        """The promises that rest on a statement."""
        kept = [one.sentence for one in self._promises if statement in one.source]
        return [element("p", "Promised to everybody"), items(kept, class_="said")] if kept else []

    def _card(self, rule: Rule) -> Markup:
        """A rule in full."""
        base = self._knowledge_base
        when = items(map(self._condition, rule.when))
        then = items(effects_in_words(base, rule))
        cases = items(map(self._case, self._cases.get(rule.id, ())), class_="cases")
        shown = [element("p", "Shown by", class_="label"), cases] if cases else []
        return element(
            "section",
            element("h4", rule.because),
            self._origin(rule),
            element("p", "When", class_="label"),
            when,
            element("p", "Then", class_="label"),
            then,
            *shown,
            class_="rule extension" if rule.origin == "extension" else "rule",
            id=f"rule-{rule.id}",
        )

    def _condition(self, test: Test) -> Markup:
        """A condition and, if it is on a flag, the rules that conclude it."""
        rules = self._knowledge_base.rules.values()
        behind = [link(f"rule-{one.id}", one.id) for one in rules if one.flag == test.attribute]
        said = test_in_words(self._knowledge_base, test)
        return joined((said, " (", joined(behind, ", "), ")")) if behind else joined([said])

    def _origin(self, rule: Rule) -> Markup:
        """The id, the file and the statements of a rule, and whether it goes beyond them."""
        source = self._knowledge_base.phrases.source
        beyond = (
            [element("strong", f"Goes beyond {source}. ")] if rule.origin == "extension" else []
        )
        statements = joined((link(f"statement-{id}", id) for id in rule.source), ", ")
        where = f"; {rule.where}; "
        return element("p", *beyond, element("code", rule.id), where, statements, class_="origin")

    def _case(self, case: Case) -> Markup:
        base = self._knowledge_base
        facts = (fact_in_words(base.attributes[id], value) for id, value in case.facts.items())
        path = base.paths[case.path].title if case.path else NO_PATH
        said = listed(facts) if case.facts else "nothing is known"
        return joined((f"{case.name} ", element("span", f"({said}: {path})")))


def _references(rules: Sequence[Rule]) -> Iterable[Markup]:
    """Rules that stand in full elsewhere."""
    if not rules:
        return []
    lines = (joined((f"{rule.because} ", link(f"rule-{rule.id}", rule.id))) for rule in rules)
    return [element("div", element("p", "Also", class_="label"), items(lines), class_="also")]


def anchor(text: str) -> str:
    """The id of a section in the page."""
    return f"section-{'-'.join(text.split())}"
