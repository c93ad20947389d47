import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.parse.decode import decode

SENTENCE = "Élue à Nîmes, l’élève a reçu 12 € : « très bien »."


@pytest.mark.parametrize(
    ("encoded", "expected"),
    [
        (SENTENCE.encode("utf-8"), SENTENCE),
        (SENTENCE.encode("utf-8-sig"), SENTENCE),
        (SENTENCE.encode("cp1252"), SENTENCE),
        (codecs.BOM_UTF16_LE + SENTENCE.encode("utf-16-le"), SENTENCE),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), SENTENCE),
        (codecs.BOM_UTF32_LE + SENTENCE.encode("utf-32-le"), SENTENCE),
        (codecs.BOM_UTF32_BE + SENTENCE.encode("utf-32-be"), SENTENCE),
        (b"", ""),
        (b"Le caf\xe9 ferme.", "Le café ferme."),
        (b"cinq \x80", "cinq €"),
    ],
)
def test_charsets_without_a_declaration(encoded: bytes, expected: str) -> None:
    assert decode(encoded) == expected


@pytest.mark.parametrize(
    ("encoded", "declared", "expected"),
    [
        ("Привет".encode("koi8-r"), "koi8-r", "Привет"),
        ("zażółć".encode("iso8859-2"), "ISO-8859-2", "zażółć"),
        # browsers read Latin-1 as cp1252
        (b"l\x92heure", "iso-8859-1", "l’heure"),
        # what is valid UTF-8 is UTF-8, whatever it declares
        ("été".encode(), "iso-8859-2", "été"),
        # Python's own codecs and charsets that cannot carry their declaration do not count
        (b"caf\xe9 +AOk-", "utf-7", "café +AOk-"),
        (b"caf\xe9", "rot13", "café"),
        (b"caf\xe9", "no-such-charset", "café"),
        (b"caf\xe9", "\x00", "café"),
        # the declared charset does not fit the bytes
        (b"caf\xe9 \x81", "shift_jis", "café \ufffd"),
    ],
)
def test_the_declared_charset_counts_only_where_it_can_be_right(encoded: bytes, declared: str, expected: str) -> None:
    assert decode(encoded, declared) == expected


def test_bytes_that_cp1252_does_not_define_are_replaced() -> None:
    assert decode(b"caf\xe9 \x81\x8d") == "café \ufffd\ufffd"


def test_damaged_utf8_stays_utf8() -> None:
    assert decode("Élève à Nîmes".encode() + b"\xff et caf\xe9") == "Élève à Nîmes\ufffd et caf\ufffd"


def test_utf8_cut_in_the_middle_of_a_character_stays_utf8() -> None:
    assert decode("déjà prêt à".encode()[:-1]) == "déjà prêt \ufffd"


def test_newlines_become_line_feeds() -> None:
    assert decode("a\r\nb\rc\nd\fe\vf\u2028g\u2029h".encode()) == "a\nb\nc\nd\ne\nf\ng\nh"


def test_controls_are_replaced_one_for_one() -> None:
    assert decode(b"a\x00b\x07c\x1bd\x7fe\tf") == "a\ufffdb\ufffdc\ufffdd\ufffde\tf"


def test_c1_controls_are_the_cp1252_characters_they_were_meant_to_be() -> None:
    assert decode("l\u0092heure\u0085 \u0080 \u0081".encode()) == "l’heure… € \ufffd"


@pytest.mark.parametrize(
    ("broken", "repaired"),
    [
        ("Le cafÃ© a rouvert Ã\u00a0 l’Ã©tÃ©", "Le café a rouvert à l’été"),
        ("lâ€™hiver", "l’hiver"),
        ("La premiÃ¨re ligne\nÂÂ", "La première ligne\nÂÂ"),
    ],
)
def test_mojibake_is_repaired_line_by_line(broken: str, repaired: str) -> None:
    assert decode(broken.encode()) == repaired


@pytest.mark.parametrize(
    "clean",
    [
        SENTENCE,
        "PÂTÉ À LA CARTE : « ÎLE DE RÉ », ÂGE, MANHÃ, CORAÇÃO",
        "Preço: 5 € — não é “caro”",
        "Größe, Übung, naïf, cœur, Œuvre, l'Âge d’or…",
        "Ångström, São Paulo, Ñandú, 25 °C, n° 3, §2",
        "ÉTÀ",
    ],
)
def test_clean_text_is_left_alone(clean: str) -> None:
    assert decode(clean.encode()) == clean


def test_decomposed_letters_are_composed() -> None:
    assert decode("e\u0301te\u0301".encode()) == "été"


def test_a_run_of_combining_marks_does_not_take_quadratic_time() -> None:
    text = decode(("a" + "\u0301\u0327" * 200_000).encode())
    assert len(text) < 450_000
    assert "\u034f" in text


@given(st.binary(max_size=300))
def test_any_bytes_give_clean_text(content: bytes) -> None:
    text = decode(content)
    assert unicodedata.is_normalized("NFC", text)
    assert not any(unicodedata.category(char) in ("Cc", "Cs") and char not in "\n\t" for char in text)


@given(st.text(st.characters(codec="utf-8"), max_size=200))
def test_decoding_twice_changes_nothing_more(text: str) -> None:
    once = decode(text.encode())
    assert decode(once.encode()) == once.removeprefix("\ufeff")
