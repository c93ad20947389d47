"""Find names by their capitals: runs of capitalised words, with the small words that belong inside them."""

import re
from collections.abc import Iterator, Mapping, Sequence

from transforms.mentions.load_rules import Rules
from transforms.mentions.values import AMPERSAND, APOSTROPHE, BREAK, DOT, HYPHEN, SPACE, Candidate, Text, Word

_MAX_WORDS = 12
_ACRONYM_MAX = 7
_YEAR = re.compile(r"(?:19|20)\d{2}")
_ORDINAL = re.compile(r"[IVXLC]+(?:e|er|ère|re|ème|th|º)")
_COMPOUND_ENDS = frozenset({"led", "born", "like", "run", "made", "wide", "type", "era", "only", "free", "net", "sur", "en"})
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
        # Without the lists of its language, a sentence's capitals cannot be told from names.
        if text.prose[sentence] and text.rules[sentence].starters:
            for a, b in _runs(text.words, first, last, text.rules[sentence], ends):
                found += _candidates(text, a, b, ends)
    return found


def _runs(
    words: Sequence[Word], first: int, last: int, rules: Rules, ends: Mapping[int, Candidate]
) -> Iterator[tuple[int, int]]:
    index = first
    while index < last:
        word = words[index]
        begins = word.capital and (index in ends or _may_begin(words, index, last, rules))
        if not begins and not (word.lower in rules.lower_heads and _is_followed(words, index, last, rules, ends)):
            index += 1
            continue
        stop = _run_end(words, index, last, rules, ends)
        yield index, stop
        index = stop


def _may_begin(words: Sequence[Word], index: int, last: int, rules: Rules) -> bool:
    word = words[index]
    if rules.is_title(word.lower) or word.lower in rules.dates or _ORDINAL.fullmatch(word.text):
        return False
    if word.gap == SPACE and len(word.text) < 4 and words[index - 1].text[-1].isdigit():
        return False  # a unit: 850 Nm
    if word.lower not in rules.starters:
        return True
    # "Le Maire", "La Rochelle": an article is part of a name only where its own capital is evidence.
    return not word.initial and index + 1 < last and words[index + 1].capital and words[index + 1].gap != BREAK


def _is_followed(words: Sequence[Word], index: int, last: int, rules: Rules, ends: Mapping[int, Candidate]) -> bool:
    """A head in lower case makes a name only with a capitalised word of its own ("hôpital Necker")."""
    stop = index + 1
    if stop < last and words[stop].gap == SPACE and words[stop].capital:
        return not rules.is_title(words[stop].lower) and words[stop].lower not in rules.dates
    return _next_of_head(words, stop, last, rules, ends) > stop + 1 if stop < last else False


def _run_end(words: Sequence[Word], index: int, last: int, rules: Rules, ends: Mapping[int, Candidate]) -> int:
    stop = ends[index].last if index in ends else index + 1
    # A name the gazetteer knows in full is complete: "Rassemblement national" does not go on with "de la Manche".
    head = (rules.heads.get(words[index].lower) or rules.lower_heads.get(words[index].lower)) if stop - index == 1 else None
    while stop < last and stop - index < _MAX_WORDS:
        following = _next(words, index, stop, last, rules, ends, head)
        if following <= stop:
            break
        stop = following
        if rules.language == "en" and not head:
            head = rules.heads.get(words[stop - 1].lower)
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
        return _next_hyphenated(words, index, at, last)
    if head and (not rules.nouns_are_capitalised or head in ("organisation", "event")):
        return max(at, _next_of_head(words, at, last, rules, ends))
    if word.lower in rules.joiners and (stop := _next_joined(words, index, at, last, rules, ends)) > at:
        return stop
    return _next_particle(words, index, at, last, rules)


def _next_capital(words: Sequence[Word], index: int, at: int, rules: Rules, ends: Mapping[int, Candidate]) -> int:
    word = words[at]
    if word.gap == APOSTROPHE and words[at - 1].text[0].islower():
        return at
    if rules.is_title(word.lower) and at not in ends and (word.gap == SPACE or rules.nouns_are_capitalised):
        return at
    if word.lower in rules.dates and words[index].lower not in rules.first_names:
        return at
    return max(ends[at].last, at + 1) if at in ends else at + 1


def _next_hyphenated(words: Sequence[Word], index: int, at: int, last: int) -> int:
    """Covid-19, F-16; Neuilly-sur-Seine, Châlons-en-Champagne; Kim Dae-jung (but not "New York-led")."""
    word = words[at]
    if word.text[0].isdigit() or (at - index > 1 and len(word.text) <= 4 and word.lower not in _COMPOUND_ENDS):
        return at + 1
    for stop in range(at + 1, min(at + 4, last)):
        if words[stop].gap not in (HYPHEN, APOSTROPHE):
            return at
        if words[stop].capital:
            return stop + 1
    return at


def _next_particle(words: Sequence[Word], index: int, at: int, last: int, rules: Rules) -> int:
    """Ursula von der Leyen; Charles de Gaulle, where only a first name stands before the weak particle."""
    weak = at - index <= 1 + rules.nouns_are_capitalised and words[index].lower in rules.first_names
    stop = at
    while stop < min(at + 3, last) and words[stop].gap in (SPACE, HYPHEN, APOSTROPHE):
        word = words[stop]
        if word.capital:
            return stop + 1 if stop > at and not rules.is_title(word.lower) else at
        if not (word.lower in rules.particles or (weak and word.lower in rules.weak_particles)):
            return at
        stop += 1
    return at


def _next_of_head(words: Sequence[Word], at: int, last: int, rules: Rules, ends: Mapping[int, Candidate]) -> int:
    """Inside the name of an institution: an adjective, or small words and a capitalised word ("University of Oslo")."""
    if words[at].lower in rules.name_adjectives and words[at].gap == SPACE:
        return at + 1
    tail = words[at].lower in rules.tail_connectors
    named = words[at - 1].capital and words[at - 1].lower not in rules.heads
    stop = at
    while stop < min(at + 3, last) and words[stop].gap in (SPACE, APOSTROPHE):
        word = words[stop]
        if word.capital:
            new = words[at].lower in _AND and (stop in ends or word.lower in rules.first_names)
            # "Stade Vélodrome de Marseille": the name is complete before the place.
            new = new or (named and rules.language != "en" and stop in ends)
            return at if stop == at or new or rules.is_title(word.lower) or word.lower in rules.dates else stop + 1
        if word.lower not in rules.connectors:
            return stop + 1 if tail and stop > at and _is_noun(word, rules) else at
        tail = tail and word.lower in rules.tail_connectors
        stop += 1
    return at


def _is_noun(word: Word, rules: Rules) -> bool:
    """As far as the lists tell: no small word, title, day or verb of speech."""
    return len(word.text) > 3 and word.text.isalpha() and not (
        word.lower in rules.starters
        or rules.is_title(word.lower)
        or word.lower in rules.dates
        or word.lower in rules.speech_verbs
        or word.lower in rules.not_names
    )


def _next_joined(words: Sequence[Word], index: int, at: int, last: int, rules: Rules, ends: Mapping[int, Candidate]) -> int:
    """"Spirit of Ecstasy", "Balón de Oro": but not people, known things, or the first word of a sentence, "of" a place."""
    stop = at + 2 if at + 1 < last and words[at + 1].lower in rules.determiners else at + 1
    first = words[index]
    if words[at].lower not in rules.joiners or stop >= last or index in ends or stop in ends or at - index > 2:
        return at
    if first.initial or first.lower in rules.first_names or words[stop].lower in rules.first_names:
        return at
    word = words[stop]
    outside = rules.is_title(word.lower) or word.lower in rules.dates or word.lower in rules.not_names
    return stop + 1 if word.capital and not word.initial and word.gap != BREAK and not outside else at


def _candidates(text: Text, first: int, last: int, ends: Mapping[int, Candidate]) -> Iterator[Candidate]:
    """A run as one candidate, or cut where the gazetteer knows a part that is a thing of its own."""
    words, rules = text.words, text.rules[text.words[first].sentence]
    inside = [ends[k] for k in range(first, last) if k in ends and ends[k].last <= last]
    peoples = [words[k].lower in rules.not_names for k in range(first, last)]
    if all(peoples):
        return
    if _is_portfolio(words, first, rules):
        first += 1
    if inside and inside[0].first == first and inside[0].type == "event" and last - inside[0].last > 0:
        yield _edition(text, first, last)
        return
    if sum(known.last - known.first for known in inside) == last - first or _is_chain(words, inside):
        return
    for known in inside:
        if known.first == first and known.last < last and _is_separate(words, known, last, rules):
            first = known.last
    first = _person_start(words, first, last, rules)
    if first < last:
        first, last = _trim(words, first, last, rules, ends)
    if last - first > 1 or (first < last and len(words[first].text) > 1):
        yield _weigh(text, first, last, [c for c in inside if c.first >= first])


def _edition(text: Text, first: int, last: int) -> Candidate:
    """An event with its place: "AWS Summit Paris 2024"."""
    return Candidate(first, _with_year(text.words, last), "run", 8.3, 0.9, (("event", 4.0),))


def _with_year(words: Sequence[Word], last: int) -> int:
    year = last < len(words) and words[last].gap == SPACE and _YEAR.fullmatch(words[last].text)
    return last + 1 if year else last


def _is_separate(words: Sequence[Word], known: Candidate, last: int, rules: Rules) -> bool:
    """A known name before somebody's first name, or before a hyphen and a common noun (German compounds)."""
    rest = words[known.last]
    if known.type == "person" and known.last - known.first > 1:
        return True
    if rest.gap == HYPHEN:
        return rules.nouns_are_capitalised and words[last - 1].lower not in rules.heads
    return rest.lower in rules.first_names and last - known.last > 1


def _is_portfolio(words: Sequence[Word], first: int, rules: Rules) -> bool:
    """A capitalised noun after "ministre de": a field, not a name."""
    before = first - 1
    while before > 0 and first - before < 4 and words[before].lower in rules.connectors and words[before + 1].gap != BREAK:
        before -= 1
    return 0 <= before < first - 1 and words[before].lower in rules.portfolios


def _is_chain(words: Sequence[Word], inside: Sequence[Candidate]) -> bool:
    """Two known things and more, joined by hyphens (CGT-FO-FSU, Paris-Roubaix)."""
    return len(inside) > 1 and words[inside[1].first].gap == HYPHEN


def _person_start(words: Sequence[Word], first: int, last: int, rules: Rules) -> int:
    """Where somebody's name begins after a noun with a capital ("Retraites Jean Martin"), else `first`.

    A head before it ("Lycée Jean Martin") or another first name keeps the run in one piece.
    """
    if words[first].lower in rules.first_names or any(w.lower in rules.heads for w in words[first:last]):
        return first
    for index in range(first + 1, last - 1):
        if words[index].gap != SPACE or words[index - 1].gap not in (SPACE, BREAK, APOSTROPHE):
            continue
        if words[index].lower in rules.first_names and not words[index + 1].text[0].isdigit():
            return index if index - first == 1 else first
    return first


def _trim(words: Sequence[Word], first: int, last: int, rules: Rules, ends: Mapping[int, Candidate]) -> tuple[int, int]:
    """Without words that belong to the sentence: an opening article, a people before a name, plain acronyms."""
    while first < last and first not in ends:
        word, more = words[first], last - first > 1
        if rules.nouns_are_capitalised and more and _is_common(word, rules) and words[first + 1].gap == SPACE:
            first += 1
            continue
        follower = words[first + 1] if more else word
        if word.initial and word.lower in rules.starters:
            first += 1
        elif word.text in rules.plain_acronyms or (word.lower in rules.not_names and _drops(word, follower, more, rules)):
            first += 1
        else:
            break
    if last - first == 1 and words[first].lower in rules.starters:
        return last, last
    while last > first and words[last - 1].gap == SPACE and _ends_outside(words[last - 1], rules):
        last -= 1
    return first, last


def _is_common(word: Word, rules: Rules) -> bool:
    """A noun that is certainly no name, where all nouns have a capital."""
    return (
        word.lower in rules.common_nouns
        or (rules.cue(word.lower) is not None and word.lower not in rules.heads)
        or word.lower in rules.not_names
        or word.lower.endswith(rules.common_suffixes)
    )


def _ends_outside(word: Word, rules: Rules) -> bool:
    return word.text in rules.plain_acronyms or word.text == "I"


def _drops(word: Word, follower: Word, more: bool, rules: Rules) -> bool:
    return not more or follower.lower in rules.first_names or (word.initial and follower.gap == SPACE)


def _weigh(text: Text, first: int, last: int, inside: Sequence[Candidate]) -> Candidate:
    """Score a run by what its own words and their place say."""
    words = text.words
    word, rules, count = words[first], text.rules[words[first].sentence], last - first
    sure, votes = _inner_votes(words, first, last, rules, inside)
    plain = text.plain[word.sentence]
    if ("event", 4.0) in votes:
        last = _with_year(words, last)
    if not plain and count > 2 and all(w.text.isupper() for w in words[first:last]):
        score, rank = 0.1, 5.0
    elif sure:
        score, rank = 0.9, 8.0
    elif rules.nouns_are_capitalised:
        score, rank = _weigh_among_nouns(words, first, last, rules), 6.5 if inside else 5.0
    elif not plain:
        score, rank = (0.25 if count > 1 else 0.1), 5.0
    elif count > 1:
        score, rank = (0.5 if word.initial else 0.7), 6.5 if inside else 5.0
    elif word.lower in rules.heads:
        score, rank = 0.2, 5.0
    else:
        score, rank = (0.15 if word.initial else 0.55), 5.0
        score += 0.2 if _is_acronym(word) or _is_camel(word.text) else 0.0
    return Candidate(first, last, "run", rank, score, votes)


def _weigh_among_nouns(words: Sequence[Word], first: int, last: int, rules: Rules) -> float:
    """How surely a run is a name where every noun has a capital: two words without an article between them."""
    word, before = words[first], words[first - 1].lower if first else ""
    spaced = [w for w in words[first + 1 : last] if w.gap == SPACE]
    if last - first == 1:
        place = before in rules.locatives and word.lower.endswith(rules.place_endings)
        named = word.gap == SPACE and rules.cue(before) is not None and not word.initial and not _is_common(word, rules)
        return 0.65 if _is_acronym(word) else 0.6 if named or place else 0.0
    if word.initial or not spaced or any(_is_common(w, rules) for w in words[first:last]):
        return 0.2
    return 0.55


def _inner_votes(
    words: Sequence[Word], first: int, last: int, rules: Rules, inside: Sequence[Candidate]
) -> tuple[bool, tuple[tuple[str, float], ...]]:
    """Types that the words of a name tell, and whether they make it a name beyond doubt."""
    count, votes = last - first, []
    title = first > 0 and words[first].gap in (SPACE, DOT) and rules.is_title(words[first - 1].lower)
    if count > 1 and words[first].lower in rules.first_names and words[first + 1].gap in (SPACE, HYPHEN, DOT):
        votes.append(("person", 3.0))
    if title:
        votes.append(("person", 2.5))
    if count > 1:
        heads = [rules.heads[w.lower] for w in words[first:last] if w.lower in rules.heads and w.capital]
        heads = heads or [rules.lower_heads[w.lower] for w in words[first : first + 1] if w.lower in rules.lower_heads]
        if heads:
            # "Annie Hall" is a person, "Annie Hall Museum" is not.
            weight = 2.0 if votes and count == 2 else 4.0
            votes.append((heads[-1] if rules.language in ("en", "de") else heads[0], weight))
        if words[last - 1].lower in rules.legal_forms:
            votes.append(("organisation", 5.0))
    if count == 1 and words[first].lower in rules.first_names:
        votes.append(("person", 1.0))
    if count == 1 and _is_acronym(words[first]):
        votes.append(("organisation", 1.5))
    if count == 1 and _is_camel(words[first].text):
        votes.append(("product", 0.6))
    if inside and inside[0].first == first and inside[0].type in ("place", "organisation"):
        votes += [("organisation", 0.5), ("person", -2.0)]
    if any(_is_code(w.text) for w in words[first + 1 : last]):
        votes += [("product", 1.0), ("person", -2.0)]
    sure = any(weight >= 2.5 for _, weight in votes)
    return sure, tuple(votes)


def _is_acronym(word: Word) -> bool:
    return 1 < len(word.text) <= _ACRONYM_MAX and word.text.isupper()


def _is_code(word: str) -> bool:
    """Letters and digits, or digits alone: M4, GT3, 500."""
    return any(c.isdigit() for c in word)


def _is_camel(word: str) -> bool:
    """A capital after a small letter inside one word: OpenAI, TikTok."""
    return any(a.islower() and b.isupper() for a, b in zip(word, word[1:], strict=False))
