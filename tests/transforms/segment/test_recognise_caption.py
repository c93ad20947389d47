import pytest

from transforms.model import Block
from transforms.segment.load_rules import load_rules
from transforms.segment.measure_line import measure_line
from transforms.segment.recognise_caption import recognise_caption


@pytest.mark.parametrize(
    "text",
    [
        "?? ?? Jane Doe, une des cinq fondatrices du port. (Crédits : Port de Kelso)",
        "Photo: Jane Doe",
        "FILE PHOTO: A crane in Kelso",
        "Die Brücke ist seit März gesperrt. Foto: Erika Beispiel/dpa",
        "Moradores são retirados de barco — Foto: Reprodução/TV Vale",
        "Les pompiers ont lutté toute la nuit. | LE COURRIER / YANN LE GOFF",
        "A crane stands idle. REUTERS/Jane Doe",
        "A crane stands idle. Joan Petrie/Cedar Ledger",
        "A crane, via Getty Images",
        "Il traghetto nel porto (foto Ansa)",
        "© AFP",
        "Getty Images",
        "Image source, Brackford Cathedral",
        "Photo d'illustration L'Écho du Val/Paul Henry",
    ],
)
def test_captions(text):
    assert recognise_caption(measure_line(Block(text)), load_rules("fr"))


@pytest.mark.parametrize(
    "text",
    [
        "The photo shows a crane that has stood idle for three weeks.",
        "Prices rose by 3 percent, according to a Reuters/Ipsos poll.",
        "La France a perdu, a annoncé le ministère. (AFP)",
        "Die elektronische Patientenakte kommt später (ePA)",
        "© 2024 Lake News",
        "Photo de famille",
        "The train runs at 80 km/h",
        "Photo",
    ],
)
def test_no_captions(text):
    assert not recognise_caption(measure_line(Block(text)), load_rules("fr"))
