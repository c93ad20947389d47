"""Cut from a run what is not part of the name: titles' fields, peoples, articles, and names known on their own."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.mentions.load_rules import Rules
from transforms.mentions.values import APOSTROPHE, BREAK, HYPHEN, SPACE, Candidate, Scope, Word

_MAX_LINKS = 4
_ROMANCE = frozenset({"fr", "es", "it", "pt"})
"""Languages in which what specifies a name stands after it."""
_ROMAN = re.compile(r"[IVX]+")


class Piece(NamedTuple):
    """The words [first, last) of a run that may be one name, and the known names among them.

    `edition`: a known event with its place ("AWS Summit Paris").
    """

    first: int
    last: int
    inside: tuple[Candidate, ...]
    edition: bool = False


def cut_run(scope: Scope, first: int, last: int) -> Piece | None:
    """The name in the run [first, last), None where the known names say all, or where nothing is left."""
    words, rules, all_known = scope.words, scope.rules, scope.known
    if last - first == 1 and first in all_known and all_known[first].last == last:
        return None
    inside = [all_known[k] for k in range(first, last) if k in all_known and all_known[k].last <= last]
    if rules.not_names.issuperset([word.lower for word in words[first:last]]):
        return None
    if _is_portfolio(scope, first):
        first += 1
    if inside and _is_edition(inside, first, last):
        return Piece(first, last, tuple(inside), edition=True)
    if inside and (sum([known.last - known.first for known in inside]) == last - first or _is_chain(words, inside)):
        return None
    for known in inside:
        if known.first == first and known.last < last and _is_separate(words, known, last, rules):
            first = known.last
    first, last = _trim(scope, _person_start(scope, first, last), last)
    if inside and _is_known_after_nouns(scope, inside, first, last):
        return None
    if last - first > 1 or (first < last and len(words[first].text) > 1):
        return Piece(first, last, tuple(c for c in inside if c.first >= first))
    return None


def _is_known_after_nouns(scope: Scope, inside: Sequence[Candidate], first: int, last: int) -> bool:
    """A known name that needs nothing before it: in German, nouns that are no part of it ("Stammsitz Schweinfurt")."""
    words, rules = scope.words, scope.rules
    at = next((known.first for known in inside if known.first >= first and known.last == last), None)
    if at is None or at == first:
        return at is not None
    if not rules.nouns_are_capitalised or words[at].gap != SPACE:
        return False
    return all(rules.is_common_noun(word.lower) and word.gap != HYPHEN for word in words[first:at])


def _is_edition(inside: Sequence[Candidate], first: int, last: int) -> bool:
    """A known event and then its place, up to the end of the run."""
    if len(inside) != 2 or inside[0].first != first or inside[1].last != last:
        return False
    return inside[0].type == "event" and inside[1].type == "place" and inside[0].last == inside[1].first


def _is_portfolio(scope: Scope, first: int) -> bool:
    """A capitalised noun after "ministre de": a field, not a name."""
    words, rules, before = scope.words, scope.rules, first - 1
    while before > 0 and first - before < _MAX_LINKS and words[before + 1].gap != BREAK:
        if words[before].lower not in rules.portfolio_links:
            break
        before -= 1
    return 0 <= before < first - 1 and words[before].lower in rules.portfolios


def _is_chain(words: Sequence[Word], inside: Sequence[Candidate]) -> bool:
    """Two known things and more, joined by hyphens (CGT-FO-FSU, Paris-Roubaix)."""
    return len(inside) > 1 and words[inside[1].first].gap == HYPHEN


def _is_separate(words: Sequence[Word], known: Candidate, last: int, rules: Rules) -> bool:
    """A known name before somebody's first name, or before a hyphen and a common noun (German compounds)."""
    rest = words[known.last]
    if known.type == "person" and known.last - known.first > 1:
        return True
    if rest.gap == HYPHEN and known.type == "person" and rest.capital and not rules.nouns_are_capitalised:
        return True  # "Macron-Le Pen"
    if rest.gap == HYPHEN:
        return rules.nouns_are_capitalised and words[last - 1].lower not in rules.heads
    several = last - known.last > 1
    organisation = several and known.type == "organisation" and rest.capital and rules.language in _ROMANCE
    if organisation and words[known.first].text.isupper():
        return True  # "dit à l'AFP Annabel Dupuy"
    if organisation and known.last - known.first > 1:
        return _is_full_name(words[known.last : last], rules)  # "la Banque mondiale Ajay Banga"
    return rest.lower in rules.first_names and several


def _is_full_name(words: Sequence[Word], rules: Rules) -> bool:
    """Two capitalised words none of which is a head: as a person's name looks."""
    names = len(words) == 2 and all(word.capital and word.gap == SPACE and not word.text.isupper() for word in words)
    return (names and not any(rules.head(word.lower) for word in words)) or words[0].lower in rules.first_names


def _person_start(scope: Scope, first: int, last: int) -> int:
    """Where somebody's name begins after one noun with a capital ("Retraites Jean Martin"), else `first`.

    A head ("Lycée Jean Martin") or another first name keeps the run in one piece.
    """
    words, rules, known = scope.words, scope.rules, scope.known
    if (
        last - first < 3
        or words[first].lower in rules.first_names
        or any(w.lower in rules.heads for w in words[first:last])
    ):
        return first
    second, third = words[first + 1], words[first + 2]
    if first and words[first].lower.endswith(rules.agent_suffixes) and words[first - 1].lower in rules.determiners:
        named = all(word.capital and word.gap == SPACE for word in (second, third))
        return first + 1 if named and first not in known else first  # "der Läufer Ole Harms"
    gaps = (SPACE, BREAK, HYPHEN) if rules.nouns_are_capitalised else (SPACE, BREAK, APOSTROPHE)
    if second.gap != SPACE or words[first].gap not in gaps:
        return first
    return first + 1 if second.lower in rules.first_names and not third.text[0].isdigit() else first


def _trim(scope: Scope, first: int, last: int) -> tuple[int, int]:
    """Without words that belong to the sentence: an opening article, a people before a name, plain acronyms."""
    words, rules = scope.words, scope.rules
    while first < last and first not in scope.known and _is_before(words, first, last, rules):
        first += 1
    while first < last and not words[first].capital and words[first].lower in rules.connectors:
        first += 1
    if last - first == 1 and words[first].lower in rules.starters:
        return last, last
    while last > first and words[last - 1].gap == SPACE and _is_after(words[last - 1], rules):
        last -= 1
    return first, last


def _is_before(words: Sequence[Word], first: int, last: int, rules: Rules) -> bool:
    """Whether the first word of a run stands before the name rather than in it."""
    word, more = words[first], last - first > 1
    follower = words[first + 1] if more else word
    if rules.nouns_are_capitalised and more and follower.gap == SPACE and rules.is_common_noun(word.lower):
        return True
    if word.initial and more and not rules.nouns_are_capitalised and _is_noun_before(word, follower, rules):
        return True
    if more and not follower.capital and rules.is_acronym_head(word.text):
        return False  # "CHU de Dijon"
    if (word.initial and word.lower in rules.starters) or word.text.removesuffix("s") in rules.plain_acronyms:
        return True
    if word.lower not in rules.not_names:
        return False
    person = follower.lower in rules.first_names
    return not more or person or follower.text.isupper() or (word.initial and follower.gap == SPACE)


def _is_noun_before(word: Word, follower: Word, rules: Rules) -> bool:
    """A noun that opens a sentence and tells what the next word is ("Rival Zarvax said")."""
    told = rules.cues.get(word.lower) and word.lower not in rules.heads
    return bool(told) and rules.title_case and follower.gap == SPACE and follower.capital


def _is_after(word: Word, rules: Rules) -> bool:
    """An acronym of a notion, unless it is a legal form (Nordwerk AG) or a number (Louis XIV); the English pronoun."""
    if word.lower in rules.legal_forms or (_ROMAN.fullmatch(word.text) and word.text != "I"):
        return False
    return word.text.removesuffix("s") in rules.plain_acronyms or word.text == "I"
