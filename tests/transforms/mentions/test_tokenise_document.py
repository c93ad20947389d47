from collections.abc import Callable

import pytest

from transforms.mentions.values import APOSTROPHE, BREAK, DOT, HYPHEN, SPACE, Text

Tokenise = Callable[..., Text]


def test_words_gaps_and_offsets(tokenise: Tokenise) -> None:
    text = tokenise("Selon l’OMS, Jean-Luc a 3,5 ans.")
    assert [w.text for w in text.words] == ["Selon", "l", "OMS", "Jean", "Luc", "a", "3,5", "ans"]
    assert [w.gap for w in text.words] == [BREAK, SPACE, APOSTROPHE, BREAK, HYPHEN, SPACE, SPACE, SPACE]
    assert all(text.text[w.start : w.end] == w.text for w in text.words)


@pytest.mark.parametrize(
    ("text", "language", "word", "initial"),
    [
        ("Paris brille.", "fr", "Paris", True),
        ("On voit Paris briller.", "fr", "Paris", False),
        ("Il dit : « Paris brille. »", "fr", "Paris", True),
        ("Il vise un but : Paris.", "fr", "Paris", False),
        ("One goal remains: Paris comes first.", "en", "Paris", True),
        ("fini.Paris est loin", "fr", "Paris", True),
        ("vu par M. Paris hier", "fr", "Paris", False),
        ("le modèle ST-X. Paris suit", "fr", "Paris", True),
    ],
)
def test_where_a_capital_may_be_due_to_its_place(
    tokenise: Tokenise, text: str, language: str, word: str, initial: bool
) -> None:
    found = next(w for w in tokenise(text, language).words if w.text == word)
    assert (found.capital, found.initial) == (True, initial)


def test_initials_join_words(tokenise: Tokenise) -> None:
    assert [w.gap for w in tokenise("avec J. K. Rowling").words][2:] == [DOT, DOT]


def test_links_and_handles_are_no_words(tokenise: Tokenise) -> None:
    text = tokenise("Lisez https://example.org/Paris/Lyon et @AnneMartin ou pic.twitter.com/AbcD ici")
    assert [w.text for w in text.words] == ["Lisez", "et", "ou", "ici"]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("Les Grandes Marées de Bretagne", False),
        ("LES MARÉES MONTENT", False),
        ("Les grandes marées montent", True),
        ("Anna Roux et Paul Petit accueillent Marc Durand", True),
    ],
)
def test_title_case_proves_nothing(tokenise: Tokenise, text: str, plain: bool) -> None:
    assert tokenise(text).plain == [plain]


def test_names_in_a_row_inside_a_paragraph_are_no_heading(tokenise: Tokenise) -> None:
    assert tokenise("Zarvax, Quodlin. Ces marques montent vite.").plain == [True, True]


def test_chrome_is_not_prose(tokenise: Tokenise) -> None:
    assert tokenise("Accueil", kind="navigation").prose == [False]


def test_the_end_of_an_endless_sentence_is_left_unread(tokenise: Tokenise) -> None:
    assert tokenise("mot " * 20_000).words[-1].end <= 60_000
