"""Cells that a spreadsheet would run."""

_BEGINNINGS = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def is_formula(cell: object) -> bool:
    """Whether a spreadsheet takes a cell of a CSV file for a formula, also in full width (OWASP, "CSV Injection").

    Text alone: -5 as a number is none.
    """
    return isinstance(cell, str) and cell.startswith(_BEGINNINGS)
