import pytest

from transforms.quantities.read_lexicon import read_lexicon
from transforms.quantities.read_number_words import read_number_words
from transforms.quantities.split_tokens import split_tokens


def read(text, language, **options):
    return read_number_words(split_tokens(text), 0, read_lexicon(language).numbers, **options)


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("fr", "quatre-vingt-dix-neuf", 99), ("fr", "soixante et onze", 71), ("fr", "vingt et un", 21), ("fr", "septante-deux", 72),
        ("fr", "deux cent trois mille", 203000), ("fr", "mille deux cents", 1200), ("fr", "deux millions trois cent mille", 2300000),
        ("en", "twenty-five", 25), ("en", "two hundred and fifty-four", 254), ("en", "a hundred", 100),
        ("en", "fifteen hundred", 1500), ("en", "one million two hundred thousand", 1200000), ("en", "five thousand million", 5e9),
        ("de", "siebenundzwanzig", 27), ("de", "zweihundertfünfundvierzigtausend", 245000), ("de", "neunzehnhundert", 1900),
        ("de", "zwei Millionen dreihunderttausend", 2300000), ("de", "zweieinhalb", 2.5),
        ("es", "treinta y cinco mil", 35000), ("es", "mil quinientos millones", 1.5e9), ("es", "veintiún", 21),
        ("es", "tres billones doscientos mil millones", 3.2e12),
        ("it", "ventotto", 28), ("it", "duecentocinquantamila", 250000), ("it", "centotré", 103), ("it", "due milioni", 2e6),
        ("pt", "cento e vinte e cinco", 125), ("pt", "mil e duzentos", 1200), ("pt", "dois mil milhões", 2e9),
    ],
)  # fmt: skip
def test_whole_numerals(language, text, value):
    number = read(text, language)
    assert number.value == value
    assert number.end == len(split_tokens(text))


@pytest.mark.parametrize(
    ("language", "text", "value", "end"),
    [("fr", "deux trois", 2, 1), ("fr", "deux-trois", 2, 1), ("fr", "cinq et six", 5, 1), ("fr", "vingt et trois", 20, 1), ("en", "two and", 2, 1)],
)  # fmt: skip
def test_a_word_that_does_not_continue_the_number_ends_it(language, text, value, end):
    number = read(text, language)
    assert (number.value, number.end) == (value, end)


@pytest.mark.parametrize(
    ("language", "text"),
    [("fr", "millions"), ("en", "hundred"), ("en", "a man"), ("de", "Zweifel"), ("it", "milano"), ("es", "y")],
)
def test_what_begins_no_number(language, text):
    assert read(text, language) is None


def test_one_by_itself_is_marked_and_a_range_does_not_join():
    assert read("une personne", "fr").is_one
    assert not read("un million", "fr").is_one
    number = read("one hundred and two", "en", joining=False)
    assert (number.value, number.end) == (100, 2)
