"""Find the further occurrences of names already accepted: at the beginning of sentences, in headings, by surname."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from operator import attrgetter
from typing import NamedTuple

from transforms.mentions.last_names import last_names
from transforms.mentions.values import BREAK, DOT, Candidate, Text

_MIN_CAPITALS = 4
_LONG = 4


class _Patterns(NamedTuple):
    """`by_words`: words in lower case -> the candidate they name; `lengths`: first word -> word counts, falling."""

    by_words: Mapping[tuple[str, ...], Candidate]
    lengths: Mapping[str, Sequence[int]]


def spread_names(text: Text, accepted: Sequence[Candidate]) -> list[Candidate]:
    """The accepted candidates and, in the words they leave free, every other place where one of their names stands.

    The accepted come in order, and so does the result. A person's last name stands for the person; a line in capitals
    is read without regard to case.
    """
    patterns = _patterns(text, accepted)
    taken = {k: c for c in accepted for k in range(c.first, c.last)}
    lengths = patterns.lengths
    may_begin = [k for k, lower in enumerate(text.lowers) if lower in lengths and k not in taken]
    found: list[Candidate] = []
    covered: set[int] = set()
    for index in may_begin:
        match = _match(text, index, patterns, taken) if index not in covered else None
        if match is not None:
            found.append(match)
            covered.update(range(match.first, match.last))
    if not found:
        return list(accepted)
    return sorted([*found, *(c for c in accepted if c.first not in covered)], key=attrgetter("first"))


def _is_free(taken: Mapping[int, Candidate], index: int, stop: int) -> bool:
    """No name stands there, or, for a name of four words and more, only unknown ones inside it ("Zarban")."""
    inside = [taken[k] for k in range(index, stop) if k in taken]
    if stop - index < _LONG:
        return not inside
    return all(c.first >= index and c.last <= stop and c.key is None for c in inside)


def _patterns(text: Text, accepted: Iterable[Candidate]) -> _Patterns:
    by_words: dict[tuple[str, ...], Candidate] = {}
    for candidate in accepted:
        by_words.setdefault(tuple(text.lowers[candidate.first : candidate.last]), candidate)
    heads: dict[str, list[Candidate]] = defaultdict(list)
    for words, candidate in [(words, c) for words, c in by_words.items() if len(words) > 1]:
        rules = text.rules[text.words[candidate.first].sentence]
        if rules.nouns_are_capitalised and len(words) == 2 and rules.heads.get(words[0]) == "place":
            by_words.setdefault(words[1:], candidate)  # "im Hainich", of "Nationalpark Hainich"
        form = candidate.first + (words[0] == "1")
        if form < candidate.last - 1 and rules.is_club_form(text.words[form].text):
            by_words.setdefault(words[form - candidate.first + 1 :], candidate)  # "Zarvos won", of "FC Zarvos"
        if _is_person(candidate):
            parts = last_names(text.words[candidate.first : candidate.last])
            for part in [*parts, words[:1]] if words[0] in rules.first_names else parts:
                if part[0] not in rules.not_names:
                    by_words.setdefault(part, candidate)
                    if rules.nouns_are_capitalised:
                        by_words.setdefault((*part[:-1], f"{part[-1]}s"), candidate)  # "Harmsens Roman"
        elif rules.heads.get(words[0]) == "organisation":
            heads[words[0]].append(candidate)
    for head, same in heads.items():
        if len(same) == 1:
            by_words.setdefault((head,), same[0])
    lengths: dict[str, set[int]] = defaultdict(set)
    for words in by_words:
        lengths[words[0]].add(len(words))
    return _Patterns(by_words, {first: sorted(found, reverse=True) for first, found in lengths.items()})


def _is_person(candidate: Candidate) -> bool:
    """Whether a candidate of several words names a person, by the gazetteer or by the balance of its own votes."""
    if candidate.last - candidate.first < 2:
        return False
    if candidate.type is not None:
        return candidate.type == "person"
    total: dict[str, float] = defaultdict(float)
    for kind, weight in candidate.votes:
        total[kind] += weight
    if not total:
        # Two words of which nothing is known are most often a person's.
        return candidate.source in ("run", "both") and candidate.last - candidate.first == 2
    return max(total, key=lambda kind: (total[kind], kind)) == "person"


def _match(text: Text, index: int, patterns: _Patterns, taken: Mapping[int, Candidate]) -> Candidate | None:
    for length in patterns.lengths[text.words[index].lower]:
        words = text.words[index : index + length]
        named = patterns.by_words.get(tuple(text.lowers[index : index + length]))
        if (
            len(words) < length
            or named is None
            or not _is_free(taken, index, index + length)
            or any(word.gap == BREAK for word in words[1:])
        ):
            continue
        if _may_name(text, index, index + length, named):
            return named._replace(
                first=index,
                last=index + length,
                source="spread",
                votes=(),
                resolution="",
                rank=0.0,
                score=named.score - 0.1,
            )
    return None


def _may_name(text: Text, index: int, stop: int, named: Candidate) -> bool:
    """The same letters in the same case, or in capitals; and no common word whose place explains its capital."""
    word = text.words[index]
    rules, plain = text.rules[word.sentence], text.plain[word.sentence]
    here = list(text.forms[index:stop])
    there = list(text.forms[named.first : named.last])
    if word.initial and here[0] == there[-len(here)].capitalize():
        here[0] = there[-len(here)]  # "Von der Leyen said"
    if rules.nouns_are_capitalised and here[-1] == f"{there[-1]}s":
        here[-1] = there[-1]
    if here not in (there[-len(here) :], there[: len(here)]):
        return sum(map(len, here)) >= _MIN_CAPITALS and all(w.isupper() or not w.isalpha() for w in here)
    if len(here) == 1 and len(here[0]) == 1:
        return text.text[word.end : word.end + 1] == "." and word.gap != DOT  # "Jonas B.", then "B."
    if len(here) == 1 and len(there) > 1 and word.lower in rules.heads:
        return word.capital and not word.initial and plain  # "la Commission" for "Commission européenne"
    if len(here) > 1 or (plain and not word.initial):
        return True
    if _is_common(text, word.lower) or word.lower in rules.starters:
        return False
    return not rules.nouns_are_capitalised or _is_person(named)


def _is_common(text: Text, lower: str) -> bool:
    """Whether the document has the word without a capital too."""
    return lower in text.vocabulary and lower.islower()
