import pytest

from transforms.sentences.ends_sentence import ends_sentence
from transforms.sentences.find_terminators import find_terminators
from transforms.sentences.load_rules import load_rules


def decide(line: str, language: str = "und", *, uncased: bool = False) -> list[bool]:
    rules = load_rules(language)
    return [ends_sentence(line, mark, 0, rules, uncased=uncased) for mark in find_terminators(line)]


@pytest.mark.parametrize(
    "line",
    [
        "le prix baisse. Le",
        "un iPhone. iPads",
        "vitamine C. Les gens",
        "le 400 m. Elle",
        "l'année 2010. Paris",
        "at 5 p.m. The",
        "est fini.Le",
    ],
)
def test_ends(line: str) -> None:
    assert decide(line)[-1]


@pytest.mark.parametrize(
    "line",
    [
        "vu M. Le Goff",
        "selon J. Le Goff",
        "cf. Annexe",
        "vol. 3",
        "vol. XII",
        "3. Mai",
        "at 5 p.m. Monday",
        "Node.Js",
        "mot. suite",
        "etc.), Paris",
        "fin.",
    ],
)
def test_goes_on(line: str) -> None:
    assert not any(decide(line))


def test_lower_case_opens_a_sentence_in_an_uncased_line_only() -> None:
    assert decide("are you there? i wait", uncased=True) == [True]
    assert decide("are you there? i wait") == [False]
    assert decide("well... i wait", uncased=True) == [False]


def test_a_number_before_a_full_stop_is_an_ordinal_in_german() -> None:
    assert decide("Die 2. Bundesliga") == decide("die 2. Liga") == [False]
    assert decide("ein 7. Versuch", "de") == [False]
    assert decide("un 7. Versuch", "fr") == [True]
