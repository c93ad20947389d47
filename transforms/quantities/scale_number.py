"""Multiply a number by the scale behind it: "3 million", "1,5 Md€", "$3m", "two and a half million"."""

from transforms.quantities.find_noun import find_noun
from transforms.quantities.lexicon import Lexicon, Number
from transforms.quantities.split_tokens import Tokens


def scale_number(tokens: Tokens, number: Number, lexicon: Lexicon) -> Number:
    """`number` with the scale words or letters that follow it, and a half behind those; unchanged where none do."""
    if number.style not in ("figure", "words", "one"):
        return number
    words = lexicon.numbers
    number = _halved(tokens, number, lexicon)
    at = number.end
    at += tokens.is_tie(at)
    while (found := words.scales.at(tokens.folded, at)) is not None:
        at, scale = found
        style = "words" if number.style == "one" else number.style
        number = number._replace(
            end=at,
            value=number.value * scale,
            scale=number.scale * scale,
            noun_follows=scale > 1000,
            style=style,
        )
        number = _halved(tokens, number, lexicon)
        at = number.end
    if number.style == "figure" and tokens.word(at) in words.groups:
        return number._replace(end=at + 1, value=number.value * words.groups[tokens.word(at)], noun_follows=True)
    return number if number.scale > 1 or number.style != "figure" else _lettered(tokens, number, lexicon)


def _halved(tokens: Tokens, number: Number, lexicon: Lexicon) -> Number:
    """Add "and a half": half of the scale where there is one ("un million et demi")."""
    found = lexicon.numbers.half_after.at(tokens.folded, number.end)
    if found is None:
        return number
    style = "words" if number.style == "one" else number.style
    return number._replace(end=found[0], value=number.value + number.scale / 2, style=style)


def _lettered(tokens: Tokens, number: Number, lexicon: Lexicon) -> Number:
    """A scale letter: beside a currency ("$3m", "3 M€"), or touching the figure before a noun ("70B weights")."""
    words, at = lexicon.numbers, number.end
    if at >= len(tokens):
        return number
    letter, glued = tokens.raw[at], tokens.glued(at - 1)
    scale = words.letters_after_money.get(letter)
    if scale is not None and ((number.money is not None and glued) or _money_follows(tokens, at + 1, lexicon)):
        return number._replace(end=at + 1, value=number.value * scale, scale=scale, noun_follows=True)
    scale = words.letters_glued.get(letter)
    if scale is not None and glued and not tokens.glued(at):
        scaled = number._replace(end=at + 1, value=number.value * scale, scale=scale, noun_follows=True)
        if find_noun(tokens, scaled, lexicon.nouns) is not None:
            return scaled
    return number


def _money_follows(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    found = lexicon.units.symbols.at(tokens.raw, at)
    return found is not None and found[1].kind == "money"
