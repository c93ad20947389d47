"""Numbers of claims as a reader compares them: each with its unit, and those of several sources side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from warehouse.explorer.render import number

Quantity = Mapping[str, Any]
Verdict = Literal["agrees", "differs", "alone"]
_BARE = ("count", "ratio")
"""Units of a number whose thing the sentence does not name next to it."""


@dataclass(slots=True)
class Slot:
    """A number that sources give: `cells` holds each source's own, None where it gives none."""

    cells: list[Quantity | None]
    units: list[str] = field(default_factory=list)

    @property
    def verdict(self) -> Verdict:
        """Whether the sources that give it agree; `alone` where only one does."""
        values = [cell["value"] for cell in self.cells if cell is not None]
        if len(values) < 2:
            return "alone"
        return "agrees" if all(is_equal(values[0], value) for value in values) else "differs"

    def is_odd(self, cell: Quantity) -> bool:
        """Whether a source's number is another one than most sources give; where they are divided every one is."""
        values = [other["value"] for other in self.cells if other is not None]
        backing = [sum(is_equal(value, other) for other in values) for value in values]
        own = sum(is_equal(cell["value"], other) for other in values)
        rivals = [count for value, count in zip(values, backing, strict=True) if not is_equal(value, cell["value"])]
        return bool(rivals) and own <= max(rivals)


def amount(quantity: Quantity) -> str:
    """`10 000 000 USD`, `86.4 %`: the value to six significant digits, then its unit."""
    value = quantity["value"]
    digits = len(f"{abs(value):.6g}".partition(".")[2]) if 1e-4 <= abs(value) < 1e6 else 0
    sign = "≈ " if quantity["approximate"] else ""
    shown = f"{value:g}" if 0 < abs(value) < 1e-4 else number(value, digits)
    unit = "" if quantity["unit"] in _BARE else quantity["unit"]
    return f"{sign}{shown} {unit}".rstrip()


def align_numbers(sources: Sequence[Sequence[Quantity]]) -> list[Slot]:
    """The numbers of claims that say the same (or deny each other), in rows of what answers to what.

    First equal values meet, whatever their unit is called (a noun has another name in another language), then what is
    left of one unit, the nearest first: that is where sources differ. What answers to nothing has a slot of its own.
    """
    slots: list[Slot] = []
    for place, quantities in enumerate(sources):
        left = [quantity for quantity in quantities if not _put_equal(slots, place, quantity)]
        for quantity in left:
            if not _put_unit(slots, place, quantity):
                slots.append(Slot([None] * len(sources)))
                _put(slots[-1], place, quantity)
    return slots


def is_equal(one: float, other: float) -> bool:
    """Equal but for the rounding of decimal fractions."""
    return abs(one - other) <= 1e-9 * max(abs(one), abs(other))


def _put_equal(slots: list[Slot], place: int, quantity: Quantity) -> bool:
    equal = [
        slot
        for slot in slots
        if slot.cells[place] is None
        and any(cell is not None and is_equal(cell["value"], quantity["value"]) for cell in slot.cells)
    ]
    same_unit = [slot for slot in equal if quantity["unit"] in slot.units]
    return _put_first(same_unit or equal, place, quantity)


def _put_unit(slots: list[Slot], place: int, quantity: Quantity) -> bool:
    free = [slot for slot in slots if slot.cells[place] is None and quantity["unit"] in slot.units]
    return _put_first(sorted(free, key=lambda slot: _distance(slot, quantity)), place, quantity)


def _distance(slot: Slot, quantity: Quantity) -> tuple[bool, float]:
    """How little a number answers to those of a slot: exact to rough ones least, then by how far they are apart."""
    given = [cell for cell in slot.cells if cell is not None]
    return min(
        (cell["approximate"] != quantity["approximate"], _gap(cell["value"], quantity["value"])) for cell in given
    )


def _gap(one: float, other: float) -> float:
    return abs(one - other) / max(abs(one), abs(other), 1e-300)


def _put_first(slots: list[Slot], place: int, quantity: Quantity) -> bool:
    if slots:
        _put(slots[0], place, quantity)
    return bool(slots)


def _put(slot: Slot, place: int, quantity: Quantity) -> None:
    slot.cells[place] = quantity
    if quantity["unit"] not in slot.units:
        slot.units.append(quantity["unit"])
