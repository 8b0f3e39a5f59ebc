"""The projection of the compiled query: the columns of every result, without `problems`.

Names and order are those of `advice_row.RESULT_COLUMNS`; scores may follow. There are no
problems in SQL, since the query reads values only and understands no other words.
"""

from collections.abc import Iterable, Iterator

from sqlglot import exp

from engine.core.further_columns import score_columns
from engine.core.model import NOT_ENOUGH, PATH, KnowledgeBase, Rule
from engine.core.semantics import bearing, by_horizon
from engine.engines.sql.conditions import Conditions
from engine.engines.sql.terms import (
    any_of,
    case,
    case_of,
    certainty_of,
    is_known,
    joined,
    literal,
    total,
)


class Result:
    """The result columns, as expressions on the columns of the last stage."""

    def __init__(
        self, knowledge_base: KnowledgeBase, columns: Conditions, *, scores: bool = False
    ) -> None:
        self._knowledge_base, self._scores = knowledge_base, scores
        self._columns = columns
        self._rules = tuple(knowledge_base.rules.values())

    def __iter__(self) -> Iterator[exp.Expr]:
        """Every result column in order. NULL where there is no recommendation."""
        thresholds = self._knowledge_base.thresholds
        best = exp.column("path_score")
        score = exp.Nullif(this=best, expression=literal(thresholds.enough - 1))
        margin = exp.Sub(this=score, expression=exp.column("runner_up_score"))
        yield exp.column(PATH)
        yield exp.alias_(case_of(thresholds, exp.column("highest_score")), "case", quoted=True)
        advised = is_known(exp.column(PATH))
        certain = certainty_of(exp.column("total_weight"))
        yield exp.alias_(case([(advised, certain)]), "certainty")
        yield exp.alias_(score, "score")
        yield exp.column("runner_up")
        yield exp.alias_(margin, "margin")
        yield exp.alias_(self._bearing(), "known")
        yield exp.alias_(self._next_roles(), "next_roles")
        yield exp.alias_(self._why(), "why")
        in_order = by_horizon(self._knowledge_base, self._rules)
        yield exp.alias_(self._said((rule, rule.advise) for rule in in_order), "advice")
        minded = [(rule, rule.contradiction) for rule in self._rules]
        minded += [(rule, rule.caution) for rule in self._rules]
        yield exp.alias_(self._said(minded), "cautions")
        yield exp.alias_(
            joined((self._fired(rule), rule.id) for rule in self._rules), "rules_fired"
        )
        yield exp.alias_(literal(self._knowledge_base.version), "rules_version")
        if self._scores:
            names = score_columns(self._knowledge_base)
            for path, name in zip(self._knowledge_base.paths, names, strict=True):
                yield exp.alias_(self._columns.own("score", path), name)

    def _fired(self, *rules: Rule) -> exp.Expr:
        """Whether any of the rules fired."""
        return any_of(self._columns.fired(rule) for rule in rules)

    def _bearing(self) -> exp.Expr:
        """How many of the facts that bear on a path are known."""
        known = map(self._columns.is_known, bearing(self._knowledge_base))
        return total((one, 1) for one in known)

    def _next_roles(self) -> exp.Expr:
        """The roles that fired rules name, else those to which the path leads from the role."""
        if not self._knowledge_base.roles:
            return literal("")
        catalogue = case(
            [
                (literal(path.id), self._columns.own("leads", path.leads_to))
                for path in self._knowledge_base.paths.values()
                if path.leads_to != "nowhere"
            ],
            of=exp.column(PATH),
        )
        listed = exp.Coalesce(this=catalogue, expressions=[literal("")])
        naming = [rule for rule in self._rules if rule.next_roles]
        named = joined(
            (self._fired(*naming_it), role)
            for role in self._knowledge_base.roles
            if (naming_it := [rule for rule in naming if role in rule.next_roles])
        )
        return case([(self._fired(*naming), named)] if naming else [], otherwise=listed)

    def _why(self) -> exp.Expr:
        """The reasons of the fired rules for the path, or the text that there is not enough."""
        reasons = [
            (
                literal(path),
                self._said((rule, rule.because) for rule in self._rules if path in rule.supports),
            )
            for path in self._knowledge_base.paths
        ]
        not_enough = literal(self._knowledge_base.texts[NOT_ENOUGH].words)
        return case(reasons, of=exp.column(PATH), otherwise=not_enough)

    def _said(self, sentences: Iterable[tuple[Rule, str | None]]) -> exp.Expr:
        """The sentences of the fired rules, joined, without the rules that have none."""
        return joined((self._fired(rule), rule.marked(said)) for rule, said in sentences if said)
