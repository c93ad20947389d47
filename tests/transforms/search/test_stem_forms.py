"""Stems of words by language."""

import pyarrow as pa
import pytest

from transforms.search.stem_forms import stem_forms


def _stems(*words: tuple[str, str]) -> dict[tuple[str, str], str]:
    table = pa.table({"word": [word for word, _ in words], "language": [language for _, language in words]})
    return {(row["word"], row["language"]): row["stem"] for row in stem_forms(table).to_pylist()}


@pytest.mark.parametrize(
    ("language", "forms", "stem"),
    [
        ("fr", ["reporter", "reporté", "reportée", "reportés"], "report"),
        ("fr", ["élection", "élections"], "élect"),
        ("en", ["year", "years"], "year"),
        ("en", ["postponed", "postpones"], "postpon"),
        ("de", ["hafen", "hafens"], "haf"),
        ("de", ["straße", "straßen"], "strass"),
        ("es", ["trenes", "tren"], "tren"),
        ("it", ["governo", "governi"], "govern"),
        ("pt", ["governos", "governo"], "govern"),
        ("und", ["reporter"], "reporter"),
        ("sv", ["åren"], "åren"),
    ],
)
def test_forms_of_one_word_have_one_stem(language, forms, stem):
    assert _stems(*((form, language) for form in forms)) == {(form, language): stem for form in forms}


def test_each_word_is_stemmed_by_its_own_language():
    assert _stems(("mars", "fr"), ("mars", "und"), ("elections", "en")) == {
        ("mars", "fr"): "mar",
        ("mars", "und"): "mars",
        ("elections", "en"): "elect",
    }


def test_no_words_give_no_rows():
    none = pa.table({"word": pa.array([], pa.string()), "language": pa.array([], pa.string())})
    assert stem_forms(none).schema.names == ["word", "language", "stem"]
    assert stem_forms(none).num_rows == 0


def test_whatever_a_text_calls_a_word_has_a_stem():
    words = [("é" * 64, "fr"), ("ﷺ", "en"), ("京都", "de"), ("1" * 64, "en"), ("\u0301", "fr")]
    assert all(_stems(*words).values())
