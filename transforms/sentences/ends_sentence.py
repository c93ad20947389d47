"""Whether a run of final punctuation ends its sentence.

The rules look at the word before a full stop and at the word after it, never further: no quotation or bracket has to
be balanced, so an unclosed one cannot swallow the text that follows. They are those of rule-based segmenters since
Grefenstette & Tapanainen (1994), with the "sentence starters" of Kiss & Strunk (2006) as listed words.
"""

import re
from typing import NamedTuple

from transforms.sentences.load_rules import Rules

_REACH = 40
"""Characters looked at before a mark: longer than any abbreviation, short enough to keep long lines linear."""
_NEXT = re.compile(r"""[\s«»“”„‟"'‘’‚‹›(\[{¿¡*_•·–—―-]*(?=([^\W\d_]+['’]?|\d+)?)""")
_LAST_WORD = re.compile(r"""[^\s'’‘"«»“”„(){}\[\]]*\Z""")
_ROMAN = re.compile(r"[IVXLC]+\b(?!['’])")
_DOTTED = re.compile(r"(?:\w\.-?)+\w\Z")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z][a-z]")
_DATE = re.compile(r"\d{1,2}\.|\d{4}\b")
_GLUED_WORD = re.compile(r"[^\W\d_]+(?![\w=@&/]|\.\w)")
_TIME = re.compile(r"(?:[01]?\d|2[0-3])(?:h[0-5]\d|:[0-5]\d)(?!\w|[:./-]\w)")
_LOWER_WORD = re.compile(r"(?<![^\s'’])[^\W\d_A-ZÀ-Þ]{3,}\Z")
_UNSPACED_MARKS = "。！？।"


class _Context(NamedTuple):
    """What stands around a full stop: the word before it, the one before that, and the word after."""

    word: str
    before: str
    elided: bool
    at_start: bool
    following: int
    next_word: str


def ends_sentence(
    line: str, mark: tuple[int, int, int], first_word: int, rules: Rules, *, uncased: bool = False
) -> bool:
    """Whether the sentence whose first word stands at `first_word` ends with `mark` (see `find_terminators`).

    False where nothing follows on the line: what trails a last sentence belongs to it. In an `uncased` line (no
    capitalised word at all, as people post) a lower-case word may open a sentence.
    """
    start, stop, end = mark
    ahead = _NEXT.match(line, end)
    following = ahead.end() if ahead else end
    if following == len(line) or line[following] in ",;:)]}%":
        return False
    if line[stop - 1] in _UNSPACED_MARKS:
        return True
    if line[start - 1 : start] in {"(", "["} and line[stop : stop + 1] in {")", "]"}:
        return False  # (?), [...]: about a word, not the end of a sentence
    full_stop = line[start:stop] == "."
    ellipsis = not full_stop and line[stop - 1] in ".…"
    spaced = line[end].isspace()
    if spaced and line[following].islower() and (ellipsis or not uncased):
        return _BRAND.match(line, following) is not None
    if not spaced and not _is_capitalised(line, start, following):
        return full_stop and _opens_entry(line, start, following)
    if not full_stop:
        return not (ellipsis and line[following].isdecimal())
    if spaced and _is_plain_word(line[line.rfind(" ", first_word, start) + 1 : start], rules):
        return True
    next_word = (ahead[1] or "").replace("’", "'") if ahead else ""
    context = _look_around(line, start, first_word, following, next_word)
    return _full_stop_ends(line, context, rules) if spaced else _ends_unspaced(context, rules)


def _is_plain_word(word: str, rules: Rules) -> bool:
    """Whether the word before a full stop is lower-case letters that end no abbreviation: `_full_stop_ends` then says
    yes, as the word is no initial, numeral or letters with dots. Most often so, and a look around costs more."""
    return 1 < len(word) < _REACH and word.isalpha() and word.islower() and word not in rules.abbreviation_tails


def _look_around(line: str, stop: int, first_word: int, following: int, next_word: str) -> _Context:
    window = line[max(first_word, stop - _REACH) : stop]
    parts = window.rsplit(None, 2)
    word = last = parts[-1] if parts and not window[-1].isspace() else ""
    if not word.isalnum():
        found = _LAST_WORD.search(last)
        word = found.group() if found else ""
    before = parts[-2] if len(parts) > 1 and word == last else ""
    elided = last[: -len(word)][-1:] in {"'", "’"} if word else False
    return _Context(word, before, elided, stop - len(word) <= first_word, following, next_word)


def _is_starter(word: str, rules: Rules) -> bool:
    """Elided words are listed with their apostrophe (L'); others are not (Let's)."""
    word = word[:1].upper() + word[1:]
    return word in rules.starters or (len(word) > 2 and word.rstrip("'") in rules.starters)


def _full_stop_ends(line: str, context: _Context, rules: Rules) -> bool:
    """Whether a full stop followed by white space, then by something that is not lower-case, ends the sentence."""
    word = context.word
    kind = _abbreviation_kind(context, rules)
    if kind == "inside" or (kind == "before_number" and _is_number(line, context, rules)):
        return False
    if kind == "may_end" or _DOTTED.match(word):
        return _is_starter(context.next_word, rules)
    if word.isdecimal():
        return _number_ends(line, context, rules)
    if word[-1:].isalpha() and word[-2:-1] in {"", "-", "."}:
        return not context.at_start and _letter_ends(line, context, rules)
    if _ROMAN.fullmatch(word) and (context.at_start or rules.any_ordinal):
        return not context.at_start and _is_starter(context.next_word, rules)
    return True


def _abbreviation_kind(context: _Context, rules: Rules) -> str | None:
    """The list that holds the word before a full stop: together with the word before it, alone, or after a hyphen."""
    word, before = context.word, context.before
    kind = rules.abbreviations.get(f"{before}{word}" if before.endswith(".") else f"{before} {word}")
    return kind or rules.abbreviations.get(word) or rules.abbreviations.get(word.rpartition("-")[2])


def _is_number(line: str, context: _Context, rules: Rules) -> bool:
    if _is_starter(context.next_word, rules):
        return False  # "He said no. I left."
    return context.next_word[:1].isdecimal() or _ROMAN.match(line, context.following) is not None


def _letter_ends(line: str, context: _Context, rules: Rules) -> bool:
    """A unit ends ("400 m. Il"), an initial only before a starter that is no particle ("plan B. Les", "J. Le Goff")."""
    if context.word.islower() and (context.elided or context.before[-1:].isdecimal()):
        return not context.next_word.isdecimal()
    after = context.following + len(context.next_word)
    after += line[after : after + 1] == " "
    return _is_starter(context.next_word, rules) and not line[after : after + 1].isupper()


def _number_ends(line: str, context: _Context, rules: Rules) -> bool:
    """A short number may be a list's marker, a German ordinal or a day ("12. 5. 2024"); otherwise it ends."""
    if len(context.word) > 2:
        return not (context.at_start and len(context.word) == 3)
    if context.at_start or context.before.endswith((":", ";")):
        return False
    if context.next_word.isdecimal():
        return not (rules.ordinal_after and _DATE.match(line, context.following))
    if _is_starter(context.next_word, rules):
        return True
    if context.before.lower() in rules.ordinal_before or context.next_word in rules.ordinal_after:
        return False
    return not rules.any_ordinal


def _is_capitalised(line: str, start: int, following: int) -> bool:
    """Whether a capitalised word stands at `following`, outside an address (the mark itself is at `start`)."""
    word = _GLUED_WORD.match(line, following)
    if word is None or not word.group()[0].isupper():
        return False
    written = line[max(0, start - 2 * _REACH) : start].split()
    return not (written and any(sign in written[-1] for sign in ("://", "www.", "@")))


def _opens_entry(line: str, start: int, following: int) -> bool:
    """ "la présidence.18h45": the entries of a live page run together, each opened by its time of day."""
    if _TIME.match(line, following) is None:
        return False
    return _LOWER_WORD.search(line, max(0, start - _REACH), start) is not None


def _ends_unspaced(context: _Context, rules: Rules) -> bool:
    """ "mercredi.Le gouvernement": the space is missing, unless this is an address, an initial or an abbreviation."""
    word, kind = context.word, _abbreviation_kind(context, rules)
    if context.next_word.lower() in rules.domain_endings or (len(word) == 1 and word.isalpha()):
        return False
    if kind == "inside" or _DOTTED.match(word) or (context.at_start and word.isdecimal()):
        return False
    ordinary = word.replace("-", "").isalnum() and (not word.isdecimal() or len(word) == 4)
    return not word or (ordinary and kind != "may_end") or _is_starter(context.next_word, rules)
