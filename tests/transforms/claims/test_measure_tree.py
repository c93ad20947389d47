from transforms.claims.measure_tree import measure_tree


def test_depths_and_extents():
    shape = measure_tree([1, 1, 3, 1, 3])
    assert list(shape.depths) == [1, 0, 2, 1, 2]
    assert (list(shape.left), list(shape.right)) == ([0, 0, 2, 2, 4], [0, 4, 2, 4, 4])


def test_two_roots_and_a_cycle():
    assert list(measure_tree([0, 0, 2]).depths) == [0, 1, 0]
    assert len(measure_tree([1, 0]).depths) == 2
    assert measure_tree([]).depths == []
