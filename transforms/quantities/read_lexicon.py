"""The number rules of one language, compiled once: `languages/<lang>/quantities.yml` over this room's `units.yml`.

Keys of the YAML, all optional (a language without rules still has figures with signs: "20 %", "€3"):
`numbers` words and marks a number is written with · `connectors` between a noun of number and what it counts ·
`units` kind → canonical unit → words · `money_after_scale` units that are money behind a scale · `noun` finding and
singularising a counted noun · `modifiers`, `stops` what may stand before that noun, and what never is one ·
`approximate_*` · `definite*`, `partitive*`, `attributive` determiners and what they do to a count · `ranges`,
`ratios`, `rates`, `parts` how quantities join · `labels`, `clock`, `ordinal_suffixes`, `idioms` numbers that count
nothing · `opening_verbs` endings of verbs whose capital, at a sentence's start, makes no name of the number after them.
Word lists may hold several words to an item, separated by spaces; lists of phrases hold one phrase to an item.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from transforms.data_files import language_rules, load_yaml
from transforms.quantities.lexicon import (
    Context,
    Lexicon,
    NounRules,
    NumberPart,
    NumberWords,
    RateWords,
    Unit,
    UnitWords,
)
from transforms.quantities.phrases import Phrases, phrase_set
from transforms.quantities.split_tokens import HYPHENS, split_tokens
from transforms.quantities.triggers import Triggers

_NEVER = re.compile(r"(?!)")

Rules = Mapping[str, Any]


@cache
def read_lexicon(language: str) -> Lexicon:
    """The compiled rules of `language`, those of the signs alone where it has none."""
    rules, signs = language_rules(language, "quantities"), load_yaml("quantities/units.yml")
    return Lexicon(
        numbers=_numbers(rules.get("numbers", {}), signs),
        units=_units(rules, signs),
        nouns=_nouns(rules),
        context=_context(rules, signs),
        rates=_rates(rules.get("rates", {}), signs),
        triggers=_triggers(rules),
    )


def _numbers(rules: Rules, signs: Rules) -> NumberWords:
    parts = _parts(rules)
    fixed = Phrases(_fixed(rules.get("fixed", {})))
    suffixes = {
        ending: Unit(kind, name)
        for kind, units in rules.get("suffixes", {}).items()
        for name, words in units.items()
        for ending in words
    }
    morphemes = _morphemes(rules) if "compound" in rules else {}
    longest_first = sorted(morphemes, key=lambda morpheme: (-len(morpheme), morpheme))
    morpheme = re.compile("|".join(map(re.escape, longest_first))) if morphemes else None
    ones, articles = _words(rules, "ones"), _words(rules, "articles")
    half_before = phrase_set(rules.get("half_before", []))
    table = Phrases(parts)
    letters = signs["scale_letters"]
    openers = {*table.first_words(), *articles, *ones, *half_before.first_words(), *signs["fractions"]}
    openers |= {word + suffix for word in rules.get("cardinals", {}) for suffix in suffixes}
    openers_besides = frozenset(openers)
    compound = {word for word in fixed.first_words() if morpheme is not None and morpheme.match(word)}
    return NumberWords(
        decimal=rules.get("decimal", "."),
        decimal_words=_words(rules, "decimal_words"),
        ones=ones,
        articles=articles,
        parts=table,
        bare=frozenset(rules.get("bare", [])),
        joiners=_words(rules, "joiners"),
        join_after=_words(rules, "join_after"),
        join_before=_words(rules, "join_before"),
        hundreds_to=rules.get("hundreds_to", 20),
        ordinal=re.compile(rules["ordinal"]) if "ordinal" in rules else _NEVER,
        morphemes=morphemes,
        morpheme=morpheme,
        scales=Phrases(rules.get("scales", {})),
        groups=rules.get("groups", {}),
        groups_approximate=bool(rules.get("groups_approximate")),
        half_after=phrase_set(rules.get("half_after", [])),
        half_before=half_before,
        denominators=Phrases(rules.get("denominators", {})),
        fraction_of=_words(rules, "fraction_of"),
        fraction_after=_words(rules, "fraction_after"),
        fraction_stops=phrase_set(rules.get("fraction_stops", [])),
        fraction_units=phrase_set(rules.get("fraction_units", [])),
        fixed=fixed,
        fixed_only=frozenset(fixed.first_words() - openers - compound),
        fixed_telling=fixed.telling(),
        openers_besides=openers_besides,
        fixed_not_after=_words(rules, "fixed_not_after"),
        suffixes=suffixes,
        minus=_words(rules, "minus"),
        minus_not_after=_words(rules, "minus_not_after"),
        letters_glued={**letters["glued"], **rules.get("letters_glued", {})},
        letters_after_money={**letters["after_money"], **rules.get("letters_after_money", {})},
        vulgar=signs["fractions"],
        openers=frozenset(openers | fixed.first_words()),
        beginnings=frozenset(articles | table.first_words()),
        continuing=frozenset({*table.first_words(), *_words(rules, "joiners"), *HYPHENS}),
    )


def _parts(rules: Rules) -> dict[str, NumberPart]:
    """Every number word with its role; "one" counts only inside a longer number, which is for others to judge."""
    parts = {word: NumberPart("unit", 1) for word in rules.get("ones", [])}
    parts |= {word: NumberPart("unit", value) for word, value in rules.get("cardinals", {}).items()}
    parts |= {word: NumberPart("hundred", value) for word, value in rules.get("hundreds", {}).items()}
    return parts | {word: NumberPart("scale", value) for word, value in rules.get("scales", {}).items()}


def _morphemes(rules: Rules) -> dict[str, NumberPart]:
    """The pieces of numerals below a million that are written in one word."""
    pieces = {
        key: {**rules.get(key, {}), **rules["compound"].get(key, {})} for key in ("cardinals", "hundreds", "scales")
    }
    parts = {piece: NumberPart("unit", value) for piece, value in pieces["cardinals"].items()}
    parts |= {piece: NumberPart("hundred", value) for piece, value in pieces["hundreds"].items()}
    parts |= {piece: NumberPart("scale", value) for piece, value in pieces["scales"].items() if value == 1000}
    return parts | {piece: NumberPart("join", 0) for piece in rules["compound"].get("joiners", [])}


def _fixed(rules: Rules) -> dict[str, tuple[int, float, Unit]]:
    """Phrases that are a value with its unit: how many tokens they hold, without what must follow (behind " + ")."""
    kinds = {"ratio": "ratio", "x": "multiple"}
    return {
        phrase.replace(" + ", " "): (
            len(split_tokens(phrase.split(" + ")[0])),
            value,
            Unit(kinds.get(name, "time"), name),
        )
        for name, phrases in rules.items()
        for phrase, value in phrases.items()
    }


def _units(rules: Rules, signs: Rules) -> UnitWords:
    symbols = _unit_table(signs["symbols"])
    prefixes = {sign: unit for sign, unit in symbols.items() if unit.kind == "money"}
    prefixes |= _unit_table({"money": signs["prefixes"]})
    return UnitWords(
        words=Phrases(_unit_table(rules.get("units", {}))),
        symbols=Phrases(symbols, exact=True),
        prefixes=Phrases(prefixes, exact=True),
        glued_prefixes={sign: Unit("money", name) for sign, name in signs["glued_prefixes"].items()},
        glued_only=frozenset(signs["glued_only"]),
        spaced_only=frozenset(signs["spaced_only"]),
        after_scale={name: Unit("money", money) for name, money in rules.get("money_after_scale", {}).items()},
        connectors=_words(rules, "connectors"),
        modifiers=_words(rules, "modifiers"),
    )


def _unit_table(kinds: Rules) -> dict[str, Unit]:
    return {
        word: Unit(kind, str(name)) for kind, units in kinds.items() for name, words in units.items() for word in words
    }


def _nouns(rules: Rules) -> NounRules:
    noun = rules.get("noun", {})
    return NounRules(
        order=noun.get("order", "none"),
        plural=re.compile(noun["plural"]) if "plural" in noun else _NEVER,
        plural_words=_words(noun, "plural_words"),
        singular=tuple((suffix, singular) for suffix, singular in noun.get("singular", [])),
        singular_words=noun.get("singular_words", {}),
        modifiers=_words(rules, "modifiers"),
        stops=_words(rules, "stops"),
        partitive=_words(rules, "partitive"),
        partitive_articles=_words(rules, "partitive_articles"),
        attributive=_words(rules, "attributive"),
    )


def _context(rules: Rules, signs: Rules) -> Context:
    ranges, ratios, clock = rules.get("ranges", {}), rules.get("ratios", {}), rules.get("clock", {})
    links = {phrase: kind for kind in ("to", "and", "or", "comma") for phrase in ranges.get(kind, [])}
    idioms = phrase_set(rules.get("idioms", []))
    return Context(
        approximate_before=phrase_set([*rules.get("approximate_before", []), *signs["approximate"]]),
        approximate_after=phrase_set(rules.get("approximate_after", [])),
        definite=_words(rules, "definite"),
        definite_unless=_words(rules, "definite_unless"),
        links=Phrases(links),
        between=_words(ranges, "between"),
        ratio=phrase_set([*ratios.get("of", []), *ratios.get("after_noun", [])]),
        ratio_after_noun=phrase_set(ratios.get("after_noun", [])),
        ratio_whole=frozenset(ratios.get("whole", [])),
        bare_after=_words(rules, "bare_after"),
        count_before=_words(rules, "count_before"),
        against=phrase_set(rules.get("against", [])),
        parts_after=phrase_set(rules.get("parts", {}).get("after", [])),
        opening_verbs=tuple(sorted(_words(rules, "opening_verbs"))),
        parts_of=phrase_set(rules.get("parts", {}).get("of", [])),
        labels=_words(rules, "labels"),
        clock_before=_words(clock, "before"),
        clock_after=phrase_set(clock.get("after", [])),
        clock_sign=bool(clock.get("sign")),
        clock_lasts_after=_words(clock, "lasts_after"),
        clock_lasts_before=_words(clock, "lasts_before"),
        ordinals=_words(rules, "ordinal_suffixes"),
        idioms=idioms,
        idiomatic=idioms.telling(),
        ages=_words(rules, "ages"),
        age_between_commas=bool(rules.get("age_between_commas")),
    )


def _rates(rules: Rules, signs: Rules) -> RateWords:
    return RateWords(
        per=phrase_set(rules.get("per", [])),
        per_known=phrase_set(["/", *rules.get("per_known", [])]),
        per_many=phrase_set(rules.get("per_many", [])),
        adverbs=Phrases(rules.get("adverbs", {})),
        adverb_not_before=_words(rules, "adverb_not_before"),
        articles=phrase_set(rules.get("articles", [])),
        nouns=Phrases(rules.get("nouns", {})),
        skips=phrase_set(rules.get("skips", [])),
        carry=_words(rules, "carry"),
        names=signs["rate_names"],
        measure_names=signs["measure_rates"],
    )


def _triggers(rules: Rules) -> Triggers:
    """The phrases without which, and without digits, there is no number."""
    numbers = rules.get("numbers", {})
    tables = ("cardinals", "hundreds", "scales", "groups", "denominators", "half_before")
    phrases = [phrase for table in tables for phrase in numbers.get(table, [])]
    phrases += [phrase for table in numbers.get("fixed", {}).values() for phrase in table]
    phrases += [word for words in rules.get("units", {}).get("percent", {}).values() for word in words]
    suffixes = [word for units in numbers.get("suffixes", {}).values() for words in units.values() for word in words]
    return Triggers([*phrases, *(word + suffix for word in numbers.get("cardinals", {}) for suffix in suffixes)])


def _words(rules: Rules, key: str) -> frozenset[str]:
    """A word list; items may hold several words."""
    items: Iterable[Any] = rules.get(key, [])
    return frozenset(word for item in items for word in str(item).split())
