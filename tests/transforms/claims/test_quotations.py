import pytest

from transforms.claims.quotations import find_quotations, quoted_words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Il dit « oui » puis “non”.", ["« oui »", "“non”"]),
        ('Il dit "oui" puis "non".', ['"oui"', '"non"']),
        ("Er sagte „ja“ und »nein«.", ["„ja“", "»nein«"]),
        ("She said ‘yes, it’s fine’ and left.", ["‘yes, it’s fine’"]),
        ("L’usine n’a pas l’air d’ouvrir.", []),
        ('An old 5" pipe broke.', []),
        ("« Le maire parle de “partage” », dit-il.", ["« Le maire parle de “partage” »"]),
    ],
)
def test_outermost_quotations_of_any_style(text, expected):
    assert [text[a:b] for a, b in find_quotations(text)] == expected


def test_an_unclosed_quotation_runs_to_the_end_of_the_block_it_opens():
    text = "« Nous partons. Nous ne reviendrons pas."
    assert [text[a:b] for a, b in find_quotations(text)] == [text]


def test_an_unclosed_quotation_inside_a_block_ends_with_its_sentence():
    text = "Il a crié « Nous partons. Puis il est sorti."
    assert [text[a:b] for a, b in find_quotations(text)] == ["« Nous partons."]


def test_a_second_opening_mark_closes_the_first_quotation():
    text = '"Nous partons, a-t-il dit. Puis il a lâché: "Adieu".'
    assert [text[a:b] for a, b in find_quotations(text)] == ['"Nous partons, a-t-il dit.', '"Adieu"']


def test_a_closing_mark_that_none_opened_closes_its_sentence():
    text = "Rien ne va. Le port est fermé », a-t-il dit."
    assert [text[a:b] for a, b in find_quotations(text)] == ["Le port est fermé »"]


def test_words_are_inside_from_mark_to_mark():
    assert quoted_words([0, 5, 8, 12, 20], [(5, 10), (20, 24)]) == [False, True, True, False, True]
