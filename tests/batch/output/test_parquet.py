"""Advice as Parquet: text for what was handed in, numbers and lists for what was concluded."""

from decimal import Decimal

import duckdb

from engine.core.advice_row import RESULT_COLUMNS
from tests.batch.output.two_people import TwoPeople, read_back


def test_parquet_has_types(two_people: TwoPeople) -> None:
    """Text for what was handed in, numbers and lists for what was concluded."""
    place = two_people.run("parquet")

    with duckdb.connect() as connection:
        connection.execute("SELECT * FROM read_parquet($1)", [str(place)])
        types = {str(column[0]): str(column[1]) for column in connection.description or ()}
        first, second = connection.fetchall()
    names = list(types)
    assert names == ["id", "current_role", "ambitions", "=note", "id (2)", *RESULT_COLUMNS]
    assert types["current_role"] == types["path"] == "VARCHAR"
    assert (types["case"], types["known"]) == ("VARCHAR", "INTEGER")
    assert (types["certainty"], types["score"], types["why"]) == (
        "DECIMAL(3,2)",
        "INTEGER",
        "VARCHAR[]",
    )
    advised = dict(zip(names, first, strict=True))
    assert isinstance(advised["certainty"], Decimal)
    assert isinstance(advised["why"], list)
    assert (advised["case"], advised["known"]) == ("strong", 2)
    assert dict(zip(names, second, strict=True))["path"] is None
    assert advised["=note"] == "=1+1"


def test_parquet_without_a_row_is_a_table_still(two_people: TwoPeople) -> None:
    """When all rows were rejected, there are columns and nobody."""
    two_people.staff.write_text("id,current_role\n1\n2\n")

    place = two_people.run("parquet")

    assert read_back(place) == [("id", "current_role", *RESULT_COLUMNS)]
