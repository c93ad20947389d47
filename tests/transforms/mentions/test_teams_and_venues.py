"""Teams, venues, datelines and regions: the types and groups the room gives them in short articles of our own."""

from collections.abc import Callable
from typing import Any

import pytest

from transforms.mentions.find_mentions import find_mentions

Read = Callable[..., dict[str, tuple[str, str]]]


@pytest.fixture
def found(read: Any) -> Read:
    """text -> {surface: (type, name)}."""

    def make(text: str, language: str = "en") -> dict[str, tuple[str, str]]:
        segments, sentences = read(text, language)
        return {m.text: (m.type, m.name) for m in find_mentions(text, segments, sentences, {})}

    return make


SPORT = "The goalie was tired before the playoffs.\n"


def test_a_nickname_is_the_team_in_an_article_about_sport(found: Read) -> None:
    assert found(SPORT + "Nobody stopped the Canucks that night.")["Canucks"] == ("organisation", "Vancouver Canucks")


def test_a_nickname_that_is_a_common_word_is_no_team_elsewhere(found: Read) -> None:
    names = found("The mayor said that Call of the Wild is a book about a dog.")
    assert names["Wild"][1] != "Minnesota Wild"


def test_a_nickname_of_several_teams_is_the_one_named_in_full(found: Read) -> None:
    names = found(SPORT + "The Los Angeles Kings flew home. Later the Kings slept.")
    assert names["Kings"] == ("organisation", "Los Angeles Kings")


@pytest.mark.parametrize("line", ["They beat Montreal easily.", "Then Montreal won twice.", "He took over Montreal."])
def test_a_city_in_a_teams_position_is_a_team(found: Read, line: str) -> None:
    assert found(SPORT + line)["Montreal"][0] == "organisation"


@pytest.mark.parametrize("line", ["They flew to Montreal.", "They lost in Montreal.", "He lives near Montreal."])
def test_a_city_elsewhere_is_a_place(found: Read, line: str) -> None:
    assert found(SPORT + line)["Montreal"][0] == "place"


def test_a_city_that_wins_outside_sport_is_a_place(found: Read) -> None:
    assert found("The court ruled that Montreal won the case.")["Montreal"][0] == "place"


def test_a_city_is_the_known_team_of_that_city(found: Read) -> None:
    names = found(SPORT + "The Canucks skated well. They edged Vancouver once.")
    assert names["Vancouver"] == names["Canucks"] == ("organisation", "Vancouver Canucks")


def test_a_field_position_is_no_part_of_a_name(found: Read) -> None:
    names = found("They praised CB Marlon Zarvax. Then Zarvax left.")
    assert names["Marlon Zarvax"][0] == "person"
    assert names["Zarvax"] == names["Marlon Zarvax"]


@pytest.mark.parametrize(
    ("line", "surface", "kind"),
    [
        ("They played in Zarvax Center on Monday.", "Zarvax Center", "place"),
        ("The study by the Zarvax Research Center helped.", "Zarvax Research Center", "organisation"),
        ("Fighting went on in Zarvan State for days.", "Zarvan State", "place"),
        ("He studied at Zarvan State for years.", "Zarvan State", "organisation"),
        ("They toured Upper Egypt by boat.", "Upper Egypt", "place"),
        ("He came from Zarville, Ill., by car.", "Ill", "place"),
        ("ZARVILLE, Ohio — Two cars burned.", "ZARVILLE", "place"),
        ("ZARVILLE (Reuters) - Two cars burned.", "ZARVILLE", "place"),
    ],
)
def test_types(found: Read, line: str, surface: str, kind: str) -> None:
    assert found(line)[surface][0] == kind


def test_capitals_before_a_dash_alone_are_no_dateline(found: Read) -> None:
    assert found("UPDATE — Two cars burned.").get("UPDATE", ("", ""))[0] != "place"


def test_a_hotel_with_and_without_its_head(found: Read) -> None:
    text = "Ils dorment à l'hôtel du Zarvillon. Le patron de l'hôtel de Zarvillon rit. La foule attend au Zarvillon."
    names = found(text, "fr")
    assert names["hôtel du Zarvillon"] == names["hôtel de Zarvillon"] == names["Zarvillon"]
    assert names["Zarvillon"][0] == "place"


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Une conseillère de la Maison Blanche Karen Zarvax a ri.", ["Maison Blanche", "Karen Zarvax"]),
        ("Il a joint le CHU de Zarville hier.", ["CHU de Zarville"]),
        ("Le savant Lin Chu de Zarville est là.", ["Lin Chu", "Zarville"]),
    ],
)
def test_spans(found: Read, line: str, names: list[str]) -> None:
    assert list(found(line, "fr")) == names
