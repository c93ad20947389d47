"""Turn the raw values that a format carries about an article into Metadata."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from transforms.data_files import load_yaml
from transforms.model import Metadata
from transforms.parse.canonical_url import canonical_url
from transforms.parse.clean_text import clean_text
from transforms.parse.dates import parse_published
from transforms.parse.split_authors import split_authors

KINDS = ("article", "interview", "transcript", "post", "other")
MAX_LENGTH = 2000
_LANGUAGE_CODE = re.compile(r"([a-z]{2})(?:[-_].*)?", re.DOTALL)
_NO_LANGUAGE = ("xx", "zz")


def build_metadata(fields: Mapping[str, object], published_from: str) -> Metadata:
    """Metadata from values under canonical names (title, authors, publisher, url, published, language, kind).

    A value that is missing, blank or not understood leaves its field unknown. `published_from` is kept only where a
    date was found.
    """
    published_on, published_at = parse_published(fields.get("published"))
    url = one_line(fields.get("url"))
    kind = (one_line(fields.get("kind")) or "").casefold()
    return Metadata(
        title=one_line(fields.get("title")),
        authors=_authors(fields.get("authors")),
        publisher=one_line(fields.get("publisher")),
        url=canonical_url(url) if url and len(url) < MAX_LENGTH else None,  # a cut address is another address
        published_on=published_on,
        published_at=published_at,
        published_from=published_from if published_on else None,
        kind=kind if kind in KINDS else None,
        language=_language(one_line(fields.get("language"))),
    )


def one_line(value: object) -> str | None:
    """`value` as one clean line of at most 2,000 characters; None where it is blank, or no text or number."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    return " ".join(clean_text(str(value)[: 2 * MAX_LENGTH]).split())[:MAX_LENGTH].rstrip() or None


def _authors(value: object) -> tuple[str, ...]:
    """A byline, or a list of bylines or of objects with a `name`."""
    if isinstance(value, str):
        return split_authors(clean_text(value[:MAX_LENGTH]))
    parts: Iterable[object] = value if isinstance(value, list | tuple) else (value,)
    names = (part.get("name") if isinstance(part, Mapping) else part for part in parts)
    return split_authors("\n".join(clean_text(name[:MAX_LENGTH]) for name in names if isinstance(name, str)))


def _language(value: str | None) -> str | None:
    """The ISO 639-1 code that `value` stands for."""
    folded = (value or "").casefold()
    if match := _LANGUAGE_CODE.fullmatch(folded):
        return None if match[1] in _NO_LANGUAGE else match[1]
    return _language_names().get(folded)


@cache
def _language_names() -> dict[str, str]:
    table: dict[str, list[str]] = load_yaml("parse/languages.yml")
    return {name: code for code, names in table.items() for name in names}
