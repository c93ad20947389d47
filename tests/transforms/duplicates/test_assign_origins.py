import random
from datetime import date

import pytest

from transforms.duplicates.assign_origins import assign_origins

Document = tuple[tuple[date | None, str], str, str]


def document(name: str, day: int | None, text: str | None = None) -> Document:
    return (None if day is None else date(2024, 5, day), name), name, text or f"text of {name}"


def texts(*pairs: str) -> list[tuple[str, str]]:
    """`ab` stands for an accepted pair of the texts of documents a and b."""
    return [(f"text of {one}", f"text of {other}") for one, other in pairs]


def test_alone_each_is_its_own() -> None:
    assert assign_origins([document("a", 2), document("b", 1)], []) == {"a": "a", "b": "b"}
    assert assign_origins([], texts("ab")) == {}


def test_the_earlier_date_is_the_origin_whatever_the_order_of_pair_and_ids() -> None:
    documents = [document("a", 2), document("b", 1)]
    assert assign_origins(documents, texts("ab")) == {"a": "b", "b": "b"}
    assert assign_origins(documents, texts("ba", "ab", "aa")) == {"a": "b", "b": "b"}


def test_equal_dates_are_told_apart_by_id_and_unknown_dates_come_last() -> None:
    assert assign_origins([document("b", 1), document("a", 1)], texts("ab")) == {"a": "a", "b": "a"}
    assert assign_origins([document("a", None), document("b", 31)], texts("ab")) == {"a": "b", "b": "b"}
    assert assign_origins([document("b", None), document("a", None)], texts("ab")) == {"a": "a", "b": "a"}


def test_the_last_possible_date_comes_before_an_unknown_one() -> None:
    latest: Document = ((date.max, "b"), "b", "text of b")
    assert assign_origins([document("a", None), latest], texts("ab")) == {"a": "b", "b": "b"}


def test_a_copy_of_a_copy_is_not_a_copy() -> None:
    documents = [document("a", 1), document("b", 2), document("c", 3)]
    assert assign_origins(documents, texts("ab", "bc")) == {"a": "a", "b": "a", "c": "c"}


def test_a_later_origin_in_a_chain_takes_its_own_copies() -> None:
    documents = [document("a", 1), document("b", 2), document("c", 3), document("d", 4)]
    assert assign_origins(documents, texts("ab", "bc", "cd")) == {"a": "a", "b": "a", "c": "c", "d": "c"}


def test_the_first_of_several_origins_is_taken() -> None:
    documents = [document("a", 1), document("b", 2), document("c", 3)]
    assert assign_origins(documents, texts("bc", "ac")) == {"a": "a", "b": "b", "c": "a"}


def test_a_neighbour_that_comes_later_is_no_origin() -> None:
    documents = [document("a", 1), document("b", 2), document("c", 3)]
    assert assign_origins(documents, texts("ac", "bc")) == {"a": "a", "b": "b", "c": "a"}


def test_documents_of_one_text_are_copies() -> None:
    documents = [document("c", 3, "t"), document("a", 2, "t"), document("b", 1, "t")]
    assert assign_origins(documents, []) == {"a": "b", "b": "b", "c": "b"}


def test_documents_of_one_text_share_the_neighbours_of_the_text() -> None:
    documents = [document("a", 1), document("b", 2, "t"), document("c", 3, "t"), document("d", 4)]
    pairs = [("text of a", "t"), ("t", "text of d")]
    assert assign_origins(documents, pairs) == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_a_text_between_two_documents_of_another_takes_the_first() -> None:
    documents = [document("a", 1, "t"), document("b", 2), document("c", 3, "t")]
    assert assign_origins(documents, [("text of b", "t")]) == {"a": "a", "b": "a", "c": "a"}


def test_pairs_of_unknown_texts_are_ignored() -> None:
    assert assign_origins([document("b", 2)], texts("ab", "xy")) == {"b": "b"}


@pytest.mark.parametrize("seed", range(20))
def test_neither_order_of_arrival_matters_and_the_rule_holds(seed: int) -> None:
    chance = random.Random(seed)
    documents = [document(f"{n:02}", chance.choice([None, 1, 2, 3]), f"t{chance.randrange(20)}") for n in range(40)]
    pairs = [(f"t{chance.randrange(20)}", f"t{chance.randrange(20)}") for _ in range(25)]
    origins = assign_origins(documents, pairs)
    shuffled, reordered = chance.sample(documents, 40), chance.sample(pairs, 25)
    assert assign_origins(shuffled, reordered) == origins
    assert origins == walk(documents, pairs)


def walk(documents: list[Document], pairs: list[tuple[str, str]]) -> dict[str, str]:
    """The contract's sentence, taken literally, in quadratic time."""
    linked = {frozenset(pair) for pair in pairs}
    walked: list[Document] = []
    origins: dict[str, str] = {}
    for each in sorted(documents, key=lambda d: (d[0][0] is None, d[0][0] or date.min, d[1])):
        candidates = [
            other[1]
            for other in walked
            if origins[other[1]] == other[1] and (other[2] == each[2] or frozenset((other[2], each[2])) in linked)
        ]
        origins[each[1]] = candidates[0] if candidates else each[1]
        walked.append(each)
    return origins
