"""Measure quantities on Microsoft's Recognizers-Text cases and on the hand-annotated articles.

Usage: python tests/quality/measure_quantities.py [--misses]

Recognizers: only cases whose offsets hold (`Input[Start:End + 1]` is `Text`), and of these the families that ask what
we ask. Their conventions differ: they annotate one family a case, take "one" and bare units for quantities, and number
words anywhere; out of scope are ordinals, ranges as intervals, and relative ordinals. For "Number" the reader of
numbers is measured, before any context is looked at; for the others `find_quantities`. A hit overlaps the expected
span with its value; "unit" also asks for our unit, where the table below knows theirs. Precision counts, in the same
cases, what we found of the same kind.
Gold: every claim's quote, with the names annotated in its article, by the key rule of `tools/score_seeds.py`.
"""

import argparse
import collections
import gzip
import importlib.util
import json
import pathlib
import re
import sys
from collections.abc import Iterator
from typing import Any

ROOT = pathlib.Path(__file__).parents[2]
SHARED = ROOT / "../shared"
sys.path.insert(0, str(ROOT))

from transforms.quantities.find_quantities import find_quantities  # noqa: E402 - the path is set just above
from transforms.quantities.read_lexicon import read_lexicon  # noqa: E402
from transforms.quantities.scan_numbers import scan_numbers  # noqa: E402
from transforms.quantities.split_tokens import split_tokens  # noqa: E402

LANGUAGES = {"French": "fr", "English": "en", "Spanish": "es", "German": "de"}
KINDS = {
    "PercentModel": "percent",
    "AgeModel": "time",
    "CurrencyModel": "money",
    "DimensionModel": "measure",
    "TemperatureModel": "degrees",
}
DEGREES = ("°C", "°F", "K", "degrees")
UNITS = {
    "Dollar": "USD", "United States dollar": "USD", "Dólar": "USD", "Dólar estadounidense": "USD", "Dollar États-Unis": "USD", "Euro": "EUR",
    "British pound": "GBP", "Chinese yuan": "CNY", "Japanese yen": "JPY", "Yen": "JPY", "Yen Japonais": "JPY", "Canadian dollar": "CAD",
    "Dollar Canadien": "CAD", "Dólar canadiense": "CAD", "Year": "years", "Month": "months", "Week": "weeks", "Day": "days", "Ans": "years",
    "Mois": "months", "Semaines": "weeks", "Jour": "days", "Año": "years", "Mes": "months", "Semana": "weeks", "Día": "days", "C": "°C",
    "F": "°F", "Grado Celsius": "°C", "Grado Fahrenheit": "°F", "Kelvin": "K", "Degree": "degrees", "Degré": "degrees", "Grado": "degrees",
    "Meter": "m", "Mètres": "m", "Metro": "m", "Kilometer": "km", "Kilomètres": "km", "Kilómetro": "km", "Mile": "mi", "Milla": "mi",
    "Foot": "ft", "Pied": "ft", "Pie": "ft", "Kilogram": "kg", "Square meter": "m²", "Metro cuadrado": "m²", "Gallon": "gal", "Galón": "gal",
}  # fmt: skip

Row = tuple[int, int, float, str | None]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="print every miss and false alarm")
    arguments = parser.parse_args()
    measure_recognizers(show=arguments.misses)
    measure_gold(show=arguments.misses)


def measure_recognizers(*, show: bool) -> None:
    scores: dict[tuple[str, str], collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for case in read_cases():
        model = case["model"].replace("PercentModelPercentMode", "PercentModel").replace("ExperimentalMode", "")
        if model != "NumberModel" and model not in KINDS:
            continue
        score = scores[LANGUAGES[case["lang"]], model]
        score["cases"] += 1
        if not well_formed(case):
            score["malformed"] += 1
            continue
        score_case(case, model, score, show=show)
    print(
        f"{'':4s}{'model':18s}{'cases':>6s}{'formed':>7s}{'expected':>9s}{'found':>6s}{'P':>7s}{'R value':>8s}{'R unit':>8s}"
    )
    for (language, model), score in sorted(scores.items()):
        precision, recall = score["right"] / max(1, score["found"]), score["hit"] / max(1, score["expected"])
        unit = f"{score['unit_right'] / score['unit_known']:8.3f}" if score["unit_known"] else " " * 8
        print(
            f"{language:4s}{model:18s}{score['cases']:6d}{score['cases'] - score['malformed']:7d}"
            f"{score['expected']:9d}{score['found']:6d}{precision:7.3f}{recall:8.3f}{unit}"
        )


def read_cases() -> Iterator[dict[str, Any]]:
    with gzip.open(SHARED / "data/quantities_recognizers.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def well_formed(case: dict[str, Any]) -> bool:
    return all(
        "Start" in row and case["Input"][row["Start"] : row["End"] + 1].casefold() == row["Text"].casefold()
        for row in case["Results"]
    )


def score_case(case: dict[str, Any], model: str, score: collections.Counter[str], *, show: bool) -> None:
    expected, found = list(expected_rows(case)), found_rows(case, model)
    hits = [any(agree(want, got) for got in found) for want in expected]
    right = [any(agree(want, got) for want in expected) for got in found]
    score["expected"] += len(expected)
    score["found"] += len(found)
    score["hit"] += sum(hits)
    score["right"] += sum(right)
    for want in expected:
        if want[3] in UNITS:
            score["unit_known"] += 1
            score["unit_right"] += any(agree(want, got) and got[3] == UNITS[want[3]] for got in found)
    if show and not (all(hits) and all(right)):
        print(
            f"{case['lang'][:2]} {model[:8]} {case['Input'][:150]!r}\n      want {[(w[2], w[3]) for w in expected]} got {[(g[2], g[3]) for g in found]}"
        )


def expected_rows(case: dict[str, Any]) -> Iterator[Row]:
    for row in case["Results"]:
        value = str(row["Resolution"].get("value")).rstrip("%").replace(",", ".")
        if re.fullmatch(r"-?[0-9.]+(?:E[+-]?[0-9]+)?", value):
            yield row["Start"], row["End"] + 1, float(value), row["Resolution"].get("unit")


def found_rows(case: dict[str, Any], model: str) -> list[Row]:
    text, language = case["Input"], LANGUAGES[case["lang"]]
    if model == "NumberModel":
        tokens = split_tokens(text)
        numbers = scan_numbers(tokens, read_lexicon(language), bytearray(len(tokens)))
        return [(tokens.starts[n.first], tokens.ends[n.end - 1], n.value, None) for n in numbers]
    kinds = unit_kinds(language)
    return [
        (q.char_start, q.char_end, q.value, q.unit)
        for q in find_quantities(text, language)
        if (
            q.unit.split("/")[0] in DEGREES
            if KINDS[model] == "degrees"
            else kinds.get(q.unit.split("/")[0]) == KINDS[model]
        )
    ]


def unit_kinds(language: str) -> dict[str, str]:
    units = read_lexicon(language).units
    return {unit.name: unit.kind for table in (units.words, units.symbols) for unit in table.all_values()}


def agree(want: Row, got: Row) -> bool:
    overlap = min(want[1], got[1]) - max(want[0], got[0])
    return overlap > 0 and abs(want[2] - got[2]) <= 1e-6 * max(1.0, abs(want[2]))


def measure_gold(*, show: bool) -> None:
    spec = importlib.util.spec_from_file_location("score_seeds", SHARED / "tools/score_seeds.py")
    if spec is None or spec.loader is None:
        raise SystemExit("../shared/tools/score_seeds.py is missing")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    total: collections.Counter[str] = collections.Counter()
    print(f"\n{'gold':6s}{'claims':>7s}{'expected':>9s}{'found':>6s}{'P':>7s}{'R':>7s}{'F':>7s}")
    for path in sorted((SHARED / "gold").glob("[0-9]*.jsonl")):
        score = score_article(path, tool, show=show)
        total.update(score)
        print_gold(path.stem, score)
    print_gold("all", total)


def score_article(path: pathlib.Path, tool: Any, *, show: bool) -> collections.Counter[str]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    surfaces = sorted({surface for row in rows if row["row"] == "entity" for surface in row["surfaces"]})
    score: collections.Counter[str] = collections.Counter()
    for row in rows:
        if row["row"] != "claim":
            continue
        quote = row["quote"]
        found = find_quantities(quote, row["lang"], names=name_spans(quote, surfaces))
        got = tool.quantity_keys([{"value": q.value, "unit": q.unit} for q in found])
        accepted = (row["quantities"], row.get("also_accepted", {}).get("quantities", row["quantities"]))
        want = max((tool.quantity_keys(q) for q in accepted), key=lambda keys: sum((keys & got).values()))
        score.update(claims=1, expected=sum(want.values()), found=sum(got.values()), right=sum((want & got).values()))
        if show and want != got:
            print(f"  {path.stem} want {dict(want)} got {dict(got)}: {quote[:110]!r}")
    return score


def name_spans(quote: str, surfaces: list[str]) -> list[tuple[int, int]]:
    return [m.span() for surface in surfaces for m in re.finditer(rf"(?<!\w){re.escape(surface)}(?!\w)", quote)]


def print_gold(name: str, score: collections.Counter[str]) -> None:
    precision, recall = score["right"] / max(1, score["found"]), score["right"] / max(1, score["expected"])
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    print(
        f"{name:6s}{score['claims']:7d}{score['expected']:9d}{score['found']:6d}{precision:7.3f}{recall:7.3f}{f1:7.3f}"
    )


if __name__ == "__main__":
    main()
