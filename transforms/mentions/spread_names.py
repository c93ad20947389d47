"""Find the further occurrences of names already accepted: at the beginning of sentences, in headings, by surname."""

from collections.abc import Iterable, Sequence

from transforms.mentions.values import BREAK, Candidate, Text, Word

_MIN_LETTERS = 3
_MIN_CAPITALS = 4


def spread_names(text: Text, accepted: Sequence[Candidate]) -> list[Candidate]:
    """The accepted candidates and, in the words they leave free, every other place where one of their names stands.

    A person's last name stands for the person; a line in capitals is read without regard to case.
    """
    patterns = _patterns(text, accepted)
    common = _common_words(text)
    taken = bytearray(len(text.words))
    for candidate in accepted:
        taken[candidate.first : candidate.last] = b"\x01" * (candidate.last - candidate.first)
    found = list(accepted)
    index = 0
    while index < len(text.words):
        candidate = None if taken[index] else _match(text, index, patterns, taken, common)
        if candidate:
            found.append(candidate)
        index = candidate.last if candidate else index + 1
    return sorted(found, key=lambda c: c.first)


Pattern = tuple[tuple[str, ...], Candidate]


def _patterns(text: Text, accepted: Iterable[Candidate]) -> dict[str, list[Pattern]]:
    """First word (in lower case) -> the other words and the candidate they name, longest first."""
    by_words: dict[tuple[str, ...], Candidate] = {}
    for candidate in accepted:
        words = tuple(word.lower for word in text.words[candidate.first : candidate.last])
        by_words.setdefault(words, candidate)
    heads: dict[str, list[Candidate]] = {}
    for words, candidate in list(by_words.items()):
        if is_person(candidate):
            for suffix in suffixes(text.words[candidate.first : candidate.last]):
                by_words.setdefault(suffix, candidate)
            if words[0] in text.rules[text.words[candidate.first].sentence].first_names:
                by_words.setdefault(words[:1], candidate)
        rules = text.rules[text.words[candidate.first].sentence]
        if len(words) > 1 and rules.heads.get(words[0]) == "organisation" and not is_person(candidate):
            heads.setdefault(words[0], []).append(candidate)
    by_words.update({(head,): same[0] for head, same in heads.items() if len(same) == 1 and (head,) not in by_words})
    patterns: dict[str, list[Pattern]] = {}
    for words, candidate in by_words.items():
        patterns.setdefault(words[0], []).append((words[1:], candidate))
    for same in patterns.values():
        same.sort(key=lambda pattern: -len(pattern[0]))
    return patterns


def is_person(candidate: Candidate) -> bool:
    """Whether a candidate of several words names a person, by the gazetteer or by the balance of its own votes."""
    if candidate.last - candidate.first < 2:
        return False
    if candidate.type is not None:
        return candidate.type == "person"
    total: dict[str, float] = {}
    for kind, weight in candidate.votes:
        total[kind] = total.get(kind, 0.0) + weight
    return bool(total) and max(total, key=lambda kind: (total[kind], kind)) == "person"


def suffixes(words: Sequence[Word]) -> list[tuple[str, ...]]:
    """The last names a full name may be cut to: its last word, with the small words before it, never its first."""
    found = []
    for start in range(len(words) - 1, 0, -1):
        if words[start].capital and len(words[start].text) >= _MIN_LETTERS - 1:
            tail = tuple(word.lower for word in words[start:])
            if sum(map(len, tail)) >= _MIN_LETTERS and not tail[-1] in ("jr", "sr", "ii", "iii", "vi", "xvi", "iv"):
                found.append(tail)
        if start < len(words) - 1 and not words[start].capital:
            found.append(tuple(word.lower for word in words[start:]))
    return found


def _match(
    text: Text, index: int, patterns: dict[str, list[Pattern]], taken: bytearray, common: frozenset[str]
) -> Candidate | None:
    words, word = text.words, text.words[index]
    for rest, named in patterns.get(word.lower, ()):
        stop = index + 1 + len(rest)
        if stop > len(words) or any(taken[index:stop]) or not _may_name(text, index, stop, named, common):
            continue
        if all(words[index + 1 + k].lower == w and words[index + 1 + k].gap != BREAK for k, w in enumerate(rest)):
            return named._replace(
                first=index, last=stop, source="spread", votes=(), resolution="", rank=0.0, score=named.score - 0.1
            )
    return None


def _may_name(text: Text, index: int, stop: int, named: Candidate, common: frozenset[str]) -> bool:
    """The same letters in the same case, or in capitals; a capital that its place explains must not be a common word."""
    word = text.words[index]
    here = [w.text for w in text.words[index:stop]]
    there = [w.text for w in text.words[named.first : named.last]]
    if here not in (there[-len(here) :], there[: len(here)]):
        return sum(map(len, here)) >= _MIN_CAPITALS and all(w.isupper() or not w.isalpha() for w in here)
    rules = text.rules[word.sentence]
    if stop - index == 1 and word.lower in rules.heads and len(there) > 1:
        return not word.initial and text.plain[word.sentence]  # "la Commission" for "Commission européenne"
    if stop - index > 1 or not (word.initial or not text.plain[word.sentence]):
        return True
    if word.lower in common or word.lower in rules.starters:
        return False
    return not rules.nouns_are_capitalised or is_person(named)


def _common_words(text: Text) -> frozenset[str]:
    """Words that the document also writes in lower case."""
    return frozenset(word.text for word in text.words if word.text.islower())
