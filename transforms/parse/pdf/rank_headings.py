"""Name headings and rank them: by size, then by boldness, against the text of the document."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from transforms.parse.pdf.layout import Paragraph, Setting
from transforms.parse.pdf.split_paragraphs import ends_sentence

_LARGER = 1.12
_LONGEST, _MOST_LINES = 250, 8
_SENTENCE = 60
"""A larger text of more characters than these that ends like a sentence is a standfirst or a pulled quotation."""
_LONGEST_BOLD, _MOST_BOLD_LINES = 120, 2
_TITLE_WORDS = 4
_DEEPEST = 6
_Look = tuple[float, bool]


def rank_headings(paragraphs: Sequence[Paragraph], setting: Setting) -> list[Paragraph]:
    """The same with kind `heading` where a paragraph is set as one, its level from 1 (a title) to 6.

    Level 1 is the largest size, where one heading alone has it; of four words or more if there is such a one, since
    what is larger and shorter is the name of the publication and stays open. Else levels begin at 2: a document
    without a title has sections. A bold line of the text's own size is a heading where most of the text is not bold.
    """
    letters = sum(len(line.text) for one in paragraphs for line in one.lines)
    bold = sum(len(line.text) for one in paragraphs for line in one.lines if line.bold)
    looks = {
        i: _look(one, setting.size)
        for i, one in enumerate(paragraphs)
        if _is_heading(one, setting.size, bold * 2 < letters)
    }
    levels = _levels(looks, [_words(one) for one in paragraphs])
    return [
        replace(one, kind="heading", level=levels[looks[i]]) if i in looks and looks[i] in levels else one
        for i, one in enumerate(paragraphs)
    ]


def _is_heading(one: Paragraph, usual: float, bold_tells: bool) -> bool:
    if one.kind is not None or any(line.is_row for line in one.lines):
        return False
    if not any(char.isalpha() for line in one.lines for char in line.text):
        return False
    length = sum(len(line.text) for line in one.lines)
    text = one.lines[-1].text
    if one.size > _LARGER * usual:
        return length <= _LONGEST and len(one.lines) <= _MOST_LINES and not (length > _SENTENCE and _stops(text))
    is_short = length <= _LONGEST_BOLD and len(one.lines) <= _MOST_BOLD_LINES
    return bold_tells and one.bold and one.size >= usual and is_short and not ends_sentence(text)


def _stops(text: str) -> bool:
    return ends_sentence(text) and not text.rstrip('»”" \u00a0\u202f').endswith(("?", "!"))


def _look(one: Paragraph, usual: float) -> _Look:
    """What readers tell the ranks of headings by: whole points above the text, else its own size in bold."""
    return (round(one.size), one.bold) if one.size > _LARGER * usual else (round(usual), True)


def _words(one: Paragraph) -> int:
    return sum(len(line.text.split()) for line in one.lines)


def _levels(looks: dict[int, _Look], words: Sequence[int]) -> dict[_Look, int]:
    """The level of each look; none for what is larger than the title."""
    counts = Counter(looks.values())
    ranked = sorted(counts, reverse=True)
    single = [look for look in ranked[:_DEEPEST] if counts[look] == 1]
    full = [look for look in single if any(words[i] >= _TITLE_WORDS for i, own in looks.items() if own == look)]
    title = full[0] if full else (ranked[0] if ranked[:1] == single[:1] and ranked else None)
    above = ranked.index(title) if title else 0
    if title and any(words[i] >= _TITLE_WORDS for i, own in looks.items() if own in ranked[:above]):
        title, above = None, 0  # sections are larger than it: it is none
    first = 1 if title else 2
    return {look: min(first + i, _DEEPEST) for i, look in enumerate(ranked[above:])}
