from collections.abc import Callable

from transforms.mentions.accept_candidates import accept_candidates
from transforms.mentions.find_acronyms import Definition
from transforms.mentions.values import Candidate, Text, surface


def run(first: int, last: int, score: float, rank: float = 5.0, source: str = "run") -> Candidate:
    return Candidate(first, last, source, rank, score)


def test_weak_candidates_fall_and_two_sources_carry_each_other(tokenise: Callable[..., Text]) -> None:
    text = tokenise("Zarvax vend. Tormel achète.")
    kept = accept_candidates(text, [run(0, 1, 0.3), run(2, 3, 0.3), run(2, 3, 0.3, 5.2, "model")], [], {})
    assert [(surface(text, c), c.source) for c in kept] == [("Tormel", "both")]


def test_the_higher_rank_then_the_longer_wins_an_overlap(tokenise: Callable[..., Text]) -> None:
    text = tokenise("Banque du Port de Lyon")
    kept = accept_candidates(text, [run(0, 3, 0.9, 8.0), run(2, 5, 0.9, 6.0), run(4, 5, 0.9, 6.0)], [], {})
    assert [surface(text, c) for c in kept] == ["Banque du Port", "Lyon"]


def test_a_word_the_document_also_writes_small_weighs_less(tokenise: Callable[..., Text]) -> None:
    text = tokenise("Un Pêcheur et un pêcheur.")
    assert accept_candidates(text, [run(1, 2, 0.55)], [], {}) == []


def test_a_common_noun_for_the_model_must_be_repeated(tokenise: Callable[..., Text]) -> None:
    once = tokenise("On aime Solidaires ici.")
    twice = tokenise("On aime Solidaires et Solidaires ici.")
    assert accept_candidates(once, [run(2, 3, 0.55)], [], {2: False}) == []
    assert len(accept_candidates(twice, [run(2, 3, 0.55), run(4, 5, 0.55)], [], {2: False, 4: False})) == 2


def test_a_defined_notion_is_no_name(tokenise: Callable[..., Text]) -> None:
    text = tokenise("le taux de marée (TDM) et TDM")
    assert accept_candidates(text, [run(6, 7, 0.75)], [Definition(1, 4, 4, False)], {}) == []
