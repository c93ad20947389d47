"""Cut a text into sentences."""

import re
from collections.abc import Iterator

from transforms.sentences.ends_sentence import ends_sentence
from transforms.sentences.find_terminators import find_terminators
from transforms.sentences.load_rules import Rules, load_rules

_LINE = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CAPITALISED = re.compile(r"[A-ZÀ-ÖØ-Þ][^\W\d_]")
_WORD = re.compile(r"[^\W_]")


def split_sentences(text: str, language: str = "und") -> list[tuple[int, int]]:
    """The sentences of `text` as half-open spans, in order, without the white space around them.

    Together they cover every character that is not white space; a line break always separates. `language` (ISO 639-1)
    chooses the abbreviations; `und`, and a language without a list of its own, take those of all languages. Linear.
    """
    rules = load_rules(language)
    return [
        (line.start() + start, line.start() + end)
        for line in _LINE.finditer(text)
        for start, end in _split_line(line.group(), rules)
    ]


def _split_line(line: str, rules: Rules) -> Iterator[tuple[int, int]]:
    content = line.rstrip()
    start = len(line) - len(line.lstrip())
    first_word = _find_word(content, start)
    uncased = content[first_word : first_word + 1].islower() and _CAPITALISED.search(content) is None
    for mark in find_terminators(content):
        if mark[0] < first_word:
            continue  # no word yet: "... et puis" is one sentence
        if ends_sentence(content, mark, first_word, rules, uncased=uncased):
            yield start, mark[2]
            start = _skip_space(content, mark[2])
            first_word = _find_word(content, start)
    if start < len(content):
        yield start, len(content)


def _find_word(line: str, position: int) -> int:
    """Where the first letter or digit stands from `position` on; the line's length where there is none."""
    match = _WORD.search(line, position)
    return match.start() if match else len(line)


def _skip_space(line: str, position: int) -> int:
    while position < len(line) and line[position].isspace():
        position += 1
    return position
