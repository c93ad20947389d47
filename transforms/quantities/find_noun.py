"""The noun a number counts, and its singular.

Without a parser: Romance languages put the noun right behind the number and a few known adjectives; English puts it
at the first plural in reach; German writes it with a capital.
"""

from transforms.quantities.lexicon import NounRules, Number
from transforms.quantities.split_tokens import Tokens

_REACH = 5
"""Tokens after the number in which an English or German noun is looked for."""

_OPENING_QUOTES = ("«", '"', "“", "„", "‘", "'")


def find_noun(tokens: Tokens, number: Number, rules: NounRules) -> tuple[int, str] | None:
    """The token after the counted noun and its singular in lower case (German: as written); None where none follows.

    A count above one needs a plural; nought, one and parts of one take any noun. The singular is the word itself
    where no suffix rule of the language applies.
    """
    at = number.end
    hyphened = tokens.is_tie(at)
    if tokens.word(at) in rules.partitive and tokens.word(at + 1) in rules.partitive_articles:
        at += 2
    if tokens.is_figure(at - 1) and tokens.glued(at - 1) and not hyphened:
        return None  # "5G", "3D"
    at += hyphened or tokens.word(at) in _OPENING_QUOTES
    many = not 0 <= number.value < 2
    if rules.order == "next":
        return _next(tokens, at, rules, many=many)
    if rules.order == "capital":
        return _capital(tokens, at, rules)
    if rules.order == "plural":
        attributive = (hyphened and tokens.raw[at].islower()) or tokens.word(number.first - 1) in rules.attributive
        return _first_plural(tokens, at, rules, many=many, attributive=attributive)
    return None


def _next(tokens: Tokens, at: int, rules: NounRules, *, many: bool) -> tuple[int, str] | None:
    """Right after the number, over modifiers; a plural modifier alone stands for its noun ("trois autres")."""
    start = at
    while tokens.word(at) in rules.modifiers and at < start + 3:
        at += 1
    for place in (at, at - 1):
        if place >= start and _is_noun(tokens, place, rules) and (not many or _is_plural(tokens.word(place), rules)):
            return place + 1, _singular(tokens.word(place), rules)
    return None


def _first_plural(
    tokens: Tokens, at: int, rules: NounRules, *, many: bool, attributive: bool
) -> tuple[int, str] | None:
    """The first plural in reach ("a thousand different people"); else, of one or none, the first noun.

    Behind a determiner that takes a singular the number and its noun describe another ("this eight factor test").
    """
    first = None
    for place in range(at, min(at + _REACH, len(tokens))):
        if tokens.is_tie(place):
            continue
        if not _is_noun(tokens, place, rules):
            break
        if _is_plural(tokens.word(place), rules) and not attributive:
            return place + 1, _singular(tokens.word(place), rules)
        if first is None and tokens.word(place) not in rules.modifiers:
            first = place
    if first is None or (many and not attributive):
        return None
    return first + 1, _singular(tokens.word(first), rules)


def _capital(tokens: Tokens, at: int, rules: NounRules) -> tuple[int, str] | None:
    """The first word with a capital, over words that look like adjectives."""
    for place in range(at, min(at + _REACH, len(tokens))):
        if not _is_noun(tokens, place, rules):
            break
        if tokens.raw[place][0].isupper():
            return place + 1, _singular(tokens.raw[place], rules)
        if tokens.word(place) not in rules.modifiers and not tokens.word(place).endswith(("e", "en", "er", "es", "em")):
            break
    return None


def _is_noun(tokens: Tokens, place: int, rules: NounRules) -> bool:
    """A word that is no function word; a possessor counts ("three years' work"), an elided article does not."""
    word = tokens.word(place)
    return len(word.rstrip("'")) > 1 and word[0].isalpha() and word not in rules.stops


def _is_plural(word: str, rules: NounRules) -> bool:
    word = word.rstrip("'")
    return word in rules.plural_words or bool(rules.plural.search(word))


def _singular(word: str, rules: NounRules) -> str:
    word = word.rstrip("'")
    known = rules.singular_words.get(word)
    if known is not None:
        return known
    for suffix, singular in rules.singular:
        if word.endswith(suffix) and len(word) > len(suffix) + 1:
            return word.removesuffix(suffix) + singular
    return word
