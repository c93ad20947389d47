import pytest

from transforms.sentences.find_terminators import find_terminators


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Oui. Non", [(3, 4, 4)]),
        ("Oui ! ! Non ?", [(4, 7, 7), (12, 13, 13)]),
        ("Fin.\u00a0» Suite", [(3, 4, 6)]),
        ("Fin. « Suite", [(3, 4, 4)]),
        ('Fin." Suite', [(3, 4, 5)]),
        ('"Fin." "Suite"', [(4, 5, 6)]),
        ('Dit "fin. " Suite', [(8, 9, 11)]),
        ("„Ende.“ Weiter", [(5, 6, 7)]),
        ("Ende.“Weiter", [(4, 5, 5)]),
        ("»Ende.« Weiter", [(5, 6, 7)]),
        ("Fin.[12] Suite", [(3, 4, 8)]),
        ("(Fin.) Suite", [(4, 5, 6)]),
        ("rien", []),
    ],
)
def test_marks_and_what_closes_behind_them(line: str, expected: list[tuple[int, int, int]]) -> None:
    assert list(find_terminators(line)) == expected


def test_a_quote_never_closed_misleads_no_further_than_the_next_one() -> None:
    line = 'Un " seul. "Deux." Trois. "Quatre." Cinq'
    assert [end for _, _, end in find_terminators(line)] == [10, 18, 25, 35]
