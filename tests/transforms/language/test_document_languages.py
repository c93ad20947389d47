import pytest

from transforms.language.document_languages import share_languages
from transforms.language.label_sentences import Label


def test_the_main_language_holds_most_characters() -> None:
    labelled = [(Label("fr", 0.9), 60), (Label("en", 1.0), 30), (Label("fr", 0.6), 30)]
    main, confidence, shares = share_languages(labelled)
    assert (main, shares) == ("fr", [("fr", 0.75), ("en", 0.25)])
    assert confidence == pytest.approx(0.8)  # (0.9 * 60 + 0.6 * 30) / 90


def test_equal_shares_go_by_code_and_decide_nothing() -> None:
    labelled = [(Label("fr", 0.9), 10), (Label("en", 0.9), 10)]
    assert share_languages(labelled) == ("und", 0.0, [("en", 0.5), ("fr", 0.5)])


def test_equal_shares_below_the_largest_go_by_code() -> None:
    labelled = [(Label("pt", 0.5), 25), (Label("fr", 1.0), 50), (Label("en", 0.9), 25)]
    assert share_languages(labelled) == ("fr", 1.0, [("fr", 0.5), ("en", 0.25), ("pt", 0.25)])


def test_it_is_unknown_where_most_could_not_be_told() -> None:
    labelled = [(Label("und", 0.0), 15), (Label("fr", 1.0), 5)]
    assert share_languages(labelled) == ("und", 0.0, [("und", 0.75), ("fr", 0.25)])


@pytest.mark.parametrize("labelled", [[], [(Label("fr", 1.0), 0)]])
def test_it_is_unknown_where_there_is_nothing(labelled: list[tuple[Label, int]]) -> None:
    assert share_languages(labelled) == ("und", 0.0, [])
