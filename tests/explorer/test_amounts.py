"""Numbers of several sources side by side."""

import pytest

from warehouse.explorer.amounts import align_numbers, amount


def quantity(value, unit, approximate=False):
    return {"value": value, "unit": unit, "approximate": approximate}


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (quantity(10_000_000_000, "USD", True), "≈ 10\u202f000\u202f000\u202f000 USD"),
        (quantity(86.4, "%"), "86.4 %"),
        (quantity(3, "count"), "3"),
        (quantity(-0.25, "points"), "-0.25 points"),
        (quantity(0.000003, "m"), "3e-06 m"),
        (quantity(0, "boats"), "0 boats"),
        (quantity(1234567.8, "EUR"), "1\u202f234\u202f568 EUR"),
    ],
)
def test_an_amount_reads_as_in_both_languages(given, shown):
    assert amount(given) == shown


def test_equal_values_meet_under_another_name():
    french = [quantity(196, "partie")]
    german = [quantity(2015, "year"), quantity(196, "Vertragspartei")]
    slots = align_numbers([french, german])
    assert [slot.verdict for slot in slots] == ["agrees", "alone"]
    assert slots[0].cells == [french[0], german[1]]


def test_what_is_left_of_one_unit_differs():
    one, other = [quantity(18, "months"), quantity(4e6, "EUR")], [quantity(6e6, "EUR"), quantity(18, "months")]
    slots = align_numbers([one, other])
    assert [(slot.units, slot.verdict) for slot in slots] == [(["months"], "agrees"), (["EUR"], "differs")]


def test_of_two_numbers_of_one_unit_the_nearest_answers():
    one = [quantity(1_000_000, "deaths", True), quantity(993_438, "deaths")]
    slots = align_numbers([one, [quantity(998_463, "deaths")]])
    assert [[cell and cell["value"] for cell in slot.cells] for slot in slots] == [
        [1_000_000, None],
        [993_438, 998_463],
    ]
    bridge = align_numbers([[quantity(3, "m"), quantity(900, "m")], [quantity(850, "m")]])
    assert [slot.verdict for slot in bridge] == ["alone", "differs"]


def test_whoever_is_outnumbered_is_odd():
    slot = align_numbers([[quantity(195, "party")], [quantity(196, "party")], [quantity(196, "party")]])[0]
    assert [slot.is_odd(cell) for cell in slot.cells] == [True, False, False]
    divided = align_numbers([[quantity(195, "party")], [quantity(196, "party")]])[0]
    assert [divided.is_odd(cell) for cell in divided.cells] == [True, True]


def test_a_source_without_numbers_leaves_its_cells_empty():
    slots = align_numbers([[quantity(5, "m")], [], [quantity(5, "m")]])
    assert [cell is None for cell in slots[0].cells] == [False, True, False]
    assert align_numbers([[], []]) == []


def test_two_numbers_of_one_claim_never_share_a_place():
    slots = align_numbers([[quantity(3, "m"), quantity(3, "m")], [quantity(3, "m")]])
    assert [slot.verdict for slot in slots] == ["agrees", "alone"]
