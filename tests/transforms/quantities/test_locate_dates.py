import pytest

from transforms.data_files import LANGUAGES, language_rules
from transforms.quantities.locate_dates import locate_dates
from transforms.quantities.read_calendar import read_calendar
from transforms.quantities.split_tokens import split_tokens


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("Le pont rouvre le 5 mai.", "fr", "5 mai"),
        ("Il y a 3 jours, la route a fermé.", "fr", "Il y a 3 jours"),
        ("Dans les années 90, il était fermé.", "fr", "années 90"),
        ("The bridge closed 3 days ago.", "en", "3 days ago"),
        ("The '90s were dry.", "en", "'90s"),
        ("Die Brücke öffnet am 12.05.0999 wieder.", "de", "12.05.0999"),
        ("Le pont compte 12 piles et, hier, 3 ouvriers.", "fr", "hier"),
    ],
)
def test_figures_of_few_digits_still_date_beside_a_word_of_the_calendar(text, language, said):
    tokens, dates = locate_dates(text, language)
    spans = [text[tokens.starts[date.first] : tokens.ends[date.end - 1]] for date in dates]
    assert spans == [said]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", ["months", "weekdays", "decade_before", "decade_after"])
def test_every_word_a_date_needs_passes_the_guard(language, key):
    naming = read_calendar(language).naming
    for phrase in language_rules(language, "dates").get(key, ()):
        assert not naming.isdisjoint(split_tokens(phrase).folded), phrase
