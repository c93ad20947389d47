"""The public relations as sources of dbt: warehouse/examples/dbt/sources.yml, written from the catalogue."""

from typing import Any

import yaml

from warehouse.connect import Connection
from warehouse.describe import describe_columns, describe_public

HEADER = """\
# Every public relation of the warehouse as a source of dbt-duckdb. Written from the catalogue, do not edit:
# uv run python tests/warehouse/test_examples.py
"""


def describe_sources(con: Connection) -> str:
    """The text of sources.yml: a table or view with its description, each column with its description and type."""
    tables = [
        {
            "name": row["relation"],
            "description": f"{row['comment']} ({row['kind']})",
            "columns": [
                {"name": column["column"], "description": column["comment"], "data_type": column["type"]}
                for column in describe_columns(con, row["relation"])
            ],
        }
        for row in describe_public(con)
    ]
    source: dict[str, Any] = {
        "name": "moisson",
        "description": "What the articles say: documents, claims, entities and what follows from them.",
        "database": "moisson",
        "schema": "main",
        "tables": tables,
    }
    text = yaml.safe_dump({"version": 2, "sources": [source]}, sort_keys=False, allow_unicode=True, width=10_000)
    return HEADER + text
