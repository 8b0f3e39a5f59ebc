"""Rule conditions in SQL: each test as an expression on columns, under three-valued logic.

A test on an unknown fact is NULL, which is not true, just as the definition has it. The two would
part as soon as an expression negated a whole rule.
"""

from typing import assert_never

from sqlglot import exp

from engine.core.model import (
    PATH,
    ROLE_FACTS,
    AllOf,
    AnyOf,
    Between,
    KnowledgeBase,
    NoneOf,
    Rule,
    Test,
    Value,
)
from engine.engines.sql.terms import any_of, bounds, is_known, is_one_of, unlike

FIXED_COLUMNS = (PATH, "path_score", "runner_up", "runner_up_score")


class Conditions:
    """The columns for the attributes, rules and scores of a knowledge base, and conditions on them.

    A column named after an attribute is quoted, since it may be a keyword of SQL, as `current_role`
    is. The names of added columns consist of several words, which no dialect reserves.
    """

    def __init__(self, knowledge_base: KnowledgeBase) -> None:
        attributes = knowledge_base.attributes.values()
        self._known = {one.id: one for one in attributes if one.stated or one.id in ROLE_FACTS}
        self._rules = tuple(knowledge_base.rules.values())
        self._names: dict[tuple[str, ...], str] = {("fixed", one): one for one in FIXED_COLUMNS}

    def attribute(self, id: str) -> exp.Column:
        """The column of an attribute, or of the recommended path."""
        return exp.column(PATH) if id == PATH else self._column(id, "attribute", id, quoted=True)

    def choice(self, id: str, value: str) -> exp.Column:
        """The boolean column of one value of an attribute with several values."""
        return self._column(f"{id}_{value}", "choice", id, value)

    def fired(self, rule: Rule) -> exp.Column:
        """The boolean column of a rule: whether it fired."""
        return self.own("rule", rule.id)

    def own(self, kind: str, id: str) -> exp.Column:
        """A column added by the query, such as the score of a path."""
        return self._column(f"{kind}_{id}", kind, id)

    def _column(self, wanted: str, *meaning: str, quoted: bool = False) -> exp.Column:
        """The column with that meaning, under a unique name."""
        if meaning not in self._names:
            self._names[meaning] = unlike(wanted, self._names.values())
        return exp.column(self._names[meaning], quoted=quoted)

    def fires(self, rule: Rule) -> exp.Expr:
        """TRUE if every test of the rule is true, else FALSE; never NULL."""
        tests = exp.and_(*map(self._passes, rule.when))
        return exp.Coalesce(this=tests, expressions=[exp.false()])

    def _passes(self, test: Test) -> exp.Expr:
        """TRUE if the test is true, else FALSE or NULL."""
        match test:
            case AnyOf(id, values):
                return self._is_any(id, values)
            case AllOf(id, values):
                return exp.and_(*(self._is_any(id, (value,)) for value in values))
            case NoneOf(id, values):
                return exp.and_(self._is_known(id), exp.not_(self._is_any(id, values)))
            case Between(id, low, high):
                tests = [*bounds(self.attribute(id), low, high)] or [self._is_known(id)]
                return exp.and_(*tests)
            case _:
                assert_never(test)

    def _is_any(self, id: str, values: tuple[Value, ...]) -> exp.Expr:
        """Whether the attribute is, or includes, any of the values; whether the flag is true."""
        match self._kind(id):
            case "flag":
                return self._is_concluded(id)
            case "several":
                return any_of(self.choice(id, str(value)) for value in values)
            case "yes/no":
                stated = self.attribute(id)
                return any_of(stated if value else exp.not_(stated) for value in values)
            case _:
                return is_one_of(self.attribute(id), values)

    def _is_concluded(self, flag: str) -> exp.Expr:
        """Whether any rule that concludes a flag fired; several are annotated with its name."""
        concluding = [self.fired(rule) for rule in self._rules if rule.flag == flag]
        if len(concluding) <= 1:
            return any_of(concluding)
        named = exp.Paren(this=any_of(concluding))
        named.add_comments([f" {flag} "])
        return named

    def _is_known(self, id: str) -> exp.Expr:
        """Whether an attribute is known. A known flag is always true."""
        match self._kind(id):
            case "flag":
                return self._is_any(id, (True,))
            case "several":
                return self._is_any(id, tuple(self._known[id].choices))
            case _:
                return is_known(self.attribute(id))

    def _kind(self, id: str) -> str:
        """The kind of an attribute, "one" for the path, and "flag" for any other name."""
        if id == PATH:
            return "one"
        return self._known[id].kind if id in self._known else "flag"
