from datetime import date

import pytest

from transforms.claims.assertion import find_assertion
from transforms.claims.modality import find_modality, is_narrated
from transforms.model import DateMention

CASES = [
    ("fr", "Le pont semble fermé.", "hedged"),
    ("fr", "Le pont pourrait fermer.", "hedged"),
    ("fr", "Le pont fermera peut-être lundi.", "hedged"),
    ("fr", "Le pont fermera lundi.", "prediction"),
    ("fr", "Le pont va bientôt fermer.", "prediction"),
    ("fr", "La ville prévoit de fermer le pont.", "prediction"),
    ("fr", "Le maire va à Paris.", "asserted"),
    ("fr", "Le pont supporte jusqu’à 40 tonnes.", "asserted"),
    ("fr", "Le pont peut supporter un train.", "asserted"),
    ("fr", "Le maire a prévenu la police.", "asserted"),
    ("en", "The bridge may close.", "hedged"),
    ("en", "The bridge is likely to close.", "hedged"),
    ("en", "The bridge will close on Monday.", "prediction"),
    ("en", "The city plans to close the bridge.", "prediction"),
    ("en", "The bridge couldn’t open.", "asserted"),
    ("en", "He could see the bridge.", "asserted"),
    ("en", "The bridge closed in May.", "asserted"),
    ("de", "Die Brücke wird im März öffnen.", "prediction"),
    ("de", "Die Brücke ist vielleicht gesperrt.", "hedged"),
    ("es", "El puente abrirá en marzo.", "prediction"),
    ("es", "Quizá el puente está cerrado.", "hedged"),
    ("it", "Il ponte aprirà a marzo.", "prediction"),
    ("pt", "A ponte vai fechar em março.", "prediction"),
    ("pt", "Talvez a ponte esteja fechada.", "hedged"),
]


@pytest.mark.parametrize(("language", "text", "expected"), CASES)
def test_how_the_main_assertion_is_held(read, language, text, expected):
    reading = read(text, language)
    content = [True] * len(reading.low)
    assert find_modality(reading, find_assertion(reading, content), content, None) == expected


def test_only_dates_that_are_all_past_make_a_narrated_future():
    past = DateMention(date(1958, 1, 1), date(1958, 12, 31), "1958", 0, 4)
    open_ended = DateMention(date(1958, 1, 1), None, "depuis 1958", 0, 11)
    assert is_narrated([past], date(2024, 1, 1))
    assert not is_narrated([past, open_ended], date(2024, 1, 1))
    assert not is_narrated([], date(2024, 1, 1))
    assert not is_narrated([past], None)
