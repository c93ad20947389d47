import pytest

from transforms.quantities.may_hold_date import may_hold_date


@pytest.mark.parametrize(
    "text", ["Il pleut lundi.", "Le pont rouvre en mars.", "Il y a deux ans, il pleuvait.", "Il partira demain."]
)
def test_a_day_a_month_and_a_lapse_of_time_date_without_figures(text):
    assert may_hold_date(text, "fr")
    assert not may_hold_date(text, "fr", dated=False)


@pytest.mark.parametrize("text", ["Le pont a deux ans.", "Cette route est longue.", "Le ciel est bleu."])
def test_other_sentences_need_figures(text):
    assert not may_hold_date(text, "fr")


def test_figures_date_whenever_the_text_was_published():
    assert may_hold_date("Le pont date de 1932.", "fr", dated=False)
