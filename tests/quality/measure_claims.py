"""Measure the claims room and print Markdown tables; evaluation only, nothing is trained or copied.

Usage:  python tests/quality/measure_claims.py [DATA_DIR]        DATA_DIR: ../shared/data beside the repository

1. The labelled sentences of tests/cases/claims, per file and profile (F1 per class; speaker and cue: share right).
2. Claim detection on PoliClaim (political speeches) beside two baselines: every declarative, a finite verb.
3. Reported speech on the UD set: attributed, cue and speaker found; `third person` leaves out what the author says of
   himself (`I think that S`), which is the author's own assertion here.
"""

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from score_claims import CASES, CLASSES, count, f1, judge, models_for

from transforms.analyse.analyse_sentences import analyse_sentences
from transforms.claims.draft_sentences import Draft, draft_sentences
from transforms.claims.extract_claims import ClaimInput, extract_claims
from transforms.model import Analysis, Segment, Sentence

DATA = Path(__file__).resolve().parents[2] / "../shared/data"
AUTHORS = frozenset({"i", "we", "you", "je", "j'", "nous", "vous", "tu", "on", "-je", "-nous", "who", "qui", "they"})


def main(data: Path) -> None:
    """Print every table whose data is there."""
    print_cases()
    policlaim, reported = data / "claims_policlaim_train_en.jsonl.gz", data / "quotes_reported_speech_ud.jsonl.gz"
    if policlaim.is_file():
        print_detection(list(read_rows(policlaim)))
    if reported.is_file():
        print_reported(list(read_rows(reported)))


def print_cases() -> None:
    """Table 1."""
    print("| sentences | profile | " + " | ".join(CLASSES) + " |\n|---" * 1 + "|---" * (len(CLASSES) + 1) + "|")
    for path in sorted(CASES.glob("*.yml")):
        for profile in ("default", "fast"):
            if profile == "default" and path.stem[:2] not in models_for(profile):
                continue
            counts = count(judge(path, models_for(profile)))
            cells = [f"{f1(counts[name]):.2f} ({counts[name]['gold']})" for name in CLASSES]
            print(f"| {path.stem} | {profile} | " + " | ".join(cells) + " |")


def print_detection(rows: Sequence[Mapping[str, Any]]) -> None:
    """Table 2: precision, recall and F of 'is a claim' against the label `golden`."""
    gold = [row["golden"] == 1 for row in rows]
    print("\n| PoliClaim (en, 1,953 sentences) | P | R | F |\n|---|---|---|---|")
    print_scores("every declarative", gold, [not row["sentence"].rstrip("\"”’' ").endswith("?") for row in rows])
    for profile in ("default", "fast"):
        sentences = [one_sentence(row["sentence"], "en") for row in rows]
        analyses = analyse_sentences(sentences, models_for(profile))
        finite, claimed = [], []
        for i, sentence in enumerate(sentences):
            document = as_document(sentence, analyses.get(i))
            outcomes, _ = extract_claims(document)
            claimed.append(outcomes[0] == "claim")
            draft = as_draft(document)
            finite.append(outcomes[0] != "question" and any(clause.is_finite for clause in draft.reading.clauses))
        print_scores(f"finite verb, {profile}", gold, finite)
        print_scores(f"claims room, {profile}", gold, claimed)


def print_scores(name: str, gold: Sequence[bool], found: Sequence[bool]) -> None:
    """One row of table 2."""
    right = sum(g and f for g, f in zip(gold, found, strict=True))
    precision, recall = right / max(1, sum(found)), right / max(1, sum(gold))
    print(f"| {name} | {precision:.2f} | {recall:.2f} | {2 * precision * recall / max(1e-9, precision + recall):.2f} |")


def print_reported(rows: Sequence[Mapping[str, Any]]) -> None:
    """Table 3."""
    print("\n| UD reported speech | n | attributed | cue | speaker |\n|---|---|---|---|---|")
    for profile in ("default", "fast"):
        sentences = [one_sentence(row["text"], row["lang"]) for row in rows]
        analyses = analyse_sentences(sentences, models_for(profile))
        counts: dict[str, Counter[str]] = {}
        for i, row in enumerate(rows):
            draft = as_draft(as_document(sentences[i], analyses.get(i)))
            for group in groups_of(row):
                counts.setdefault(group, Counter()).update(compare(row, draft))
        for group in sorted(counts):
            c = counts[group]
            shares = [c["found"] / c["n"], c["cue"] / c["n"], c["speaker"] / max(1, c["speakers"])]
            print(f"| {group}, {profile} | {c['n']} | " + " | ".join(f"{share:.2f}" for share in shares) + " |")


def groups_of(row: Mapping[str, Any]) -> Iterator[str]:
    """The rows of table 3 that an item counts in."""
    yield f"{row['lang']} all"
    if row["speaker"] and row["speaker"].lower() not in AUTHORS:
        yield f"{row['lang']} third person"
    if row["kind"] == "incise":
        yield f"{row['lang']} aside"


def compare(row: Mapping[str, Any], draft: Draft) -> Counter[str]:
    """What the room finds of one item; spans agree when they overlap."""
    report, reading = draft.attribution.report, draft.reading
    found = Counter(n=1, found=int(draft.attribution.kind != "author"), speakers=int(bool(row["speaker"])))
    if report is not None:
        found["cue"] = overlaps(reading.starts[report.cue[0]], reading.ends[report.cue[1] - 1], [row["cue_span"]])
    if report is not None and report.speaker is not None:
        start, end = reading.starts[report.speaker[0]], reading.ends[report.speaker[1] - 1]
        found["speaker"] = overlaps(start, end, row["speaker_spans"])
    return found


def overlaps(start: int, end: int, spans: Sequence[Sequence[int]]) -> int:
    """1 when the span meets any of `spans`, else 0."""
    return int(any(start < b and a < end for a, b in spans))


def one_sentence(text: str, language: str) -> Sentence:
    """A document of one sentence."""
    return Sentence(0, text, 0, len(text), language)


def as_document(sentence: Sentence, analysis: Analysis | None) -> ClaimInput:
    """The same as input for the room."""
    segment = Segment("paragraph", sentence.text, 0, len(sentence.text), language=sentence.language)
    analyses = {} if analysis is None else {0: analysis}
    return ClaimInput(sentence.text, [segment], [sentence], analyses, [], "article", None)


def as_draft(document: ClaimInput) -> Draft:
    """What the room understands of it before speakers are resolved."""
    return draft_sentences(document.segments, document.sentences, document.analyses, {})[0]


def read_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """The objects of a gzip-compressed JSON lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else DATA)
