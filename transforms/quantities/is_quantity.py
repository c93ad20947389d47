"""Whether a number asserts how much or how many, or is a name, a place in an order, a clock time or a score."""

from transforms.quantities.lexicon import Lexicon, Measure
from transforms.quantities.split_tokens import HYPHENS, Tokens

_DASHES = (*HYPHENS, "–", "—", "\u2212")
_JOINING = ("/", ":", "_", "#", "@", "&", "§")
"""Signs that, touching a bare figure, make it part of a code, a score or a time."""

_LONGEST_ABBREVIATION = 4

_LAST_ORDINAL = 20
"""Where one sign marks ordinals and degrees ("3º", "37º"), it marks ordinals up to here."""


def is_quantity(tokens: Tokens, measure: Measure, lexicon: Lexicon) -> bool:
    """Whether to keep `measure`. A unit of its own (%, €, km, years) is strong evidence; a counted noun is weaker,
    no unit at all the weakest: each is held against fewer, more and most of the contexts that make a number a label."""
    number, unit = measure.number, measure.unit
    if number.style == "broken" or (number.style == "one" and not _is_counted_one(measure)):
        return False
    if _is_identifier(tokens, measure) or _is_clock(tokens, measure, lexicon):
        return False
    if (unit is None or unit.kind == "count") and _is_foreign_decimal(tokens, measure, lexicon):
        return False
    if unit is None:
        return _is_large_or_decimal(tokens, measure, lexicon) and not _is_label(tokens, measure, lexicon)
    if number.style == "half":
        return unit.kind in ("time", "measure", "money")
    if (
        unit.name == "degrees"
        and number.value <= _LAST_ORDINAL
        and tokens.word(measure.end - 1) in lexicon.context.ordinals
    ):
        return False  # "1º"
    if unit.kind != "count":
        return True
    return not (
        _is_label(tokens, measure, lexicon)
        or _is_named(tokens, measure, lexicon)
        or _is_known(tokens, measure, lexicon)
        or _is_postcode(tokens, measure, lexicon)
    )


def _is_foreign_decimal(tokens: Tokens, measure: Measure, lexicon: Lexicon) -> bool:
    """Whether the other decimal mark is used: "20.30" in German is a time, "1,00" in English a slip, neither counts."""
    number = measure.number
    group = "," if lexicon.numbers.decimal == "." else "."
    whole, mark, decimals = tokens.raw[number.end - 1].partition(group)
    return number.style == "figure" and number.scale == 1 and bool(mark) and whole.isdigit() and len(decimals) < 3


def _is_counted_one(measure: Measure) -> bool:
    """Whether "one" says how many: only as a percentage or beside another number ("one or two years")."""
    return measure.unit is not None and (measure.linked or measure.unit.kind == "percent")


def _is_identifier(tokens: Tokens, measure: Measure) -> bool:
    """A figure that touches letters or joining signs which are not its unit: "GPT-4", "o3", "5G", "2e", "14:30"."""
    number = measure.number
    before, bare = number.first - 1, measure.end == number.end
    if number.style not in ("figure", "words") or number.money is not None:
        return False
    if tokens.glued(before):
        sign = tokens.word(before)
        if sign.isalnum() or sign in _JOINING or (sign in _DASHES and tokens.glued(before - 1) and not measure.linked):
            return True
        if sign in (".", ",", "°", "º") and tokens.glued(before - 1):
            return True
    if not bare or not tokens.glued(number.end - 1):
        return False
    after = tokens.word(number.end)
    if after.isalnum():
        return True
    closes = after in _JOINING or (after in _DASHES and not measure.linked) or after == "'"
    return closes and tokens.glued(number.end)


def _is_label(tokens: Tokens, measure: Measure, lexicon: Lexicon) -> bool:
    """The number behind "page", "article", "n°": which one, not how many."""
    labels, at = lexicon.context.labels, measure.first - 1
    word = tokens.word(at)
    if word in (".", "°", "º"):  # "art. 5", "n° 5"; a longer word before a dot ends its sentence
        word = tokens.word(at - 1)
        return word in labels and len(word) <= _LONGEST_ABBREVIATION
    return word in labels


def _is_named(tokens: Tokens, measure: Measure, lexicon: Lexicon) -> bool:
    """Part of a name: a capital in mid-sentence ("the Three Musketeers"), or a small number right behind a
    capitalised word ("Boeing 737 crashes")."""
    at = measure.first - 1
    if _is_capitalised(tokens, measure.first):
        return True
    if at < 0 or lexicon.nouns.order == "capital" or measure.number.style != "figure" or measure.value >= 1000:
        return False
    word = tokens.word(at)
    if at == 0 and lexicon.context.opening_verbs and word.endswith(lexicon.context.opening_verbs):
        return False  # "Murieron 12 personas"
    if not tokens.raw[at][0].isupper() or word in lexicon.nouns.stops or word in lexicon.nouns.modifiers:
        return False
    return lexicon.context.approximate_before.before(tokens.folded, at + 1) is None


def _is_capitalised(tokens: Tokens, at: int) -> bool:
    """A number word with a capital that neither a sentence's start nor a headline in capitals explains."""
    raw = tokens.raw[at]
    opens = at == 0 or (not tokens.raw[at - 1][0].isalnum() and tokens.raw[at - 1] not in (",", *_DASHES))
    return raw[0].isupper() and not opens and not (len(raw) > 1 and raw.isupper())


def _is_known(tokens: Tokens, measure: Measure, lexicon: Lexicon) -> bool:
    """A set already known ("les deux hommes"): a definite word before a number in words, unless all of it is meant."""
    context, at = lexicon.context, measure.first - 1
    if measure.number.style != "words" or measure.number.noun_follows or tokens.word(at) not in context.definite:
        return False
    return tokens.word(at - 1) not in context.definite_unless


def _is_postcode(tokens: Tokens, measure: Measure, lexicon: Lexicon) -> bool:
    """Five digits before a capital: "75001 Paris", where nothing says that they count ("plus de 10000 Français")."""
    figure, before, after = tokens.raw[measure.number.first], measure.first - 1, measure.number.end
    if len(figure) != 5 or not figure.isdigit() or after >= len(tokens) or not tokens.raw[after][0].isupper():
        return False
    return tokens.word(before) not in lexicon.context.count_before


def _is_large_or_decimal(tokens: Tokens, measure: Measure, lexicon: Lexicon) -> bool:
    """Without a unit only what cannot well be a label: a scale, grouped thousands, a decimal behind a preposition."""
    number = measure.number
    if number.style not in ("figure", "words"):
        return False
    if tokens.is_figure(measure.first - 1) or tokens.is_figure(number.end):
        return False  # part of an account or a telephone number
    if number.scale >= 1e6:
        return True
    if number.style != "figure":
        return False
    figure = tokens.raw[number.end - 1]
    if number.value >= 1000:
        return not figure.isdigit() or number.scale > 1
    return number.value % 1 != 0 and tokens.word(measure.first - 1) in lexicon.context.bare_after


def _is_clock(tokens: Tokens, measure: Measure, lexicon: Lexicon) -> bool:
    """Whether it is a time of day: "à 20 heures", "22h", "3 p.m."; "en 24h" and "3 h de route" last."""
    context, number = lexicon.context, measure.number
    lasts = (
        tokens.word(measure.first - 1) in context.clock_lasts_after
        or tokens.word(measure.end) in context.clock_lasts_before
    )
    if number.style == "clock":
        return not lasts
    if context.clock_after.at(tokens.folded, number.end) is not None:
        return True
    if (
        measure.unit is None
        or measure.unit.name != "hours"
        or number.value > 24
        or (measure.linked and measure.end == number.end)
    ):
        return False
    if context.clock_sign and tokens.word(measure.end - 1) == "h":
        return not lasts
    return (
        tokens.word(measure.first - 1) in context.clock_before
        and tokens.word(measure.end) not in context.clock_lasts_before
    )
