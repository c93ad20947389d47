"""The marks that set off quotations and asides, as words of a reading."""

OPENING = frozenset("«“„‹‘")
CLOSING = frozenset({"»", "”", "\"", "’", "'", "“", "›", "''"})
BOUNDARIES = CLOSING | {",", "-", "–", "—", "!", "?", "…", "...", "(", ")"}
"""What may stand before an aside that attributes."""
