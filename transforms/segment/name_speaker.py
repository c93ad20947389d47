"""Give a turn's label its natural form: "JANE DOE" is Jane Doe, as the text prints her name elsewhere."""

import re
from collections.abc import Sequence
from functools import cache

from transforms.segment.fold_text import fold_text
from transforms.segment.load_rules import Rules, load_rules
from transforms.segment.measure_line import Line

_WINDOW = 20_000
_INTRO_BLOCKS = 10
_NAME = r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}(?: (?:[A-ZÀ-ÖØ-Þ][\w'’.-]{0,30}|de|du|van|von|der|da|di|al|bin)){0,3} [A-ZÀ-ÖØ-Þ][\w'’-]{1,30}"
_TITLE_NAME = re.compile(rf"({_NAME})\s?:\s?[«“\"„‘]|[»”\"“]\s?[,(–—-]\s?({_NAME})[,)]")


def name_speaker(label: str, text: str) -> str:
    """The label as `text` prints it in small letters, with the first name where the label is a surname alone."""
    window = text[:_WINDOW]
    natural = label if not label.isupper() or len(label) < 2 else _printed(label, window)
    return _with_first_name(natural, window) if " " not in natural and "." not in natural else natural


def find_interviewee(lines: Sequence[Line], kinds: Sequence[str], rules: Rules) -> str | None:
    """Who is interviewed, from the title's form or from "an interview with NAME" near the head; None if unsaid."""
    for line, kind in list(zip(lines, kinds, strict=True))[:_INTRO_BLOCKS]:
        if kind == "navigation":
            continue
        found = _TITLE_NAME.search(line.text[:300]) if kind == "title" else None
        if found:
            return found[1] or found[2]
        named = _after_cue(line.text[:1000], rules)
        if named:
            return named
    return None


def _printed(label: str, window: str) -> str:
    folded, wanted = fold_text(window), fold_text(label)
    start = folded.find(wanted)
    while start >= 0:
        found = window[start : start + len(wanted)]
        bounded = not folded[max(0, start - 1) : start].isalnum() and not folded[start + len(wanted) : start + len(wanted) + 1].isalnum()
        if bounded and not found.isupper() and found[:1].isupper():
            return found
        start = folded.find(wanted, start + 1)
    return label.title() if len(label) > 4 or " " in label else label


def _with_first_name(surname: str, window: str) -> str:
    """ "Doe" becomes "Jane Doe" where the text has a capitalised word before it, not at a sentence's start."""
    found = re.search(rf"(?<=[a-zà-ÿ,(] )([A-ZÀ-ÖØ-Þ][\w'’-]{{1,30}} {re.escape(surname)})\b", window)
    return found[1] if found else surname


def _after_cue(text: str, rules: Rules) -> str | None:
    cue = _cues(rules.language).search(fold_text(text))
    found = re.compile(_NAME).match(text, cue.end()) if cue else None
    return found[0] if found else None


@cache
def _cues(language: str | None) -> re.Pattern[str]:
    phrases = sorted(load_rules(language)["interview_with"].all, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))}) (?:(?:the|le|la|dr|pr|m|mme|mr|mrs|ms)\.? )?")
