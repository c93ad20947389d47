from transforms.parse.pdf.layout import Fragment
from transforms.parse.pdf.order_columns import order_columns


def _lines(name: str, left: float, width: float, top: float, count: int) -> list[Fragment]:
    return [Fragment(f"{name}{i}", left, left + width, top - 12 * i, 10, False, 20) for i in range(count)]


def _read(*parts: list[Fragment]) -> str:
    areas = order_columns([fragment for part in reversed(parts) for fragment in part])
    return " ".join(fragment.text for area in areas for fragment in area)


def test_columns_are_read_one_after_the_other_under_what_spans_them() -> None:
    title, foot = _lines("t", 50, 400, 700, 1), _lines("f", 50, 400, 500, 1)
    assert _read(title, _lines("a", 50, 190, 660, 4), _lines("b", 260, 190, 655, 4), foot) == (
        "t0 a0 a1 a2 a3 b0 b1 b2 b3 f0"
    )


def test_cells_of_a_table_are_no_columns() -> None:
    assert _read(_lines("a", 50, 40, 660, 3), _lines("b", 260, 40, 660, 3)) == "a0 b0 a1 b1 a2 b2"


def test_a_short_caption_under_three_columns_spans_them() -> None:
    above = [_lines(name, left, 130, 700, 5) for name, left in (("a", 50), ("b", 200), ("c", 350))]
    below = [_lines(name, left, 130, 590, 5) for name, left in (("d", 50), ("e", 200), ("f", 350))]
    found = _read(*above, _lines("caption", 50, 220, 620, 1), *below)
    assert found.split(" ")[14:17] == ["c4", "caption0", "d0"]


def test_a_page_of_scattered_words_is_read_in_linear_time() -> None:
    words = [Fragment("w", i * 7919 % 560, i * 7919 % 560 + 20, i * 104729 % 820, 8, False, 20) for i in range(30_000)]
    assert sum(map(len, order_columns(words))) == 30_000
