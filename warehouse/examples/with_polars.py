"""Read the warehouse with polars: which outlets quote whom, and how directly.

python with_polars.py warehouse/moisson.duckdb
"""

import sys

import duckdb
import polars as pl


def quotes_by_outlet(path: str) -> pl.DataFrame:
    """One row an outlet: articles with quotations, quotations, the share in direct speech, different speakers."""
    with duckdb.connect(path, read_only=True) as con:
        # DuckDB 2: `.pl()` belongs to the relation of con.sql(); what con.execute() returns has none
        quotes: pl.DataFrame = con.sql(
            "SELECT publisher, document_id::VARCHAR AS document_id, speaker, attribution FROM quotes"
        ).pl()
    return (
        quotes.with_columns(pl.col("publisher").fill_null("(unknown)"))
        .group_by("publisher")
        .agg(
            articles=pl.col("document_id").n_unique(),
            quotes=pl.len(),
            direct_share=(pl.col("attribution") == "direct").mean().round(2),
            speakers=pl.col("speaker").drop_nulls().n_unique(),
        )
        .sort("quotes", "publisher", descending=[True, False])
    )


if __name__ == "__main__":
    with pl.Config(tbl_rows=-1, tbl_hide_dataframe_shape=True):
        print(quotes_by_outlet(sys.argv[1] if len(sys.argv) > 1 else "warehouse/moisson.duckdb"))
