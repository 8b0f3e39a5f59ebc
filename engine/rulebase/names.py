"""The grammar of identifiers, and the reserved words: names that mean something to the engine."""

import re
from dataclasses import dataclass

from engine.core.advice_row import RESULT_COLUMNS
from engine.core.model import PATH, ROLE_FACTS

LONGEST = 60  # letters; PostgreSQL cuts the names of columns off at 63


@dataclass(frozen=True, slots=True)
class Grammar:
    """What ids of one kind look like."""

    pattern: re.Pattern[str]
    rule: str

    def accepts(self, id: str) -> bool:
        """Whether it is such an id."""
        return len(id) <= LONGEST and self.pattern.fullmatch(id) is not None

    @property
    def cure(self) -> str:
        """How to write one."""
        return f"Write {self.rule}, {LONGEST} at most."


PLAIN_ID = Grammar(
    re.compile(r"[A-Za-z_][A-Za-z0-9_]*"),
    "letters of a to z, digits and underscores, no digit first",
)
RULE_ID = Grammar(
    re.compile(r"[A-Za-z0-9_-]+"), "letters of a to z, digits, hyphens and underscores"
)
STATEMENT_ID = Grammar(re.compile(r"[A-Za-z0-9]+"), "letters of a to z and digits")

# columns of results, now or soon, and the number that a person has inside a query
RESULT_NAMES = frozenset(
    {*RESULT_COLUMNS, "case", "known", "facts", "ranking", "reasons", "contradictions"}
)
ENGINE_NAMES = frozenset({*RESULT_NAMES, PATH, "person"})
RESERVED = frozenset({*ENGINE_NAMES, *ROLE_FACTS})
