"""German modals of hearsay."""

import pytest

from transforms.claims.is_alleged import is_alleged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Der Fahrer soll die Ampel übersehen haben.", True),
        ("Zwei Gäste sollen nach Wien geflohen sein, teilte das Hotel mit.", True),
        ("Die Brücke soll 2027 fertiggestellt sein.", False),
        ("Die Brücke soll 2027 öffnen.", False),
        ("Der Fahrer hat die Ampel übersehen.", False),
    ],
)
def test_only_a_perfect_reports(read, text, expected):
    reading = read(text, "de")
    assert is_alleged(reading, reading.clauses[0]) is expected
