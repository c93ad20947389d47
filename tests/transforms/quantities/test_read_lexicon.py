"""The rules as data: what a slip in the YAML would silently break."""

import pytest

from transforms.data_files import LANGUAGES, language_rules, load_yaml
from transforms.quantities.read_calendar import read_calendar
from transforms.quantities.read_lexicon import read_lexicon

FLAGS = {"groups_approximate", "sign", "age_between_commas", "month_first", "capitalised"}


def leaves(value, key=""):
    if isinstance(value, dict):
        for name, item in value.items():
            yield from leaves(name, key)
            yield from leaves(item, str(name))
    elif isinstance(value, list):
        for item in value:
            yield from leaves(item, key)
    else:
        yield key, value


@pytest.mark.parametrize("topic", ["quantities", "dates"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_was_read_as_yes_no_or_null(language, topic):
    wrong = [
        (k, v)
        for k, v in leaves(language_rules(language, topic))
        if v is None or (isinstance(v, bool) and k not in FLAGS)
    ]
    assert wrong == []


@pytest.mark.parametrize("topic", ["quantities", "dates"])
def test_every_language_has_only_known_keys(topic):
    known = {
        "quantities": "numbers connectors units money_after_scale noun modifiers stops approximate_before approximate_after definite definite_unless"
        " partitive partitive_articles attributive ranges ratios bare_after count_before against rates labels clock ordinal_suffixes ages"
        " age_between_commas idioms parts opening_verbs",
        "dates": "months month_abbreviations weekdays parts seasons quarters halves decade_before decade_after linking from to and between ones"
        " year_before relative ago_before ago_after units last next weekday_not_after weekday_not_before month_first capitalised",
    }[topic].split()
    for language in LANGUAGES:
        assert set(language_rules(language, topic)) - set(known) == set(), language


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_twelve_months_seven_days_and_the_numbers_to_a_hundred(language):
    dates = language_rules(language, "dates")
    assert set(dates["months"].values()) == set(range(1, 13))
    assert set(dates["weekdays"].values()) == set(range(7))
    numbers = language_rules(language, "quantities")["numbers"]
    assert set(range(2, 17)) | set(range(20, 100, 10)) <= {int(v) for v in numbers["cardinals"].values()} | {80, 90, 70}


@pytest.mark.parametrize("language", LANGUAGES)
def test_unit_names_agree_across_languages(language):
    """One name for one unit: a name used in one language only is a slip, unless it is that language's own."""
    own = {
        "dm",
        "hm",
        "hg",
        "q",
        "hl",
        "pm",
        "st",
        "pt",
        "cups",
        "tbsp",
        "tsp",
        "fathoms",
        "bushels",
        "carats",
        "A",
        "Mbit",
        "tons",
        "sacks",
    }
    named = {other: {str(n) for n in language_rules(other, "quantities")["units"]["measure"]} for other in LANGUAGES}
    signs = {str(name) for name in load_yaml("quantities/units.yml")["symbols"]["measure"]}
    others = signs.union(*(names for other, names in named.items() if other != language))
    assert named[language] - others - own <= {"hm³", "mm²", "ft²", "mi²"}


def test_common_words_trigger_nothing():
    for language, common in {
        "fr": {"un", "une", "de", "la", "il", "a"},
        "en": {"a", "an", "of", "the", "in"},
        "de": {"ein", "eine", "der"},
    }.items():
        assert not read_lexicon(language).triggers.may_stand_in(common), language
        assert not read_calendar(language).triggers.may_stand_in(common), language
