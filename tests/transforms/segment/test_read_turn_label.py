import pytest

from transforms.segment.load_rules import load_rules
from transforms.segment.read_turn_label import TurnLabel, read_turn_label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("LE COURRIER- Et vous ?", TurnLabel("le courrier", "LE COURRIER", None)),
        ("JANE DOE - Oui.", TurnLabel("jane doe", "JANE DOE", None)),
        ("**Jane Doe:** Yes.", TurnLabel("jane doe", "Jane Doe", None)),
        ("Ahlers: Ja.", TurnLabel("ahlers", "Ahlers", None)),
        ("Q: Why?", TurnLabel("q", "Q", "question")),
        ("R. Hemos contado 146.", TurnLabel("r", "R", "answer")),
        ("Question : pourquoi ?", TurnLabel("question", "Question", "question")),
        ("ENTRETIEN - Elle publie un livre.", None),
        ("Photo: Jane Doe", None),
        ("He said: yes.", None),
        ("PARIS", None),
        ("X. Y", None),
    ],
)
def test_reads_the_label(text, label):
    assert read_turn_label(text, load_rules("fr")) == label
