"""Give the columns of a file our names for them."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache

from transforms.data_files import load_yaml

_NOT_ALNUM = re.compile(r"[\W_]+")
_MAX_NAME = 200


def map_columns(row: Mapping[str, object], mapping: Mapping[str, str] | None = None) -> dict[str, object]:
    """`row` under canonical names, with every other column, as it was named, in a mapping under `extra`.

    `mapping` (their column to canonical name) overrides the alias table `columns.yml`; a canonical name that it fills
    is filled by it alone. Of several columns for one name the best non-blank one counts.
    """
    explicit = {_fold(column[:_MAX_NAME]): name for column, name in (mapping or {}).items()}
    fields: dict[str, object] = {}
    used: set[str] = set()
    for name, columns in _plan(row, explicit).items():
        column = next((column for column in columns if not is_blank(row[column])), columns[0])
        fields[name] = row[column]
        used.add(column)
    fields["extra"] = {column: value for column, value in row.items() if column not in used}
    return fields


def is_blank(value: object) -> bool:
    """Whether a value says nothing: null, whitespace or an empty list."""
    return value is None or (isinstance(value, str | bytes) and not value.strip()) or value == []


@cache
def canonical_names() -> tuple[str, ...]:
    """The names that a column can be mapped to."""
    return tuple(load_yaml("parse/columns.yml"))


def _plan(columns: Iterable[str], explicit: Mapping[str, str]) -> dict[str, list[str]]:
    """For each canonical name that the columns can fill: its columns, best first."""
    ranks = _ranks()
    taken = set(explicit.values())
    found: dict[str, list[tuple[int, int, str]]] = {}
    for position, column in enumerate(columns):
        folded = _fold(column[:_MAX_NAME])
        if folded in explicit:
            found.setdefault(explicit[folded], []).append((-1, position, column))
        elif folded in ranks and ranks[folded][0] not in taken:
            name, rank = ranks[folded]
            found.setdefault(name, []).append((rank, position, column))
    return {name: [column for _, _, column in sorted(places)] for name, places in found.items()}


@cache
def _ranks() -> dict[str, tuple[str, int]]:
    table: dict[str, list[str]] = load_yaml("parse/columns.yml")
    return {alias: (name, rank) for name, aliases in table.items() for rank, alias in enumerate(aliases)}


@lru_cache(maxsize=1024)
def _fold(column: str) -> str:
    decomposed = unicodedata.normalize("NFKD", column).casefold()
    return _NOT_ALNUM.sub("", "".join(char for char in decomposed if not unicodedata.combining(char)))
