"""The words of the compiled query: cases, sums, lists of sentences, certainty.

Each is an expression of sqlglot, never text. What one warehouse does differently from another is
avoided here: NULL in a list, the length of a name, the last bit of a fraction.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import count

from sqlglot import exp

from engine.core.model import Thresholds
from engine.core.semantics import FURTHEST, ODDS, odds
from engine.core.semantics import case as case_word

LONGEST_NAME = 60  # PostgreSQL cuts a name after 63 bytes
MOST_ARGUMENTS = 50  # PostgreSQL passes at most 100 to a function
SEPARATOR = "; "
SHARES = 100  # hundredths, in which a certainty is told


def unlike(wanted: str, taken: Collection[str]) -> str:
    """The name, or one like it that is not taken, in characters and a length that all allow.

    >>> unlike("rule_up-next-step", [])
    'rule_up_next_step'
    >>> unlike("Score", ["score", "score_2"])
    'score_3'
    """
    plain = re.sub(r"[^a-z0-9_]", "_", wanted.lower())[:LONGEST_NAME]
    others = (f"{plain[: LONGEST_NAME - 4]}_{number}" for number in count(2))
    return plain if plain not in taken else next(name for name in others if name not in taken)


def literal(value: object) -> exp.Expr:
    """A value as it is written in SQL."""
    return exp.convert(value)


def is_known(column: exp.Expr) -> exp.Expr:
    """Whether a column holds anything."""
    return exp.not_(exp.Is(this=column, expression=exp.null()))


def is_one_of(column: exp.Expr, values: Iterable[object]) -> exp.Expr:
    """Whether a column is one of the values; an equation where there is only one."""
    first, *others = map(literal, values)
    if others:
        return exp.In(this=column, expressions=[first, *others])
    return exp.EQ(this=column, expression=first)


def between(column: exp.Expr, low: float, high: float) -> exp.Expr:
    """Whether a column lies between two numbers, both included."""
    return exp.Between(this=column, low=literal(low), high=literal(high))


def bounds(column: exp.Expr, low: float | None, below: float | None) -> Iterator[exp.Expr]:
    """That a column is `low` or more, and that it is below `below`, where either is given."""
    if low is not None:
        yield exp.GTE(this=column, expression=literal(low))
    if below is not None:
        yield exp.LT(this=column, expression=literal(below))


def holds(column: exp.Expr, value: str) -> exp.Expr:
    """Whether a list in a column, its items separated by semicolons, holds a value.

    Not LIKE, to which an underscore is any letter. Spaces do not count.
    """
    listed = exp.Replace(this=column, expression=literal(" "), replacement=literal(""))
    fenced = exp.DPipe(
        this=exp.DPipe(this=literal(";"), expression=listed), expression=literal(";")
    )
    found = exp.StrPosition(this=fenced, substr=literal(f";{value.replace(' ', '')};"))
    return exp.GT(this=found, expression=literal(0))


def any_of(conditions: Iterable[exp.Expr]) -> exp.Expr:
    """Whether any of the conditions is true, of which there may be none."""
    some = tuple(conditions)
    return exp.or_(*some) if some else exp.false()


def case(
    choices: Iterable[tuple[exp.Expr, exp.Expr]],
    of: exp.Expr | None = None,
    otherwise: exp.Expr | None = None,
) -> exp.Expr:
    """The result of the first choice that is true, or that equals `of`; else `otherwise`."""
    ifs = [exp.If(this=condition, true=result) for condition, result in choices]
    return exp.Case(this=of, ifs=ifs, default=otherwise) if ifs else otherwise or exp.null()


def by_value(
    column: exp.Expr, results: Mapping[str, object], otherwise: exp.Expr | None = None
) -> exp.Expr:
    """The result for a column's value; values that share a result share a line."""
    shared: dict[object, list[str]] = {}
    for value, result in results.items():
        shared.setdefault(result, []).append(value)
    choices = ((is_one_of(column, some), literal(result)) for result, some in shared.items())
    return case(choices, otherwise=otherwise)


def highest(*numbers: exp.Expr) -> exp.Expr:
    """The highest of several numbers, none of which is NULL.

    Not exp.Greatest: warehouses differ over NULL, and sqlglot would write that difference out.
    """
    return exp.Anonymous(this="GREATEST", expressions=list(numbers))


def total(weights: Iterable[tuple[exp.Expr, int]]) -> exp.Expr:
    """The sum of the whole numbers whose condition is true; 0 without any."""
    terms = [
        case([(condition, literal(weight))], otherwise=literal(0)) for condition, weight in weights
    ]
    return added(terms)


def joined(sentences: Iterable[tuple[exp.Expr, str]]) -> exp.Expr:
    """The sentences whose condition is true, in their order, joined by a semicolon.

    Each brings its separator, and the first one is cut off: CONCAT_WS treats NULL and '' in as
    many ways as there are warehouses. A chain of || would copy again and again what went before.
    """
    terms = [
        case([(condition, literal(SEPARATOR + sentence))], otherwise=literal(""))
        for condition, sentence in sentences
    ]
    if not terms:
        return literal("")
    return exp.Substring(this=_concatenated(terms), start=literal(len(SEPARATOR) + 1))


def _concatenated(texts: list[exp.Expr]) -> exp.Expr:
    """All the texts in one. Not exp.Concat, which some dialects would print as a chain of ||."""
    if len(texts) == 1:
        return texts[0]
    if len(texts) > MOST_ARGUMENTS:
        starts = range(0, len(texts), MOST_ARGUMENTS)
        return _concatenated([_concatenated(texts[at : at + MOST_ARGUMENTS]) for at in starts])
    return exp.Anonymous(this="CONCAT", expressions=texts)


def added(terms: Iterable[exp.Expr]) -> exp.Expr:
    """The sum of the terms; 0 without any."""
    first, *others = tuple(terms) or (literal(0),)
    for term in others:
        first = exp.Add(this=first, expression=term)
    return first


def odds_of(behind: exp.Expr) -> exp.Expr:
    """The weight of a score that is so many decibans behind the highest: looked up, not computed."""
    steps = ((literal(decibans), literal(odds(decibans))) for decibans in range(FURTHEST + 1))
    return case(steps, of=behind, otherwise=literal(0))


def certainty_of(total_weight: exp.Expr) -> exp.Expr:
    """The certainty of the path with the highest score, by comparisons of whole numbers alone."""
    steps = (
        (exp.LTE(this=total_weight, expression=literal(2 * SHARES * ODDS // (2 * k - 1))), k)
        for k in range(SHARES - 1, 0, -1)
    )
    sure = ((condition, literal(k / SHARES)) for condition, k in steps)
    return exp.cast(case(sure), "DECIMAL(3, 2)")


def case_of(thresholds: Thresholds, score: exp.Expr) -> exp.Expr:
    """How strong a case is, from the highest score of a path; NULL where nothing speaks for one."""
    least = (thresholds.very_strong, thresholds.strong, thresholds.enough, 1)
    steps = (
        (exp.GTE(this=score, expression=literal(from_)), literal(case_word(thresholds, from_)))
        for from_ in least
    )
    return case(steps)
