"""Find every number of a sentence, in digits or words, with its scale; units and meaning come later."""

from math import gcd

from transforms.quantities.lexicon import Lexicon, Number, NumberWords
from transforms.quantities.read_number_words import read_compound, read_number_words
from transforms.quantities.scale_number import scale_number
from transforms.quantities.scan_figure import scan_figure
from transforms.quantities.split_tokens import HYPHENS, Tokens


def scan_numbers(tokens: Tokens, lexicon: Lexicon, blocked: bytearray) -> list[Number]:
    """The numbers of the sentence in order, never overlapping; none that touches a `blocked` token (one byte each)."""
    words = lexicon.numbers
    numbers, end = [], 0
    for at in _openings(tokens, words):
        if at < end or blocked[at]:
            continue
        number = _read(tokens, at, lexicon)
        if number is None:
            continue
        if blocked.find(1, number.first, number.end) < 0:
            numbers.append(number)
        end = number.end
    return numbers


def _openings(tokens: Tokens, words: NumberWords) -> list[int]:
    """The tokens a number can begin with; nearly no word is one."""
    folded, openers, morpheme = tokens.folded, words.openers, words.morpheme
    if words.fixed_telling.isdisjoint(folded):  # then no token of `fixed_only` begins anything
        openers = words.openers_besides
    if morpheme is None:
        return [at for at, word in enumerate(folded) if word in openers or "0" <= word < ":"]  # the sign after 9
    return [at for at, word in enumerate(folded) if word in openers or "0" <= word < ":" or morpheme.match(word)]


def _read(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    words = lexicon.numbers
    if tokens.is_figure(at):
        return scan_figure(tokens, at, lexicon)
    word = tokens.word(at)
    if word in words.vulgar:
        return Number(at, at + 1, words.vulgar[word], "fraction", noun_follows=True)
    fixed = words.fixed.at(tokens.folded, at)
    if fixed is not None:
        length, value, unit = fixed[1]
        end = at + length
        if tokens.word(at - 1) in words.fixed_not_after:
            return None
        return Number(at, end, value, "fixed", unit=unit)
    if word in words.fixed_only:
        return None
    return _read_half(tokens, at, words) or _read_suffixed(tokens, at, words) or _read_words(tokens, at, lexicon)


def _read_half(tokens: Tokens, at: int, words: NumberWords) -> Number | None:
    """Half of a scale, a noun of number or a unit: "half a million", "une demi-heure"."""
    found = words.half_before.at(tokens.folded, at)
    if found is None:
        return None
    end = found[0] + (tokens.word(found[0]) in HYPHENS)
    scale = words.scales.at(tokens.folded, end)
    if scale is not None:
        return Number(at, scale[0], 0.5 * scale[1], "words", scale=scale[1], noun_follows=True)
    if tokens.word(end) in words.groups:
        return Number(at, end + 1, 0.5 * words.groups[tokens.word(end)], "words", noun_follows=True)
    return Number(at, end, 0.5, "half")


def _read_suffixed(tokens: Tokens, at: int, words: NumberWords) -> Number | None:
    """A numeral and its unit in one word: "dreimal", "zweitägigen", "tenfold"."""
    word = tokens.word(at)
    for suffix, unit in words.suffixes.items():
        if not word.endswith(suffix):
            continue
        stem = word.removesuffix(suffix)
        part = words.parts.at([stem], 0)
        value = part[1].value if part is not None else read_compound(stem, words)
        if value is not None and value > 1:  # "einfach" and "einmal" say something else
            return Number(at, at + 1, value, "fixed", unit=unit)
    return None


def _read_words(tokens: Tokens, at: int, lexicon: Lexicon) -> Number | None:
    words = lexicon.numbers
    read = read_number_words(tokens, at, words, joining=tokens.word(at - 1) not in lexicon.context.between)
    if read is None:
        if tokens.word(at) not in words.articles:
            return None
        return _read_group(tokens, at, at + 1, 1.0, lexicon) or _read_fraction(tokens, at, at + 1, 1.0, words)
    group = _read_group(tokens, at, read.end, read.value, lexicon)
    fraction = _read_fraction(tokens, at, read.end, read.value, words)
    if group is not None or fraction is not None:
        return group or fraction
    if tokens.word(read.end) in HYPHENS and words.ordinal.search(tokens.word(read.end + 1)):
        return None  # "twenty-first"
    style = "one" if read.is_one else "words"
    number = Number(at, read.end, read.value, style, scale=read.scale, noun_follows=read.scale > 1000)
    return scale_number(tokens, _read_decimals(tokens, number, words), lexicon)


def _read_group(tokens: Tokens, first: int, at: int, value: float, lexicon: Lexicon) -> Number | None:
    """A noun of number: "a dozen", "deux douzaines", "une dizaine de millions"."""
    words = lexicon.numbers
    if tokens.word(at) not in words.groups:
        return None
    about = words.groups_approximate and value == 1  # "une douzaine", but not "deux douzaines"
    value *= words.groups[tokens.word(at)]
    number = Number(first, at + 1, value, "words", noun_follows=True, approximate=about)
    if tokens.word(at + 1) in lexicon.units.connectors:
        more = words.scales.at(tokens.folded, at + 2)
        if more is not None:
            return number._replace(end=more[0], value=value * more[1], scale=more[1])
        if tokens.word(at + 2) in words.groups:
            return number._replace(end=at + 3, value=value * words.groups[tokens.word(at + 2)])
    return number


def _read_fraction(tokens: Tokens, first: int, at: int, above: float, words: NumberWords) -> Number | None:
    """Thirds and quarters: "deux tiers", "a third of". One of them is often something else (a third party, one
    quarter of the year), so it needs "of" behind it or "by" before it."""
    at += tokens.word(at) in HYPHENS
    found = words.denominators.at(tokens.folded, at)
    if found is None or words.fraction_stops.at(tokens.folded, found[0]) is not None:
        return None
    end, below = found
    if not 0 < above < below or above % 1 or gcd(int(above), int(below)) > 1:
        return None
    said = tokens.word(end) in words.fraction_of or tokens.word(first - 1) in words.fraction_after
    if above == 1 and not said and words.fraction_units.at(tokens.folded, end) is None:
        return None
    return Number(first, end, above / below, "fraction", noun_follows=True)


def _read_decimals(tokens: Tokens, number: Number, words: NumberWords) -> Number:
    """The decimals of a number in words ("two point five"): a digit each, or one number of two digits."""
    if tokens.word(number.end) not in words.decimal_words or number.value >= 1000:
        return number
    digits, at = "", number.end + 1
    while len(digits) < 6:
        read = read_number_words(tokens, at, words, joining=False)
        if read is None or read.scale > 1 or read.value >= 100 or read.value % 1:
            break
        digits, at = f"{digits}{read.value:.0f}", read.end
    return number._replace(end=at, value=number.value + float(f"0.{digits}"), style="words") if digits else number
