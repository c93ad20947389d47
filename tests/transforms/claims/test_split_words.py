import pytest

from transforms.claims.split_words import split_words

_MIXED = ["le", "cœur", ",", "łódź", ",", "l'", "été", "a", "_", "b", "1,5", "km", "."]
"""Letters inside and outside Latin 1, before a blank, a comma, a mark and one another."""


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Aujourd’hui, l’usine n’a-t-elle pas fermé ?",
            "fr",
            ["aujourd'hui", ",", "l'", "usine", "n'", "a", "-t", "-elle", "pas", "fermé", "?"],
        ),
        ("peut-être, dit-il", "fr", ["peut-être", ",", "dit", "-il"]),
        ("They don’t say it’s Anna's.", "en", ["they", "do", "n't", "say", "it", "'s", "anna", "'s", "."]),
        ("l’azienda non c’è", "it", ["l'", "azienda", "non", "c'", "è"]),
        ("Le cœur, Łódź,l’été a_b 1,5 km.", "fr", _MIXED),
        ("Die U-Bahn kostet 3,50 Euro.", "de", ["die", "u-bahn", "kostet", "3,50", "euro", "."]),
    ],
)
def test_clitics_and_elided_words_stand_alone(text, language, expected):
    assert split_words(text, language)[0] == expected


def test_offsets_count_in_the_text():
    text = "L’usine n’ouvre pas."
    assert [text[start:end] for start, end in split_words(text, "fr")[1]] == ["L’", "usine", "n’", "ouvre", "pas", "."]
