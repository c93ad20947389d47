"""The seam of parallelism: order kept, and a worker that dies costs one record, not the run."""

import pyarrow as pa
import pytest
from tests_support import count_or_die, say_lost

from flows.map_batches import map_batches


def _jobs(*batches: list[str]) -> list[tuple[int, pa.Table]]:
    return [(number, pa.table({"document_id": ids})) for number, ids in enumerate(batches)]


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_batches(workers):
    jobs = _jobs(["a"], ["b", "c"], ["d"], ["e"], ["f"])
    results = map_batches(count_or_die, jobs, workers, say_lost)
    assert [(n, t["seen"]["document_id"].to_pylist()) for n, t in results] == [
        (0, ["a"]),
        (1, ["b", "c"]),
        (2, ["d"]),
        (3, ["e"]),
        (4, ["f"]),
    ]


def test_a_record_that_kills_its_worker_costs_itself_only():
    jobs = _jobs(["a", "b"], ["c", "poison", "d"], ["e"], ["f"])
    results = map_batches(count_or_die, jobs, 2, say_lost)
    seen = [name for _, tables in results for name in tables["seen"]["document_id"].to_pylist()]
    assert seen == ["a", "b", "c", "lost poison", "d", "e", "f"]
