import duckdb
import pytest

from transforms.duplicates.is_candidate import is_candidate


@pytest.mark.parametrize(
    ("shared", "count_a", "count_b", "expected"),
    [
        (0, 0, 0, False),
        (1, 1, 1, False),  # a set phrase
        (2, 2, 400, True),
        (2, 10, 10, True),
        (2, 11, 11, False),
        (20, 100, 900, True),
        (20, 900, 100, True),
        (19, 100, 900, False),
        (15, 75, 75, True),
    ],
)
def test_a_fifth_of_the_smaller_text_and_at_least_two(shared: int, count_a: int, count_b: int, expected: bool) -> None:
    assert is_candidate(shared, count_a, count_b) is expected
    given = f"(SELECT {shared} AS shared, {count_a} AS count_a, {count_b} AS count_b)"
    sql = f"SELECT shared >= 2 AND shared * 5 >= least(count_a, count_b) FROM {given}"
    assert duckdb.execute(sql).fetchall() == [(expected,)]
