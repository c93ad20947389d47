from collections.abc import Callable

import pytest

from transforms.mentions.contradict_known import contradict_known
from transforms.mentions.find_acronyms import find_acronyms
from transforms.mentions.match_gazetteer import match_gazetteer
from transforms.mentions.values import Text


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("L'Atelier marin des fileuses (AMF) ferme. L'AMF proteste.", []),
        ("L'Autorité des marchés financiers (AMF) enquête. L'AMF proteste.", ["organisation/amf"]),
        ("L'AMF proteste.", ["organisation/amf"]),
        ("L'Organisation mondiale pour la santé (OMS) alerte.", ["organisation/who"]),
    ],
)
def test_the_documents_own_definition_rules(tokenise: Callable[..., Text], line: str, kept: list[str]) -> None:
    text = tokenise(line)
    found = contradict_known(text, match_gazetteer(text, "fr"), find_acronyms(text))
    assert sorted({str(c.key) for c in found}) == kept
