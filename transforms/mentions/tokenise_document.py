"""Cut a document's sentences into words, and tell where a capital letter is evidence of a name."""

import re
from collections import deque
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate

from transforms.mentions.load_rules import Rules, load_rules
from transforms.mentions.values import AMPERSAND, APOSTROPHE, BREAK, DOT, HYPHEN, SPACE, Text, Word
from transforms.model import Segment, Sentence

WORD = re.compile(r"\d+(?:[.,]\d+)+\w*|\w+(?:\+(?!\w))?")
"""A number with its decimals, or a run of letters and digits (with a final plus sign: Canal+)."""
_WORDS = re.compile(f"({WORD.pattern})")

GAPS = {
    " ": SPACE, "\u00a0": SPACE, "\u202f": SPACE, "\n": SPACE, "  ": SPACE,
    "-": HYPHEN, "‑": HYPHEN, "\u00ad": HYPHEN, "·": HYPHEN,
    "'": APOSTROPHE, "’": APOSTROPHE, "ʼ": APOSTROPHE, "' ": APOSTROPHE, "’ ": APOSTROPHE,
    ".": DOT, ". ": DOT, ".\u00a0": DOT, " & ": AMPERSAND, "&": AMPERSAND,
}  # fmt: skip
"""What may stand between two words of one name."""

_ABBREVIATIONS = frozenset(
    (
        "dr",
        "mr",
        "mrs",
        "ms",
        "st",
        "ste",
        "jr",
        "sr",
        "prof",
        "gen",
        "col",
        "sen",
        "rep",
        "gov",
        "inc",
        "corp",
        "mme",
        "mlle",
        "mm",
        "dra",
        "sra",
        "no",
        "vs",
    )
)
_SHORT = 5
_CAPITALS_TO_A_SMALL_WORD = 8
_MAX_CHARS = 60_000
"""The rest of a longer sentence is left unread: no language writes it, and it must not cost what a book does."""
_CHROME = frozenset({"navigation", "page_header"})
_LINK = re.compile(r"(?:https?://|www\.|pic\.twitter\.com/)\S+|[@#]\w+")
_LINK_SIGNS = ("://", "www.", "pic.twitter", "@", "#")
_OPENERS = frozenset("“\"„«‘'’`*")
_STOPS = frozenset(".!?…•–—")


def tokenise_document(text: str, segments: Sequence[Segment], sentences: Sequence[Sentence]) -> Text:
    """The words of every sentence; addresses of pages and handles are left out."""
    words: list[Word] = []
    capitals: list[int] = []
    bounds: list[tuple[int, int]] = []
    rules: list[Rules] = []
    running: set[int] = set()
    plain: list[bool] = []
    prose: list[bool] = []
    has_links = any(sign in text for sign in _LINK_SIGNS)
    for index, sentence in enumerate(sentences):
        first = len(words)
        rules.append(load_rules(sentence.language))
        before = len(capitals)
        _cut(text, sentence, index, (words, capitals), rules[-1], has_links=has_links)
        bounds.append((first, len(words)))
        kind = segments[sentence.segment].kind if sentence.segment < len(segments) else "paragraph"
        plain.append(kind != "metadata" and _is_plain(words[first:], len(capitals) - before, rules[-1].starters))
        if plain[-1]:
            running.add(sentence.segment)
        prose.append(kind not in _CHROME)
    # A few names in a row inside a paragraph are no heading.
    for index, (first, last) in enumerate(bounds):
        plain[index] = plain[index] or (last - first <= _SHORT and sentences[index].segment in running)
    forms = [word.text for word in words]
    lowers = [word.lower for word in words]
    return Text(text, words, bounds, rules, plain, prose, set(forms), forms, lowers, capitals)


def _cut(
    text: str, sentence: Sentence, index: int, found: tuple[list[Word], list[int]], rules: Rules, *, has_links: bool
) -> None:
    """Append to `found` the words of one sentence, and the indices of those with a capital."""
    words, capitals = found
    start, end = sentence.char_start, min(sentence.char_end, sentence.char_start + _MAX_CHARS)
    links = deque(match.span() for match in _LINK.finditer(text, start, end)) if has_links else None
    previous: str | None = ""
    pieces = _WORDS.split(text[start:end])
    offsets = list(accumulate(map(len, pieces), initial=start))
    # What Word(...) does, without a call of Python's own for each word.
    make, join = tuple.__new__, GAPS.get
    for between, value, at, stop in zip(pieces[::2], pieces[1::2], offsets[1::2], offsets[2::2], strict=False):
        if links and _is_inside(links, at):
            previous = None
            continue
        gap = join(between, BREAK) if previous else BREAK
        if value.islower():  # as most words are
            words.append(make(Word, (value, value, at, stop, index, gap, False, False)))
        else:
            lower, capital, upper = _shape(value)
            initial = upper and _is_initial(lower, between, previous, gap, rules)
            if capital:
                capitals.append(len(words))
            words.append(make(Word, (value, lower, at, stop, index, gap, capital, initial)))
        # "ST-X. Then": a letter after a hyphen is no initial.
        previous = value if gap != HYPHEN else f"-{value}"


@lru_cache(maxsize=16384)
def _shape(value: str) -> tuple[str, bool, bool]:
    """A word in lower case; whether it has a capital that may be a name's; whether the first letter is one."""
    return value.lower(), has_capital(value), value[0].isupper()


def has_capital(value: str) -> bool:
    """A capital that may be a name's: the first letter, iFixit, zarcheckUK."""
    if value[0].isupper():
        return True
    if len(value) > 3 and value[1].isupper():
        return value[2:].islower()
    if value[-1].isupper() and len(value) > _SHORT and value.isalpha():
        return value[:3].islower() and value[-2:].isupper()
    return False


def _is_inside(links: deque[tuple[int, int]], at: int) -> bool:
    """Whether offset `at` lies in one of the links, of which those before it are dropped."""
    while links and links[0][1] <= at:
        links.popleft()
    return bool(links) and links[0][0] <= at


def _is_initial(lower: str, between: str, previous: str | None, gap: int, rules: Rules) -> bool:
    """Whether its place alone may explain a word's capital; `previous` is "" for the first word, None after a link."""
    if between == "." and previous is not None and lower in rules.web_endings and lower not in rules.starters:
        return False  # Zarvax.Net
    return not previous or (gap in (BREAK, DOT) and _may_open(between, previous, gap, rules))


def _may_open(between: str, previous: str, gap: int, rules: Rules) -> bool:
    """Whether a capital after `between` may be due to a sentence or quotation that begins there."""
    if gap == DOT:
        return len(previous) > 1 and previous.lower() not in _ABBREVIATIONS
    if rules.capital_after_colon and ":" in between:
        return True
    return (
        between[-1:] in _OPENERS or "«" in between or not _STOPS.isdisjoint(between) or between.endswith((" - ", " -"))
    )


def _is_plain(words: Sequence[Word], capitals: int, starters: frozenset[str]) -> bool:
    """Title case leaves only small words without a capital, a line in capitals none; one in nine is enough."""
    needed = max(1, -(-capitals // _CAPITALS_TO_A_SMALL_WORD))
    for word in words:
        if not word.capital and len(word.text) > 2 and word.lower not in starters and word.text[0].islower():
            needed -= 1
            if not needed:
                return True
    return False
