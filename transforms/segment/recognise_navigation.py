"""Recognise a line of site chrome by its words and its shape, whatever page it stands on."""

import re
from itertools import pairwise

from transforms.segment.count_phrases import count_phrases
from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import Line

_NOTICE_CHARS = 700
_SHORT_CHARS = 160
_CALL_CHARS = 140
_MENU_CHARS = 400
_GLUE = re.compile(r"(?<=[a-zà-öø-ÿ0-9])(?=[A-ZÀ-ÖØ-Þ])")
_ROW = re.compile(r"\s*[•|·›→]\s*|\s[>/»]\s")
_CLOCKS_ONLY = re.compile(r"[\d:./ -]{0,20}\d:\d\d[\d:./ -]{0,20}")
_COPYRIGHT = re.compile(r"©[^\d.]{0,40}(?:19|20)\d\d|(?:19|20)\d\d[^\d.]{0,20}©|(?:19|20)\d\d[^\d.]{0,5}copyright")
_COPYRIGHT_OPENING = re.compile(r"\W{0,3}(?:\(c\)|copyright)\W{0,4}(?:\(c\)|©|(?:19|20)\d\d|by\b)")
_SENTENCE_END = re.compile(r"[.!?…](?=\s)")


def recognise_navigation(line: Line, rules: Rules) -> bool:
    """Whether the line is chrome: menus, share and comment calls, players, notices, footers."""
    if len(line.text) > _NOTICE_CHARS:
        return False
    if not line.core:
        return _is_wordless_chrome(line)
    return (
        line.core in rules["navigation"]
        or line.core in rules["platforms"]
        or _opens_chrome(line, rules)
        or _is_language_switch(line, rules)
        or _is_menu(line, rules)
        or (line.is_one_sentence and _is_call(line, rules, "comment_calls", "comment_places"))
        or (line.is_one_sentence and _is_call(line, rules, "signup_calls", "signup_places"))
        or _is_call(line, rules, "follow_calls", "platforms")
        or _is_copyright(line)
        or rules.patterns["navigation_patterns"].fullmatch(line.folded.strip(" .()[]")) is not None
    )


def _is_wordless_chrome(line: Line) -> bool:
    """Rules of stars and dashes, and a player's "0:00 / 0:00"; a lone clock time is a duration, a number a number."""
    if not any(map(str.isdigit, line.folded)):
        return True
    return line.folded.count(":") >= 2 and "/" in line.folded and _CLOCKS_ONLY.fullmatch(line.folded) is not None


def _opens_chrome(line: Line, rules: Rules) -> bool:
    """A notice's opening words, or a short line that opens like a call; running text that goes on is not chrome."""
    opening = line.folded[len(line.folded) - len(line.folded.lstrip(_ICONS)) :]
    if rules["notices"].opening(opening):
        return True
    if len(line.text) > _SHORT_CHARS or len(_SENTENCE_END.findall(line.folded)) > 1:
        return False
    return bool(rules["navigation_starts"].opening(opening))


_ICONS = " •·-–—>›»→▶►▸■●◆★☆✉☰×+*#@|/([{0123456789\"'"


def _is_language_switch(line: Line, rules: Rules) -> bool:
    """ "EN | FR", "ENFR" or "Deutsch English": at least two codes or names of languages and nothing else."""
    if len(line.text) > 60:
        return False
    words = re.findall(r"[^\W\d_]+", line.folded)
    if len(words) == 1 and line.text.isupper() and len(words[0]) % 2 == 0 and len(words[0]) >= 4:
        words = [words[0][i : i + 2] for i in range(0, len(words[0]), 2)]
    elif not line.text.isupper():
        return len(words) >= 2 and all(word in rules["language_names"] for word in words)
    return len(words) >= 2 and all(word in rules["language_codes"] for word in words) and len(set(words)) == len(words)


def _is_menu(line: Line, rules: Rules) -> bool:
    """Entries of a menu on one line: glued, separated by signs, or known menu words in a row."""
    if len(line.text) > _MENU_CHARS or line.ends_sentence:
        return False
    return _is_glued_menu(line, rules) or _is_separated_menu(line) or _is_word_row(line, rules)


def _is_glued_menu(line: Line, rules: Rules) -> bool:
    """ "NewsVideosMy topics": four joints, or two between known menu words; lists with commas or links are not."""
    joints = [match.start() for match in _GLUE.finditer(line.text)]
    if len(joints) < 2 or any(sign in line.text for sign in ",@/") or (len(joints) + 1) * 5 < line.words * 2:
        return False
    bounds = [0, *joints, len(line.folded)]
    entries = [line.folded[a:b].strip() for a, b in pairwise(bounds)]
    known = sum(_is_menu_word(entry, rules) for entry in entries)
    return known >= 2 or (len(joints) >= 4 and (known >= 1 or len(joints) * 2 >= line.words))


def _is_separated_menu(line: Line) -> bool:
    """ "Home | World | Sport": three short entries or more; dates and times speak for a dateline instead."""
    entries = [entry for entry in _ROW.split(line.text) if entry.strip()]
    if len(entries) < 3 or "«" in line.text or any(map(str.isdigit, line.text)):
        return False
    short = sum(len(entry.split()) <= 3 for entry in entries)
    return short >= len(entries) - 1 and not line.text.lstrip()[:1].isdigit()


def _is_word_row(line: Line, rules: Rules) -> bool:
    words = [word for word in line.core.split() if word[0].isalpha()]
    return len(words) >= 2 and all(_is_menu_word(word.strip(",;"), rules) for word in words)


def _is_menu_word(entry: str, rules: Rules) -> bool:
    return entry in rules["navigation"] or entry in rules["platforms"] or entry in rules["sections"]


def _is_copyright(line: Line) -> bool:
    """A footer such as "© 2024 Name": the sign and a year, or the word at the start of a short line."""
    if len(line.text) > 300:
        return False
    return bool(_COPYRIGHT.search(line.folded) or _COPYRIGHT_OPENING.match(line.folded))


def _is_call(line: Line, rules: Rules, calls: str, places: str) -> bool:
    """A short line that calls from its first word and says where: "Let us know in the comments below!"."""
    if len(line.text) > _CALL_CHARS or not rules[calls].opening(line.core):
        return False
    return count_phrases(line.folded, rules[places]) > 0
