"""Read who signed: "By Jane Doe and John Roe", "- Jane Doe @janedoe", "Jane Doe (Agency)"."""

import re
from dataclasses import dataclass
from functools import cache

from transforms.segment.find_clocks import find_clocks
from transforms.segment.find_dates import find_dates
from transforms.segment.fold_text import fold_text
from transforms.segment.load_rules import Rules, load_rules

_CUT = re.compile(r"\s[-–—]\s|[|•·(/\[;:]|@|\bhttps?\b")
_MAIL = re.compile(r"[\w.+-]{1,60}@[\w-]{1,60}\.[\w.]{2,20}")
_HANDLE = re.compile(r"(?<!\w)@\w{2,40}")
_LEAD = " \t-–—•·*_|:"
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Byline:
    """`label` is the cue ("by"), empty when names stand alone; `has_address` says a handle or e-mail follows."""

    names: tuple[str, ...]
    label: str
    has_address: bool


def read_byline(text: str, rules: Rules) -> Byline | None:
    """The byline that `text` (one line) is, else None. A line without label or address counts only if all is a name.

    Names are as printed; a line such as "By our newsroom" gives a byline without names.
    """
    if len(text) > _LONGEST:
        return None
    if _is_plain_text(text, rules):
        return None
    address = _MAIL.search(text) or _HANDLE.search(text)
    body = text[: address.start()] if address else text
    body = body.strip(_LEAD)
    label = rules["byline"].opening(fold_text(body))
    rest = _before_dates(body[len(label) :].lstrip(_LEAD) if label else body, rules)
    if not label and len(rest) < len(body) and rest[-1:].isalnum():
        return None  # a name glued to a date: a channel's, not a person's
    names, is_clean = _names(rest, rules)
    if label and not names and not is_clean:
        return None
    if not label and not (names and is_clean):
        return None
    if not label and not address and (len(names) > 3 or any(len(name.split()) not in (2, 3) for name in names)):
        return None
    return Byline(names, label, address is not None)


def _is_plain_text(text: str, rules: Rules) -> bool:
    """Small words of four letters or more, no label, no address, no list: no byline, found out cheaply."""
    if "@" in text or "," in text or rules["byline"].opening(fold_text(text[:60]).lstrip(_LEAD)):
        return False
    return any(len(word) > 3 and word[0].islower() for word in text.split())


def _before_dates(text: str, rules: Rules) -> str:
    folded = fold_text(text)
    starts = [found.start for found in find_dates(folded, rules)] + [start for start, _ in find_clocks(folded)]
    cut = _CUT.search(text)
    return text[: min([*starts, cut.start() if cut else len(text)])]


def _names(text: str, rules: Rules) -> tuple[tuple[str, ...], bool]:
    """The names in a list of names, and whether every part was a name or a role."""
    parts = [part.strip(" .\u00a0*_") for part in _joints(rules.language).split(text)]
    parts = [part for part in parts if part]
    names: list[str] = []
    for position, part in enumerate(parts):
        if _is_role(part, rules):
            continue
        if not _is_name(part, rules):
            return (tuple(names), False) if position else ((), False)
        names.append(part)
    return tuple(dict.fromkeys(names)), bool(parts)


@cache
def _joints(language: str | None) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in sorted(load_rules(language)["and"].all))
    return re.compile(rf",|&|\s(?:{words})\s", re.IGNORECASE)


def _is_role(part: str, rules: Rules) -> bool:
    words = fold_text(part).replace("-", " ").split()
    return any(word in rules["roles"] for word in words)


def _is_name(part: str, rules: Rules) -> bool:
    """One to five words, each capitalised or a particle, the last one not a particle; or an agency."""
    words = part.split()
    if not words or len(words) > 5 or len(part) > 60:
        return False
    if fold_text(part) in rules["wires"]:
        return True
    shapes = [word[0].isupper() and not any(map(str.isdigit, word)) for word in words]
    particles = [word.rstrip(".") in rules["name_particles"] for word in words]
    return shapes[-1] and all(shape or small for shape, small in zip(shapes, particles, strict=True))
