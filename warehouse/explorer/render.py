"""Pages from templates: everything a document says is escaped; nothing is marked safe but what this package drew."""

import math
from collections.abc import Mapping
from datetime import date, datetime
from functools import cache
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from warehouse.explorer.protect import form_token
from warehouse.explorer.translate import LANGUAGES, choose_language, translate

THEME_COOKIE = "moisson_theme"
NOTICE_COOKIE = "moisson_notice"
"""What the next page says once, above all else: a key of NOTICES."""
NOTICES = ("left",)
OPEN_MARK, CLOSE_MARK = "\x02", "\x03"
"""Around a hit in a snippet: control characters, which no cleaned text holds."""


def page(request: Request, template: str, *, status: int = 200, **context: Any) -> HTMLResponse:
    """A page in the person's language; templates get `t`, `url`, `token`, `language`, `theme`, `version`, `path`."""
    language, notice = choose_language(request), request.cookies.get(NOTICE_COOKIE)
    shared = {
        "t": lambda key, **values: translate(language, key, **values),
        "url": lambda **changes: change_query(request, changes),
        "token": form_token(request),
        "notice": notice if notice in NOTICES else None,
        "language": language,
        "languages": LANGUAGES,
        "theme": request.cookies.get(THEME_COOKIE, "auto"),
        "version": request.app.state.reader.version,
        "path": request.url.path,
        "here": request.url.path + (f"?{request.url.query}" if request.url.query else ""),
    }
    response = HTMLResponse(_environment().get_template(template).render(shared | context), status_code=status)
    if notice:
        response.delete_cookie(NOTICE_COOKIE, httponly=True, samesite="lax")
    return response


def change_query(request: Request, changes: Mapping[str, Any]) -> str:
    """This address with other query values; None takes one away. Changing a filter goes back to the first page."""
    kept = {key: value for key, value in request.query_params.items() if key not in changes and key != "page"}
    query = urlencode(kept | {key: value for key, value in changes.items() if value is not None})
    return f"{request.url.path}?{query}" if query else request.url.path


def marked(snippet: str) -> Markup:
    """A snippet with its hits in `<mark>`, all else escaped."""
    text = str(escape(snippet))
    if text.count(OPEN_MARK) != text.count(CLOSE_MARK):
        return Markup(text)  # noqa: S704 - escaped above
    return Markup(text.replace(OPEN_MARK, "<mark>").replace(CLOSE_MARK, "</mark>"))  # noqa: S704 - escaped above


def number(value: float | None, digits: int = 0) -> str:
    """Thousands apart by a thin space, as both languages read; a dash for nothing."""
    if value is None or (isinstance(value, float) and not math.isfinite(value)):
        return "–"
    return f"{value:,.{digits}f}".replace(",", "\u202f")


def percent(value: float | None) -> str:
    """A share of 1 in percent."""
    return "–" if value is None else f"{100 * value:.0f}\u202f%"


def day(value: date | datetime | None) -> str:
    """An ISO date, or a dash."""
    return value.strftime("%Y-%m-%d") if value else "–"


def moment(value: datetime | None) -> str:
    """An ISO date and time in UTC, to the second."""
    return value.strftime("%Y-%m-%d %H:%M:%S") if value else "–"


@cache
def _environment() -> Environment:
    """Jinja with our filters."""
    env = Environment(
        loader=PackageLoader("warehouse.explorer", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters |= {"marked": marked, "number": number, "percent": percent, "day": day, "moment": moment}
    return env
