"""Ten analysts query in a loop, each a process of its own, while a writer publishes twenty versions.

uv run pytest -n 0 -m faults tests/faults/test_readers.py -s
"""

import random
import time

import pytest
import victim
from analysts import analysts, read_version
from changing_folder import ChangingFolder

ANALYSTS = 10
PUBLISHES = 20

pytestmark = [pytest.mark.faults, pytest.mark.timeout(1_800)]


def test_ten_analysts_through_twenty_publishes(tmp_path):
    published = tmp_path / "warehouse" / "moisson.duckdb"
    folder = ChangingFolder(tmp_path / "inputs", random.Random(4))
    assert victim.run(folder.path, published).report
    versions = [(time.monotonic(), read_version(published))]
    with analysts(published, ANALYSTS) as asked:
        for _ in range(PUBLISHES):
            folder.change()
            ended = victim.run(folder.path, published)
            assert ended.report, ended.error
            versions.append((time.monotonic(), read_version(published)))
    assert len({version for _, version in versions}) == PUBLISHES + 1
    answers = [answer for one in asked for answer in one.answers]
    errors = [error for one in asked for error in one.errors]
    print(f"\n{len(answers)} answers to {ANALYSTS} analysts over {PUBLISHES} publishes, {len(errors)} errors")
    assert errors == []
    for one in asked:
        assert len({version for _, version in one.answers}) > 1, "an analyst who saw a single version proves little"
        assert one.answers == sorted(one.answers, key=lambda answer: answer[1]), "a version went backwards"
    for opened, version in answers:
        assert version >= max(number for at, number in versions if at <= opened), "older than what was published"
