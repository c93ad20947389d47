"""Weigh a run by what its own words and its place say: is it a name, and of what type of thing?"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from transforms.mentions.cut_run import Piece
from transforms.mentions.load_rules import Rules
from transforms.mentions.values import DOT, HYPHEN, SPACE, Candidate, Scope, Word

_ACRONYM_MAX = 7
_TOWN_LENGTHS = range(4, 12)
_PLURAL = 4
_SHORT = 3
_FIRST_CLUB = "1"
_MAX_IN_HEADING = 5
"""Where every word has a capital, a longer run is a piece of the heading."""
_YEAR = re.compile(r"(?:19|20)\d{2}")
_ADJECTIVES = ("ische", "ischer", "isches", "ischen", "deutsche", "deutscher", "deutsches", "deutschen")
_SURE = 2.5
"""The weight of a vote (a first name, a title, a head) that makes a run a name beyond doubt."""

Votes = tuple[tuple[str, float], ...]


def weigh_run(scope: Scope, piece: Piece, *, plain: bool) -> Candidate:
    """The candidate for a piece of a run; `plain`: its sentence is running text, so that a capital is evidence."""
    if piece.edition:
        last = _with_year(scope, piece.last)
        return Candidate(piece.first, last, "run", 8.3, 0.9, (("event", 4.0),))
    votes = _votes(scope, piece)
    last = _with_year(scope, piece.last) if ("event", 4.0) in votes else piece.last
    score, rank = _score(scope, piece, votes, plain)
    return Candidate(piece.first, last, "run", rank, score, votes)


def _with_year(scope: Scope, last: int) -> int:
    """An event's year belongs to its name."""
    year = last < len(scope.words) and scope.words[last].gap == SPACE and _YEAR.fullmatch(scope.words[last].text)
    return last + 1 if year else last


def _score(scope: Scope, piece: Piece, votes: Votes, plain: bool) -> tuple[float, float]:
    """How surely the run is a name (0..1), and its rank among candidates that overlap it."""
    words, word = scope.words[piece.first : piece.last], scope.words[piece.first]
    rank = 6.5 if piece.inside else 5.0
    emphasis = not plain or word.lower not in scope.rules.first_names
    if not plain and len(words) > _MAX_IN_HEADING:
        return 0.1, 5.0
    if emphasis and sum(w.gap == SPACE for w in words[1:]) > 1 and all(w.text.isupper() for w in words):
        return 0.1, 5.0
    if any(weight >= _SURE for _, weight in votes):
        return 0.9, 8.0
    if scope.rules.nouns_are_capitalised:
        return _score_among_nouns(scope, piece), rank
    if not plain:
        return (0.25 if len(words) > 1 else 0.1), 5.0
    if len(words) > 1:
        return (0.5 if word.initial else 0.7), rank
    if word.lower in scope.rules.heads:
        return 0.2, 5.0
    formed = 0.2 if _is_acronym(word) or _is_camel(word.text) else 0.0
    return (0.15 if word.initial else 0.55) + formed, 5.0


def _score_among_nouns(scope: Scope, piece: Piece) -> float:
    """The same where every noun has a capital: two words without an article between them are likely a name."""
    rules, words = scope.rules, scope.words[piece.first : piece.last]
    before = scope.words[piece.first - 1].lower if piece.first else ""
    if len(words) == 1:
        further = scope.words[piece.first - 2].lower if piece.first > 1 else ""
        # "im polnischen Breslau"
        return 0.6 if _is_in_country(words[0], before, further, rules) else _score_one_noun(words[0], before, rules)
    if before[-1:].isdigit() and not _YEAR.fullmatch(before) and words[0].gap == SPACE:
        return 0.1  # "in 87 Fällen Reparaturen"
    if not words[0].initial and words[0].lower.endswith(_ADJECTIVES) and words[1].gap == SPACE:
        return 0.8  # an adjective with a capital: "Bayerischer Rundfunk"
    if all(word.text.isupper() and len(word.text) > _SHORT for word in words):
        return 0.2  # emphasis
    spaced = any(word.gap == SPACE for word in words[1:])
    if words[0].initial or not spaced or any(rules.is_common_noun(word.lower) for word in words):
        return 0.2
    return 0.55


def _is_in_country(word: Word, before: str, further: str, rules: Rules) -> bool:
    if word.gap != SPACE or further not in ("im", "in") or not before.endswith(rules.nationalities):
        return False
    return not rules.is_common_noun(word.lower) and not rules.is_title(word.lower)


def _score_one_noun(word: Word, before: str, rules: Rules) -> float:
    if rules.is_office(word.lower) and not rules.is_title(word.lower):
        return 0.8
    if _is_acronym(word):
        return 0.65
    if before in rules.locatives and word.lower.endswith(rules.place_endings):
        return 0.6
    if (
        word.gap == SPACE
        and rules.cue(before) is not None
        and not word.initial
        and not rules.is_common_noun(word.lower)
    ):
        return 0.6
    return 0.52 if before == rules.place_preposition and _may_be_town(word, rules) else 0.0


def _may_be_town(word: Word, rules: Rules) -> bool:
    """After "in" without an article: a place, unless the noun is one that goes with it (in Zukunft, in Schulen)."""
    if word.lower in rules.not_places or len(word.text) not in _TOWN_LENGTHS or not word.text.isalpha():
        return False
    return not (
        rules.is_common_noun(word.lower) or rules.is_title(word.lower) or word.lower.endswith(rules.plural_endings)
    )


def _votes(scope: Scope, piece: Piece) -> Votes:
    """(type, weight) pairs from the words of the run and the title before it."""
    votes: list[tuple[str, float]] = []
    words, rules = scope.words[piece.first : piece.last], scope.rules
    before = scope.words[piece.first - 1].lower if piece.first else ""
    if words[0].gap in (SPACE, DOT) and rules.is_title(before):
        votes.append(("person", 2.5))
    if rules.nationalities and before.endswith(rules.nationalities) and scope.words[piece.first - 2].lower == "im":
        votes.append(("place", 1.5))
    votes += _votes_of_several(words, rules) if len(words) > 1 else _votes_of_one(words[0], rules)
    if piece.inside and piece.inside[0].first == piece.first and piece.inside[0].type in ("place", "organisation"):
        votes += (("person", -2.0), *_votes_of_owner(piece, words, before, rules))
    if piece.inside and piece.inside[-1].type == "place" and words[0].lower in rules.region_adjectives:
        votes += (("person", -2.0), ("place", 1.0))  # "Upper Egypt"
    if not all(word.text.isalpha() for word in words[1:]) and _has_digit(words[1:]):
        votes += (("product", 1.0), ("person", -2.0))  # "M4 GT3"
    return tuple(votes)


def _has_digit(words: Sequence[Word]) -> bool:
    return any(any(map(str.isdigit, word.text)) for word in words)


def _votes_of_owner(piece: Piece, words: Sequence[Word], before: str, rules: Rules) -> Iterator[tuple[str, float]]:
    """What a known place or organisation makes of the words after it: a team, or a maker's product."""
    plural = rules.language == "en" and words[-1].lower.endswith("s") and len(words[-1].text) > _PLURAL
    yield "organisation", 2.0 if plural and piece.inside[0].type == "place" else 0.5  # "Miami Dolphins"
    if piece.inside[0].type == "organisation" and before in rules.indefinites:
        yield "product", 1.5  # "une Peugeot Partner"


def _votes_of_several(words: Sequence[Word], rules: Rules) -> Iterator[tuple[str, float]]:
    person = words[0].lower in rules.first_names and words[1].gap in (SPACE, HYPHEN, DOT)
    if person:
        yield "person", 3.0
    heads = [head for w in words if w.capital and (head := rules.head(w.lower))]
    if not heads and words[0].lower in rules.lower_heads:
        heads = [rules.lower_heads[words[0].lower]]
    if heads:
        # "Annie Hall" is a person, "Annie Hall Museum" and "Victoria Hospital" are not.
        weight = 2.0 if person and len(words) == 2 and words[1].lower in rules.surname_heads else 4.0
        yield heads[-1] if rules.language in ("en", "de") else heads[0], weight
    institution = words[0].lower in rules.institutions and not words[0].capital
    if institution or (rules.is_acronym_head(words[0].text) and not words[1].capital):
        yield "organisation", 4.0
    club = words[1:] if words[0].text == _FIRST_CLUB else words
    if len(club) > 1 and rules.is_club_form(club[0].text) and club[1].capital and club[1].gap == SPACE:
        yield "organisation", 4.0
    if words[0].lower in rules.determiners and not words[1].capital:
        yield from (("person", -2.0), ("organisation", 0.5))  # "La voix du Zarban"
    if words[-1].lower in rules.legal_forms:
        yield "organisation", 5.0
    if words[-1].gap == DOT and words[-1].lower in rules.web_endings:
        yield from (("organisation", 1.0), ("person", -2.0))


def _votes_of_one(word: Word, rules: Rules) -> Iterator[tuple[str, float]]:
    if word.lower in rules.first_names:
        yield "person", 1.0
    if rules.is_office(word.lower):
        yield "organisation", 3.0
    if _is_acronym(word):
        yield "organisation", 1.5
    elif _is_camel(word.text):
        yield "product", 0.6


def _is_acronym(word: Word) -> bool:
    return 1 < len(word.text) <= _ACRONYM_MAX and word.text.isupper()


def _is_camel(word: str) -> bool:
    """A capital after a small letter inside one word: OpenAI, TikTok."""
    return not word[1:].islower() and any(a.islower() and b.isupper() for a, b in pairwise(word))
