"""Find works in quotation marks, and notions that the text introduces by name ("what they call X", a « test du X »)."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from transforms.data_files import language_rules
from transforms.mentions.load_rules import Rules
from transforms.mentions.values import BREAK, Candidate, Text, Word

_MAX_TERM = 6
_MAX_TITLE = 9
_NEAR = 3
_CLOSERS = {"«": "»", "“": "”", "„": "“", '"': '"'}
_SPACES = frozenset("\u00a0\u202f ")


def find_terms(text: Text) -> list[Candidate]:
    """Titles of works after a noun that tells one, and introduced terms; plain quotations are left alone."""
    found: list[Candidate] = []
    openers = [sign for sign in _CLOSERS if sign in text.text]
    for sentence, (first, last) in enumerate(text.bounds):
        if text.prose[sentence] and first < last:
            start, end = max(0, text.words[first].start - 2), text.words[last - 1].start
            opens = [sign for sign in openers if text.text.find(sign, start, end) >= 0]
            if opens and (quoted := _quotations(text, first, last)):
                found += _works(text, quoted)
                found += _quoted_terms(text, quoted)
            pattern, ends = _coined(text.rules[sentence].language)
            if pattern is not None:
                found += _coined_terms(text, first, last, pattern, ends)
    return found


def _quotations(text: Text, first: int, last: int) -> list[tuple[int, int]]:
    """Words [a, b) between quotation marks, up to the longest title's length."""
    words, found, stop = text.words, [], first
    for index in [k for k in range(first, last) if words[k].gap == BREAK]:
        sign = _sign_before(text, words[index]) if index >= stop else ""
        if sign:
            stop = index + 1
            # A closing sign breaks the next word off.
            while stop < last and stop - index <= _MAX_TITLE:
                if words[stop].gap == BREAK and _closes(text, words, stop - 1, sign):
                    break
                stop += 1
            if _closes(text, words, stop - 1, sign):
                found.append((index, stop))
    return found


def _sign_before(text: Text, word: Word) -> str:
    before = text.text[max(0, word.start - 2) : word.start].rstrip("\u00a0\u202f ")[-1:]
    return before if before in _CLOSERS else ""


def _closes(text: Text, words: Sequence[Word], index: int, sign: str) -> bool:
    end = words[index].end
    if text.text[end : end + 1] in _SPACES:
        end += 1
    return text.text[end : end + 1] == _CLOSERS[sign]


def _works(text: Text, quoted: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    capital = [(first, last) for first, last in quoted if text.words[first].capital]
    told = {pair for pair in capital if _tells_work(text, max(0, pair[0] - _NEAR), pair[0])}
    yield from _media(text, [pair for pair in capital if pair not in told])
    spoken = bool(capital) and _is_of_works(text, text.words[capital[0][0]].sentence)
    for first, last in capital:
        rules = text.rules[text.words[first].sentence]
        if (first, last) in told:
            yield Candidate(first, last, "term", 8.2, 0.8, (("work", 4.0),))
        elif (told or spoken) and _may_be_title(text.words[first:last], rules):
            yield Candidate(first, last, "term", 7.9, 0.6, (("work", 2.0),))
        elif rules.title_case and _is_title_case(text.words[first:last]) and text.plain[text.words[first].sentence]:
            yield Candidate(first, last, "term", 7.9, 0.6, (("work", 1.5),))


def _media(text: Text, quoted: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Organisations whose names are quoted after a noun that tells one ("die Zeitung „Morgenblatt“")."""
    for first, last in quoted:
        word, rules = text.words[first], text.rules[text.words[first].sentence]
        before = text.words[first - 1] if first else word
        if before.sentence == word.sentence and rules.cue(before.lower) == "organisation":
            yield Candidate(first, last, "term", 8.2, 0.8, (("organisation", 4.0),))


def _tells_work(text: Text, first: int, last: int) -> bool:
    """Whether a noun for a work ("film") stands among the words [first, last) of one sentence."""
    sentence = text.words[last].sentence
    rules = text.rules[sentence]
    words = text.words[max(first, text.bounds[sentence][0]) : last]
    return any(rules.cues.get(word.lower) == "work" or word.lower in rules.work_cues for word in words)


def _is_of_works(text: Text, sentence: int) -> bool:
    """Whether a sentence, or the one before it, speaks of works."""
    rules, (first, last) = text.rules[sentence], text.bounds[sentence]
    first = text.bounds[sentence - 1][0] if sentence else first
    return any(rules.cues.get(word.lower) == "work" for word in text.words[first:last])


def _may_be_title(words: Sequence[Word], rules: Rules) -> bool:
    """A capital on every long word, and more than a word that opens a sentence."""
    if len(words) == 1 and (words[0].lower in rules.starters or words[0].lower in rules.not_names):
        return False
    if rules.nouns_are_capitalised and len(words) == 1:
        return False
    return all(word.capital or len(word.text) < 4 for word in words)


def _is_title_case(words: Sequence[Word]) -> bool:
    """Three words and more, a capital on the first, the last and every long one, and small words in between."""
    long = all(word.capital or len(word.text) < 4 for word in words)
    small = any(not word.capital for word in words)
    return len(words) > 2 and long and small and words[0].capital and words[-1].capital


def _quoted_terms(text: Text, quoted: Sequence[tuple[int, int]]) -> Iterator[Candidate]:
    """Quoted phrases named as such; the other quoted phrases of the same form beside one (an enumeration) follow it."""
    terms = [pair for pair in quoted if _is_phrase(text, *pair)]
    sure = [pair for pair in terms if _is_introduced(text, *pair)]
    if sure:
        siblings = [pair for pair in terms if pair in sure or _has_determiner(text, pair[0])]
        for first, last in siblings:
            yield _term(text, first, last)


def _is_phrase(text: Text, first: int, last: int) -> bool:
    words, rules = text.words, text.rules[text.words[first].sentence]
    if last - first > _MAX_TERM or words[first].lower in rules.starters:
        return False
    return all(word.gap != BREAK for word in words[first + 1 : last])


def _is_introduced(text: Text, first: int, last: int) -> bool:
    words, rules = text.words, text.rules[text.words[first].sentence]
    before = words[first - 1].lower if first else ""
    if before in rules.term_cues:
        return last - first > 1 or not words[first].capital
    if last - first > 1 and any(rules.term_types.get(w.lower) == "dataset" for w in words[max(0, first - 2) : first]):
        return True
    head = words[first].lower if rules.language not in ("en", "de") else words[last - 1].lower
    return last - first > 1 and head in rules.term_heads and _has_determiner(text, first)


def _has_determiner(text: Text, first: int) -> bool:
    return first > 0 and text.words[first - 1].lower in text.rules[text.words[first].sentence].determiners


def _term(text: Text, first: int, last: int) -> Candidate:
    rules = text.rules[text.words[first].sentence]
    told = [*text.words[first:last], *text.words[max(0, first - 2) : first]]
    kinds = [rules.term_types[w.lower] for w in told if w.lower in rules.term_types]
    return Candidate(first, last, "term", 3.0, 0.6, ((kinds[0] if kinds else "other", 2.0),))


def _coined_terms(
    text: Text, first: int, last: int, pattern: re.Pattern[str], ends: frozenset[str]
) -> Iterator[Candidate]:
    """Terms without quotation marks after one of the language's `coined` phrases, up to one of the words `ends`."""
    rules = text.rules[text.words[first].sentence]
    start, end = text.words[first].start, text.words[last - 1].end
    starts = [word.start for word in text.words[first:last]]
    for match in pattern.finditer(text.text, start, end):
        begin = first + bisect_left(starts, match.end())
        while begin < last and text.words[begin].lower in rules.determiners:
            begin += 1
        stop = begin
        if begin < last and text.words[begin].lower in rules.starters:
            continue
        while stop < last and stop - begin <= _MAX_TERM and _goes_on(text.words[stop], stop == begin, ends):
            stop += 1
        if 1 < stop - begin <= _MAX_TERM - 1:
            yield _term(text, begin, stop)


def _goes_on(word: Word, is_first: bool, ends: frozenset[str]) -> bool:
    return (is_first or word.gap != BREAK) and word.lower not in ends


@cache
def _coined(language: str) -> tuple[re.Pattern[str] | None, frozenset[str]]:
    data = language_rules(language, "mentions")
    phrases = [re.escape(phrase).replace(r"\*", r"\w+").replace(r"\ ", " ") for phrase in data.get("coined", ())]
    pattern = re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.IGNORECASE) if phrases else None
    return pattern, frozenset(data.get("coined_ends", "").split())
