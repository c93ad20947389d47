"""Charts as inline SVG: described with Altair (Vega-Lite), drawn here by vl-convert, no script in the page.

The SVG carries no style and no script, and takes its colours from the page (`currentColor`), so that the content
security policy holds and dark mode follows. Beside each chart a page shows the numbers as a table.
"""

from typing import Any

import altair as alt
import vl_convert
from markupsafe import Markup
from polars import DataFrame, Series

INK = "currentColor"
_CONFIG: dict[str, Any] = {
    "background": "transparent",
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": INK,
        "domainColor": INK,
        "tickColor": INK,
        "grid": False,
        "labelFontSize": 11,
    },
    "legend": {"labelColor": INK, "titleColor": INK},
    "title": {"color": INK},
}


def bars(frame: DataFrame, x: str, y: str, *, width: int = 640, height: int = 140) -> Markup:
    """A bar for each row: `x` a category or month in the order given, `y` a count."""
    chart = (
        alt.Chart(frame)
        .mark_bar(color=INK)
        .encode(
            x=alt.X(
                f"{x}:O", title=None, sort=None, axis=alt.Axis(labelAngle=0, labelOverlap="greedy", labelSeparation=12)
            ),
            y=alt.Y(f"{y}:Q", title=None, axis=_count_axis(frame[y])),
        )
    )
    return draw(chart.properties(width=width, height=height))


def rank(frame: DataFrame, label: str, value: str, *, width: int = 420) -> Markup:
    """Horizontal bars, the longest first."""
    chart = (
        alt.Chart(frame)
        .mark_bar(color=INK)
        .encode(
            y=alt.Y(f"{label}:N", title=None, sort="-x", axis=alt.Axis(labelLimit=200)),
            x=alt.X(f"{value}:Q", title=None, axis=_count_axis(frame[value])),
        )
    )
    return draw(chart.properties(width=width, height=22 * max(1, frame.height)))


def _count_axis(counts: Series) -> alt.Axis:
    """Ticks at whole numbers alone: of small counts Vega would make halves and print them rounded."""
    most = int(counts.max() or 0)  # type: ignore[arg-type]  # polars' max is of any type
    return alt.Axis(values=list(range(most + 1)), format="d") if most <= 5 else alt.Axis(tickCount=4, format="d")


def draw(chart: alt.Chart) -> Markup:
    """The SVG of a chart; it is ours, and Vega escapes the labels that documents gave."""
    return Markup(vl_convert.vegalite_to_svg(chart.configure(**_CONFIG).to_json()))  # noqa: S704 - drawn here
