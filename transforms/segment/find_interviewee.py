"""Find who is interviewed, where the turns of an interview carry no name."""

import re
from collections.abc import Sequence
from functools import cache

from transforms.segment.fold_text import fold_text
from transforms.segment.load_rules import Rules, load_rules
from transforms.segment.measure_line import Line

_INTRO_BLOCKS = 10
_CAPITALISED = r"[A-ZÀ-ÖØ-Þ][\w'’-]{1,30}"
_MIDDLE = r"(?: (?:[A-ZÀ-ÖØ-Þ][\w'’.-]{0,30}|de|du|van|von|der|da|di|al|bin)){0,3}"
_NAME = rf"{_CAPITALISED}{_MIDDLE} {_CAPITALISED}"
_TITLE_NAME = re.compile(rf"({_NAME})(?:, [^:«»“”\"]{{1,60}})?\s?:\s?[«“\"„‘]|[»”\"“]\s?[,(–—-]\s?({_NAME})[,)]")


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


def _after_cue(text: str, rules: Rules) -> str | None:
    cue = _cues(rules.language).search(fold_text(text))
    found = re.compile(_NAME).match(text, cue.end()) if cue else None
    return found[0] if found else None


@cache
def _cues(language: str | None) -> re.Pattern[str]:
    phrases = sorted(load_rules(language)["interview_with"].all, key=lambda phrase: (-len(phrase), phrase))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, phrases))}) (?:(?:the|le|la|dr|pr|m|mme|mr|mrs|ms)\.? )?")
