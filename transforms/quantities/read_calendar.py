"""The calendar words of one language, compiled once from `languages/<lang>/dates.yml`.

Keys of the YAML, all optional: `months`, `month_abbreviations`, `weekdays` (Monday is 0) · `parts` phrase → early, mid
or late · `seasons` · `quarters`, `halves` phrase → number · `decade_before`, `decade_after` words around a decade ·
`linking` words that may stand inside a date · `to`, `and`, `between`, `from` words of a period · `year_before` words
behind which four digits are a year · `relative` unit → shift → phrases · `ago_before`, `ago_after`, `units` ("two days
ago") · `last`, `next` · `weekday_not_after`, `weekday_not_before` · `month_first`, `capitalised` (flags).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from transforms.data_files import language_rules
from transforms.quantities.phrases import Phrases
from transforms.quantities.read_lexicon import read_lexicon
from transforms.quantities.triggers import Triggers

_TABLES = {
    "parts": "P",
    "seasons": "S",
    "quarters": "Q",
    "halves": "H",
    "units": "u",
    "weekdays": "W",
    "months": "M",
    "month_abbreviations": "m",
}
"""Keys that map phrases to values, and the letter of their signs."""

_LISTS = {
    "linking": "c",
    "from": "F",
    "to": "T",
    "and": "&",
    "between": "b",
    "decade_before": "E",
    "decade_after": "s",
    "ago_before": "A",
    "ago_after": "B",
    "last": "l",
    "next": "n",
    "ones": "a",
}
"""Keys that list phrases."""

NAMED = "MmW"
"""Letters of the signs that are names, which may need a capital."""


class Sign(NamedTuple):
    """What a calendar word is: its class, one letter of the shape `locate_dates` matches, and its value."""

    letter: str
    value: Any = None


_PUNCTUATION = {mark: Sign(mark) for mark in "-/.,'"} | {"–": Sign("-"), "’": Sign("'")}


@dataclass(frozen=True, slots=True)
class Calendar:
    """One language. `month_first`: "5/17/2026" and "May 17"; `capitalised`: May is a month, may is a verb.
    `plain` are the words and marks that have one sign wherever they stand, `openers` the others that a sign, a number
    or "about" can begin with. A sentence without a digit and without one of `triggers` names no date; one with
    digits names none unless four are in a row, or one of the tokens of `naming` stands beside them."""

    signs: Phrases[Sign]
    plain: Mapping[str, Sign]
    year_before: frozenset[str]
    weekday_not_after: frozenset[str]
    weekday_not_before: frozenset[str]
    month_first: bool
    capitalised: bool
    openers: frozenset[str]
    triggers: Triggers
    naming: frozenset[str]


@cache
def read_calendar(language: str) -> Calendar:
    """The compiled calendar of `language`; without rules only dates in figures are known."""
    rules = language_rules(language, "dates")
    signs, lexicon = _signs(rules), read_lexicon(language)
    table = Phrases(signs)
    plain = {word: sign for word, sign in table.alone().items() if sign.letter not in NAMED}
    openers = {*table.first_words(), *lexicon.numbers.beginnings, *lexicon.context.approximate_before.first_words()}
    return Calendar(
        signs=table,
        plain=_PUNCTUATION | plain,
        year_before=frozenset(rules.get("year_before", [])),
        weekday_not_after=frozenset(rules.get("weekday_not_after", [])),
        weekday_not_before=frozenset(rules.get("weekday_not_before", [])),
        month_first=bool(rules.get("month_first")),
        capitalised=bool(rules.get("capitalised")),
        openers=frozenset(openers - plain.keys()),
        triggers=_triggers(signs),
        naming=table.telling(lambda sign: sign.letter in "MmWREsu"),
    )


def _triggers(signs: Mapping[str, Sign]) -> Triggers:
    """What can name a date without figures: a month, a weekday, a day or span of its own, "ago" with its unit."""
    phrases = {letter: [p for p, sign in signs.items() if sign.letter in letter] for letter in ("MmWR", "AB", "uE")}
    return Triggers([*phrases["MmWR"], *(f"{ago} {unit}" for ago in phrases["AB"] for unit in phrases["uE"])])


def _signs(rules: Mapping[str, Any]) -> dict[str, Sign]:
    """Every phrase with its sign; of a word with two roles the later group wins."""
    signs: dict[str, Sign] = {}
    for key, letter in _TABLES.items():
        signs |= {phrase: Sign(letter, value) for phrase, value in rules.get(key, {}).items()}
    for key, letter in _LISTS.items():
        # "años" is a unit (two years ago) and opens a decade
        signs |= {
            phrase: Sign(letter, signs[phrase].value if phrase in signs else None) for phrase in rules.get(key, [])
        }
    for unit, shifts in rules.get("relative", {}).items():
        for shift, phrases in shifts.items():
            signs |= {phrase: Sign("R", (unit, shift)) for phrase in phrases}
    return signs
