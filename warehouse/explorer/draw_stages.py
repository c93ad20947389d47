"""Charts of where the time of runs goes."""

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
from markupsafe import Markup
from polars import DataFrame

from warehouse.explorer.charts import INK, draw

_PADDING = {"left": 40, "right": 10, "top": 5, "bottom": 5}
"""Browsers set names wider than they are measured here."""


def draw_stages(stages: Sequence[Mapping[str, Any]]) -> Markup:
    """One run: a bar a stage (`stage`, `seconds`), in the order in which they ran."""
    frame = DataFrame({"stage": [one["stage"] for one in stages], "seconds": [float(one["seconds"]) for one in stages]})
    chart = (
        alt.Chart(frame)
        .mark_bar(color=INK)
        .encode(
            y=alt.Y("stage:N", title=None, sort=None, axis=alt.Axis(labelLimit=200)),
            x=alt.X("seconds:Q", title=None, axis=alt.Axis(tickCount=5, format="~g")),
        )
    )
    return draw(chart.properties(width=380, height=20 * frame.height, padding=_PADDING))


def draw_history(runs: Sequence[Mapping[str, Any]]) -> Markup:
    """Many runs, oldest first: for each of the stages that take most a small chart of its seconds."""
    cells = [
        {"run": number, "stage": one["stage"], "seconds": float(one["seconds"])}
        for number, run in enumerate(runs, 1)
        for one in run["stages"]
    ]
    total = sum(cell["seconds"] for cell in cells) or 1.0
    spent: dict[str, float] = {}
    for cell in cells:
        spent[cell["stage"]] = spent.get(cell["stage"], 0.0) + cell["seconds"]
    shown = sorted(spent, key=lambda stage: (-spent[stage], stage))[:4]
    large = [stage for stage in shown if spent[stage] >= total / 20] or shown[:1]
    frame = DataFrame([cell for cell in cells if cell["stage"] in large])
    chart = (
        alt.Chart(frame)
        .mark_bar(color=INK)
        .encode(
            x=alt.X("run:O", title=None, axis=alt.Axis(labels=False, ticks=False)),
            y=alt.Y("seconds:Q", title=None, axis=alt.Axis(tickCount=3, format="~g")),
            facet=alt.Facet(
                "stage:N", title=None, sort=large, columns=2, header=alt.Header(labelColor=INK, labelFontSize=12)
            ),
        )
        .resolve_scale(y="independent")
    )
    return draw(chart.properties(width=150, height=70))
