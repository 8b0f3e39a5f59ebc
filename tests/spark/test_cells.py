"""Cells in columns of Spark are put as cells of a batch are."""

import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from engine.tables.csv_text import escape_formula, unescape_formula
from engine.tables.typed_rows import text_of
from tests.strategies import examples

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=6)
FORMULAS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "a;", "1,", "|", "\t", "\n"]),
        st.sampled_from(["", "'", "''"]),
        st.sampled_from(["", " ", "\x1c", "\x85", "\u2003", "\u200b", "\ufeff", '"']),
        st.sampled_from([*"=+-@\t\r\na\uff1d"]),
        TEXTS,
    ),
)
NUMBERS = (
    st.builds(
        lambda digits, more: digits * 10.0**more, st.integers(-999, 999), st.integers(-20, 20)
    )
    | st.integers(-(10**14), 10**14).map(lambda digits: digits / 10**4)
    | st.sampled_from([0.1 + 0.2, -0.0, 1e15, 1e-4, 9e-5, *map(float, ("nan", "inf", "-inf"))])
)


@settings(
    max_examples=examples(4), phases=[Phase.generate], suppress_health_check=list(HealthCheck)
)
@given(
    texts=st.lists(TEXTS | FORMULAS, min_size=100, max_size=300),
    numbers=st.lists(NUMBERS, min_size=100, max_size=300),
)
def test_cells_are_put_as_a_batch_puts_them(
    spark: Any, texts: list[str], numbers: list[float]
) -> None:
    """What is harmless, what it was before, and what a number is as text: Spark says what we do."""
    functions = pytest.importorskip("pyspark.sql.functions")
    types = pytest.importorskip("pyspark.sql.types")
    cells = pytest.importorskip("engine.spark.cells")
    one = functions.col("one")
    moments = [datetime.datetime(2024, 2, 29, hour) for hour in range(3)]

    def through_spark(values: list[Any], type_: Any, *columns: Any) -> list[tuple[Any, ...]]:
        rows = spark.createDataFrame([(value,) for value in values], f"one {type_}")
        return [tuple(row) for row in rows.select(*columns).collect()]

    assert through_spark(
        texts, "string", cells.escape_formula(one), cells.unescape_formula(one)
    ) == [(escape_formula(text), unescape_formula(text)) for text in texts]
    assert through_spark(numbers, "double", cells.text(one, types.DoubleType())) == [
        (text_of(number),) for number in numbers
    ]
    assert through_spark(moments, "timestamp_ntz", cells.text(one, types.TimestampNTZType())) == [
        (text_of(moment),) for moment in moments
    ]
