"""Give a turn's label its natural form: "JANE DOE" is Jane Doe, as the text prints her name elsewhere."""

import re

from transforms.segment.fold_text import fold_text
from transforms.segment.load_rules import load_rules

_WINDOW = 20_000


def name_speaker(label: str, text: str) -> str:
    """The label as `text` prints it in small letters, with the first name where the label is a surname alone."""
    window = text[:_WINDOW]
    natural = label if not label.isupper() or len(label) < 2 else _printed(label, window)
    return _with_first_name(natural, window) if " " not in natural and "." not in natural else natural


def _printed(label: str, window: str) -> str:
    folded, wanted = fold_text(window), fold_text(label)
    start = folded.find(wanted)
    while start >= 0:
        found = window[start : start + len(wanted)]
        bounded = (
            not folded[max(0, start - 1) : start].isalnum()
            and not folded[start + len(wanted) : start + len(wanted) + 1].isalnum()
        )
        if bounded and not found.isupper() and found[:1].isupper():
            return found
        start = folded.find(wanted, start + 1)
    return label.title() if len(label) > 4 or " " in label else label


def _with_first_name(surname: str, window: str) -> str:
    """ "Doe" becomes "Jane Doe" where the text prints a capitalised word before it that is no form of address."""
    addresses = load_rules(None)["addresses"]
    for found in re.finditer(rf"(?<!\w)([A-ZÀ-ÖØ-Þ][\w'’-]{{1,30}}) {re.escape(surname)}\b", window):
        if fold_text(found[1]) not in addresses and found[1] != surname:
            return found[0]
    return surname
