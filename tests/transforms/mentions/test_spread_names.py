from collections.abc import Callable

import pytest

from transforms.mentions.spread_names import spread_names
from transforms.mentions.values import Candidate, Text, surface

PERSON = (("person", 3.0),)
ORGANISATION = (("organisation", 4.0),)


def first_words(count: int, votes: tuple[tuple[str, float], ...]) -> Candidate:
    return Candidate(0, count, "run", 8.0, 0.9, votes)


@pytest.mark.parametrize(
    ("text", "count", "votes", "further"),
    [
        ("Anne Petit parle. Petit rit.", 2, PERSON, ["Petit"]),
        ("Anne Petit parle. Un petit chat. Petit rit.", 2, PERSON, []),
        (
            "Ida von der Heide parle. Von der Heide rit ; von der Heide aussi.",
            4,
            PERSON,
            ["Von der Heide", "von der Heide"],
        ),
        ("Anne Petit parle. ANNE PETIT À BREST", 2, PERSON, ["ANNE PETIT"]),
        ("Commission bretonne du sel. La Commission siège.", 4, ORGANISATION, ["Commission"]),
        ("Commission bretonne du sel. Commission levée.", 4, ORGANISATION, []),
        ("Zarvax vend. Zarvax achète, les zarvax rient.", 1, ORGANISATION, []),
        ("Zarvax vend. Zarvax achète.", 1, ORGANISATION, ["Zarvax"]),
    ],
)
def test_further_occurrences(
    tokenise: Callable[..., Text], text: str, count: int, votes: tuple[tuple[str, float], ...], further: list[str]
) -> None:
    words = tokenise(text)
    found = spread_names(words, [first_words(count, votes)])
    assert [surface(words, c) for c in found[1:]] == further
