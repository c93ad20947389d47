import pytest

from transforms.claims import word_facts as room
from transforms.claims.lexicon import load_lexicon
from transforms.claims.surface import read_surface
from transforms.claims.word_facts import word_facts


def test_a_word_has_what_its_lexicon_says():
    table = word_facts("fr")
    said, article, comma = table["affirme"], table["le"], table[","]
    assert (said.lemma, said.form, said.shows, said.is_open) == ("affirmer", "present", True, True)
    assert (article.is_determiner, article.is_nominal, article.is_open) == (True, True, False)
    assert (comma.closes, comma.shapes, comma.is_silent, comma.is_word) == (True, True, True, False)
    assert (table["il"].is_opener, table["il"].leads, table["km"].leads) == (True, True, False)
    assert (table["selon"].begins_cue, table["brumux"].begins_cue) == (True, False)
    assert (table["2027"].is_word, table["2027"].is_open) == (True, False)


def test_words_of_which_nothing_is_known_share_their_facts():
    assert word_facts("en")["zorbix"] is word_facts("en")["brumux"]


def test_facts_are_forgotten_before_they_are_too_many(monkeypatch):
    monkeypatch.setattr(room, "_REMEMBERED", 3)
    table = word_facts.__wrapped__("en")
    facts = [table[word] for word in ("says", "table", "chair", "says", "lamp", "says")]
    assert len(table) <= 3
    assert facts[0] == facts[3] == facts[5]


def test_a_language_without_rules_has_no_words():
    with pytest.raises(ValueError, match="no rules"):
        word_facts("xx")


@pytest.mark.parametrize(
    ("text", "language", "verb"),
    [
        ("Il zorbix fort.", "fr", 1),  # no ending shows it, its place behind a pronoun does
        ("Il se zorbix fort.", "fr", 2),  # behind a clitic behind a pronoun
        ("Le zorbix dort.", "fr", -1),
    ],
)
def test_a_verb_shows_by_its_place_alone(text, language, verb):
    lexicon = load_lexicon(language)
    assert lexicon is not None
    assert read_surface(text, 0, lexicon).clauses[0].verb == verb


@pytest.mark.parametrize(
    ("text", "language", "kinds"),
    [
        ("Der Sprecher sagte, Meier komme morgen.", "de", ["main", "content"]),  # any word, behind a comma
        ("The minister says prices rose.", "en", ["main", "content"]),  # any word, behind a verb that needs no `that`
        ("The minister eats prices rose.", "en", ["main"]),
        ("Le ministre affirme vouloir partir.", "fr", ["main", "infinitive"]),  # right behind a verb that reports
        ("Le ministre décide vouloir partir.", "fr", ["main"]),  # not behind any other
    ],
)
def test_a_clause_may_open_without_a_word_that_opens_it(text, language, kinds):
    lexicon = load_lexicon(language)
    assert lexicon is not None
    assert [clause.kind for clause in read_surface(text, 0, lexicon).clauses if clause.kind != "merged"] == kinds
