"""Run the claims room over the labelled sentences of `tests/cases/claims` and count what it gets right.

The format of a case file is described in `tests/cases/claims/fr_dev.yml`. Expected values are those a reader wrote;
`reported?`, `hedged?` leave a value open.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from transforms.analyse.analyse_sentences import DEFAULT_MODELS, analyse_sentences
from transforms.claims.extract_claims import ClaimInput, extract_claims
from transforms.model import Claim, Mention, Segment, Sentence

CASES = Path(__file__).resolve().parents[1] / "cases" / "claims"
CLASSES = ("claim", "reported", "direct", "negated", "hedged", "prediction", "speaker", "cue")


@dataclass(frozen=True, slots=True)
class Expected:
    """What a reader says of one sentence."""

    labels: frozenset[str]
    speaker: str | None
    cue: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Judged:
    """One sentence with what was expected of it and what the room says."""

    expected: Expected
    outcome: str
    claim: Claim | None


def read_case(case: Mapping[str, Any], language: str) -> tuple[list[Expected], ClaimInput]:
    """The labelled sentences of one document and the document itself, without analyses."""
    rows = [[_expected(line) for line in block.splitlines()] for block in re.split(r"\n\s*\n", case["body"].strip())]
    text, segments, sentences = "", [], []
    for ordinal, block in enumerate(rows):
        start = len(text)
        for row in block:
            text += (" " if len(text) > start else "") + row.text
            sentences.append(Sentence(ordinal, row.text, len(text) - len(row.text), len(text), language))
        kind, speaker = case.get("kind", "paragraph"), case.get("speaker")
        segments.append(Segment(kind, text[start:], start, len(text), speaker=speaker, language=language))
        text += "\n\n"
    mentions = list(_mentions(case["names"], sentences))
    document = ClaimInput(text, segments, sentences, {}, mentions, "article", None)
    return [row for block in rows for row in block], document


def judge(path: Path, models: Mapping[str, str]) -> list[Judged]:
    """Every sentence of a case file, read with the given models ({}: rules over words alone)."""
    language = path.stem[:2]
    judged: list[Judged] = []
    for case in yaml.safe_load(path.read_text(encoding="utf-8")):
        expected, document = read_case(case, language)
        analyses = analyse_sentences(document.sentences, models)
        document = ClaimInput(
            document.text, document.segments, document.sentences, analyses, document.mentions, document.kind, None
        )
        outcomes, claims = extract_claims(document)
        by_sentence = {claim.sentence: claim for claim in claims}
        judged += [Judged(e, o, by_sentence.get(i)) for i, (e, o) in enumerate(zip(expected, outcomes, strict=True))]
    return judged


def models_for(profile: str) -> Mapping[str, str]:
    """The models of a profile: none in `fast`."""
    return {} if profile == "fast" else DEFAULT_MODELS


def count(judged: list[Judged]) -> dict[str, Counter[str]]:
    """For each class: how many are expected (`gold`), given (`found`) and both (`right`)."""
    counts = {name: Counter(gold=0, found=0, right=0) for name in CLASSES}
    for item in judged:
        for name, expected, given in _comparisons(item):
            counts[name].update(gold=expected, found=given, right=expected and given)
    return counts


def f1(counts: Counter[str]) -> float:
    """Harmonic mean of precision and recall, 0 without any."""
    total = counts["gold"] + counts["found"]
    return 2 * counts["right"] / total if total else 0.0


def same_words(given: str | None, expected: str | None) -> bool:
    """Names and cues agree when one contains the other, letters and digits only (as score_seeds.py compares names)."""
    a, b = (re.sub(r"[^\w]+", "", (value or "").casefold()) for value in (given, expected))
    return a == b or bool(a and b and (a in b or b in a))


def _comparisons(item: Judged) -> Iterator[tuple[str, bool, bool]]:
    labels, claim = item.expected.labels, item.claim
    yield "claim", "claim" in labels, claim is not None
    if "claim" not in labels or claim is None:
        return
    given = {claim.attribution, claim.polarity, claim.modality}
    for name in ("reported", "direct", "negated", "hedged", "prediction"):
        if name + "?" not in labels and not ("hedged?" in labels and name == "prediction"):
            yield name, name in labels, name in given
    if item.expected.speaker is not None:
        right = same_words(claim.speaker, item.expected.speaker)
        yield "speaker", True, right
    if item.expected.cue is not None:
        yield "cue", True, same_words(claim.cue, item.expected.cue)


def _expected(line: str) -> Expected:
    labels, speaker, cue, text = line.split(" | ", 3)
    return Expected(
        frozenset(labels.split()), None if speaker == "-" else speaker, None if cue == "-" else cue, text.strip()
    )


def _mentions(names: Mapping[str, str], sentences: list[Sentence]) -> Iterator[Mention]:
    """Every occurrence of every surface, longest first, none inside another."""
    for ordinal, sentence in enumerate(sentences):
        taken: list[tuple[int, int]] = []
        for surface in sorted(names, key=len, reverse=True):
            kind, _, name = names[surface].partition(" = ")
            for match in re.finditer(rf"\b{re.escape(surface)}\b", sentence.text):
                start, end = match.span()
                if not any(a < end and start < b for a, b in taken):
                    taken.append((start, end))
                    at = sentence.char_start
                    yield Mention(ordinal, surface, at + start, at + end, kind, name or surface, None, "exact", 1.0)
