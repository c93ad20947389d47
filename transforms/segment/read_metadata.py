"""Read date, authors, publisher and title from the segments, where the format's own metadata says nothing."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from transforms.model import Metadata
from transforms.segment.find_dates import FoundDate, find_dates
from transforms.segment.fold_text import fold_text
from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line
from transforms.segment.name_speaker import name_speaker
from transforms.segment.read_byline import Byline, read_byline
from transforms.segment.recognise_navigation import recognise_navigation
from transforms.segment.split_title_date import split_title_date

_OPENING = 160
_TITLE_WINDOW = 60
_OPENING_BLOCKS = 3
_NAMING_BLOCKS = 200
_BRACKET = re.compile(r"\(([^()]{2,60})\)")
_AGENCY_JOINT = re.compile(r"[/,+&-]")
_COPYRIGHT_NAME = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:(?:19|20)\d\d[\s,–-]*)*([^\W\d_][\w .&'’-]{1,40}?)\s*(?:(?:19|20)\d\d|[.,|–—]|$)",
    re.I,
)


def read_metadata(lines: Sequence[Line], kinds: Sequence[str], known: Metadata, rules: Rules) -> Metadata:
    """`known` with the gaps filled from the text; `published_from` becomes "text" when the date comes from it."""
    found = known
    title = _title(lines, kinds, rules)
    if found.title is None and title is not None:
        found = replace(found, title=title)
    if found.publisher is None:
        found = replace(found, publisher=_publisher(lines, kinds, rules))
    if not found.authors:
        text = "\n".join(line.text for line in lines[:_NAMING_BLOCKS])
        authors = tuple(name_speaker(name, text) if name.isupper() else name for name in _authors(lines, kinds, rules))
        found = replace(found, authors=tuple(name for name in authors if name != found.publisher) or authors)
    if found.published_on is None and found.published_at is None:
        on, at = _published(lines, kinds, rules)
        if on is not None:
            found = replace(found, published_on=on, published_at=at, published_from="text")
    return found


def _title(lines: Sequence[Line], kinds: Sequence[str], rules: Rules) -> str | None:
    return next(
        (split_title_date(line, rules) for line, kind in zip(lines, kinds, strict=True) if kind == "title"), None
    )


def _published(lines: Sequence[Line], kinds: Sequence[str], rules: Rules) -> tuple[date | None, datetime | None]:
    """A date labelled as that of publication, else the first in the metadata, else the one a paragraph opens with.

    A date above the title is the newspaper's or the reader's day: it counts last.
    """
    labelled: list[FoundDate] = []
    plain: list[FoundDate] = []
    masthead: list[FoundDate] = []
    title = kinds.index("title") if "title" in kinds else -1
    for i, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        if kind == "metadata" or (kind == "title" and split_title_date(line, rules) != line.text):
            window = line.folded[:_TITLE_WINDOW] if kind == "title" else line.folded
            for at, found in enumerate(find_dates(window, rules)):
                label = _label_before(window, found, rules)
                if label == "published":
                    labelled.append(found)
                elif label is None and at == 0:
                    (masthead if i < title else plain).append(found)
    for found in (*labelled, *plain, *_datelines(lines, kinds, rules), *masthead):
        if found.on is not None:
            return found.on, found.at
    return None, None


def _label_before(window: str, found: FoundDate, rules: Rules) -> str | None:
    """Which label stands right before a date; the words between label and date are at most a few."""
    before = window[: found.start].rstrip(" :,|·•(-–—")
    words = before.split()
    for size in range(min(5, len(words)), 0, -1):
        phrase = " ".join(words[-size:]).strip(":,.|·•(-–— ")
        for topic in ("updated", "published"):
            if phrase in rules[topic] and not (topic == "published" and size == 1 and phrase in rules["byline"]):
                return topic
    return None


def _datelines(lines: Sequence[Line], kinds: Sequence[str], rules: Rules) -> Iterable[FoundDate]:
    """Dates with which one of the first paragraphs opens: "PARIS, 3 May 2024 (Agency) -", "Published on 3 May ..."."""
    for line in _first_paragraphs(lines, kinds):
        opening = line.folded[:_OPENING]
        found = next(iter(find_dates(opening[:90], rules)), None)
        if found and (_label_before(opening, found, rules) == "published" or _dateline(line.text, rules)):
            yield found


def _first_paragraphs(lines: Sequence[Line], kinds: Sequence[str]) -> list[Line]:
    paragraphs = (line for line, kind in zip(lines, kinds, strict=True) if kind == "paragraph")
    return [line for line, _ in zip(paragraphs, range(_OPENING_BLOCKS), strict=False)]


def _dateline(text: str, rules: Rules) -> tuple[str, ...]:
    """The agencies in the dateline that opens `text` ("CITY, 3 May (Agency) -"), () where none does."""
    bracket = _BRACKET.search(text[:_OPENING])
    if bracket is None or bracket.start() > 70:
        return ()
    agencies = tuple(part.strip() for part in _AGENCY_JOINT.split(bracket[1]))
    whole = bracket[1].strip()
    if fold_text(whole) in rules["wires"]:
        agencies = (whole,)
    places = [
        word for word in re.split(r"[\s,.]+", text[: bracket.start()]) if word and not any(map(str.isdigit, word))
    ]
    is_place = all(_is_place_word(word, rules) for word in places)
    return agencies if is_place and all(fold_text(agency) in rules["wires"] for agency in agencies) else ()


def _is_place_word(word: str, rules: Rules) -> bool:
    folded = fold_text(word)
    return (
        word[0].isupper()
        or folded in rules.months
        or folded in rules["date_words"]
        or folded in rules["name_particles"]
    )


def _authors(lines: Sequence[Line], kinds: Sequence[str], rules: Rules) -> tuple[str, ...]:
    """Names of all bylines in order; else who recorded an interview; else the agency of the dispatch."""
    names: list[str] = []
    for line, kind in zip(lines, kinds, strict=True):
        if kind == "metadata":
            names += _signed(line, rules)
    if not names:
        for line in _first_paragraphs(lines, kinds)[:1]:
            names += _dateline(line.text, rules)
    return tuple(dict.fromkeys(names))


def _signed(line: Line, rules: Rules) -> tuple[str, ...]:
    label = rules["interview_credits"].opening(line.core)
    if label:
        start = line.folded.find(label) + len(label)
        named = read_byline(line.text[start:].strip(" :.\u00a0"), rules)
        return named.names if named else ()
    byline = read_byline(line.text, rules) or _inner_byline(line, rules)
    return byline.names if byline is not None else ()


def _inner_byline(line: Line, rules: Rules) -> Byline | None:
    """A byline behind the date: "Posted on 3 May 2024 by Jane Doe"."""
    for label in sorted(rules["byline"].all):
        at = line.folded.find(f" {label} ")
        if at >= 0 and (byline := read_byline(line.text[at + 1 :], rules)):
            return byline
    return None


def _publisher(lines: Sequence[Line], kinds: Sequence[str], rules: Rules) -> str | None:
    """The name in a copyright footer, else the site's name: the short unknown line that opens the page."""
    for line, kind in zip(reversed(lines), reversed(kinds), strict=True):
        found = _COPYRIGHT_NAME.search(line.text[:200]) if kind == "navigation" and len(line.text) <= 300 else None
        if found and fold_text(found[1]).strip() not in rules["navigation"]:
            return found[1].strip()
    if "title" not in kinds:
        return None
    head = list(zip(lines, kinds, strict=True))[: kinds.index("title")]
    return next((line.text for line, kind in head if kind == "navigation" and _is_site_name(line, rules)), None)


def _is_site_name(line: Line, rules: Rules) -> bool:
    if recognise_navigation(line, rules) or line.core in rules["sections"] or line.core in rules["related"]:
        return False
    return (
        "," not in line.text
        and line.words <= 4
        and 3 <= len(line.text) <= 30
        and line.core != ""
        and not line.ends_sentence
    )
