"""Find names by their capitals: runs of capitalised words, with the small words that belong inside them."""

from collections.abc import Iterator, Mapping, Sequence

from transforms.mentions.load_rules import Rules
from transforms.mentions.values import AMPERSAND, APOSTROPHE, BREAK, DOT, HYPHEN, SPACE, Candidate, Text, Word

_MAX_WORDS = 12
_ACRONYM_MAX = 7
_AND = frozenset({"et", "and", "y", "e", "und"})


def find_runs(text: Text, known: Sequence[Candidate]) -> list[Candidate]:
    """Candidates from capitals alone, each with the evidence its own words give (first name, title, head, form).

    Args:
        text: the document.
        known: the gazetteer's and the grammar's candidates, which stand inside runs as one word each.
    """
    ends = {c.first: c for c in sorted(known, key=lambda c: c.last)}
    found: list[Candidate] = []
    for sentence, (first, last) in enumerate(text.bounds):
        if text.prose[sentence]:
            for a, b in _runs(text.words, first, last, text.rules[sentence], ends):
                found += _candidates(text, a, b, ends)
    return found


def _runs(
    words: Sequence[Word], first: int, last: int, rules: Rules, ends: Mapping[int, Candidate]
) -> Iterator[tuple[int, int]]:
    index = first
    while index < last:
        word = words[index]
        if not word.capital or not (index in ends or _may_begin(words, index, last, rules)):
            index += 1
            continue
        stop = _run_end(words, index, last, rules, ends)
        yield index, stop
        index = stop


def _may_begin(words: Sequence[Word], index: int, last: int, rules: Rules) -> bool:
    word = words[index]
    if word.lower in rules.titles or word.lower in rules.dates:
        return False
    if word.lower not in rules.starters:
        return True
    # "Le Maire", "La Rochelle": an article is part of a name only where its own capital is evidence.
    return not word.initial and index + 1 < last and words[index + 1].capital and words[index + 1].gap != BREAK


def _run_end(words: Sequence[Word], index: int, last: int, rules: Rules, ends: Mapping[int, Candidate]) -> int:
    head = rules.heads.get(words[index].lower)
    stop = ends[index].last if index in ends else index + 1
    while stop < last and stop - index < _MAX_WORDS:
        following = _next(words, index, stop, last, rules, ends, head)
        if following <= stop:
            break
        stop = following
        head = head or rules.heads.get(words[stop - 1].lower)
    return stop


def _next(
    words: Sequence[Word], index: int, at: int, last: int, rules: Rules, ends: Mapping[int, Candidate], head: str | None
) -> int:
    """The end of the run after one more word, or `at` where it stops."""
    word = words[at]
    if word.gap == BREAK or word.initial:
        return at
    if word.capital:
        return _next_capital(words, index, at, rules, ends)
    if word.gap == HYPHEN:
        return _next_hyphenated(words, at, last)
    if head and not rules.nouns_are_capitalised:
        return _next_of_head(words, at, last, rules, ends)
    return _next_particle(words, index, at, last, rules)


def _next_capital(words: Sequence[Word], index: int, at: int, rules: Rules, ends: Mapping[int, Candidate]) -> int:
    word = words[at]
    if word.gap == APOSTROPHE and words[at - 1].text[0].islower():
        return at
    if word.lower in rules.titles and word.gap == SPACE and at not in ends:
        return at
    if word.lower in rules.dates and words[index].lower not in rules.first_names:
        return at
    return max(ends[at].last, at + 1) if at in ends else at + 1


def _next_hyphenated(words: Sequence[Word], at: int, last: int) -> int:
    """Covid-19, F-16; Neuilly-sur-Seine, Châlons-en-Champagne."""
    if words[at].text[0].isdigit():
        return at + 1
    for stop in range(at + 1, min(at + 4, last)):
        if words[stop].gap not in (HYPHEN, APOSTROPHE):
            return at
        if words[stop].capital:
            return stop + 1
    return at


def _next_particle(words: Sequence[Word], index: int, at: int, last: int, rules: Rules) -> int:
    """Ursula von der Leyen; Charles de Gaulle, where only a first name stands before the weak particle."""
    weak = at - index == 1 and words[index].lower in rules.first_names
    stop = at
    while stop < min(at + 3, last) and words[stop].gap in (SPACE, HYPHEN, APOSTROPHE):
        word = words[stop]
        if word.capital:
            return stop + 1 if stop > at and word.lower not in rules.titles else at
        if not (word.lower in rules.particles or (weak and word.lower in rules.weak_particles)):
            return at
        stop += 1
    return at


def _next_of_head(words: Sequence[Word], at: int, last: int, rules: Rules, ends: Mapping[int, Candidate]) -> int:
    """Inside the name of an institution: an adjective, or small words and a capitalised word ("University of Oslo")."""
    if words[at].lower in rules.name_adjectives and words[at].gap == SPACE:
        return at + 1
    stop = at
    while stop < min(at + 3, last) and words[stop].gap in (SPACE, APOSTROPHE):
        word = words[stop]
        if word.capital:
            new = words[at].lower in _AND and (stop in ends or word.lower in rules.first_names)
            return at if stop == at or new or word.lower in rules.titles else stop + 1
        if word.lower not in rules.connectors:
            return at
        stop += 1
    return at


def _candidates(text: Text, first: int, last: int, ends: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """A run as one candidate, or cut where the gazetteer knows a part that is a thing of its own."""
    words, rules = text.words, text.rules[text.words[first].sentence]
    inside = [ends[k] for k in range(first, last) if k in ends and ends[k].last <= last]
    if sum(known.last - known.first for known in inside) == last - first:
        return
    for known in inside:
        if known.first == first and known.last < last and _is_separate(words, known, last, rules):
            first = known.last
    if first < last:
        first, last = _trim(words, first, last, rules, ends)
    if last - first > 1 or (first < last and len(words[first].text) > 1):
        yield _weigh(text, first, last, [c for c in inside if c.first >= first])


def _is_separate(words: Sequence[Word], known: Candidate, last: int, rules: Rules) -> bool:
    """A known name before somebody's first name, or before a hyphen and a common noun (German compounds)."""
    rest = words[known.last]
    if known.type == "person" and known.last - known.first > 1:
        return True
    if rest.gap == HYPHEN:
        return rules.nouns_are_capitalised
    return rest.lower in rules.first_names and last - known.last > 1


def _trim(words: Sequence[Word], first: int, last: int, rules: Rules, ends: Mapping[int, Candidate]) -> tuple[int, int]:
    """Without words that belong to the sentence: an opening article, a people before a name, plain acronyms."""
    while first < last and first not in ends:
        word, more = words[first], last - first > 1
        follower = words[first + 1] if more else word
        if word.initial and word.lower in rules.starters:
            first += 1
        elif word.text in rules.plain_acronyms or (word.lower in rules.not_names and _drops(word, follower, more, rules)):
            first += 1
        else:
            break
    while last > first and words[last - 1].gap == SPACE and words[last - 1].text in rules.plain_acronyms:
        last -= 1
    return first, last


def _drops(word: Word, follower: Word, more: bool, rules: Rules) -> bool:
    return not more or follower.lower in rules.first_names or (word.initial and follower.gap == SPACE)


def _weigh(text: Text, first: int, last: int, inside: Sequence[Candidate]) -> Candidate:
    """Score a run by what its own words and their place say."""
    words = text.words
    word, rules, count = words[first], text.rules[words[first].sentence], last - first
    sure, votes = _inner_votes(words, first, last, rules)
    plain = text.plain[word.sentence]
    if sure:
        score, rank = 0.9, 8.0
    elif rules.nouns_are_capitalised:
        score, rank = (0.65 if _is_acronym(word) and count == 1 else 0.3 if count > 1 else 0.0), 5.0
    elif not plain:
        score, rank = (0.25 if count > 1 else 0.1), 5.0
    elif count > 1:
        score, rank = (0.5 if word.initial else 0.7), 6.5 if inside else 5.0
    else:
        score, rank = (0.15 if word.initial else 0.55), 5.0
        score += 0.2 if _is_acronym(word) or _is_camel(word.text) else 0.0
    return Candidate(first, last, "run", rank, score, votes)


def _inner_votes(words: Sequence[Word], first: int, last: int, rules: Rules) -> tuple[bool, tuple[tuple[str, float], ...]]:
    """Types that the words of a name tell, and whether they make it a name beyond doubt."""
    count, votes = last - first, []
    title = first > 0 and words[first].gap in (SPACE, DOT) and words[first - 1].lower in rules.titles
    if count > 1 and words[first].lower in rules.first_names and words[first + 1].gap in (SPACE, HYPHEN, DOT):
        votes.append(("person", 3.0))
    if title:
        votes.append(("person", 2.5))
    if count > 1:
        heads = [rules.heads[w.lower] for w in words[first:last] if w.lower in rules.heads and w.capital]
        if heads:
            votes.append((heads[-1] if rules.language in ("en", "de") else heads[0], 4.0))
        if words[last - 1].lower in rules.legal_forms:
            votes.append(("organisation", 5.0))
    if count == 1 and _is_acronym(words[first]):
        votes.append(("organisation", 1.5))
    if count == 1 and _is_camel(words[first].text):
        votes.append(("product", 0.6))
    sure = any(weight >= 2.5 for _, weight in votes)
    return sure, tuple(votes)


def _is_acronym(word: Word) -> bool:
    return 1 < len(word.text) <= _ACRONYM_MAX and word.text.isupper()


def _is_camel(word: str) -> bool:
    """A capital after a small letter inside one word: OpenAI, TikTok."""
    return any(a.islower() and b.isupper() for a, b in zip(word, word[1:], strict=False))
