"""What a quantity is reckoned by: "300 euros par mois", "$5 per million tokens", "12 cas pour 100 000 habitants"."""

from transforms.quantities.find_noun import find_noun
from transforms.quantities.lexicon import Lexicon, Measure, Number, Unit
from transforms.quantities.read_figure import read_figure
from transforms.quantities.read_number_words import read_number_words
from transforms.quantities.split_tokens import Tokens

_RATED = ("money", "measure", "time", "count", "multiple")
"""Kinds that take a rate; "3 % a year" stays a percentage, as it is said and compared."""

_ROUND = (1e2, 1e3, 1e4, 1e5, 1e6)
"""What "pour" and "for" make a rate of: "for 30 people" is who it is for."""

_LETTERS = ((1e9, "B"), (1e6, "M"), (1e3, "K"))


def add_rate(tokens: Tokens, measure: Measure, lexicon: Lexicon) -> Measure:
    """`measure` with a compound unit ("EUR/month", "USD/1M tokens") where a rate follows, else unchanged."""
    if measure.unit is None or measure.unit.kind not in _RATED:
        return measure
    rates, at = lexicon.rates, measure.end
    skipped = rates.skips.at(tokens.folded, at)
    at = skipped[0] if skipped is not None else at
    adverb = rates.adverbs.at(tokens.folded, at)
    if adverb is not None and tokens.word(adverb[0]) in rates.adverb_not_before:
        return measure  # "$5 a year earlier"
    found = adverb or _per(tokens, at, lexicon) or _article(tokens, at, measure, lexicon)
    if found is None:
        return measure
    end, name = found
    if measure.unit.kind == "measure":
        name = rates.measure_names.get(name, name)
    return measure._replace(unit=Unit(measure.unit.kind, f"{measure.unit.name}/{name}"), end=end)


def _per(tokens: Tokens, at: int, lexicon: Lexicon) -> tuple[int, str] | None:
    """Behind "per": a unit, a noun, or so many of either."""
    rates = lexicon.rates
    many = rates.per_many.at(tokens.folded, at)
    if many is not None:
        number = _whole(tokens, many[0], lexicon)
        return _many(tokens, number, lexicon) if number is not None and number.value in _ROUND else None
    sure = rates.per.at(tokens.folded, at)
    found = sure or rates.per_known.at(tokens.folded, at)
    if found is None:
        return None
    number = _whole(tokens, found[0], lexicon)
    if number is None:
        return _one(tokens, found[0], lexicon, any_noun=sure is not None)
    return _many(tokens, number, lexicon) if number.value >= 10 else None


def _whole(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    """What a rate is reckoned by, where that is a number; a scale may stand alone ("per million", "/1M")."""
    words, value, end = lexicon.numbers, 1.0, at
    if tokens.is_figure(at):
        figure = read_figure(tokens.raw[at], words.decimal)
        if figure is None:
            return None
        value, end = figure, at + 1
        if tokens.glued(at) and tokens.raw[end] in words.letters_glued:
            return Number(at, end + 1, value * words.letters_glued[tokens.raw[end]], "figure", noun_follows=True)
    scale = words.scales.at(tokens.folded, end)
    if scale is not None:
        return Number(at, scale[0], value * scale[1], "words", scale[1], noun_follows=True)
    if end > at:
        return Number(at, end, value, "figure")
    read = read_number_words(tokens, at, words)
    if read is None or read.is_one:
        return None
    return Number(at, read.end, read.value, "words", read.scale, noun_follows=read.scale > 1000)


def _one(tokens: Tokens, at: int, lexicon: Lexicon, *, any_noun: bool) -> tuple[int, str] | None:
    """One of something: a unit, a noun that prices are reckoned by, or `any_noun` where "per" has no other meaning."""
    units, rates = lexicon.units, lexicon.rates
    found = units.symbols.at(tokens.raw, at) or units.words.at(tokens.folded, at)
    if found is not None:
        known = found[1].kind in ("time", "measure", "count")
        return (found[0], rates.names.get(found[1].name, found[1].name)) if known else None
    noun = rates.nouns.at(tokens.folded, at)
    if noun is not None or not any_noun:
        return noun
    counted = find_noun(tokens, Number(at, at, 1, "words"), lexicon.nouns)
    return None if counted is None or counted[0] > at + 1 else counted


def _many(tokens: Tokens, number: Number, lexicon: Lexicon) -> tuple[int, str] | None:
    """Read "per million input tokens", "pour 100 000 habitants"; the noun may have been named before."""
    at = number.end + (number.noun_follows and tokens.word(number.end) in lexicon.units.connectors)
    unit = lexicon.units.symbols.at(tokens.raw, at) or lexicon.units.words.at(tokens.folded, at)
    noun = (unit[0], unit[1].name) if unit is not None else find_noun(tokens, number._replace(end=at), lexicon.nouns)
    if noun is None and number.noun_follows:
        carried = next((word for word in reversed(tokens.folded[:at]) if word in lexicon.rates.carry), None)
        noun = (number.end, carried) if carried is not None else None
    return None if noun is None else (noun[0], f"{_short(number.value)} {noun[1]}")


def _article(tokens: Tokens, at: int, measure: Measure, lexicon: Lexicon) -> tuple[int, str] | None:
    """Read "$80 a barrel", "12 euros l'heure": only behind money and distances, and only with known nouns."""
    if measure.unit is None or measure.unit.kind not in ("money", "measure"):
        return None
    found = lexicon.rates.articles.at(tokens.folded, at)
    return None if found is None else lexicon.rates.nouns.at(tokens.folded, found[0])


def _short(value: float) -> str:
    for scale, letter in _LETTERS:
        if value >= scale and value % scale == 0:
            return f"{value / scale:.0f}{letter}"
    return f"{value:g}"
