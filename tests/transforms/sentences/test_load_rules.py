import pytest

from transforms.data_files import LANGUAGES
from transforms.sentences.load_rules import load_rules


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_language_lists_abbreviations_and_starters(language: str) -> None:
    rules = load_rules(language)
    assert {"inside", "before_number", "may_end"} == set(rules.abbreviations.values())
    assert len(rules.starters) > 50


def test_an_abbreviation_is_found_as_listed_capitalised_and_in_capitals_without_inner_spaces() -> None:
    rules = load_rules("fr")
    assert [rules.abbreviations.get(form) for form in ("p.ex", "P.ex", "P.EX", "p. ex")] == ["inside"] * 3 + [None]


def test_where_languages_disagree_the_next_word_decides() -> None:
    assert load_rules("fr").abbreviations["St"] == "inside"
    assert load_rules("en").abbreviations["St"] == "may_end"
    assert load_rules("und").abbreviations["St"] == "may_end"


def test_every_short_number_is_an_ordinal_in_german_only() -> None:
    assert [language for language in (*LANGUAGES, "und", "nl") if load_rules(language).any_ordinal] == ["de"]
    assert "Mai" in load_rules("und").ordinal_after
    assert not load_rules("fr").ordinal_after


def test_a_word_that_ends_no_abbreviation_is_told_by_its_letters() -> None:
    tails = load_rules("fr").abbreviation_tails
    assert {"ex", "art"} <= tails
    assert "pont" not in tails
