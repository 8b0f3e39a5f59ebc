"""Building blocks of the compiled query as sqlglot expressions: CASE, sums, joined texts, lookups.

Portability is decided here: each term avoids what warehouses treat differently, such as NULL in a
list, the length of names and the last bit of a fraction. Nothing is ever put together as text.
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
MOST_SUMMANDS = 100  # without brackets: a parser goes as deep as a sum is long
SEPARATOR = "; "
SHARES = 100  # hundredths, in which a certainty is told


def unlike(wanted: str, taken: Collection[str]) -> str:
    """The name or a similar one not yet taken, in characters and a length that all dialects allow.

    >>> unlike("rule_up-next-step", [])
    'rule_up_next_step'
    >>> unlike("Score", ["score", "score_2"])
    'score_3'
    """
    plain = re.sub(r"[^a-z0-9_]", "_", wanted.lower())[:LONGEST_NAME]
    others = (f"{plain[: LONGEST_NAME - 4]}_{number}" for number in count(2))
    return plain if plain not in taken else next(name for name in others if name not in taken)


def literal(value: object) -> exp.Expr:
    """A SQL literal."""
    return exp.convert(value)


def is_known(column: exp.Expr) -> exp.Expr:
    """IS NOT NULL."""
    return exp.not_(exp.Is(this=column, expression=exp.null()))


def is_one_of(column: exp.Expr, values: Iterable[object]) -> exp.Expr:
    """IN, or = for a single value."""
    first, *others = map(literal, values)
    if others:
        return exp.In(this=column, expressions=[first, *others])
    return exp.EQ(this=column, expression=first)


def between(column: exp.Expr, low: float, high: float) -> exp.Expr:
    """BETWEEN two numbers, both included."""
    return exp.Between(this=column, low=literal(low), high=literal(high))


def bounds(column: exp.Expr, low: float | None, below: float | None) -> Iterator[exp.Expr]:
    """The comparisons with an inclusive lower and an exclusive upper bound, if there are any."""
    if low is not None:
        yield exp.GTE(this=column, expression=literal(low))
    if below is not None:
        yield exp.LT(this=column, expression=literal(below))


def holds(column: exp.Expr, value: str) -> exp.Expr:
    """Whether a column's list, separated by semicolons, contains a value; spaces are ignored.

    Not LIKE, in which an underscore stands for any character.
    """
    listed = exp.Replace(this=column, expression=literal(" "), replacement=literal(""))
    fenced = exp.DPipe(
        this=exp.DPipe(this=literal(";"), expression=listed), expression=literal(";")
    )
    found = exp.StrPosition(this=fenced, substr=literal(f";{value.replace(' ', '')};"))
    return exp.GT(this=found, expression=literal(0))


def any_of(conditions: Iterable[exp.Expr]) -> exp.Expr:
    """The disjunction of any number of conditions; FALSE for none."""
    some = tuple(conditions)
    return exp.or_(*some) if some else exp.false()


def case(
    choices: Iterable[tuple[exp.Expr, exp.Expr]],
    of: exp.Expr | None = None,
    otherwise: exp.Expr | None = None,
) -> exp.Expr:
    """CASE: the result of the first choice that is true, or that equals `of`, else `otherwise`."""
    ifs = [exp.If(this=condition, true=result) for condition, result in choices]
    return exp.Case(this=of, ifs=ifs, default=otherwise) if ifs else otherwise or exp.null()


def by_value(
    column: exp.Expr, results: Mapping[str, object], otherwise: exp.Expr | None = None
) -> exp.Expr:
    """A lookup table as CASE; values with the same result share a branch."""
    shared: dict[object, list[str]] = {}
    for value, result in results.items():
        shared.setdefault(result, []).append(value)
    choices = ((is_one_of(column, some), literal(result)) for result, some in shared.items())
    return case(choices, otherwise=otherwise)


def highest(*numbers: exp.Expr) -> exp.Expr:
    """GREATEST of several numbers, none of which may be NULL.

    Not exp.Greatest: warehouses differ on NULL, and sqlglot would write code for the difference.
    """
    return exp.Anonymous(this="GREATEST", expressions=list(numbers))


def total(weights: Iterable[tuple[exp.Expr, int]]) -> exp.Expr:
    """The sum of the weights whose condition is true; 0 for none."""
    terms = [
        case([(condition, literal(weight))], otherwise=literal(0)) for condition, weight in weights
    ]
    return added(terms)


def joined(sentences: Iterable[tuple[exp.Expr, str]]) -> exp.Expr:
    """The sentences whose condition is true, in their order, joined by semicolons.

    Each begins with a separator, and the first separator is cut off: not CONCAT_WS, whose treatment
    of NULL and '' differs between warehouses, and not a chain of ||, which copies quadratically.
    """
    terms = [
        case([(condition, literal(SEPARATOR + sentence))], otherwise=literal(""))
        for condition, sentence in sentences
    ]
    if not terms:
        return literal("")
    return exp.Substring(this=_concatenated(terms), start=literal(len(SEPARATOR) + 1))


def _concatenated(texts: list[exp.Expr]) -> exp.Expr:
    """The concatenation. Not exp.Concat, which some dialects would print as a chain of ||."""
    if len(texts) == 1:
        return texts[0]
    if len(texts) > MOST_ARGUMENTS:
        starts = range(0, len(texts), MOST_ARGUMENTS)
        return _concatenated([_concatenated(texts[at : at + MOST_ARGUMENTS]) for at in starts])
    return exp.Anonymous(this="CONCAT", expressions=texts)


def added(terms: Iterable[exp.Expr]) -> exp.Expr:
    """The sum of the terms, in groups where there are many; 0 without any."""
    some = tuple(terms) or (literal(0),)
    if len(some) > MOST_SUMMANDS:
        starts = range(0, len(some), MOST_SUMMANDS)
        groups = (some[at : at + MOST_SUMMANDS] for at in starts)
        return added(exp.Paren(this=added(group)) for group in groups)
    first, *others = some
    for term in others:
        first = exp.Add(this=first, expression=term)
    return first


def odds_of(behind: exp.Expr) -> exp.Expr:
    """The weight of a score so many decibans behind the highest: looked up, not computed."""
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
