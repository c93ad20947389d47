"""Measure the mentions room: spans and types on annotated corpora, entities on the gold articles.

Usage:  python tests/quality/measure_mentions.py [--models] [--limit N] [wikineural] [fenec] [gold]

`--models` adds the language models' analyses (the default profile) for French and English; without it the rules stand
alone (the `fast` profile). The corpora lie in ../shared (see its README); nothing of them is kept here.
"""

import argparse
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
SHARED = ROOT / "../shared"
sys.path[:0] = [str(ROOT), str(SHARED / "tools")]

from transforms.analyse.analyse_sentences import DEFAULT_MODELS, analyse_sentences  # noqa: E402 - after the path is set
from transforms.mentions.find_mentions import find_mentions  # noqa: E402
from transforms.model import Mention, Segment, Sentence  # noqa: E402

Span = tuple[int, int, str]
TYPES = {"person": "PER", "place": "LOC", "organisation": "ORG"}
FENEC_TYPES = {"pers.ind": "PER", "loc": "LOC", "org": "ORG", "prod": "MISC", "event": "MISC"}
_NO_SPACE_BEFORE = re.compile(r"[.,;:!?)\]%»”]|'s$|’s$")
_SENTENCE_END = re.compile(r"[.!?…]+[\"»” ]*(?:\s+|(?=[A-Z«\"“-]))")


def split(text: str, languages: Sequence[str], kinds: Sequence[str] = ()) -> tuple[list[Segment], list[Sentence]]:
    """Non-empty lines as segments, crudely cut into sentences; `languages` and `kinds` per line, the last repeats."""
    segments: list[Segment] = []
    sentences: list[Sentence] = []
    at = 0
    for line in text.split("\n"):
        start = at + len(line) - len(line.lstrip())
        at += len(line) + 1
        body = line.strip()
        if not body:
            continue
        number = len(segments)
        language = languages[min(number, len(languages) - 1)]
        kind = kinds[min(number, len(kinds) - 1)] if kinds else "paragraph"
        segments.append(Segment(kind, body, start, start + len(body), language=language))
        begin = 0
        for end in [*(m.end() for m in _SENTENCE_END.finditer(body)), len(body)]:
            piece = body[begin:end]
            if piece.strip():
                a = start + begin + len(piece) - len(piece.lstrip())
                sentences.append(Sentence(number, piece.strip(), a, a + len(piece.strip()), language))
            begin = end
    return segments, sentences


def mentions_of(
    text: str, languages: Sequence[str], models: Mapping[str, str], kinds: Sequence[str] = ()
) -> list[Mention]:
    """The mentions of a text that is split crudely, as one document."""
    segments, sentences = split(text, languages, kinds)
    return find_mentions(text, segments, sentences, analyse_sentences(sentences, models))


def wikineural(limit: int) -> Iterator[tuple[str, str, list[Span]]]:
    """(language, text, gold spans): one sentence each, its tokens put together again."""
    counts: Counter[str] = Counter()
    with gzip.open(SHARED / "data/entities_wikineural.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            counts[row["lang"]] += 1
            if counts[row["lang"]] <= limit:
                yield row["lang"], *_joined(row["tokens"], row["tags"])


def _joined(tokens: Sequence[str], tags: Sequence[str]) -> tuple[str, list[Span]]:
    text, spans = "", []
    for token, tag in zip(tokens, tags, strict=True):
        glued = not text or text[-1] in "'’([«“" or _NO_SPACE_BEFORE.match(token)
        text += token if glued else " " + token
        start = len(text) - len(token)
        if tag.startswith("B-") or (tag.startswith("I-") and not spans):
            spans.append((start, len(text), tag[2:]))
        elif tag.startswith("I-"):
            spans[-1] = (spans[-1][0], len(text), spans[-1][2])
    return text, spans


def fenec() -> Iterator[tuple[str, str, list[Span]]]:
    """(language, text, gold spans) of each text; amounts, times, functions and peoples are left out."""
    with gzip.open(SHARED / "data/entities_fenec1_fr.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            spans = []
            for start, end, kind, _ in row["entities"]:
                label = next((v for k, v in FENEC_TYPES.items() if kind.startswith(k)), None)
                if label and not kind.startswith(("loc.add.elec", "loc.add.phys")):
                    spans.append((start, end, label))
            yield row["doc"], row["text"], [s for s in spans if not any(_inside(s, o) for o in spans)]


def _inside(span: Span, other: Span) -> bool:
    return other[0] <= span[0] and span[1] <= other[1] and (other[1] - other[0]) > (span[1] - span[0])


class Tally(Counter[str]):
    """Counts of predicted, gold and matched spans, and what follows from them."""

    def add(self, gold: Sequence[Span], found: Sequence[Mention]) -> None:
        """Count one text."""
        spans = {(m.char_start, m.char_end): TYPES.get(m.type, "MISC") for m in found}
        wanted = {(a, b): label for a, b, label in gold}
        self["gold"] += len(wanted)
        self["pred"] += len(spans)
        self["exact"] += len(spans.keys() & wanted.keys())
        self["overlap_pred"] += sum(any(a < d and c < b for c, d in wanted) for a, b in spans)
        self["overlap_gold"] += sum(any(a < d and c < b for c, d in spans) for a, b in wanted)
        typed = [(s, t) for s, t in spans.items() if t != "MISC"]
        self["typed_pred"] += len(typed)
        self["typed_gold"] += sum(label != "MISC" for label in wanted.values())
        self["typed"] += sum(wanted.get(s) == t for s, t in typed)

    def row(self) -> str:
        """Untyped exact P, R, F; overlap F; typed F; in percent."""
        p, r = self._share("exact", "pred"), self._share("exact", "gold")
        overlap = _f1(self._share("overlap_pred", "pred"), self._share("overlap_gold", "gold"))
        typed = _f1(self._share("typed", "typed_pred"), self._share("typed", "typed_gold"))
        return "".join(f"{100 * value:9.1f}" for value in (p, r, _f1(p, r), overlap, typed))

    def _share(self, hit: str, total: str) -> float:
        return self[hit] / self[total] if self[total] else 0.0


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score_gold(models: Mapping[str, str], show: bool) -> Iterator[tuple[str, dict[str, float]]]:
    """Entities F, type and grouping of each gold article, as `score_seeds.py` defines them."""
    from score_seeds import Score, report, squash  # noqa: PLC0415 - lies in ../shared, imported only for this table

    total = Score()
    for path in sorted((SHARED / "gold").glob("[0-9]*.jsonl")):
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        raw = next((SHARED / "seeds").glob(path.stem + "_*")).read_text(encoding="utf-8")
        blocks = [r for r in rows if r["row"] == "block"]
        found = mentions_of(raw, [b["lang"] for b in blocks], models, [b["type"] for b in blocks])
        score = Score(_entity_counts([r for r in rows if r["row"] == "entity"], found, squash, show))
        total.update(score)
        yield path.stem, report(score)
    yield "all", report(total)


def _entity_counts(
    gold: Sequence[Mapping[str, Any]], found: Sequence[Mention], squash: Any, show: bool
) -> Counter[str]:
    """The counts of `score_seeds.score_file` for entities, from mentions instead of a warehouse."""
    counts: Counter[str] = Counter()
    by_surface: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for m in found:
        by_surface[squash(m.text)][m.type, m.key or m.name.lower()] += 1
    surfaces = {squash(s) for g in gold for s in g["surfaces"]}
    entities: dict[tuple[str, str], set[str]] = defaultdict(set)
    for surface, ids in by_surface.items():
        for entity in ids:
            entities[entity].add(surface)
    counts["entities_predicted"] = len(entities)
    for entity, written in sorted(entities.items()):
        counts["entities_right"] += not written.isdisjoint(surfaces)
        if show and written.isdisjoint(surfaces):
            print("   extra", *entity, sorted(written))
    required = [g for g in gold if g["required"]]
    counts["entities_required"] = len(required)
    for g in required:
        hits = [s for s in map(squash, g["surfaces"]) if s in by_surface]
        counts["entities_found"] += bool(hits)
        right = bool(hits) and by_surface[hits[0]].most_common(1)[0][0][0] == g["type"]
        counts["type_right"] += right
        if show and not right:
            print("   wrong type" if hits else "   missed", g["type"], g["name"])
    _count_grouping(counts, required, by_surface, squash)
    return counts


def _count_grouping(counts: Counter[str], required: Sequence[Mapping[str, Any]], by_surface: Any, squash: Any) -> None:
    pairs = [(squash(s), g["name"]) for g in required for s in g["surfaces"]]
    counts["surfaces"] = len(pairs)
    entity = {s: by_surface[s].most_common(1)[0][0] for s, _ in pairs if s in by_surface}
    for surface, name in pairs:
        if surface in entity:
            same_gold = {s for s, n in pairs if n == name}
            same_found = {s for s, _ in pairs if entity.get(s) == entity[surface]}
            counts["b3_p"] += len(same_gold & same_found) / len(same_found)
            counts["b3_r"] += len(same_gold & same_found) / len(same_gold)
            counts["b3_n"] += 1


def main() -> None:
    """Print the tables asked for (all of them by default)."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("tables", nargs="*", default=["wikineural", "fenec", "gold"])
    parser.add_argument("--models", action="store_true", help="the default profile, with language models")
    parser.add_argument("--limit", type=int, default=800, help="sentences per language of WikiNEuRal")
    parser.add_argument("--misses", action="store_true", help="what is missed or too much in the gold articles")
    args = parser.parse_args()
    models = DEFAULT_MODELS if args.models else {}
    print(f"{'corpus':28s}{'P':>9s}{'R':>9s}{'F':>9s}{'overlap':>9s}{'typed':>9s}")
    if "wikineural" in args.tables:
        tallies: dict[str, Tally] = defaultdict(Tally)
        for language, text, spans in wikineural(args.limit):
            tallies[language].add(spans, mentions_of(text, [language], models))
        for language, tally in tallies.items():
            print(f"wikineural {language:17s}{tally.row()}")
    if "fenec" in args.tables:
        whole = Tally()
        for _, text, spans in fenec():
            whole.add(spans, mentions_of(text, ["fr"], models))
        print(f"{'fenec fr':28s}{whole.row()}")
    if "gold" in args.tables:
        for name, figures in score_gold(models, args.misses):
            print(f"gold {name:5s}", {k: v for k, v in figures.items() if k.startswith("entit")})


if __name__ == "__main__":
    main()
