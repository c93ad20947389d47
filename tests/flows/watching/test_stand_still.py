"""Which files stand still: scans with the time given."""

from flows.watching.stand_still import StandStill

ONE, TWO = (10, 1, 7, -1, -1), (20, 2, 7, -1, -1)


def scan(still: StandStill, now: float, files: dict[str, tuple[int, ...]]):
    still.observe(files.items(), now)
    return still.settled(now)


def test_a_file_stands_still_once_it_looked_the_same_for_so_long():
    still = StandStill(5.0)
    assert scan(still, 100, {"a": ONE}).files == {}
    assert scan(still, 103, {"a": ONE}).files == {}  # two scans, but a wake-up came early
    assert scan(still, 105, {"a": ONE}).files == {"a": ONE}


def test_a_growing_file_is_present_and_not_settled():
    still = StandStill(5.0)
    scan(still, 100, {"a": ONE})
    growing = scan(still, 105, {"a": TWO})
    assert growing.files == {}
    assert growing.present == {"a"}
    assert not still.is_quiet(growing)
    assert scan(still, 110, {"a": TWO}).files == {"a": TWO}


def test_a_file_that_just_went_missing_still_counts_as_present():
    still = StandStill(5.0)
    scan(still, 100, {"a": ONE, "b": ONE})
    gone = scan(still, 105, {"b": ONE})
    assert gone.present == {"a", "b"}
    assert not still.is_quiet(gone)
    gone = scan(still, 110, {"b": ONE})
    assert gone.present == {"b"}
    assert still.is_quiet(gone)


def test_the_first_run_is_due_and_the_next_only_when_something_settled_differs():
    still = StandStill(5.0)
    scan(still, 100, {"a": ONE})
    first = scan(still, 105, {"a": ONE})
    assert still.is_due(first)
    still.finish(first)
    assert not still.is_due(scan(still, 110, {"a": ONE}))
    assert not still.is_due(scan(still, 115, {"a": TWO}))  # changed, and perhaps still changing
    assert still.is_due(scan(still, 120, {"a": TWO}))


def test_what_moved_during_a_run_is_due_when_it_settles_or_goes():
    still = StandStill(5.0)
    scan(still, 100, {"a": ONE})
    taken = scan(still, 105, {"a": ONE, "b": ONE})
    still.finish(taken)
    assert still.is_due(scan(still, 110, {"a": ONE, "b": ONE}))
    other = StandStill(5.0)
    scan(other, 100, {"a": ONE})
    other.finish(scan(other, 105, {"a": ONE, "b": ONE}))
    assert not other.is_due(scan(other, 108, {"a": ONE}))
    assert other.is_due(scan(other, 113, {"a": ONE}))
