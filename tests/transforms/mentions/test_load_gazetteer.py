"""The gazetteer's files as they are, and the rows' syntax on rows written here."""

import re
from collections import defaultdict

from transforms.mentions.load_families import load_families
from transforms.mentions.load_gazetteer import load_gazetteer
from transforms.mentions.load_rules import load_rules


def test_every_key_is_a_slug_under_its_type() -> None:
    entries = load_gazetteer().entries
    assert len(entries) > 3000
    assert [key for key in entries if not re.fullmatch(r"[a-z]+/[a-z0-9]+(?:-[a-z0-9]+)*", key)] == []
    assert all(key.startswith(f"{entry.type}/") for key, entry in entries.items())


def test_no_certain_alias_belongs_to_two_things() -> None:
    owners = defaultdict(set)
    for word, aliases in load_gazetteer().by_word.items():
        for alias in aliases:
            if not alias.mark and not alias.versioned:
                owners[word, *alias.rest, alias.language].add(alias.entry.key)
    # Mexico is the country in Spanish and English, the city in French: the scoped form comes first.
    assert {form: keys for form, keys in owners.items() if len(keys) > 1} == {
        ("Mexico", ""): {"place/mexico", "place/mexico-city"}
    }


def test_a_row_gives_names_per_language_and_an_external_id() -> None:
    entry = load_gazetteer().entries["place/united-states"]
    assert (entry.type, entry.name, entry.external_id) == ("place", "United States", "Q30")
    assert entry.names["fr"] == "États-Unis"
    assert entry.names["es"] == "Estados Unidos"


def test_marks_domains_and_versions_are_read() -> None:
    index = load_gazetteer().by_word
    orange = next(a for a in index["Orange"] if a.entry.key == "organisation/orange-sa")
    bedrock = next(a for a in index["Bedrock"] if not a.rest)
    assert (orange.mark, bedrock.mark, bedrock.entry.domain) == ("~", "?", "ai")
    assert [a.versioned for a in index["iPhone"]] == ["may"]
    assert [a.versioned for a in index["Apollo"] if not a.rest] == ["always"]


def test_spellings_without_accent_and_with_german_endings() -> None:
    index = load_gazetteer().by_word
    assert "place/united-states" in {a.entry.key for a in index["Etats"]}
    assert "organisation/deutsche-bank" in {a.entry.key for a in index["Deutschen"]}


def test_word_lists_are_lower_case_and_first_names_are_pooled() -> None:
    french, german = load_rules("fr"), load_rules("de")
    assert "président" in french.titles
    assert "giorgia" in french.first_names
    assert french.heads["université"] == "organisation"
    assert french.heads["university"] == "organisation"
    assert german.is_title("bundesfinanzminister")
    assert german.cue("hafenstadt") == "place"
    assert load_rules("xx").starters == frozenset()


def test_no_alias_is_beyond_the_second_words_of_its_first_word() -> None:
    gazetteer = load_gazetteer()
    for word, aliases in gazetteer.by_word.items():
        seconds = gazetteer.seconds.get(word)
        assert seconds is None or seconds == {alias.rest[0] for alias in aliases}
    assert "Paris" not in gazetteer.seconds
    assert {"de", "pays", "iOS"} <= gazetteer.small
    assert "Paris" not in gazetteer.small


def test_every_start_of_a_models_name_is_a_whole_word_or_has_an_initial() -> None:
    grammar = load_families()
    assert {"Claude", "Opus", "gpt"} <= grammar.whole
    assert {word[0] for word in (*grammar.heads, *grammar.heard)} == grammar.initials
    assert "0" in grammar.initials


def test_openers_hold_every_word_without_a_capital_that_begins_a_name() -> None:
    french, german = load_rules("fr"), load_rules("de")
    assert {"hôpital", "cour", "1"} <= french.openers
    assert french.lower_heads.keys() | french.institutions.keys() <= french.openers
    assert german.lower_heads.keys() | german.institutions.keys() <= german.openers


def test_titles_of_former_holders_are_titles() -> None:
    assert load_rules("fr").is_title("exsénateur")
    assert not load_rules("fr").is_title("exemple")
