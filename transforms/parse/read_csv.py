"""Read delimited text (comma, semicolon, tab, bar), one row at a time; a broken row does not stop the others."""

import csv
import re
from collections import deque
from collections.abc import Iterator, Mapping

from transforms.errors import InputError
from transforms.parse.charset import to_unicode
from transforms.parse.name_columns import name_columns
from transforms.parse.outcomes import ByteStream, Limits, Row
from transforms.parse.read_lines import read_lines

DELIMITERS = (",", ";", "\t", "|")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|[\r\n])")


def read_csv(stream: ByteStream, limits: Limits) -> Iterator[Row]:
    """One Row per data row, numbered from 1; the header names the columns, blank cells are None.

    The delimiter is the one that cuts the header into most columns. Reasons: `invalid_csv` (a quote that never closes,
    more cells than columns), `binary` (a NUL), `too_large`. After an unclosed quote reading goes on with the next
    line, so that one broken row costs one row. Raises what `read_lines` raises.
    """
    # the limit is the csv module's own global and 131,072 characters unless set; ours comes first (see _Lines)
    csv.field_size_limit(limits.max_document_bytes + 1)
    lines = _Lines(read_lines(stream, limits), limits.max_document_bytes)
    header = lines.peek()
    if header is None:
        return
    delimiter = max(DELIMITERS, key=lambda mark: len(next(csv.reader([header], delimiter=mark), [])))
    rows = _rows(lines, delimiter)
    first = next(rows, None)
    if isinstance(first, InputError):
        raise first
    columns = name_columns(first or [])
    for number, cells in enumerate(rows, start=1):
        yield Row(f"row-{number}", number, cells if isinstance(cells, InputError) else _named(columns, cells))


def _named(columns: list[str], cells: list[str]) -> Mapping[str, object] | InputError:
    if len(cells) > len(columns):
        return InputError("invalid_csv", f"{len(cells)} cells under {len(columns)} columns: check quotes and delimiter")
    if any("\0" in cell for cell in cells):
        return InputError("binary", "a NUL character in the row")
    padded = cells + [""] * (len(columns) - len(cells))
    return {column: cell if cell.strip() else None for column, cell in zip(columns, padded, strict=True)}


def _rows(lines: "_Lines", delimiter: str) -> Iterator[list[str] | InputError]:
    while True:
        lines.begin_row()
        # a fresh reader per row: after an error the old one would go on inside the broken field
        reader = csv.reader(lines, delimiter=delimiter)
        try:
            cells = next(reader, None)
        except csv.Error as error:  # above all where another user of the module lowers its global limit meanwhile
            lines.restart()
            yield InputError("invalid_csv", f"not readable as CSV: {error}")
            continue
        if lines.broken is not None:
            yield lines.restart()
        elif cells is None:
            return
        elif cells:
            yield cells


class _Lines:
    """The lines of the file as the csv module asks for them, remembering those of the row it is reading."""

    def __init__(self, source: Iterator[bytes | InputError], max_row: int) -> None:
        self._source = source
        self._waiting: deque[str | InputError] = deque()
        self._row: list[str] = []
        self._size = 0
        self._max_row = max_row
        self.broken: InputError | None = None

    def peek(self) -> str | None:
        """The first line; raises the InputError that stands in its place."""
        if not self._fill():
            return None
        if isinstance(self._waiting[0], InputError):
            raise self._waiting[0]
        return self._waiting[0]

    def begin_row(self) -> None:
        self._row, self._size, self.broken = [], 0, None

    def restart(self) -> InputError:
        """Hand the lines after the broken row's first one out again; returns what was wrong."""
        self._waiting.extendleft(reversed(self._row[1:]))
        return self.broken or InputError("invalid_csv", "not readable as CSV")

    def __iter__(self) -> "_Lines":
        return self

    def __next__(self) -> str:
        if not self._fill():
            if self._row:
                self.broken = InputError("invalid_csv", "a quotation mark opens a field that never closes")
            raise StopIteration
        line = self._waiting.popleft()
        if isinstance(line, InputError):
            self.broken = line
            raise StopIteration
        self._size += len(line)
        if self._row and self._size > self._max_row:
            self._waiting.appendleft(line)
            self.broken = InputError("too_large", f"a row of over {self._max_row} characters: is a quote unclosed?")
            raise StopIteration
        self._row.append(line)
        return line

    def _fill(self) -> bool:
        if not self._waiting:
            line = next(self._source, None)
            if isinstance(line, bytes):
                self._waiting.extend(_LINE.findall(to_unicode(line) + "\n"))
            elif line is not None:
                self._waiting.append(line)
        return bool(self._waiting)
