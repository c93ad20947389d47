"""Join the lines of a paragraph, and undo the hyphenation at their ends."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from transforms.data_files import load_yaml
from transforms.parse.pdf.layout import Line

_SOFT = "\u00ad"
_HYPHENS = ("-", "\u2010")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*-$")
_LONGEST_WORD = 60
_UNEXPLAINED = 0.5


class Hyphenation:
    """What the whole document says about its hyphens: words it has elsewhere, and whether lines are hyphenated at all.

    Lines are, where more of them end in a hyphen than compounds would: a compound of the text stands across two lines
    about once in as many times as a line has words. (Browsers break lines after a compound's hyphen and hyphenate
    nothing.)
    """

    def __init__(self, lines: Iterable[Line]) -> None:
        self._words: Counter[str] = Counter()
        compounds = ends = count = words = 0
        for line in lines:
            found = _COMPOUND.findall(line.text.replace("\u2010", "-").casefold())
            words, count = words + len(found), count + 1
            if line.text.endswith(_HYPHENS):
                ends += 1
                found = found[:-1]
            compounds += sum("-" in word and not _is_known(*word.rsplit("-", 1)) for word in found)
            self._words.update(found)
        expected = compounds * count / words if words else 0.0
        self._is_hyphenated = ends > 2 * expected + _UNEXPLAINED

    def joint(self, left: str, right: str) -> str | None:
        """What stands between a line that ends in a hyphen and the next: "" to drop the hyphen, "-" to keep it.

        None where the hyphen stands for a second half ("court- et moyen terme") or is a dash: a space follows it.
        """
        if left.endswith(_SOFT):
            return ""
        last, first = _LAST.search(left[-_LONGEST_WORD:]), _COMPOUND.match(right[:_LONGEST_WORD])
        if last is None:  # a number, an address, a dash
            return "-" if len(left) > 1 and not left[-2].isspace() else None
        if first is None:
            return "-" if right[:1].isdigit() else None
        before, after = last[0][:-1].casefold(), first[0].casefold()
        if after in _list("suspended"):
            return None
        if not first[0][0].islower() and not (before != last[0][:-1] and first[0].isupper() and last[0].isupper()):
            return "-"
        return "-" if self._keeps(before, after) else ""

    def _keeps(self, before: str, after: str) -> bool:
        """The rule, in this order: the document's own spelling elsewhere, the word lists, whether it hyphenates."""
        with_hyphen, without = self._words[f"{before}-{after}"], self._words[before + after]
        if with_hyphen or without:
            return with_hyphen >= without
        return _is_known(before, after) or not self._is_hyphenated


def undo_hyphenation(lines: Sequence[Line], hyphenation: Hyphenation) -> str:
    """The text of a paragraph's lines on one line.

    A soft hyphen at a line's end always goes. A hard one goes where the next line goes on in small letters (or both
    in capitals), unless the document has the word with its hyphen elsewhere, or the word lists know it as a compound,
    or the document does not hyphenate. Other lines are joined by a space.
    """
    parts: list[str] = []
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        text = line.text.strip()
        joint = " " if following else ""
        if following and text.endswith((*_HYPHENS, _SOFT)):
            between = hyphenation.joint(text, following.text.strip())
            if between is not None:
                text, joint = text[:-1], between
        parts.append(text + joint)
    return "".join(parts).replace(_SOFT, "")


def _is_known(before: str, after: str) -> bool:
    """Whether the word lists tell that the hyphen is a compound's."""
    has_joint = "-" in before and (before.rpartition("-")[2] in _list("joints"))
    return before in _list("before") or after in _list("after") or has_joint


@cache
def _list(name: str) -> frozenset[str]:
    return frozenset(load_yaml("parse/pdf/hyphens.yml")[name].split())
