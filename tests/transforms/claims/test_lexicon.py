import pytest

from transforms.claims import lexicon as room
from transforms.claims.conjugate import conjugate
from transforms.claims.lexicon import load_lexicon
from transforms.data_files import LANGUAGES, load_yaml


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_what_the_rules_ask_for(language):
    lexicon = load_lexicon(language)
    assert lexicon is not None
    topics = {topic for cues in lexicon.cues.values() for entries in cues.values() for topic, _ in entries}
    assert {"negation", "hedge", "source", "obligation"} <= topics
    assert all(isinstance(lexicon.words[topic], frozenset) for topic in load_yaml("claims/topics.yml")["words"])
    assert {"that", "incise"} <= {flag for flags in lexicon.reporting.values() for flag in flags}


def test_a_language_without_a_file_has_no_lexicon():
    assert load_lexicon("da") is None


@pytest.mark.parametrize(
    ("language", "form", "lemma"),
    [
        ("fr", "annonça", "annoncer"),
        ("fr", "jugeait", "juger"),
        ("fr", "dit", "dire"),
        ("en", "denied", "deny"),
        ("en", "told", "tell"),
        ("de", "sagte", "sagen"),
        ("es", "explicó", "explicar"),
        ("it", "ha", None),
        ("it", "annunciò", "annunciare"),
        ("pt", "afirmou", "afirmar"),
    ],
)
def test_forms_of_reporting_verbs(language, form, lemma):
    lexicon = load_lexicon(language)
    assert lexicon is not None
    assert lexicon.forms.get(form, (None,))[0] == lemma


def test_conjugation_puts_endings_on_the_stem():
    patterns = [{"infinitive": "er", "present": ["e"], "past": ["a", "ait"]}]
    assert list(conjugate("lancer", patterns, {"c": "ç"})) == [
        ("lance", "present"),
        ("lança", "past"),
        ("lançait", "past"),
    ]
    assert list(conjugate("dire", [{"infinitive": "xx"}], {})) == []


@pytest.mark.parametrize(
    ("rules", "hint"),
    [
        ({"words": {"nouns": ["a"]}, "cues": {}}, "nouns"),
        ({"words": {"negators": [False]}, "cues": {}}, "quote it"),
    ],
)
def test_a_mistake_in_the_data_says_where_it_is(rules, hint):
    with pytest.raises(TypeError, match=hint):
        room._check(rules)
