"""The unit of a number: the currency before it, the sign or word after it, or the noun it counts."""

from transforms.quantities.find_noun import find_noun
from transforms.quantities.lexicon import Lexicon, Measure, Number, Unit, UnitWords
from transforms.quantities.split_tokens import Tokens

_SKIPPED = 2
"""Modifiers that may stand before a unit ("les trois derniers mois", "5 additional points")."""


def find_unit(tokens: Tokens, number: Number, lexicon: Lexicon) -> Measure:
    """What `number` measures; a fraction is a ratio unless a unit of time or measure follows ("un quart d'heure")."""
    unit, end = _unit_after(tokens, number, lexicon)
    if number.unit is not None:
        unit, end = number.unit, number.end
    elif number.style == "fraction" and (unit is None or unit.kind not in ("time", "measure")):
        unit, end = Unit("ratio", "ratio"), number.end
    elif number.money is not None:
        said_again = unit is not None and unit.kind == "money" and tokens.raw[end - 1].isalpha()  # "$5 million dollars"
        unit, end = number.money, end if said_again else number.end
    elif unit is None and number.style not in ("broken", "half"):
        noun = find_noun(tokens, _before_noun(tokens, number, lexicon), lexicon.nouns)
        if noun is not None:
            end, unit = noun[0], _unit_or_count(tokens, noun, lexicon)
    value = number.value
    if unit is not None and unit.kind == "time":
        value, end = _and_a_half(tokens, value, end, lexicon)
    return _with_minus(tokens, Measure(number, unit, number.first, end, value, number.approximate), lexicon)


def _unit_or_count(tokens: Tokens, noun: tuple[int, str], lexicon: Lexicon) -> Unit:
    """The counted noun, or the unit it turns out to be behind an adjective ("three fiscal years")."""
    unit = lexicon.units.words.at(tokens.folded, noun[0] - 1)
    return unit[1] if unit is not None and unit[0] == noun[0] else Unit("count", noun[1])


def _before_noun(tokens: Tokens, number: Number, lexicon: Lexicon) -> Number:
    """The number with the connector behind its noun of number, so that the counted noun comes next."""
    if number.noun_follows and tokens.word(number.end) in lexicon.units.connectors:
        return Number(number.first, number.end + 1, number.value, number.style, number.scale)
    return number


def _unit_after(tokens: Tokens, number: Number, lexicon: Lexicon) -> tuple[Unit | None, int]:
    """The unit sign or word behind the number and the token after it; (None, number.end) where there is none."""
    units, at = lexicon.units, number.end
    if tokens.is_tie(at):
        at += 1
    elif number.style == "fraction":
        of_a = lexicon.numbers.fraction_units.at(tokens.folded, at)
        at = of_a[0] if of_a is not None else at
    elif number.noun_follows and tokens.word(at) in units.connectors:
        at += 1
    for _ in range(_SKIPPED + 1):
        found = _longer(_sign(tokens, at, number, units), units.words.at(tokens.folded, at))
        if found is not None and not (tokens.glued(at - 1) and at == number.end and number.style == "words"):
            end, unit = found
            return (units.after_scale.get(unit.name, unit) if number.noun_follows else unit), end
        if tokens.word(at) not in units.modifiers:
            break
        at += 1
    return None, number.end


def _longer(sign: tuple[int, Unit] | None, word: tuple[int, Unit] | None) -> tuple[int, Unit] | None:
    """Prefer "° Celsius" over "°"; of equals the sign, whose case has been seen to."""
    return word if sign is None or (word is not None and word[0] > sign[0]) else sign


def _sign(tokens: Tokens, at: int, number: Number, units: UnitWords) -> tuple[int, Unit] | None:
    """A unit sign at `at`, where it may stand: letters only behind figures, some only touching them, some never."""
    found = units.symbols.at(tokens.raw, at)
    if found is None:
        return None
    end, unit = found
    sign, touches = tokens.raw[at], tokens.glued(at - 1)
    if tokens.is_figure(end - 1) and not tokens.glued(end - 2):
        return None  # "12 m 2"
    if end < len(tokens) and tokens.glued(end - 1) and tokens.raw[end - 1].isalpha() and tokens.is_figure(end):
        return None  # "5m20", "14h30"
    if (len(sign) == 1 and sign.isalpha() and number.style != "figure") or (sign in units.glued_only and not touches):
        return None
    if sign in units.spaced_only and touches:
        return None
    if unit.kind == "money" and tokens.is_figure(end) and tokens.glued(end - 1):
        return None  # "20 €30": the sign belongs to the 30
    return found


def _and_a_half(tokens: Tokens, value: float, end: int, lexicon: Lexicon) -> tuple[float, int]:
    """Add the half of "deux ans et demi"."""
    found = lexicon.numbers.half_after.at(tokens.folded, end)
    return (value, end) if found is None else (value + 0.5, found[0])


def _with_minus(tokens: Tokens, measure: Measure, lexicon: Lexicon) -> Measure:
    """Negate "minus five degrees": the word makes percentages and temperatures negative, elsewhere it subtracts."""
    words, before = lexicon.numbers, measure.first - 1
    unit = measure.unit
    if unit is None or not (unit.kind == "percent" or unit.name in ("degrees", "°C", "°F", "K")):
        return measure
    if tokens.word(before) not in words.minus or tokens.word(before - 1) in words.minus_not_after:
        return measure
    return Measure(measure.number, unit, before, measure.end, -measure.value, measure.approximate)
