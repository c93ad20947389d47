"""Print what came from documents safely: a title must not move the cursor or change colours."""

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from rich.console import Console

HARMLESS = "\n\u00a0\u202f\u2009"
"""Line breaks and the spaces of French typography: not printable to Python, but they do no harm."""

PIPE_WIDTH = 200
"""Columns of a table where there is no terminal to measure."""


def printable(value: object) -> str:
    """The value as text, control and direction-changing characters shown as escapes; None as an empty cell."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else _plain(value)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in HARMLESS else c.encode("unicode_escape").decode() for c in text)


def print_table(names: Sequence[str], rows: Iterable[Sequence[object]], title: str | None = None) -> None:
    """A table as wide as the terminal."""
    from rich.table import Column, Table
    from rich.text import Text

    # a header may be data as well: PIVOT makes columns of titles
    headers = [Column(Text(printable(name))) for name in names]
    table = Table(*headers, title=title, title_justify="left", header_style="bold")
    for row in rows:
        table.add_row(*(Text(printable(cell)) for cell in row))
    make_console().print(table)


def make_console() -> "Console":
    """Standard output, wide where it is not a terminal."""
    from rich.console import Console  # JSON needs none of rich, and rich takes a while to import

    return Console(width=None if sys.stdout.isatty() else PIPE_WIDTH)


def print_json(value: object) -> None:
    """One JSON value on standard output."""
    print(harmless_json(json.dumps(value, ensure_ascii=False, indent=2, default=_scalar)))


def harmless_json(text: str) -> str:
    """The same JSON with what a terminal might obey (C1 controls, direction marks, lone surrogates) as escapes."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in HARMLESS else _escaped(c) for c in text)


def _escaped(char: str) -> str:
    # as UTF-16 code units, the way JSON writes what is beyond U+FFFF
    units = char.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))


def _plain(value: object) -> str:
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, default=_scalar)
    return str(value)


def _scalar(value: Any) -> str:
    return (
        value.isoformat()
        if isinstance(value, date | datetime)
        else str(value)
        if isinstance(value, UUID)
        else repr(value)
    )
