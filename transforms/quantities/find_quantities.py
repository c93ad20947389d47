"""Find the numeric quantities a sentence asserts (definition: the annotation guidelines, "quantities")."""

import re
from collections.abc import Sequence

from transforms.model import Quantity
from transforms.quantities.add_rate import add_rate
from transforms.quantities.block_tokens import block_tokens
from transforms.quantities.find_unit import find_unit
from transforms.quantities.is_quantity import is_quantity
from transforms.quantities.lexicon import Lexicon, Measure, Number
from transforms.quantities.link_measures import link_measures
from transforms.quantities.locate_dates import locate_dates
from transforms.quantities.read_lexicon import read_lexicon
from transforms.quantities.scan_numbers import scan_numbers
from transforms.quantities.split_tokens import Tokens, letter_words

_DIGIT = re.compile(r"[0-9½¼¾⅓⅔⅛]")


def find_quantities(text: str, language: str, *, names: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The quantities asserted in one sentence, in order, never overlapping; offsets are into `text`.

    `names` are spans of named things (offsets into `text`): a number that touches one is part of a name. A count's
    unit is the singular of its noun, a time's the English plural, money's the ISO 4217 code, a fraction's `ratio`, a
    multiple's `x`, a rate's "USD/year"; a large number whose noun is not said has the unit `count`. Text beyond
    `split_tokens.LONGEST_SENTENCE` characters is not read. Languages without rules: only figures with signs ("20 %").
    """
    lexicon = read_lexicon(language)
    if not _may_hold_number(text, lexicon):
        return []
    tokens, dates = locate_dates(text, language)
    blocked = block_tokens(tokens, names, [(date.first, date.end) for date in dates], lexicon)
    numbers = scan_numbers(tokens, lexicon, blocked)
    if not numbers:
        return []
    measures = link_measures(tokens, _measure(tokens, numbers, lexicon, blocked), lexicon)
    kept = [measure for measure in measures if is_quantity(tokens, measure, lexicon)]
    return _without_overlap([_quantity(tokens, measure, lexicon) for measure in kept])


def _may_hold_number(text: str, lexicon: Lexicon) -> bool:
    if _DIGIT.search(text):
        return True
    words = letter_words(text)
    if lexicon.triggers.may_stand_in(words):
        return True
    numbers = lexicon.numbers
    return numbers.morpheme is not None and any(
        numbers.morpheme.match(word) and word not in numbers.ones for word in words
    )


def _measure(tokens: Tokens, numbers: list[Number], lexicon: Lexicon, blocked: bytearray) -> list[Measure]:
    """Each number with its unit and rate; a number inside another's unit ("pour cent") is dropped,
    and what a number inside it cuts off was no counted noun."""
    measures: list[Measure] = []
    for number in numbers:
        if measures and number.first < measures[-1].end:
            unit = measures[-1].unit
            if unit is None or unit.kind != "count" or "/" in unit.name:
                continue
            measures[-1] = measures[-1]._replace(unit=None, end=measures[-1].number.end)
        measure = find_unit(tokens, number, lexicon)
        if _holds_named_figure(tokens, number.end, measure.end, blocked):
            measure = measure._replace(unit=None, end=number.end)
        rated = measure if number.style == "one" else add_rate(tokens, measure, lexicon)  # una subasta por 500 euros
        measures.append(measure if _holds_named_figure(tokens, measure.end, rated.end, blocked) else rated)
    return measures


def _holds_named_figure(tokens: Tokens, first: int, end: int, blocked: bytearray) -> bool:
    """A name may be part of what is counted ("300 Boeing engineers"), the number of a name may not."""
    return blocked.find(1, first, end) >= 0 and any(blocked[at] and tokens.is_figure(at) for at in range(first, end))


def _quantity(tokens: Tokens, measure: Measure, lexicon: Lexicon) -> Quantity:
    start, end = tokens.starts[measure.first], tokens.ends[measure.end - 1]
    unit = "count" if measure.unit is None else measure.unit.name
    return Quantity(
        value=measure.value,
        unit=unit,
        text=tokens.text[start:end],
        char_start=start,
        char_end=end,
        approximate=measure.approximate or _is_approximate(tokens, measure, lexicon),
    )


def _is_approximate(tokens: Tokens, measure: Measure, lexicon: Lexicon) -> bool:
    context = lexicon.context
    before = context.approximate_before.before(tokens.folded, measure.first)
    return before is not None or context.approximate_after.at(tokens.folded, measure.end) is not None


def _without_overlap(quantities: list[Quantity]) -> list[Quantity]:
    """Of two that overlap the first stays: the second is the whole of its rate."""
    out: list[Quantity] = []
    for quantity in quantities:
        if not out or quantity.char_start >= out[-1].char_end:
            out.append(quantity)
    return out
