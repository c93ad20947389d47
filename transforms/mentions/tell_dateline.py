"""Tell the dateline that opens an agency's article ("BUFFALO, N.Y. —", "LIMA (Reuters) -")."""

import re

from transforms.mentions.values import Candidate, Text

_REST = re.compile(r"(?:, [A-Z][\w.]{1,14}(?: [A-Z][\w.]{1,14})?)?(?: \([A-Z][\w ]{1,24}\))?\s{0,2}(?:—|–|--|-\s)\s?")
"""Between the town and the text: the region, the agency, a dash."""
_MAX_WORDS = 3


def is_dateline(text: Text, candidate: Candidate) -> bool:
    """Whether a run that opens a sentence is a town in capitals before a region or an agency and a dash."""
    words = text.words[candidate.first : candidate.last]
    if len(words) > _MAX_WORDS or not all(word.text.isupper() and len(word.text) > 1 for word in words):
        return False
    rest = _REST.match(text.text, words[-1].end)
    # A dash right after one word in capitals opens all kinds of headings; the region or the agency is the evidence.
    return rest is not None and (text.text[words[-1].end] == "," or "(" in rest.group())
