"""`crossroads sql`: the rules as one query for a warehouse."""

import click

from engine.commands.options import knowledge_base, rules_option
from engine.engines.sql.compile import compile_query


@click.command()
@click.option(
    "--dialect",
    required=True,
    metavar="NAME",
    help="duckdb, spark, postgres, snowflake, bigquery or databricks.",
)
@click.option("--table", default="{table}", show_default=True, metavar="NAME", help="The table.")
@click.option("--key", "keys", metavar="COLUMN", multiple=True, help="Hand a column through.")
@rules_option
def sql(dialect: str, table: str, keys: tuple[str, ...], rules_folder: str | None) -> None:
    """Print the rules as one SQL query, to run inside a warehouse.

    For each row of the table the query gives what `batch` would, except `problems`: it expects the
    values as they are listed in the comment above it, and takes anything else for not known.

    \b
    crossroads sql --dialect duckdb > advice.sql
    crossroads sql --dialect snowflake --table {schema}.{table} --key {id_column}
    """
    click.echo(compile_query(knowledge_base(rules_folder), dialect, table, keys))
