"""The cases of `tests/cases/quantities/dates_<language>.yml`, and what holds for every input."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.data_files import LANGUAGES
from transforms.quantities.find_dates import find_dates
from transforms.quantities.read_calendar import read_calendar

CASES = Path(__file__).parents[2] / "cases/quantities"
REFERENCE = date(2026, 5, 20)


def read_cases():
    for language in LANGUAGES:
        for group, rows in yaml.safe_load((CASES / f"dates_{language}.yml").read_text(encoding="utf-8")).items():
            for number, (text, expected) in enumerate(rows, 1):
                yield pytest.param(text, language, expected, id=f"{language}-{group}-{number}")


@pytest.mark.parametrize(("text", "language", "expected"), list(read_cases()))
def test_cases(text, language, expected):
    found = find_dates(text, language, REFERENCE)
    assert [[mention.start_on, mention.end_on, mention.text] for mention in found] == expected
    assert all(text[mention.char_start : mention.char_end] == mention.text for mention in found)


def test_without_a_reference_only_absolute_dates_are_told():
    found = find_dates("Hier, lundi, le 17 mai, il y a deux ans, en 2021.", "fr", None)
    assert [(mention.text, mention.start_on) for mention in found] == [("2021", date(2021, 1, 1))]


def test_a_weekday_chooses_the_year_of_a_date_without_one():
    (mention,) = find_dates("La séance du lundi 18 mai.", "fr", date(2026, 6, 1))
    assert (mention.start_on, mention.text) == (date(2026, 5, 18), "lundi 18 mai")


def test_a_language_without_rules_still_has_dates_in_figures():
    found = find_dates("Op 2026-05-17 en 17/05/2026.", "nl", None)
    assert [mention.start_on for mention in found] == [date(2026, 5, 17), date(2026, 5, 17)]


def texts(language):
    words = sorted(read_calendar(language).openers)
    figures = ["1", "17", "31", "29", "05", "2024", "2023", "1749", "90", "-", "/", ".", ",", "'", "17.05.2026"]
    pieces = st.tuples(st.sampled_from(words + figures * 20), st.sampled_from([" ", " ", ""]))
    return st.lists(pieces, max_size=20).map(lambda drawn: "".join(word + space for word, space in drawn))


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40, deadline=None, database=None, derandomize=True)
@given(data=st.data(), reference=st.none() | st.dates())
def test_spans_are_true_sorted_and_apart_and_ends_in_order(language, data, reference):
    text = data.draw(texts(language))
    end = 0
    for mention in find_dates(text, language, reference):
        assert mention.char_start >= end
        end = mention.char_end
        assert mention.text == text[mention.char_start : end] != ""
        assert mention.start_on <= mention.end_on


@pytest.mark.parametrize("unit", ["1", "2024 ", "mars 2023 ", "de ", "1/", "fin ", "il y a deux ", "lundi "])
@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_a_megabyte_on_one_line_is_read_in_linear_time(unit):
    text = unit * (1_000_000 // len(unit))
    find_dates(text, "fr", REFERENCE)
