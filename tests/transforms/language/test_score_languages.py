import eldc
import pytest

from transforms.language.score_languages import score_languages


def best(text: str) -> str | None:
    return next(iter(score_languages(text).scores), None)


def test_the_likeliest_language_comes_first() -> None:
    assert best("Les voisins ont repeint la clôture du jardin.") == "fr"
    assert best("The neighbours have painted the garden fence.") == "en"
    assert score_languages("The neighbours have painted the garden fence.").reliable == "en"


@pytest.mark.parametrize(
    "text", ["", "  ", "12,5 % – 300 €", "🎉🎉", "https://exemple.fr/une-page", "@jardin #fete", "\x00"]
)
def test_nothing_to_score(text: str) -> None:
    assert score_languages(text) == (0, {}, None)


def test_addresses_handles_and_hashtags_are_not_scored() -> None:
    assert score_languages("Bonjour @john_smith #thankyou https://example.com/the-news www.the-news.com").letters == 7


def test_a_nul_and_half_a_character_do_not_end_the_text() -> None:
    assert best("\x00\ud800 Les voisins ont repeint la clôture du jardin.") == "fr"


def test_a_long_sentence_is_scored_by_its_beginning() -> None:
    assert score_languages("a" * 1_000_000).letters == 400


def test_global_settings_of_eldc_change_nothing() -> None:
    text = "Les voisins ont repeint la clôture du jardin."
    before = score_languages(text)
    try:
        eldc.set_languages(["en", "de"])
        eldc.set_scores(1)
        eldc.set_scheme("iso639-2t")
        assert score_languages(text) == before
    finally:
        eldc.set_languages([])
        eldc.set_scores(3)
        eldc.set_scheme("iso639-1")


def test_letters_are_counted_alike_in_and_beyond_latin_1():
    assert score_languages("Ça coûte 3 € !").letters == 7
    assert score_languages("l’œuf à 2 ²").letters == 5
    assert score_languages("Ça coûte 3 $ !").letters == 7
