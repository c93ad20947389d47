"""Whether four digits are a year or a quantity."""

import re

from transforms.quantities.find_unit import find_unit
from transforms.quantities.lexicon import Lexicon, Number
from transforms.quantities.read_calendar import Calendar
from transforms.quantities.split_tokens import HYPHENS, Tokens

_RECENT = range(1900, 2101)
"""Years that need no preposition to be read as years."""

_PARTNER = re.compile(r"[T&-]~*(?:[cF]~*){0,2}Y")
_OPENED = re.compile(r"[bF]~*(?:[cF]~*)?$")
_CLOSING = re.compile(r"[bF]~*(?:[cF]~*)?Y[T&-]~*(?:[cF]~*){0,2}$")

_REACH = 12
"""Letters of the shape looked back over for the other end of a period."""


def is_year(tokens: Tokens, at: int, shape: str, calendar: Calendar, lexicon: Lexicon) -> bool:
    """Whether the four digits at token `at` are a year; of a range the last decides ("1950 to 2000 euros").

    A unit behind them makes them a quantity. So does a counted noun, unless a preposition of time stands before; in
    English and German a year may itself stand before a noun ("the 2024 elections"), so there the noun decides only
    behind "about" and its like.
    """
    if _is_part_of_code(tokens, at):
        return False
    partner = _PARTNER.match(shape, at + 1)
    last = at if partner is None else partner.end() - 1
    unit = find_unit(tokens, Number(last, last + 1, float(tokens.raw[last]), "figure"), lexicon).unit
    if unit is not None and (unit.kind != "count" or _counts(tokens, last, lexicon)):
        return False
    before, after = tokens.word(at - 1), tokens.word(at + 1)
    if before in calendar.year_before or (before == "(" and after in (")", "-", "–")):
        return True
    said = shape[max(0, at - _REACH) : at]
    in_period = (partner is not None and _OPENED.search(said)) or _CLOSING.search(said)
    if unit is None:
        return bool(in_period) or int(tokens.raw[at]) in _RECENT
    if in_period or (lexicon.nouns.order == "next" and not tokens.raw[max(at - 1, 0)][0].isupper()):
        return False  # "between 1500 and 2000 people"; and a year stands behind its noun ("Mondial 2014"), not before
    return int(tokens.raw[at]) in _RECENT


def _counts(tokens: Tokens, at: int, lexicon: Lexicon) -> bool:
    """Whether what stands before the four digits makes them count the noun behind ("plus de 2000 personnes")."""
    about = lexicon.context.approximate_before.before(tokens.folded, at)
    return about is not None or tokens.word(at - 1) in lexicon.context.count_before


def _is_part_of_code(tokens: Tokens, at: int) -> bool:
    """Touching a letter, a currency or a code's hyphen: "GPT-2024", "€2000", "2000F"."""
    before = tokens.raw[at - 1] if tokens.glued(at - 1) else ""
    if before in HYPHENS:
        return tokens.glued(at - 2) and not tokens.raw[at - 2].islower()  # "post-2015" is a year
    after = tokens.raw[at + 1] if tokens.glued(at) else ""
    return (
        before.isalnum()
        or after.isalnum()
        or before in ("$", "€", "£", "#", "/", "_", ".")
        or after in ("_", "%", "$", "€", "£")
    )
