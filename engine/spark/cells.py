"""Spark column expressions for cells: values as text, and formulas escaped.

Each has the same result as a function in Python that is named beside it; tests hold the two
together.
"""

from pyspark.sql import Column
from pyspark.sql import functions as F  # noqa: N812 - the customary name
from pyspark.sql import types as T  # noqa: N812

from engine.core.advice_row import BETWEEN
from engine.tables.csv_text import ESCAPED, FORMULA, TO_ESCAPE
from engine.tables.typed_rows import LARGEST

MARKED, UNMARKED = r"$1'", "$1"  # a separator with an apostrophe after it, and without
FORMULA_IN_JAVA, TO_ESCAPE_IN_JAVA, ESCAPED_IN_JAVA = (
    one.pattern.replace(r"\Z", r"\z") for one in (FORMULA, TO_ESCAPE, ESCAPED)
)
MANY = (1 << 31) - 1  # Spark counts no further


def escape_formula(cell: Column) -> Column:
    """The cell escaped: `csv_text.escape_formula`."""
    inside = F.regexp_replace(cell, TO_ESCAPE_IN_JAVA, MARKED)
    first = cell.rlike(f"^(?:{FORMULA_IN_JAVA})")
    return F.when(first, F.concat(F.lit("'"), inside)).otherwise(inside)


def unescape_formula(cell: Column) -> Column:
    """The cell before it was escaped: `csv_text.unescape_formula`."""
    inside = F.regexp_replace(cell, ESCAPED_IN_JAVA, UNMARKED)
    first = cell.startswith("'") & cell.rlike(f"^'(?:{FORMULA_IN_JAVA})")
    return F.when(first, F.substring(inside, 2, MANY)).otherwise(inside)


def text(value: Column, type_: T.DataType) -> Column:
    """A value as the text of a CSV export, '' for NULL: `typed_rows.text_of`."""
    match type_:
        case T.FloatType():
            said = _number(value.cast("string").cast("double"))  # the digits that it shows
        case T.DoubleType():
            said = _number(value)
        case T.TimestampNTZType():
            said = _time(value)
        case T.TimestampType():
            said = F.concat(_moment(value), F.date_format(value, "xxx"))
        case T.ArrayType(elementType=inner):
            said = F.array_join(F.transform(value, lambda one: text(one, inner)), BETWEEN)
        case _:
            said = value.cast("string")
    return F.coalesce(said, F.lit(""))


def _number(value: Column) -> Column:
    """Every digit of a whole number; of others fifteen, without the zeros that Java keeps."""
    digits = F.format_string("%.15g", value)
    short = F.regexp_replace(digits, r"(\.\d*?)0+(?=e|$)", "$1")
    whole = F.regexp_replace(short, r"\.(?=e|$)", "")
    odd = F.regexp_replace(F.lower(value.cast("string")), "infinity", "inf")
    is_odd = F.isnan(value) | (F.abs(value) == float("inf")) | value.isNull()
    is_whole = (value == F.rint(value)) & (F.abs(value) < LARGEST)
    exact = value.cast("long").cast("string")
    return F.when(is_odd, odd).when(is_whole, exact).otherwise(whole)


def _time(value: Column) -> Column:
    """A date and time; the date alone at midnight."""
    midnight = value == F.date_trunc("day", value)
    return F.when(midnight, F.date_format(value, "yyyy-MM-dd")).otherwise(_moment(value))


def _moment(value: Column) -> Column:
    """A date and time as ISO 8601, with parts of a second where there are any."""
    seconds = F.date_format(value, "yyyy-MM-dd'T'HH:mm:ss")
    parts = F.date_format(value, ".SSSSSS")
    return F.when(parts == ".000000", seconds).otherwise(F.concat(seconds, parts))
