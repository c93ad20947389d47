"""Take the names out of a byline."""

import re
from functools import cache

from transforms.data_files import load_yaml

MAX_AUTHORS = 20
MAX_NAME = 120
_HARD_BREAK = re.compile(r"[;|\n]")
_SPACE = re.compile(r"\s+")
_ADDRESS = re.compile(r"\S+@\S+|https?://\S+")


def split_authors(byline: str) -> tuple[str, ...]:
    """The names in `byline`, in order, without repeats, "by" or addresses; () where it names nobody.

    Semicolons, bars, newlines and conjunctions ("and", "et", ...) always separate. Commas do only between parts of at
    least two words each: "Dupont, Jean" is one person.
    """
    names: dict[str, None] = {}
    for part in _HARD_BREAK.split(_ADDRESS.sub("", byline)):
        for name in _split_list(_prefix().sub("", part.strip(), count=1)):
            cleaned = _SPACE.sub(" ", name).strip(" ,.-–—•·")
            if cleaned and len(cleaned) <= MAX_NAME and cleaned.casefold() not in _nobody():
                names[cleaned] = None
    return tuple(names)[:MAX_AUTHORS]


def _split_list(text: str) -> list[str]:
    groups = [group.split(",") for group in _conjunction().split(text)]
    commas_separate = all(len(part.split()) > 1 for group in groups for part in group if part.strip())
    return [part for group in groups for part in group] if commas_separate else [",".join(group) for group in groups]


@cache
def _prefix() -> re.Pattern[str]:
    words = sorted(load_yaml("parse/authors.yml")["prefixes"], key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, words))})(?:\s*:\s*|\s+)", re.IGNORECASE)


@cache
def _conjunction() -> re.Pattern[str]:
    words = load_yaml("parse/authors.yml")["conjunctions"]
    return re.compile(rf"\s(?:{'|'.join(map(re.escape, words))})\s", re.IGNORECASE)


@cache
def _nobody() -> frozenset[str]:
    return frozenset(str(word).casefold() for word in load_yaml("parse/authors.yml")["nobody"])
