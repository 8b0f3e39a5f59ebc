"""Values of Python programs are read as text that says the same."""

from collections import deque
from decimal import Decimal
from enum import Enum
from fractions import Fraction

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest

from engine.core.model import Value
from engine.facts.parse import understand
from tests.shipped import SHIPPED


class Ladder(Enum):
    """An enumeration of a program."""

    NONE = "none"


READ: dict[str, tuple[str, object, Value | None]] = {
    "a float that is whole": ("years_in_role", 3.0, 3),
    "a fraction of a year": ("years_in_role", 2.5, 2.5),
    "numpy's float": ("years_in_role", np.float64(2.5), 2.5),
    "numpy's short float": ("years_in_role", np.float32(2.5), 2.5),
    "numpy's whole number": ("years_in_role", np.int64(3), 3),
    "an array of no dimension": ("years_in_role", np.array(3), 3),
    "a decimal": ("years_in_role", Decimal("3.50"), 3.5),
    "a fraction": ("years_in_role", Fraction(5, 2), 2.5),
    "pyarrow's number": ("years_in_role", pa.scalar(2.5), 2.5),
    "a head-count with a point": ("organisation_size", 35.0, "small"),
    "a decimal head-count": ("organisation_size", Decimal("250.00"), "large"),
    "numpy's truth": ("manager_knows", np.bool_(False), False),
    "one for yes": ("manager_knows", 1.0, True),
    "numpy's one for yes": ("manager_knows", np.int8(1), True),
    "numpy's text": ("career_ladder", np.str_("none"), "none"),
    "an enumeration": ("career_ladder", Ladder.NONE, "none"),
    "bytes": ("career_ladder", b"none", "none"),
    "a list of one": ("career_ladder", ["none"], "none"),
    "a list": ("ambitions", ["breadth", "seniority"], ("seniority", "breadth")),
    "a list with lists in its texts": ("ambitions", ["breadth; seniority", "new challenge"],
                                       ("seniority", "breadth", "new_challenge")),
    "a list with a gap": ("ambitions", ["breadth", None, float("nan"), pd.NA], ("breadth",)),
    "a set": ("ambitions", {"breadth"}, ("breadth",)),
    "an array": ("ambitions", np.array(["breadth", "seniority"]), ("seniority", "breadth")),
    "a series": ("ambitions", pd.Series(["breadth"]), ("breadth",)),
    "a deque": ("ambitions", deque(["breadth"]), ("breadth",)),
    "the keys of a mapping": ("ambitions", {"breadth": 1}.keys(), ("breadth",)),
    "None": ("career_ladder", None, None),
    "NaN": ("years_in_role", float("nan"), None),
    "numpy's NaN": ("manager_knows", np.float64("nan"), None),
    "a decimal NaN": ("years_in_role", Decimal("NaN"), None),
    "pandas.NA": ("current_role", pd.NA, None),
    "NaT": ("career_ladder", pd.NaT, None),
    "an empty list": ("ambitions", [], None),
    "a list of nothing": ("career_ladder", [None], None),
}  # fmt: skip


@pytest.mark.parametrize(("id", "said", "value"), READ.values(), ids=READ.keys())
def test_a_value_of_a_program_is_read(id: str, said: object, value: Value | None) -> None:
    """Whatever library it comes from; what is missing is not known."""
    understood = understand(SHIPPED, {id: said})

    assert understood.facts == ({} if value is None else {id: value})
    assert understood.problems == {}


UNREAD = {
    "two of one value": ("career_ladder", ["none", "clear"], "'none, clear' are 2 values"),
    "an infinite number": ("years_in_role", float("inf"), "'inf' is"),
    "a truth for a number": ("years_in_role", True, "'True' is not a number"),
    "a mapping": ("career_ladder", {"a": 1}, "a table is no value"),
    "one of several": ("ambitions", ["breadth", "fame"], "'fame' is not understood"),
}


@pytest.mark.parametrize(("id", "said", "problem"), UNREAD.values(), ids=UNREAD.keys())
def test_a_value_that_says_nothing_is_a_problem(id: str, said: object, problem: str) -> None:
    """As text would be that is not understood."""
    understood = understand(SHIPPED, {id: said})

    assert problem in understood.problems[id]
