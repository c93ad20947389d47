"""Read the packaged .sql files."""

from functools import cache
from importlib.resources import files


@cache
def read_sql(path: str) -> str:
    """The text of `warehouse/<path>`; FileNotFoundError if missing."""
    return files("warehouse").joinpath(path).read_text(encoding="utf-8")


def list_sql(folder: str) -> list[str]:
    """Paths of the .sql files of `warehouse/<folder>`, by name."""
    names = (entry.name for entry in files("warehouse").joinpath(folder).iterdir())
    return [f"{folder}/{name}" for name in sorted(names) if name.endswith(".sql")]
