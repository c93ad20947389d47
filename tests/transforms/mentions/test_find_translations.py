"""Terms and institutions that a document names in two languages."""

from transforms.mentions.find_mentions import find_mentions
from transforms.model import Segment, Sentence


def names(french: str, english: str) -> dict[str, str]:
    """Surface -> name, of a document of one French and one English line."""
    text = f"{french}\n{english}"
    bounds = [(0, len(french), "fr"), (len(french) + 1, len(text), "en")]
    segments = [Segment("paragraph", text[a:b], a, b, language=code) for a, b, code in bounds]
    sentences = [Sentence(k, text[a:b], a, b, code) for k, (a, b, code) in enumerate(bounds)]
    return {m.text: m.name for m in find_mentions(text, segments, sentences, {})}


def test_plain_words_that_translate_a_coined_term_are_found() -> None:
    found = names(
        "Il propose un « test du double panier » à ses élèves.", "My favourite is the double basket test, he said."
    )
    assert found["double basket test"] == found["test du double panier"]


def test_coined_terms_with_most_of_their_words_in_common_are_one() -> None:
    found = names(
        "Il décrit l'« heuristique des 1 000 lecteurs » en détail.",
        "There is this thing called the 1,000 lector heuristic.",
    )
    assert found["1,000 lector heuristic"] == found["heuristique des 1 000 lecteurs"]


def test_institutions_of_cognate_words_are_one() -> None:
    found = names("Il enseigne à l'Université de Zarvan.", "He teaches at the University of Zarvan.")
    assert len(set(found.values())) == 1


def test_other_terms_stay_apart() -> None:
    found = names("Il propose un « test du double panier » à ses élèves.", "They use what they call panel data.")
    assert "double" not in " ".join(found.values()).replace("double panier", "")


def test_one_language_alone_has_no_translations() -> None:
    found = names("Il propose un « test du double panier ». Le panier double est un test.", "He left.")
    assert [surface for surface in found if "panier" in surface] == ["test du double panier"]
