"""Which names of a document are one thing, over the whole room: the names given to every mention."""

from collections.abc import Callable
from typing import Any

import pytest

from transforms.mentions.find_mentions import find_mentions


@pytest.fixture
def groups(read: Any) -> Callable[..., dict[str, str]]:
    def make(line: str, language: str = "fr") -> dict[str, str]:
        segments, sentences = read(line, language)
        return {m.text: m.name for m in find_mentions(line, segments, sentences, {})}

    return make


@pytest.mark.parametrize(
    ("line", "language", "one"),
    [
        ("On voit Valérie Gérard-Evrain. Puis la VGE rit.", "fr", ["Valérie Gérard-Evrain", "VGE"]),
        ("Le show Méthode Zarvax plaît. Voici La Méthode Zarvax.", "fr", ["Méthode Zarvax", "La Méthode Zarvax"]),
        ("Hier Karim Zahjoubi a dit oui. Demain Karim Zajhoubi dira non.", "fr", ["Karim Zahjoubi", "Karim Zajhoubi"]),
        ("Yesterday Patrick Loon-Shiong spoke. Then Loon-Shiong left.", "en", ["Patrick Loon-Shiong", "Loon-Shiong"]),
        ("The firm Zar-Vax Interactive grew. Now Zar-Vax sells.", "en", ["Zar-Vax Interactive", "Zar-Vax"]),
        ("Gestern kam Petra Harmsen. Danach lief Harmsens Film.", "de", ["Petra Harmsen", "Harmsens"]),
        ("Er war im Nationalpark Zarnich. Viele Buchen stehen im Zarnich.", "de", ["Nationalpark Zarnich", "Zarnich"]),
        ("Angeklagt ist Jonas B. aus Trier. Laut Anklage gründete B. drei Firmen.", "de", ["Jonas B.", "B."]),
        ("El ministro Lautaro Zarco habló. Luego Zarco salió.", "es", ["Lautaro Zarco", "Zarco"]),
        ("Il nage dans le Lac Zarvan. Le soir le Zarvan est beau.", "fr", ["Lac Zarvan", "Zarvan"]),
    ],
)
def test_one_thing(groups: Callable[..., dict[str, str]], line: str, language: str, one: list[str]) -> None:
    found = groups(line, language)
    assert {found.get(surface) for surface in one} == {found[one[0]]}


@pytest.mark.parametrize(
    ("line", "language", "two"),
    [
        ("Hier Anne Zarvan a parlé. Marc Zarvan a ri.", "fr", ["Anne Zarvan", "Marc Zarvan"]),
        ("Un duel Macron-Le Pen se dessine. Marine Le Pen proteste.", "fr", ["Macron", "Le Pen"]),
        ("Il visite l'hôpital de Dinard. La ville de Dinard est belle.", "fr", ["hôpital de Dinard", "Dinard"]),
    ],
)
def test_two_things(groups: Callable[..., dict[str, str]], line: str, language: str, two: list[str]) -> None:
    found = groups(line, language)
    assert found[two[0]] != found[two[1]]
