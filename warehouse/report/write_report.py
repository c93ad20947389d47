"""Write a report on a run or a period: one file, no script, nothing from elsewhere."""

import base64
import contextlib
import hashlib
import os
import secrets
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, PrefixLoader, StrictUndefined
from markupsafe import Markup
from polars import DataFrame

from warehouse.connect import open_published
from warehouse.explorer.amounts import amount
from warehouse.explorer.charts import bars, rank
from warehouse.explorer.render import day, moment, number, percent
from warehouse.explorer.translate import translate
from warehouse.find_alerts import Expected
from warehouse.report.read_report import Scope, read_report

SHEETS = ("explorer/static/style.css", "explorer/static/claims.css", "report/report.css")


def write_report(
    published: Path, out: Path, scope: Scope, language: str, expected: Sequence[Expected] = ()
) -> dict[str, Any]:
    """Write the report as a whole or not at all; the same bytes for the same version, scope and language.

    Returns:
        path, version, runs (ids) and counts.

    Raises:
        NoWarehouseError; WarehouseError: there is nothing to report on (see `read_report`). OSError: the disk.
    """
    with open_published(published) as con:
        found = read_report(con, scope, expected)
    version = published.resolve().stem.rsplit("-", 1)[-1]
    _write(out, _render(found, version, scope, language))
    runs = [run["run_id"] for run in found["runs"]]
    return {"report": str(out.absolute()), "version": version, "runs": runs, "counts": found["counts"]}


def _render(found: dict[str, Any], version: str, scope: Scope, language: str) -> str:
    css = "\n".join(files("warehouse").joinpath(sheet).read_text(encoding="utf-8") for sheet in SHEETS)
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    shared = {
        "t": lambda key, **values: translate(language, key, **values),
        "language": language,
        "css": Markup(css),  # noqa: S704 - our own style sheets
        "policy": f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
        "charts": _charts(found, translate(language, "unknown_source")),
        "amount": amount,
        "version": version,
        "scope": scope,
    }
    return _environment().get_template("report/report.html").render(shared | found)


def _charts(found: dict[str, Any], unknown: str) -> dict[str, Markup | None]:
    outlets = [{"outlet": row["publisher"] or unknown, "articles": row["articles"]} for row in found["outlets"]]
    days = [{"day": row["day"], "articles": row["articles"]} for row in found["days"]]
    return {
        "outlets": rank(DataFrame(outlets), "outlet", "articles") if len(outlets) > 1 else None,
        "days": bars(DataFrame(days), "day", "articles") if len(days) > 1 else None,
    }


def _environment() -> Environment:
    rooms = {"report": "warehouse.report", "explorer": "warehouse.explorer"}
    loader = PrefixLoader({name: PackageLoader(package, "templates") for name, package in rooms.items()})
    env = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.filters |= {"number": number, "percent": percent, "day": day, "moment": moment}
    return env


def _write(out: Path, content: str) -> None:
    temporary = out.with_name(f".{out.name}.{secrets.token_hex(4)}.tmp")
    try:
        with temporary.open("x", encoding="utf-8", newline="\n") as handle:
            handle.write(content)
            handle.flush()
            os.fsync(handle.fileno())
        temporary.replace(out)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
