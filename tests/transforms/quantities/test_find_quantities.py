"""The cases of `tests/cases/quantities/quantities_<language>.yml`, and what holds for every input."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.data_files import LANGUAGES
from transforms.quantities.find_quantities import find_quantities
from transforms.quantities.read_lexicon import read_lexicon

CASES = Path(__file__).parents[2] / "cases/quantities"


def read_cases():
    for language in LANGUAGES:
        for group, rows in yaml.safe_load((CASES / f"quantities_{language}.yml").read_text(encoding="utf-8")).items():
            for number, (text, expected) in enumerate(rows, 1):
                yield pytest.param(text, language, expected, id=f"{language}-{group}-{number}")


@pytest.mark.parametrize(("text", "language", "expected"), list(read_cases()))
def test_cases(text, language, expected):
    found = [(q.value, q.unit, q.text, q.approximate) for q in find_quantities(text, language)]
    assert found == [(*row[:3], len(row) > 3) for row in expected]


def test_numbers_of_names_are_no_quantities():
    text = "Some 300 Acme engineers tried Nova 4 on 12 tasks."
    name = text.index("Nova 4")
    found = find_quantities(text, "en", names=[(text.index("Acme"), text.index("Acme") + 4), (name, name + 6)])
    assert [(q.value, q.unit) for q in found] == [(300, "engineer"), (12, "task")]


def test_a_name_that_touches_part_of_a_number_takes_all_of_it():
    text = "Le salon Tech 2 000 personnes."
    start = text.index("Tech")
    assert find_quantities(text, "fr", names=[(start, start + len("Tech 2"))]) == []


def test_spaces_between_groups_may_be_plain_no_break_narrow_or_thin():
    for space in " \u00a0\u202f\u2009":
        (quantity,) = find_quantities(f"Il y a 12{space}500{space}€.", "fr")
        assert (quantity.value, quantity.unit) == (12500, "EUR")


def test_typographic_apostrophes_read_as_straight_ones():
    (quantity,) = find_quantities("Près d’un million d’euros.", "fr")
    assert (quantity.value, quantity.unit, quantity.text, quantity.approximate) == (
        1e6,
        "EUR",
        "un million d’euros",
        True,
    )


def test_a_language_without_rules_still_has_figures_with_signs():
    found = find_quantities("Het kost € 20 of 5 %, drie mensen, 12 km.", "nl")
    assert [(q.value, q.unit) for q in found] == [(20, "EUR"), (5, "%"), (12, "km")]


def test_empty_text_and_text_without_numbers_hold_nothing():
    assert find_quantities("", "fr") == []
    assert find_quantities("Le ciel est bleu.", "fr") == []


def words_of(language):
    lexicon = read_lexicon(language)
    words = {*lexicon.numbers.openers, *lexicon.units.words.first_words(), *lexicon.context.links.first_words()}
    figures = ["1", "12", "2024", "1.000", "1,5", "007", "17", "%", "€", "$", "-", "–", "/", ".", ",", "(", "½", "h"]
    return st.lists(
        st.tuples(st.sampled_from(sorted(words) + figures * 20), st.sampled_from([" ", "", "\n"])), max_size=25
    )


@pytest.mark.parametrize("language", LANGUAGES)
@settings(max_examples=40, deadline=None, database=None, derandomize=True)
@given(data=st.data())
def test_spans_are_true_sorted_and_apart(language, data):
    text = "".join(word + space for word, space in data.draw(words_of(language)))
    end = 0
    found = find_quantities(text, language)
    for quantity in found:
        assert quantity.char_start >= end
        end = quantity.char_end
        assert quantity.text == text[quantity.char_start : end] != ""
        assert quantity.unit
    assert found == find_quantities(text, language)


@settings(max_examples=100, deadline=None, database=None, derandomize=True)
@given(text=st.text(max_size=200), language=st.sampled_from([*LANGUAGES, "und"]))
def test_any_text_is_read_without_error(text, language):
    for quantity in find_quantities(text, language):
        assert text[quantity.char_start : quantity.char_end] == quantity.text


@pytest.mark.parametrize(
    "unit", ["1", "1,", "1 ", "de ", "deux ", "zwei", "a@", "€", "1-", "+1 ", "[1,", "entre 3 et ", "2024 ", "million "]
)
@pytest.mark.parametrize("language", ["fr", "de"])
@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_a_megabyte_on_one_line_is_read_in_linear_time(unit, language):
    text = unit * (1_000_000 // len(unit))
    find_quantities(text, language)
