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
from typing import Any

from transforms.data_files import language_rules
from transforms.quantities.phrases import Phrases, rarest_word
from transforms.quantities.read_lexicon import read_lexicon

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


@dataclass(frozen=True, slots=True)
class Sign:
    """What a calendar word is: its class, one letter of the shape `locate_dates` matches, and its value."""

    letter: str
    value: Any = None


@dataclass(frozen=True, slots=True)
class Calendar:
    """One language. `month_first`: "5/17/2026" and "May 17"; `capitalised`: May is a month, may is a verb.
    `openers` are the words any sign, number or "about" can begin with."""

    signs: Phrases[Sign]
    year_before: frozenset[str]
    weekday_not_after: frozenset[str]
    weekday_not_before: frozenset[str]
    month_first: bool
    capitalised: bool
    openers: frozenset[str]
    triggers: frozenset[str]


@cache
def read_calendar(language: str) -> Calendar:
    """The compiled calendar of `language`; without rules only dates in figures are known."""
    rules = language_rules(language, "dates")
    signs, lexicon = _signs(rules), read_lexicon(language)
    table = Phrases(signs)
    timely = [phrase for phrase, sign in signs.items() if sign.letter in "MWRuE"]
    return Calendar(
        signs=table,
        year_before=frozenset(rules.get("year_before", [])),
        weekday_not_after=frozenset(rules.get("weekday_not_after", [])),
        weekday_not_before=frozenset(rules.get("weekday_not_before", [])),
        month_first=bool(rules.get("month_first")),
        capitalised=bool(rules.get("capitalised")),
        openers=frozenset(
            {*table.first_words(), *lexicon.numbers.openers, *lexicon.context.approximate_before.first_words()}
        ),
        triggers=frozenset(rarest_word(phrase) for phrase in timely),
    )


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
