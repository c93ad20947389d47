import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.duplicates.normalise_text import normalise_text, text_digest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        (" \n\t\u00a0", ""),
        ("— … « » ** 🙂", ""),
        ("L’accord signé à Lyon", "l accord signe a lyon"),
        ("L'ACCORD SIGNÉ À LYON", "l accord signe a lyon"),
        ("« 12\u202f%\u00a0»,  dit-elle", "12 dit elle"),
        ("“12 %”, dit‑elle…", "12 dit elle"),
        ("un e\u0301le\u0300ve", "un eleve"),
        ("l'État, l'Etat", "l etat l etat"),
        ("cœur, coeur, Œuvre", "coeur coeur oeuvre"),
        ("in\u00adfor\u200bma\ufefftion", "information"),
        ("\ufb01n de _phrase_", "fin de phrase"),
        ("Ｆｕｌｌ ｗｉｄｔｈ 1ᵉʳ", "full width 1er"),
        ("STRASSE, Straße", "strasse strasse"),
        ("İstanbul", "istanbul"),
        ("Мо\u0301сква", "москва"),
        ("aujourd\u02bchui, aujourd'hui", "aujourd hui aujourd hui"),
        ("a\ud800b", "a b"),
        ("16.000 euros", "16 000 euros"),
    ],
)
def test_keeps_only_the_words(text: str, expected: str) -> None:
    assert normalise_text(text) == expected


@given(st.text())
def test_is_idempotent(text: str) -> None:
    once = normalise_text(text)
    assert normalise_text(once) == once


def test_digest_is_sha256_of_the_words() -> None:
    # printf 'le train part demain a huit heures' | sha256sum
    expected = "1a9d090f7798264f956fe4a8539aaaaf636f0dc6e63fec0bb3572486136a2ae7"
    assert text_digest("Le train part demain, à huit heures.") == expected
    assert text_digest("LE TRAIN PART — DEMAIN A HUIT HEURES") == expected
    assert text_digest("Le train part demain, à neuf heures.") != expected


@pytest.mark.parametrize(
    "text",
    [
        "a" + "\u0301\u0316" * 500_000,  # marks out of canonical order: quadratic in unicodedata.normalize
        ("x" + "\u05b9\u05b0" * 15) * 32_000,  # as many of them as stay
        "\ufdfa" * 330_000,  # each decomposes to 18 characters
        "—" * 1_000_000,
        ("—" * 31 + " ") * 31_250,
        "a" * 1_000_000,
    ],
    ids=["long mark runs", "short mark runs", "expansion", "dashes", "short dash runs", "one word"],
)
@pytest.mark.timeout(60)  # a rule that is not linear takes minutes or hours
def test_a_hostile_million_characters_is_read_in_linear_time(text: str) -> None:
    normalise_text(text)


def test_a_control_is_no_apostrophe():
    assert normalise_text("l\x92été 2") == "l ete 2"
    assert normalise_text("l’été\x85 2") == "l ete 2"
