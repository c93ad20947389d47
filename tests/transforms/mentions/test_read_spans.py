from collections.abc import Callable

import pytest

from transforms.mentions.read_spans import read_spans
from transforms.mentions.read_tags import read_tags
from transforms.mentions.values import Text, surface
from transforms.model import Analysis, Token


def analysis(text: Text, span: str, label: str, proper: str) -> dict[int, Analysis]:
    """One span, and the words of `proper` tagged as proper nouns, as a model would give them for one sentence."""
    tokens = tuple(
        Token(w.text, w.start, w.end, w.lower, "PROPN" if w.text in proper.split() else "NOUN", "dep", 0, {})
        for w in text.words
    )
    at = text.text.index(span)
    return {0: Analysis(tokens, ((at, at + len(span), label),))}


@pytest.mark.parametrize(
    ("text", "language", "span", "label", "proper", "expected"),
    [
        ("Hier la Zarvax a fermé.", "fr", "la Zarvax", "ORG", "Zarvax", ["Zarvax"]),
        ("Hier M. Tormel a parlé.", "fr", "M. Tormel", "PER", "Tormel", ["Tormel"]),
        ("Réforme adoptée hier.", "fr", "Réforme", "MISC", "", []),
        ("Dites-vous le contraire ?", "fr", "Dites", "PER", "Dites", []),
        ("On attend Mardi ici.", "fr", "Mardi", "MISC", "Mardi", []),
        ("Le 3 mai elle part.", "fr", "3 mai", "MISC", "", []),
        ("We saw Tormel's house.", "en", "Tormel's", "PERSON", "Tormel", ["Tormel"]),
        ("We saw Tormel (left) there.", "en", "Tormel (left", "PERSON", "Tormel", []),
        ("We met on Friday there.", "en", "Friday", "DATE", "Friday", []),
    ],
)
def test_spans_are_trimmed_to_names(
    tokenise: Callable[..., Text], text: str, language: str, span: str, label: str, proper: str, expected: list[str]
) -> None:
    words = tokenise(text, language)
    analyses = analysis(words, span, label, proper)
    assert [surface(words, c) for c in read_spans(words, analyses, read_tags(words, analyses))] == expected


def test_labels_are_votes_only(tokenise: Callable[..., Text]) -> None:
    words = tokenise("Hier Zarvax a fermé.")
    analyses = analysis(words, "Zarvax", "LOC", "Zarvax")
    (candidate,) = read_spans(words, analyses, read_tags(words, analyses))
    assert (candidate.type, candidate.votes) == (None, (("place", 1.0),))
