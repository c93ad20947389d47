import pytest

from transforms.segment.fold_text import fold_text


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("À L’ÉCOLE", "a l'ecole"),
        ("« Über »\u00a0!", '" uber " !'),
        ("10\u202f%", "10 %"),
        ("Straße œuvre", "straße œuvre"),
        ("İstanbul", "istanbul"),
        ("non‑stop", "non-stop"),
        ("日本", "日本"),
    ],
)
def test_folds_one_character_for_one(text, folded):
    assert fold_text(text) == folded
    assert len(folded) == len(text)
