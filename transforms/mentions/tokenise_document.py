"""Cut a document's sentences into words, and tell where a capital letter is evidence of a name."""

import re
from collections.abc import Sequence

from transforms.mentions.load_rules import Rules, load_rules
from transforms.mentions.values import AMPERSAND, APOSTROPHE, BREAK, DOT, HYPHEN, SPACE, Text, Word
from transforms.model import Segment, Sentence

WORD = re.compile(r"\d+(?:[.,]\d+)+\w*|\w+(?:\+(?!\w))?")
"""A number with its decimals, or a run of letters and digits (with a final plus sign: Canal+)."""

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
    bounds: list[tuple[int, int]] = []
    rules: list[Rules] = []
    running: set[int] = set()
    plain: list[bool] = []
    prose: list[bool] = []
    for index, sentence in enumerate(sentences):
        first = len(words)
        rules.append(load_rules(sentence.language))
        _cut(text, sentence, index, words, rules[-1])
        bounds.append((first, len(words)))
        kind = segments[sentence.segment].kind if sentence.segment < len(segments) else "paragraph"
        plain.append(kind != "metadata" and _is_plain(words, first, rules[-1].starters))
        if plain[-1]:
            running.add(sentence.segment)
        prose.append(kind not in _CHROME)
    # A few names in a row inside a paragraph are no heading.
    for index, (first, last) in enumerate(bounds):
        plain[index] = plain[index] or (last - first <= _SHORT and sentences[index].segment in running)
    return Text(text, words, bounds, rules, plain, prose)


def _cut(text: str, sentence: Sentence, index: int, words: list[Word], rules: Rules) -> None:
    start, end = sentence.char_start, min(sentence.char_end, sentence.char_start + _MAX_CHARS)
    links = _links(text, start, end)
    link = 0
    previous_end, previous = start, ""
    for match in WORD.finditer(text, start, end):
        at, stop = match.span()
        if links:
            while link < len(links) and links[link][1] <= at:
                link += 1
            if link < len(links) and links[link][0] <= at:
                previous = ""
                continue
        value, between = text[at:stop], text[previous_end:at]
        gap = GAPS.get(between, BREAK) if previous else BREAK
        initial = capital = value[0].isupper()
        if capital:
            initial = not previous or (gap in (BREAK, DOT) and _may_open(between, previous, gap, rules))
            if between == "." and value.lower() in rules.web_endings - rules.starters:
                initial = False  # Zarvax.Net
        elif len(value) > 3 and value[1].isupper():
            capital = value[2:].islower()  # iFixit
        elif value[-1].isupper() and len(value) > _SHORT and value.isalpha():
            capital = value[:3].islower() and value[-2:].isupper()  # zarcheckUK
        words.append(Word(value, value.lower(), at, stop, index, gap, capital, initial))
        # "ST-X. Then": a letter after a hyphen is no initial.
        previous_end, previous = stop, value if gap != HYPHEN else f"-{value}"


def _links(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if not any(text.find(sign, start, end) >= 0 for sign in _LINK_SIGNS):
        return []
    return [match.span() for match in _LINK.finditer(text, start, end)]


def _may_open(between: str, previous: str, gap: int, rules: Rules) -> bool:
    """Whether a capital after `between` may be due to a sentence or quotation that begins there."""
    if gap == DOT:
        return len(previous) > 1 and previous.lower() not in _ABBREVIATIONS
    if rules.capital_after_colon and ":" in between:
        return True
    return (
        between[-1:] in _OPENERS or "«" in between or not _STOPS.isdisjoint(between) or between.endswith((" - ", " -"))
    )


def _is_plain(words: Sequence[Word], first: int, starters: frozenset[str]) -> bool:
    """Title case leaves only small words without a capital, a line in capitals none."""
    capitals = lower = 0
    for word in words[first:]:
        if word.capital:
            capitals += 1
        elif len(word.text) > 2 and word.lower not in starters and word.text[0].islower():
            lower += 1
    return lower > 0 and capitals <= 8 * lower
