"""The only module that talks to z3: clauses and inequalities in, a model or a proof out.

z3's incremental solver keeps what it has learned from one question to the next; a question is a
set of assumptions, so that asking it changes nothing.
"""

from concurrent.futures import ThreadPoolExecutor

import z3

from engine.authoring.prove.formula import Formula, Inequality, Literal

Model = frozenset[Literal]


class NotProvedError(Exception):
    """The solver's time ran out: neither a model nor a proof."""


class Solver:
    """The formula as z3 sees it; what is added to the formula later is handed over when asked."""

    def __init__(self, formula: Formula, seconds: float | None = None) -> None:
        self.formula = formula
        self._solver = z3.SimpleSolver()
        self._solver.set("ctrl_c", False)  # or it would keep what is meant for Python
        self._aside = ThreadPoolExecutor(1)
        if seconds is not None:
            self._solver.set("timeout", max(1, round(seconds * 1000)))
        self._declared = self._clauses = self._inequalities = 0

    def model(self, *assumed: Literal) -> Model | None:
        """The literals that are true together with those assumed, or None for the proof of none."""
        self._hand_over()
        answer = self._check([_expression(literal) for literal in assumed])
        if answer == z3.unknown:
            raise NotProvedError
        if answer == z3.unsat:
            return None
        model = self._solver.model()
        return frozenset(int(name.name()[1:]) for name in model if z3.is_true(model[name]))

    def _check(self, assumed: list[z3.BoolRef]) -> z3.CheckSatResult:
        """z3's answer, found by another thread, so that this one hears Ctrl-C meanwhile."""
        answer = self._aside.submit(self._solver.check, assumed)
        try:
            return answer.result()
        except KeyboardInterrupt:
            self._solver.interrupt()
            raise

    def core(self) -> list[Literal]:
        """The assumptions that the last proof of none needed."""
        return [_literal(expression) for expression in self._solver.unsat_core()]

    def _hand_over(self) -> None:
        """Tell z3 what is new, as SMT-LIB text: it reads much faster than it is called."""
        formula = self.formula
        clauses = formula.clauses[self._clauses :]
        inequalities = formula.inequalities[self._inequalities :]
        if clauses or inequalities or self._declared < formula.variables:
            new = range(self._declared + 1, formula.variables + 1)
            names = (f"(declare-const x{number} Bool)" for number in new)
            lines = [*names, *map(_clause, clauses), *map(_inequality, inequalities)]
            self._solver.from_string("\n".join(lines))
        self._declared = formula.variables
        self._clauses, self._inequalities = len(formula.clauses), len(formula.inequalities)


def _expression(literal: Literal) -> z3.BoolRef:
    variable = z3.Bool(f"x{abs(literal)}")
    return variable if literal > 0 else z3.Not(variable)


def _literal(expression: z3.BoolRef) -> Literal:
    if z3.is_not(expression):
        return -_literal(expression.arg(0))
    return int(str(expression)[1:])


def _text(literal: Literal) -> str:
    return f"x{literal}" if literal > 0 else f"(not x{-literal})"


def _clause(clause: tuple[Literal, ...]) -> str:
    return f"(assert (or {' '.join(map(_text, clause))}))"


def _inequality(inequality: Inequality) -> str:
    """A count for the solver of pseudo-Boolean constraints, a score for that of integers.

    Scores as pseudo-Boolean constraints took a thousand times as long to compare.
    """
    literals = [_text(literal) for literal, _ in inequality.terms]
    weights = [weight for _, weight in inequality.terms]
    if set(weights) == {1}:
        reached = f"((_ at-least {inequality.bound}) {' '.join(literals)})"
    else:
        terms = (
            f"(ite {literal} {weight} 0)" for literal, weight in zip(literals, weights, strict=True)
        )
        reached = f"(>= (+ 0 {' '.join(terms)}) {inequality.bound})"
    return f"(assert (= {_text(inequality.literal)} {reached}))"
