# ruff: noqa: PLC0415, PLR1711 - a cell imports what it gives the others, and returns at its end
"""A marimo notebook on the warehouse: `marimo run notebook.py`, `marimo edit notebook.py`, or `python notebook.py`.

It reads MOISSON_WAREHOUSE, else warehouse/moisson.duckdb. No network.
"""

import marimo

app = marimo.App(app_title="Moisson", width="medium")


@app.cell
def _():
    import os

    import altair as alt
    import duckdb
    import marimo as mo

    con = duckdb.connect(os.environ.get("MOISSON_WAREHOUSE", "warehouse/moisson.duckdb"), read_only=True)
    return alt, con, mo


@app.cell
def _(con, mo):
    claims, documents, outlets = con.sql(
        "SELECT (SELECT count(*) FROM claims), count(*), count(DISTINCT publisher) FROM articles"
    ).fetchall()[0]
    mo.md(f"# What the articles claim\n\n**{documents}** articles of **{outlets}** known outlets, **{claims}** claims.")
    return


@app.cell
def _(mo):
    speaker = mo.ui.text(label="Who", value="", full_width=True)
    topic = mo.ui.text(label="About what", value="ChatGPT", full_width=True)
    mo.hstack([speaker, topic])
    return speaker, topic


@app.cell
def _(con, mo, speaker, topic):
    # values are bound, never pasted into the query
    said = con.sql(
        "SELECT published_on, publisher, speaker, text FROM said_about($speaker, $topic)",
        params={"speaker": speaker.value, "topic": topic.value},
    ).pl()
    mo.ui.table(said, selection=None)
    return (said,)


@app.cell
def _(con, mo):
    differing = con.sql(
        "SELECT value, other_value, unit, coalesce(speaker, publisher) AS source, "
        "coalesce(other_speaker, other_publisher) AS other_source, text, other_text FROM differing_numbers"
    ).pl()
    mo.vstack([mo.md("## Numbers that differ between sources"), mo.ui.table(differing, selection=None)])
    return (differing,)


@app.cell
def _(alt, con, mo):
    quoted = con.sql(
        "SELECT speaker, sum(quote_count)::INTEGER AS quotes FROM most_quoted "
        "WHERE type = 'person' GROUP BY speaker ORDER BY quotes DESC, speaker LIMIT 10"
    ).pl()
    chart = (
        alt.Chart(quoted)
        .mark_bar()
        .encode(x=alt.X("quotes", title="claims attributed"), y=alt.Y("speaker", sort=None, title=None))
    )
    mo.vstack([mo.md("## Who is quoted"), chart])
    return


if __name__ == "__main__":
    app.run()
