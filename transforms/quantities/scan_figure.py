"""Read a number written in digits, with the currency sign before it and the fraction or sign around it."""

from transforms.quantities.lexicon import Lexicon, Number, NumberWords, Unit
from transforms.quantities.read_figure import read_figure
from transforms.quantities.scale_number import scale_number
from transforms.quantities.split_tokens import Tokens

_MIXED = (2, 3, 4, 5, 8, 10, 16)
"""Denominators written behind a whole number ("10 1/2")."""

_MINUS = ("-", "\u2212", "\u2013")


def scan_figure(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    """The number whose figure is token `at`, None where it is no number (a version, an identifier, a date)."""
    words = lexicon.numbers
    value = read_figure(tokens.raw[at], words.decimal)
    if value is None:
        return None
    first = at
    if tokens.word(at - 1) in (".", ",") and tokens.glued(at - 1):
        if tokens.glued(at - 2) or not tokens.raw[at].isdigit():
            return None  # the tail of something longer ("v.3")
        first, value = at - 1, value / 10 ** len(tokens.raw[at])  # ".08"
    first, money = _money_before(tokens, first, lexicon)
    number = Number(first, at + 1, value, "figure", money=money)
    clock = _clock(tokens, number)
    if clock is not None:
        return clock
    number = _with_vulgar(tokens, _over(tokens, number, lexicon) or number, words)
    number = scale_number(tokens, number, lexicon)
    return _signed(tokens, _with_rest(tokens, number, lexicon))


def _clock(tokens: Tokens, number: Number) -> Number | None:
    """Hours and minutes ("14 h 30", "2h30"): a time of day, or how long something lasts, which the context tells."""
    at = number.end
    minutes = tokens.raw[at + 1] if tokens.word(at) == "h" and tokens.is_figure(at + 1) else ""
    if len(minutes) != 2 or not minutes.isdigit() or minutes > "59" or number.value % 1:
        return None
    return number._replace(
        end=at + 2, value=number.value + int(minutes) / 60, style="clock", unit=Unit("time", "hours")
    )


def _with_rest(tokens: Tokens, number: Number, lexicon: Lexicon) -> Number:
    """The thousands said apart from the millions: "3 millones 500 mil", "1 million 200 000"."""
    words, at = lexicon.numbers, number.end
    if number.scale < 1e6:
        return number
    joined = tokens.word(at) in words.joiners
    at += joined
    value = read_figure(tokens.raw[at], words.decimal) if tokens.is_figure(at) else None
    if value is None or value >= 1e6:
        return number
    scale = words.scales.at(tokens.folded, at + 1)
    if scale is not None and value * scale[1] < number.scale:
        return number._replace(end=scale[0], value=number.value + value * scale[1])
    return (
        number if joined or value < 1e5 else number._replace(end=at + 1, value=number.value + value, noun_follows=False)
    )


def _money_before(tokens: Tokens, first: int, lexicon: Lexicon) -> tuple[int, Unit | None]:
    """The currency before a figure and where it starts: touching, or one space away ("CHF 20")."""
    units = lexicon.units
    found = units.prefixes.before(tokens.raw, first)
    if found is not None:
        start, unit = found
        near = all(tokens.starts[i + 1] - tokens.ends[i] <= 1 for i in range(start, first))
        whole = not (tokens.glued(start - 1) and tokens.raw[start].isalpha() and tokens.raw[start - 1].isalnum())
        taken = tokens.glued(start - 1) and tokens.is_figure(start - 1)  # "20$ 30": the sign belongs to the 20
        if near and whole and not taken:
            return start, unit
    if first and tokens.glued(first - 1) and not tokens.glued(first - 2):
        glued = units.glued_prefixes.get(tokens.raw[first - 1])
        scaled = tokens.glued(first) and tokens.raw[first + 1] in lexicon.numbers.letters_after_money
        if glued is not None and (len(tokens.raw[first]) > 2 or scaled):
            return first - 1, glued
    return first, None


def _over(tokens: Tokens, number: Number, lexicon: Lexicon) -> Number | None:
    """A figure over a figure: a fraction before "of" or a unit ("2/3 of", "10 1/2 miles"); "9/11" is a name."""
    whole, at = 0.0, number.end
    if tokens.is_figure(at) and tokens.word(at + 1) == "/" and tokens.raw[at].isdigit() and number.money is None:
        whole, at = number.value, at + 1
    if (
        tokens.word(at) != "/"
        or number.money is not None
        or not (tokens.glued(at - 1) and tokens.glued(at) and tokens.is_figure(at + 1))
    ):
        return None
    above, below = float(tokens.raw[at - 1]) if whole else number.value, tokens.raw[at + 1]
    if not (below.isdigit() and len(below) <= 3 and 0 < above < int(below)):
        return number._replace(end=at + 2, style="broken")
    fraction = number._replace(end=at + 2, value=whole + above / int(below), style="fraction", noun_follows=True)
    if whole:
        return fraction._replace(style="figure", noun_follows=False) if int(below) in _MIXED else None
    measured = lexicon.units.words.at(tokens.folded, at + 2) or lexicon.units.symbols.at(tokens.raw, at + 2)
    if tokens.word(at + 2) in lexicon.numbers.fraction_of or (
        measured is not None and measured[1].kind in ("time", "measure")
    ):
        return fraction
    return number._replace(end=at + 2, style="broken")


def _with_vulgar(tokens: Tokens, number: Number, words: NumberWords) -> Number:
    """A whole figure and a fraction sign right behind it ("2½")."""
    part = words.vulgar.get(tokens.word(number.end))
    if part is None or not tokens.glued(number.end - 1) or number.style != "figure":
        return number
    return number._replace(end=number.end + 1, value=number.value + part)


def _signed(tokens: Tokens, number: Number) -> Number:
    """A minus touching the number, with nothing before it that a hyphen or a range could belong to."""
    before = number.first - 1
    if tokens.word(before) not in _MINUS or not tokens.glued(before):
        return number
    if before > 0 and (tokens.glued(before - 1) or tokens.is_figure(before - 1)) and tokens.word(before - 1) != "(":
        return number
    return number._replace(first=before, value=-number.value)
