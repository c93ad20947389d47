"""What the rules of this room know about one language, and what they pass to one another: plain values, no behaviour.

The YAML these are read from is described in `read_lexicon`.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from transforms.quantities.phrases import Phrases
from transforms.quantities.triggers import Triggers


class Unit(NamedTuple):
    """A unit: its kind (percent, points, money, time, measure, multiple, ratio, count) and its canonical name."""

    kind: str
    name: str


class Number(NamedTuple):
    """A number over tokens [first, end): what it is worth and how it is written.

    `style`: `figure`, `words`, `one` (a bare one), `half` (of a unit that must follow), `fraction`, `fixed` (a phrase
    that carries its `unit`), `clock` ("14 h 30"), `broken` (figures over figures that are no fraction).
    `scale` is what its last scale word multiplied by, 1 without; `noun_follows` is true
    behind a noun of number, where a connector leads to what is counted ("millions of"). `money` stands before it.
    """

    first: int
    end: int
    value: float
    style: str
    scale: float = 1.0
    noun_follows: bool = False
    approximate: bool = False
    unit: Unit | None = None
    money: Unit | None = None


class Measure(NamedTuple):
    """A number with the unit found for it (None: bare) and the tokens [first, end) that hold both.

    `linked` where the unit came from, or the value belongs to, the number beside it ("10 to 15 %").
    """

    number: Number
    unit: Unit | None
    first: int
    end: int
    value: float
    approximate: bool = False
    linked: bool = False


class NumberPart(NamedTuple):
    """What one word adds to a number in words; role `unit`, `hundred`, `scale` or `join`."""

    role: str
    value: float


@dataclass(frozen=True, slots=True)
class NumberWords:
    """How numbers are written. `morpheme` is set where numerals are written in one word (German, Italian); `openers`
    are the words a number begins with, `fixed_only` those of them that begin only `fixed` phrases ("la" moitié),
    of which every one holds a token of `fixed_telling` (moitié), `openers_besides` the rest,
    `beginnings` those that begin a cardinal, `continuing` the tokens that lead from one of its words to the next."""

    decimal: str
    decimal_words: frozenset[str]
    ones: frozenset[str]
    articles: frozenset[str]
    parts: Phrases[NumberPart]
    bare: frozenset[str]
    joiners: frozenset[str]
    join_after: frozenset[str]
    join_before: frozenset[str]
    hundreds_to: float
    ordinal: re.Pattern[str]
    morphemes: Mapping[str, NumberPart]
    morpheme: re.Pattern[str] | None
    scales: Phrases[float]
    groups: Mapping[str, float]
    groups_approximate: bool
    half_after: Phrases[bool]
    half_before: Phrases[bool]
    denominators: Phrases[float]
    fraction_of: frozenset[str]
    fraction_after: frozenset[str]
    fraction_stops: Phrases[bool]
    fraction_units: Phrases[bool]
    fixed: Phrases[tuple[int, float, Unit]]
    fixed_only: frozenset[str]
    fixed_telling: frozenset[str]
    openers_besides: frozenset[str]
    fixed_not_after: frozenset[str]
    suffixes: Mapping[str, Unit]
    minus: frozenset[str]
    minus_not_after: frozenset[str]
    letters_glued: Mapping[str, float]
    letters_after_money: Mapping[str, float]
    vulgar: Mapping[str, float]
    openers: frozenset[str]
    beginnings: frozenset[str]
    continuing: frozenset[str]


@dataclass(frozen=True, slots=True)
class UnitWords:
    """What may follow or precede a number as its unit."""

    words: Phrases[Unit]
    symbols: Phrases[Unit]
    prefixes: Phrases[Unit]
    glued_prefixes: Mapping[str, Unit]
    glued_only: frozenset[str]
    spaced_only: frozenset[str]
    after_scale: Mapping[str, Unit]
    connectors: frozenset[str]
    modifiers: frozenset[str]


@dataclass(frozen=True, slots=True)
class NounRules:
    """How the counted noun is found and brought to its singular."""

    order: str
    plural: re.Pattern[str]
    plural_words: frozenset[str]
    singular: tuple[tuple[str, str], ...]
    singular_words: Mapping[str, str]
    modifiers: frozenset[str]
    stops: frozenset[str]
    partitive: frozenset[str]
    partitive_articles: frozenset[str]
    attributive: frozenset[str]


@dataclass(frozen=True, slots=True)
class Context:
    """What around a number makes it approximate, part of a range, or no quantity at all. `idiomatic` are tokens of
    which every one of the `idioms` holds one."""

    approximate_before: Phrases[bool]
    approximate_after: Phrases[bool]
    definite: frozenset[str]
    definite_unless: frozenset[str]
    links: Phrases[str]
    between: frozenset[str]
    ratio: Phrases[bool]
    ratio_after_noun: Phrases[bool]
    ratio_whole: frozenset[float]
    bare_after: frozenset[str]
    count_before: frozenset[str]
    against: Phrases[bool]
    parts_after: Phrases[bool]
    parts_of: Phrases[bool]
    opening_verbs: tuple[str, ...]
    labels: frozenset[str]
    clock_before: frozenset[str]
    clock_after: Phrases[bool]
    clock_sign: bool
    clock_lasts_after: frozenset[str]
    clock_lasts_before: frozenset[str]
    ordinals: frozenset[str]
    idioms: Phrases[bool]
    idiomatic: frozenset[str]
    ages: frozenset[str]
    age_between_commas: bool


@dataclass(frozen=True, slots=True)
class RateWords:
    """How "per" is said, and what one of a unit is called there. Behind `per` any noun may stand, behind `per_known`
    and the `articles` only `nouns` and units ("por" is also "because of"), behind
    `per_many` only so many: "pour 100 000 habitants"."""

    per: Phrases[bool]
    per_known: Phrases[bool]
    per_many: Phrases[bool]
    adverbs: Phrases[str]
    adverb_not_before: frozenset[str]
    articles: Phrases[bool]
    nouns: Phrases[str]
    skips: Phrases[bool]
    carry: frozenset[str]
    names: Mapping[str, str]
    measure_names: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One language. A sentence with neither a digit nor one of `triggers` (or a numeral) holds no quantity."""

    numbers: NumberWords
    units: UnitWords
    nouns: NounRules
    context: Context
    rates: RateWords
    triggers: Triggers
