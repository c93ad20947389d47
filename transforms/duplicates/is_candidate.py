"""Which pairs of texts the index of anchors proposes for verification."""

from transforms.data_files import load_yaml


def is_candidate(shared: int, count_a: int, count_b: int) -> bool:
    """Whether two texts with `shared` anchors in common, of `count_a` and `count_b`, are worth comparing in full.

    shared / min(count_a, count_b) estimates how much of the smaller text lies in the other. In integers, so that the
    warehouse decides the same in SQL: `shared >= 2 AND shared * 5 >= least(count_a, count_b)`.
    """
    floor = load_yaml("duplicates/thresholds.yml")["candidate"]
    return bool(shared >= floor["shared_anchors"] and shared * floor["one_in"] >= min(count_a, count_b))
