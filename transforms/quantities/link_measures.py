"""Join neighbouring numbers: a ratio of two, or a range or list whose unit and scale are said once.

"un Français sur cinq" is one ratio; "de 22 à 15 %", "entre 3 et 5 millions d'euros", "2, 3 et 5 ans" share what
stands at the end, "$3-5 million" what stands on both sides.
"""

from itertools import pairwise

from transforms.quantities.add_rate import add_rate
from transforms.quantities.lexicon import Context, Lexicon, Measure, Unit
from transforms.quantities.split_tokens import HYPHENS, Tokens

_RATIO = Unit("ratio", "ratio")
_YEARS = Unit("time", "years")

_PARTS = ("count", "multiple", "money", "points")
"""Kinds of which so many may be out of so many ("trois fois sur quatre")."""

_OLDEST = 120

_MILLION = 1e6
"""From here on a bare number behind money is money ("from 930 million euros at its peak to 430 million")."""

_LARGEST_UNSCALED = 1000
"""From here on a number is written out and takes no part in its neighbour's scale ("500 000 à 1 million")."""


def link_measures(tokens: Tokens, measures: list[Measure], lexicon: Lexicon) -> list[Measure]:
    """The measures in order, each ratio joined into one, each unit and scale shared along its range or list."""
    measures = _join_cents(tokens, _join_ratios(tokens, measures, lexicon.context), lexicon.context)
    links = [_link(tokens, a, b, lexicon.context) for a, b in pairwise(measures)]
    out = list(measures)
    for index in reversed(range(len(links))):  # from the right, so that a unit passes down a list
        in_list = out[index + 1].linked and out[index + 1].end == out[index + 1].number.end
        if links[index] and (links[index] != "comma" or in_list):
            out[index], out[index + 1] = _share(tokens, out[index], out[index + 1], links[index], lexicon)
    out = _with_parts(tokens, _with_ages(tokens, out, lexicon.context), lexicon.context)
    return _set_against(tokens, out, lexicon.context)


def _with_ages(tokens: Tokens, measures: list[Measure], context: Context) -> list[Measure]:
    """Give ages their years: "aged 12 and 15", and where the language writes so "Ana Silva, 42, said"."""
    out: list[Measure] = []
    for measure in measures:
        bare = measure.unit is None and measure.number.style == "figure"
        if bare and (_is_age(tokens, measure, context) or (bool(out) and _is_age_too(out[-1], measure))):
            out.append(measure._replace(unit=_YEARS, linked=True))
        else:
            out.append(measure)
    return out


def _is_age_too(age: Measure, measure: Measure) -> bool:
    """The second of "aged 12 and 15"."""
    return age.unit == _YEARS and age.end == age.number.end and measure.first == age.end + 1


def _is_age(tokens: Tokens, measure: Measure, context: Context) -> bool:
    first, end = measure.first, measure.end
    if measure.value % 1 or not 0 < measure.value < _OLDEST:
        return False
    if tokens.word(first - 1) in context.ages:
        return True
    named = first > 2 and tokens.raw[first - 2][0].isupper() and tokens.raw[first - 3][0].isupper()
    return context.age_between_commas and named and tokens.word(first - 1) == "," and tokens.word(end) == ","


def _set_against(tokens: Tokens, measures: list[Measure], context: Context) -> list[Measure]:
    """Give a second amount the unit of the first: "15 %, contre 22 en 2019", "22 élèves sur 51"."""
    out: list[Measure] = []
    for measure in measures:
        unit = out[-1].unit if out else None
        if unit is not None and measure.unit is None and measure.number.style in ("figure", "words"):
            like = _money_again(measure, unit) or _is_against(tokens, out[-1], measure, context)
            out.append(measure._replace(unit=unit, linked=True) if like else measure)
        else:
            out.append(measure)
    return out


def _with_parts(tokens: Tokens, measures: list[Measure], context: Context) -> list[Measure]:
    """Count the part of a whole by what the whole counts: "420 der rund 2.900 Stellen", "two shops, one of them"."""
    out = list(measures)
    for k, measure in enumerate(measures):
        if measure.unit is not None or measure.number.style not in ("figure", "words") or measure.value % 1:
            continue
        if context.parts_after.at(tokens.folded, measure.end) is not None:
            whole = next((m.unit for m in out[:k][::-1] if m.unit is not None and m.unit.kind == "count"), None)
            out[k] = measure._replace(unit=whole if whole is not None else Unit("count", "count"), linked=True)
        elif k + 1 < len(measures) and _is_part_of(tokens, measure, measures[k + 1], context):
            out[k] = measure._replace(unit=measures[k + 1].unit, linked=True)
    return out


def _is_part_of(tokens: Tokens, part: Measure, whole: Measure, context: Context) -> bool:
    of = context.parts_of.at(tokens.folded, part.end)
    if of is None or whole.unit is None or whole.unit.kind != "count":
        return False
    approximate = context.approximate_before.at(tokens.folded, of[0])
    return (approximate[0] if approximate is not None else of[0]) == whole.first


def _money_again(measure: Measure, unit: Unit) -> bool:
    return measure.number.scale >= _MILLION and unit.kind == "money" and "/" not in unit.name


def _is_against(tokens: Tokens, first: Measure, second: Measure, context: Context) -> bool:
    if context.against.before(tokens.folded, second.first) is not None:
        return True
    out_of = context.ratio_after_noun.at(tokens.folded, first.end)
    return out_of is not None and out_of[0] == second.first and first.unit is not None and first.unit.kind == "count"


def _join_ratios(tokens: Tokens, measures: list[Measure], context: Context) -> list[Measure]:
    out: list[Measure] = []
    for measure in measures:
        joined = _ratio(tokens, out[-1], measure, context) if out else None
        if joined is None:
            out.append(measure)
        else:
            out[-1] = joined
    return out


def _ratio(tokens: Tokens, part: Measure, whole: Measure, context: Context) -> Measure | None:
    """Join "9 sur 10", "one in five", "deux Français sur trois"; out of a larger odd number they are two counts."""
    counted = part.unit is not None
    if part.unit is not None and (part.unit.kind not in _PARTS or "/" in part.unit.name):
        return None
    if part.number.scale > 1 or not (whole.unit is None or (whole.unit.kind == "count" and part.unit is None)):
        return None
    words = context.ratio_after_noun if counted else context.ratio
    link = words.at(tokens.folded, part.end)
    if link is None or link[0] != whole.number.first or not 0 < part.value <= whole.value or whole.value < 2:
        return None
    if counted and whole.value > 10 and whole.value not in context.ratio_whole:
        return None
    number = part.number._replace(end=whole.number.end, style="fraction")
    return Measure(number, _RATIO, part.first, whole.number.end, part.value / whole.value, part.approximate)


def _join_cents(tokens: Tokens, measures: list[Measure], context: Context) -> list[Measure]:
    """Join "15 dollars 50", "3 euros et 50 centimes" into one amount."""
    out: list[Measure] = []
    for cents in measures:
        money = out[-1] if out else None
        if money is None or not _is_cents(tokens, money, cents, context):
            out.append(cents)
        else:
            out[-1] = money._replace(value=money.value + cents.value / 100, end=cents.end)
    return out


def _is_cents(tokens: Tokens, money: Measure, cents: Measure, context: Context) -> bool:
    if money.unit is None or money.unit.kind != "money" or money.number.money is not None or money.value % 1:
        return False
    if money.number.scale > 1 or "/" in money.unit.name or not 0 < cents.value < 100 or cents.value % 1:
        return False
    named = cents.unit is not None and cents.unit.name in ("cents", "pence")
    if named and context.links.at(tokens.folded, money.end) == (cents.first, "and"):
        return True
    bare = cents.unit is None and len(tokens.raw[cents.first]) == 2 and tokens.is_figure(cents.first)
    return money.end == cents.first and (named or bare)


def _link(tokens: Tokens, left: Measure, right: Measure, context: Context) -> str:
    """How the tokens between two measures tie them: `to`, `and`, `comma`, or "" where they do not."""
    found = context.links.at(tokens.folded, left.end)
    if found is None:
        return ""
    at, kind = found
    if at < right.first:
        approximate = context.approximate_before.at(tokens.folded, at)
        at = approximate[0] if approximate is not None else at
    if at != right.first:
        return ""
    dashed = tokens.word(left.end) in (*HYPHENS, "–", "—", "/")
    return "dash" if dashed and kind == "to" else kind


def _share(tokens: Tokens, left: Measure, right: Measure, link: str, lexicon: Lexicon) -> tuple[Measure, Measure]:
    if left.number.style == "one" and link in ("and", "comma"):
        return left, right  # "una y mil veces"
    if left.unit is None and right.unit is None and right.number.scale >= _MILLION:
        number = left.number._replace(scale=right.number.scale)
        return _scaled_like(left, right)._replace(number=number, linked=True), right._replace(linked=True)
    if left.unit is None and right.unit is not None and right.unit.kind != "ratio":
        if link == "dash" and right.unit.kind == "count" and not 0 < left.value < right.value:
            return left, right  # a score, not a range
        left = _scaled_like(left._replace(unit=right.unit, linked=True), right)
        return left, right._replace(approximate=right.approximate or left.approximate, linked=True)
    if left.unit is None or left.unit.kind in ("count", "ratio") or link not in ("to", "dash"):
        return left, right
    if right.number.style == "one":
        return left, right
    if right.unit is None or (right.unit.kind == "count" and left.number.money is not None):
        right = add_rate(tokens, right._replace(unit=left.unit, end=right.number.end, linked=True), lexicon)
    if left.number.money is not None and right.unit is not None and right.unit.name.startswith(left.unit.name):
        left = _scaled_like(left._replace(unit=right.unit), right)
    return left, right


def _scaled_like(left: Measure, right: Measure) -> Measure:
    """`left` under the scale of `right`, where it has none of its own and is small enough to want one."""
    scale = right.number.scale
    if left.number.scale > 1 or scale <= 1 or abs(left.value) >= _LARGEST_UNSCALED:
        return left
    return left._replace(value=left.value * scale)
