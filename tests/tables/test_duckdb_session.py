"""DuckDB as we run it: alone in this process."""

import duckdb
import pytest

from engine.tables.duckdb_session import connected

FETCHING = ("autoinstall_known_extensions", "autoload_known_extensions")


def test_a_session_fetches_no_extension() -> None:
    """A name that looks like an address is no reason to go to the network."""
    with connected() as connection:
        settings = [
            connection.execute("SELECT current_setting(?)", [name]).fetchall() for name in FETCHING
        ]
        with pytest.raises(duckdb.Error, match="requires the extension httpfs"):
            connection.execute("SELECT * FROM read_csv('https://localhost/staff.csv')")

    assert settings == [[(False,)], [(False,)]]
