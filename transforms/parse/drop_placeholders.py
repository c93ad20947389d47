"""Leave out the titles and authors that a program put into a document's properties and nobody meant."""

from functools import cache

from transforms.data_files import load_yaml


def drop_placeholders(title: str | None, authors: list[str]) -> tuple[str | None, list[str]]:
    """What is left of a title and of authors; the lists serve PDF and Office (the same programs write both)."""
    plain = (title or "").strip().casefold()
    is_title = bool(
        plain
        and plain not in _placeholders("titles")
        and not plain.endswith(tuple(_placeholders("title_endings")))
        and not plain.startswith(tuple(_placeholders("title_openings")))
    )
    names = [name for name in authors if name.strip().casefold() not in _placeholders("authors")]
    return title if is_title else None, names


@cache
def _placeholders(name: str) -> frozenset[str]:
    data: dict[str, str] = load_yaml("parse/placeholders.yml")
    return frozenset(part.strip() for part in data[name].split("|"))
