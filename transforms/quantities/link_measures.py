"""Join neighbouring numbers: a ratio of two, or a range or list whose unit and scale are said once.

"un Français sur cinq" is one ratio; "de 22 à 15 %", "entre 3 et 5 millions d'euros", "2, 3 et 5 ans" share what
stands at the end, "$3-5 million" what stands on both sides.
"""

from dataclasses import replace

from transforms.quantities.add_rate import add_rate
from transforms.quantities.lexicon import Context, Lexicon, Measure, Unit
from transforms.quantities.split_tokens import HYPHENS, Tokens

_RATIO = Unit("ratio", "ratio")

_MILLION = 1e6
"""From here on a bare number behind money is money ("from 930 million euros at its peak to 430 million")."""

_LARGEST_UNSCALED = 1000
"""From here on a number is written out and takes no part in its neighbour's scale ("500 000 à 1 million")."""


def link_measures(tokens: Tokens, measures: list[Measure], lexicon: Lexicon) -> list[Measure]:
    """The measures in order, each ratio joined into one, each unit and scale shared along its range or list."""
    measures = _join_cents(tokens, _join_ratios(tokens, measures, lexicon.context), lexicon.context)
    links = [_link(tokens, a, b, lexicon.context) for a, b in zip(measures, measures[1:], strict=False)]
    out = list(measures)
    for index in reversed(range(len(links))):  # from the right, so that a unit passes down a list
        in_list = out[index + 1].linked and out[index + 1].end == out[index + 1].number.end
        if links[index] and (links[index] != "comma" or in_list):
            out[index], out[index + 1] = _share(tokens, out[index], out[index + 1], links[index], lexicon)
    return _set_against(tokens, out, lexicon.context)


def _set_against(tokens: Tokens, measures: list[Measure], context: Context) -> list[Measure]:
    """"15 %, contre 22 en 2019", "22 élèves sur 51": the second amount keeps the unit of the first."""
    out: list[Measure] = []
    for measure in measures:
        before = out[-1] if out else None
        if before is not None and before.unit is not None and measure.unit is None and measure.number.style in ("figure", "words"):
            against = context.against.before(tokens.folded, measure.first) is not None
            against = against or (measure.number.scale >= _MILLION and before.unit.kind == "money" and "/" not in before.unit.name)
            link = context.ratio_after_noun.at(tokens.folded, before.end)
            if against or (link is not None and link[0] == measure.first and before.unit.kind == "count"):
                measure = replace(measure, unit=before.unit, linked=True)  # noqa: PLW2901 - the list is rebuilt
        out.append(measure)
    return out


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
    """"9 sur 10", "one in five", "deux Français sur trois"; of a larger odd number it is two counts ("12 of 37")."""
    if not all(m.unit is None or m.unit.kind == "count" for m in (part, whole)) or part.number.scale > 1:
        return None
    counted = part.unit is not None
    words = context.ratio_after_noun if counted else context.ratio
    link = words.at(tokens.folded, part.end)
    if link is None or link[0] != whole.number.first or not 0 < part.value <= whole.value or whole.value < 2:
        return None
    if counted and whole.value > 10 and whole.value not in context.ratio_whole:
        return None
    number = replace(part.number, end=whole.number.end, style="fraction")
    return Measure(number, _RATIO, part.first, whole.number.end, part.value / whole.value, part.approximate)


def _join_cents(tokens: Tokens, measures: list[Measure], context: Context) -> list[Measure]:
    """"15 dollars 50", "3 euros et 50 centimes": one amount."""
    out: list[Measure] = []
    for cents in measures:
        money = out[-1] if out else None
        if money is None or not _is_cents(tokens, money, cents, context):
            out.append(cents)
        else:
            out[-1] = replace(money, value=money.value + cents.value / 100, end=cents.end)
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
    if left.unit is None and right.unit is not None and right.unit.kind != "ratio":
        if link == "dash" and right.unit.kind == "count" and not 0 < left.value < right.value:
            return left, right  # a score, not a range
        left = _scaled_like(replace(left, unit=right.unit, linked=True), right)
        return left, replace(right, approximate=right.approximate or left.approximate, linked=True)
    if left.unit is None or left.unit.kind in ("count", "ratio") or link not in ("to", "dash"):
        return left, right
    if right.number.style == "one":
        return left, right
    if right.unit is None or (right.unit.kind == "count" and left.number.money is not None):
        right = add_rate(tokens, replace(right, unit=left.unit, end=right.number.end, linked=True), lexicon)
    if left.number.money is not None and right.unit is not None and right.unit.name.startswith(left.unit.name):
        left = _scaled_like(replace(left, unit=right.unit), right)
    return left, right


def _scaled_like(left: Measure, right: Measure) -> Measure:
    """`left` under the scale of `right`, where it has none of its own and is small enough to want one."""
    scale = right.number.scale
    if left.number.scale > 1 or scale <= 1 or abs(left.value) >= _LARGEST_UNSCALED:
        return left
    return replace(left, value=left.value * scale)
