import pytest

from transforms.data_files import LANGUAGES, language_rules
from transforms.segment.load_rules import load_rules


def test_every_language_has_every_topic():
    topics = set(language_rules("en", "segment"))
    assert {code: set(language_rules(code, "segment")) for code in LANGUAGES} == dict.fromkeys(LANGUAGES, topics)


@pytest.mark.parametrize("language", [None, *LANGUAGES, "nl"])
def test_phrases_are_folded(language):
    rules = load_rules(language)
    assert "a lire aussi" in rules["read_also"]
    assert rules["byline"].all


def test_cues_that_mean_something_else_elsewhere_are_the_language_s_own():
    assert "di" in load_rules("it")["byline"]
    assert "di" not in load_rules("en")["byline"]


def test_opening_is_the_longest_phrase_that_ends_with_a_word():
    published = load_rules("en")["published"]
    assert published.opening("published on 3 may") == "published on"
    assert published.opening("publisher of books") == ""


def test_no_month_has_two_numbers():
    names: dict[str, set[int]] = {}
    for code in LANGUAGES:
        for number, words in language_rules(code, "segment")["months"].items():
            for word in words:
                names.setdefault(word, set()).add(number)
    assert [name for name, numbers in names.items() if len(numbers) > 1] == []
