import pytest

from transforms.parse.pdf.layout import Line
from transforms.parse.pdf.undo_hyphenation import Hyphenation, undo_hyphenation


def _text(*lines: str, elsewhere: str = "") -> str:
    set_lines = [Line(text, 0, 100, 0, 10, False, 20) for text in lines]
    rest = [Line(elsewhere, 0, 100, 0, 10, False, 20)]
    return undo_hyphenation(set_lines, Hyphenation((*set_lines, *rest)))


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (("une nou-", "velle halle"), "une nouvelle halle"),
        (("une nou\u00ad", "velle halle"), "une nouvelle halle"),
        (("une nou\u00advelle", "halle"), "une nouvelle halle"),
        (("LA CONSTRUC-", "TION DU PORT"), "LA CONSTRUCTION DU PORT"),
        (("le maire de Saint-", "Malo"), "le maire de Saint-Malo"),
        (("entre 2025-", "2026"), "entre 2025-2026"),
        (("à court-", "et à long terme"), "à court- et à long terme"),
        (("il est venu -", "dit-on - hier"), "il est venu - dit-on - hier"),
        (("c'est-à-", "dire demain"), "c'est-à-dire demain"),
        (("a self-", "made tower"), "a self-made tower"),
        (("www.port-", "post.example"), "www.portpost.example"),
        (("-", "tiret seul"), "- tiret seul"),
    ],
)
def test_the_rule(lines: tuple[str, ...], text: str) -> None:
    assert _text(*lines) == text


def test_the_documents_own_spelling_comes_first() -> None:
    assert _text("le porte-", "parole parle", elsewhere="un porte-parole attend") == "le porte-parole parle"
    assert _text("a week-", "end off", elsewhere="that weekend was long") == "a weekend off"
