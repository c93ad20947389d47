"""What changed between two wordings of a claim, word by word."""

from difflib import SequenceMatcher

Piece = dict[str, str]
MOST_WORDS = 300
"""Longer wordings are shown whole, one after the other: comparing words costs their square."""


def mark_changes(earlier: str | None, later: str | None) -> list[Piece]:
    """The later wording with what it says otherwise: pieces of kind "" (kept), `gone` or `new`; a side may be None."""
    old, new = _words(earlier), _words(later)
    if not old or not new or max(len(old), len(new)) > MOST_WORDS:
        return [piece for piece in (_piece("gone", old), _piece("new", new)) if piece["text"]]
    pieces = []
    for operation, start, end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if operation == "equal":
            pieces.append(_piece("", new[new_start:new_end]))
            continue
        pieces += [_piece("gone", old[start:end]), _piece("new", new[new_start:new_end])]
    return [piece for piece in pieces if piece["text"]]


def _words(text: str | None) -> list[str]:
    return (text or "").split()


def _piece(kind: str, words: list[str]) -> Piece:
    return {"kind": kind, "text": " ".join(words)}
