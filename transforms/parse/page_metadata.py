"""The metadata of a page: what trafilatura reads, plus the language and the time of day that it leaves out."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

from transforms.model import Metadata
from transforms.parse.build_metadata import build_metadata
from transforms.parse.dates import parse_published

_PUBLISHED = (
    "//meta[@property='article:published_time' or @itemprop='datePublished' or @name='date' or @name='pubdate']"
    "/@content | //time[@itemprop='datePublished' or @pubdate]/@datetime"
)
_LANGUAGE = "/html/@lang | //meta[@http-equiv='content-language' or @property='og:locale']/@content"
_JSON_LD = "//script[@type='application/ld+json']/text()"
_HAS_DATE = "[contains(., $iso) or contains(., $slashed) or contains(., $compact)]"
_DATE_IS_MARKED = (
    f"boolean(//meta/@content{_HAS_DATE}) or boolean(//script[contains(@type, 'json')]{_HAS_DATE}) or "
    "boolean(//*[self::time or contains(@class, 'date') or contains(@class, 'time') or contains(@class, 'publi') or "
    "contains(@class, 'byline') or contains(@class, 'meta') or contains(@id, 'date') or contains(@itemprop, 'date')]"
    f"[contains(., $year)][string-length() < 200]) or boolean(//@*{_HAS_DATE})"
)
"""Whether some markup holds the day (as 2024-05-01, 2024/05/01 or 20240501) or, made for dates, its year."""
_TITLE_IS_MARKED = "boolean(//title | //h1 | //meta | //script[contains(@type, 'json')])"
_DATE_PUBLISHED = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{8,40})"')
_SEPARATED_END = re.compile(r"\s+[-–—|·•:»]\s+")
_ONE_DAY = timedelta(days=1)


def page_metadata(tree: Any, page: Any) -> Metadata:
    """Metadata of the parsed page `tree`, of which trafilatura's document is `page`.

    Trafilatura also takes a date from running text, and a section's heading for the title of a page without any: what
    no markup confirms stays unknown. The title loses a trailing " - Outlet". `published_at` comes from markup that
    states the publication time with its zone, where it agrees with the day to within one (an outlet's address and its
    clock may differ by a time zone).
    """
    fields = {
        "title": page.title if tree.xpath(_TITLE_IS_MARKED) else None,
        "authors": page.author,
        "publisher": page.sitename,
        "url": page.url,
        "published": page.date if page.date and _is_marked(page.date, tree) else None,
        "language": next((value for value in tree.xpath(_LANGUAGE) if value.strip()), None),
    }
    metadata = build_metadata(fields, "metadata")
    return _timed(replace(metadata, title=_without_outlet(metadata)), tree)


def _is_marked(iso: str, tree: Any) -> bool:
    forms = {"iso": iso, "slashed": iso.replace("-", "/"), "compact": iso.replace("-", ""), "year": iso[:4]}
    return bool(tree.xpath(_DATE_IS_MARKED, **forms))


def _timed(metadata: Metadata, tree: Any) -> Metadata:
    for value in _stated_times(tree):
        day, moment = parse_published(value)
        if day is None:
            continue
        if metadata.published_on is None:
            return replace(metadata, published_on=day, published_at=moment, published_from="metadata")
        if moment is not None and abs(day - metadata.published_on) <= _ONE_DAY:
            return replace(metadata, published_at=moment)
    return metadata


def _stated_times(tree: Any) -> Iterator[str]:
    yield from map(str, tree.xpath(_PUBLISHED))
    for script in tree.xpath(_JSON_LD):
        yield from _DATE_PUBLISHED.findall(script)


def _without_outlet(metadata: Metadata) -> str | None:
    title, outlet = metadata.title, metadata.publisher
    if not title or not outlet or not title.casefold().endswith(outlet.casefold()):
        return title
    rest = title[: -len(outlet)]
    separator = _SEPARATED_END.search(rest + " ", max(0, len(rest.rstrip()) - 3))
    return rest[: separator.start()].strip() or title if separator else title
