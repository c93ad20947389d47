import pytest

from transforms.segment.load_rules import load_rules
from transforms.segment.read_byline import Byline, read_byline


@pytest.mark.parametrize(
    ("language", "text", "byline"),
    [
        ("en", "By Jane Doe and John Roe", Byline(("Jane Doe", "John Roe"), "by", False)),
        ("en", "BY JANE DOE | jdoe@ledger.example", Byline(("JANE DOE",), "by", True)),
        ("en", "By Jane Doe, Political Correspondent", Byline(("Jane Doe",), "by", False)),
        ("fr", "- Jeanne Morel @jmorel", Byline(("Jeanne Morel",), "", True)),
        ("fr", "Par Jean de La Tour, à Bruxelles", Byline(("Jean de La Tour",), "par", False)),
        ("fr", "Par la rédaction", Byline((), "par", False)),
        ("de", "Von Max Muster, 3. Mai 2024", Byline(("Max Muster",), "von", False)),
        ("it", "di Giulia Ferraro", Byline(("Giulia Ferraro",), "di", False)),
        ("en", "Jane Doe", Byline(("Jane Doe",), "", False)),
        ("en", "Jane Doe | 3 May 2024", Byline(("Jane Doe",), "", False)),
        ("en", "By the time he came", None),
        ("en", "EcoEco Planet17 May 2024", None),
        ("en", "The council voted", None),
        ("en", "Jane", None),
    ],
)
def test_reads_who_signed(language, text, byline):
    assert read_byline(text, load_rules(language)) == byline
