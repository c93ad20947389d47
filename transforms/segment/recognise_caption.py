"""Recognise the line under a picture by its credit."""

import re

from transforms.segment.fold_text import fold_text
from transforms.segment.load_rules import Rules
from transforms.segment.measure_line import WINDOW, Line

_TAIL = 100
_SENTENCE_ENDS = '.!?…»”)"'
_JUNK = " ?\t•·*_|#[(-–—"
_LAST_BRACKET = re.compile(r"[(\[]([^()\[\]]{2,120})[)\]]\s*\.?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_VIA = re.compile(r"(?:/|\bvia|–|—|\|)\s?([a-z][a-z0-9 .-]{1,30})\)?\.?$")


def recognise_caption(line: Line, rules: Rules) -> bool:
    """Whether the line is a caption or picture credit: it opens or ends with a credit and is at most 400 long."""
    if line.is_long or not line.core:
        return False
    text, folded = line.text.lstrip(_JUNK), line.folded.lstrip(_JUNK)
    return (
        folded.rstrip(" .)]") in rules["pictures"]
        or _opens_with_label(text, folded, rules)
        or _ends_with_credit(line, rules)
        or _ends_with_source(text, folded, rules)
        or _ends_with_label(line, rules)
        or _is_copyright_of_picture(line)
    )


def _opens_with_label(text: str, folded: str, rules: Rules) -> bool:
    """ "Photo: ...", "Photo by Jane Doe", "FILE PHOTO: ..."; the label alone is no caption."""
    label = rules["captions"].opening(folded)
    if not label:
        return False
    after = folded[len(label) :].lstrip()
    if after[:1] in (":", "©", "/") or (after[:1] == "," and " " in label):
        return len(after) > 1
    if _is_signature(text[len(text) - len(after) :]):
        return True
    return label.endswith((" by", "courtesy of", "courtesy")) and len(folded.split()) <= 12


def _is_signature(text: str) -> bool:
    """A name, or an outlet and a name: two to seven words, all capitalised, no sentence."""
    words = [word for word in text.split() if word[0].isalpha()]
    return (
        2 <= len(words) <= 7 and text[-1] not in ".!?:" and all(word[0].isupper() or len(word) <= 3 for word in words)
    )


def _ends_with_credit(line: Line, rules: Rules) -> bool:
    """The last words stand in brackets and open with a credit's label or hold a picture source."""
    match = _LAST_BRACKET.search(line.folded[-130:])
    if match is None:
        return False
    inside = match[1].strip()
    label = rules["captions"].opening(inside)
    if label and (len(inside) > len(label) + 1 or line.words <= 25):
        return ":" in inside or "©" in inside or "/" in inside or len(inside.split()) <= 8
    if inside in rules["pictures"]:
        return line.text[-130:][match.start(1)].isupper()
    return "©" in inside or any(part.strip() in rules["pictures"] for part in re.split(r"/|\bvia\b", inside)[1:])


def _ends_with_label(line: Line, rules: Rules) -> bool:
    """ "A bridge. Photo: Jane Doe", "A bridge — Foto: Name", "A bridge. | NAME": the credit closes the line."""
    tail = line.text[-_TAIL:]
    before, bar, after = tail.rpartition("|")
    if (
        bar
        and before.rstrip()[-1:] in _SENTENCE_ENDS
        and after.strip()
        and all(w[0].isupper() for w in after.split() if w[0].isalpha())
    ):
        return True
    before, colon, after = fold_text(tail).rpartition(":")
    if not colon or not after.strip() or len(after.split()) > 6:
        return False
    words = before.split()
    for size in (1, 2, 3):
        if " ".join(words[-size:]) in rules["captions"] and len(words) > size:
            return words[-size - 1][-1] in _SENTENCE_ENDS + "–—-|/"
    return False


def _ends_with_source(text: str, folded: str, rules: Rules) -> bool:
    """ "REUTERS/Jane Doe", "via AP", "A bridge. Jane Doe/Outlet": the line ends with a photographer's signature."""
    tail, folded_tail = text[-90:], folded[-90:]
    via = _VIA.search(folded_tail)
    if via and _is_source(via[1].strip(" ."), rules):
        return folded_tail[via.start() :].startswith(("/", "via")) or len(text) < 200
    before, _, after = tail.rpartition("/")
    left, names = [word.strip(" .,()") for word in before.split()[-2:]], after.strip(" .)").split()
    if not left or not names or len(names) > 5 or not all(name[0].isupper() for name in names):
        return False
    if any(_is_source(source, rules) for source in (left[-1], " ".join(left))):
        return len(names) >= 2 or left[-1].isupper()
    signed = before.rpartition(". ")[2].split()
    return ". " in before and 2 <= len(signed) <= 4 and all(word[0].isupper() for word in signed)


def _is_source(name: str, rules: Rules) -> bool:
    return fold_text(name) in rules["wires"] or fold_text(name) in rules["pictures"]


def _is_copyright_of_picture(line: Line) -> bool:
    """A © near the end, or at the start of a short line, that no year follows."""
    at = line.text.rfind("©", max(0, len(line.text) - 80), WINDOW)
    if at < 0:
        at = 0 if line.text.startswith("©") and line.words <= 12 else -1
    return at >= 0 and not _YEAR.search(line.text, at)
